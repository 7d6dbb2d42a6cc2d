package org.gradproof.symbolic.average;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.expr.Substitution;
import org.jspecify.annotations.Nullable;

/**
 * The expectation over a sample of independent variables of one law, of any size: linear in what is averaged, and of a
 * product of factors that depend on one variable each the sum, over all ways to group the factors, of the groups' joint
 * cumulants, where a group counts only if its variables are one. (The cumulant of a group with two independent parts is 0.)
 */
public final class Sample {
    private static final int MOST_FACTORS = 6;
    private static final int MOST_VARIABLES = 4;

    private final Name name;
    private final Function<String, Sym> fresh;
    private final BiFunction<Expr, Sym, @Nullable Expr> one;

    /**
     * A sample.
     *
     * @param name of the family of its variables
     * @param fresh makes bound variables
     * @param one the expectation of a value under the law of the one variable in it, or null where it is not known
     */
    public Sample(Name name, Function<String, Sym> fresh, BiFunction<Expr, Sym, @Nullable Expr> one) {
        this.name = name;
        this.fresh = fresh;
        this.one = one;
    }

    /** The expectation, or null where no form of it is known. */
    public @Nullable Expr expectation(Expr value) {
        if (!mentions(value)) {
            return value;
        } else if (value instanceof Expr.Add add) {
            return all(add.terms());
        } else if (value instanceof Binder binder && isPlain(binder)) {
            return ofBinder(binder);
        }
        Binder exponentials = value instanceof Expr.Fn fn && fn.function() == org.gradproof.symbolic.expr.Function.EXP
                ? exponentials(fn.arguments().get(0))
                : null;
        return exponentials != null ? expectation(exponentials) : product(flat(value));
    }

    /** {@code e^{c \sum_i f} = \prod_i e^{c f}}; null where the exponent is no sum. */
    private @Nullable Binder exponentials(Expr exponent) {
        List<Expr> factors = exponent instanceof Expr.Mul mul ? mul.factors() : List.of(exponent);
        Binder sum = null;
        List<Expr> rest = new ArrayList<>();
        for (Expr factor : factors) {
            if (sum == null && factor instanceof Binder binder && binder.kind() == Kind.SUM) {
                sum = binder;
            } else {
                rest.add(factor);
            }
        }
        if (sum == null || rest.stream().anyMatch(this::mentions)) {
            return null;
        }
        rest.add(sum.body());
        return new Binder(
                Kind.PRODUCT, sum.variable(), sum.low(), sum.high(), sum.filter(), Exprs.exp(Exprs.mul(rest)));
    }

    private @Nullable Expr all(List<Expr> terms) {
        List<Expr> averages = new ArrayList<>();
        for (Expr term : terms) {
            Expr average = expectation(term);
            if (average == null) {
                return null;
            }
            averages.add(average);
        }
        return Exprs.add(averages);
    }

    /** A sum or product whose range does not hang on the sample. */
    private boolean isPlain(Binder binder) {
        boolean plain = binder.kind() == Kind.SUM || binder.kind() == Kind.PRODUCT;
        List<Expr> range = new ArrayList<>(List.of(binder.low(), binder.high()));
        range.addAll(Parts.of(binder.filter()));
        return plain && range.stream().noneMatch(this::mentions);
    }

    private @Nullable Expr ofBinder(Binder binder) {
        if (binder.kind() == Kind.PRODUCT) {
            // The factors at different values of the index are independent where each is of the variable there alone.
            List<Expr> at = indices(binder.body());
            if (at.size() != 1 || !at.get(0).equals(binder.variable())) {
                return null;
            }
        }
        Expr body = expectation(binder.body());
        return body == null
                ? null
                : new Binder(binder.kind(), binder.variable(), binder.low(), binder.high(), binder.filter(), body);
    }

    /** The factors of a product, powers in digits of what depends on several variables taken apart. */
    private List<Expr> flat(Expr value) {
        List<Expr> all = new ArrayList<>();
        if (value instanceof Expr.Mul mul) {
            mul.factors().forEach(factor -> all.addAll(flat(factor)));
        } else if (value instanceof Pow pow
                && isWide(pow.base())
                && pow.exponent() instanceof Num exponent
                && exponent.value().isInteger()
                && exponent.value().signum() > 0
                && exponent.value().numerator().bitLength() < 4) {
            for (int i = 0; i < exponent.value().numerator().intValue(); i++) {
                all.addAll(flat(pow.base()));
            }
        } else {
            all.add(value);
        }
        return all;
    }

    /** Whether it depends on more than one variable of the sample, or on one that a sum in it runs over. */
    private boolean isWide(Expr value) {
        return indices(value).size() != 1 || bound(value);
    }

    private boolean bound(Expr value) {
        if (value instanceof Binder || value instanceof Expr.OfMatrix) {
            return mentions(value);
        }
        return Parts.of(value).stream().anyMatch(this::bound);
    }

    private @Nullable Expr product(List<Expr> factors) {
        for (int i = 0; i < factors.size(); i++) {
            Expr factor = factors.get(i);
            List<Expr> others = new ArrayList<>(factors);
            others.remove(i);
            if (!mentions(factor)) {
                Expr average = others.isEmpty() ? Exprs.ONE : product(others);
                return average == null ? null : Exprs.mul(factor, average);
            } else if (factor instanceof Expr.Add add && (isWide(factor) || factors.size() <= MOST_FACTORS)) {
                return distributed(add, others);
            } else if (factor instanceof Binder sum && sum.kind() == Kind.SUM && isPlain(sum)) {
                return summed(sum, others);
            } else if (isWide(factor)) {
                return null;
            }
        }
        return independent(factors);
    }

    private @Nullable Expr distributed(Expr.Add add, List<Expr> others) {
        List<Expr> all = new ArrayList<>();
        for (Expr term : add.terms()) {
            List<Expr> factors = new ArrayList<>(flat(term));
            factors.addAll(others);
            Expr average = factors.size() > 2 * MOST_FACTORS ? null : product(factors);
            if (average == null) {
                return null;
            }
            all.add(average);
        }
        return Exprs.add(all);
    }

    private @Nullable Expr summed(Binder sum, List<Expr> others) {
        Sym variable = fresh.apply(sum.variable().name().spelling());
        Map<Name, Expr> renamed = Map.of(sum.variable().name(), variable);
        List<Expr> factors = new ArrayList<>(flat(new Substitution().apply(sum.body(), renamed)));
        factors.addAll(others);
        Expr average = factors.size() > 2 * MOST_FACTORS ? null : product(factors);
        return average == null
                ? null
                : new Binder(
                        Kind.SUM,
                        variable,
                        sum.low(),
                        sum.high(),
                        new Substitution().apply(sum.filter(), renamed),
                        average);
    }

    /** Factors of one variable each. */
    private @Nullable Expr independent(List<Expr> factors) {
        Map<Expr, List<Expr>> byIndex = new LinkedHashMap<>();
        for (Expr factor : factors) {
            byIndex.computeIfAbsent(indices(factor).get(0), index -> new ArrayList<>())
                    .add(factor);
        }
        if (byIndex.size() > MOST_VARIABLES) {
            return null;
        }
        List<Expr> at = List.copyOf(byIndex.keySet());
        List<Expr> all = new ArrayList<>();
        for (List<List<Integer>> groups : partitions(at.size())) {
            List<Expr> product = new ArrayList<>();
            for (List<Integer> group : groups) {
                Expr cumulant = cumulant(group, at, byIndex);
                if (cumulant == null) {
                    return null;
                }
                for (int i = 1; i < group.size(); i++) {
                    product.add(
                            new Expr.Indicator(new Cond.Rel(at.get(group.get(0)), Relation.EQ, at.get(group.get(i)))));
                }
                product.add(cumulant);
            }
            all.add(Exprs.mul(product));
        }
        return Exprs.add(all);
    }

    /** {@code \sum_\pi (-1)^{|\pi|-1} (|\pi|-1)! \prod_{B \in \pi} E[\prod_B f]}, over all partitions of the group. */
    private @Nullable Expr cumulant(List<Integer> group, List<Expr> at, Map<Expr, List<Expr>> factors) {
        List<Expr> all = new ArrayList<>();
        for (List<List<Integer>> parts : partitions(group.size())) {
            long sign = 1;
            for (int i = 1; i < parts.size(); i++) {
                sign *= -i;
            }
            List<Expr> product = new ArrayList<>(List.of(Exprs.num(sign)));
            for (List<Integer> part : parts) {
                Sym variable = fresh.apply("x");
                List<Expr> together = new ArrayList<>();
                for (int i : part) {
                    Expr index = at.get(group.get(i));
                    factors.getOrDefault(index, List.of())
                            .forEach(factor -> together.add(at(factor, new Sym(name, List.of(index)), variable)));
                }
                Expr average = one.apply(Exprs.mul(together), variable);
                if (average == null) {
                    return null;
                }
                product.add(average);
            }
            all.add(Exprs.mul(product));
        }
        return Exprs.add(all);
    }

    private static Expr at(Expr expr, Sym member, Sym variable) {
        return expr.equals(member)
                ? variable
                : Substitution.map(expr, part -> at(part, member, variable), cond -> inside(cond, member, variable));
    }

    private static Cond inside(Cond cond, Sym member, Sym variable) {
        return Substitution.map(cond, part -> at(part, member, variable), inner -> inside(inner, member, variable));
    }

    /** All partitions of the numbers below {@code size}. */
    private static List<List<List<Integer>>> partitions(int size) {
        if (size == 0) {
            return List.of(List.of());
        }
        List<List<List<Integer>>> all = new ArrayList<>();
        for (List<List<Integer>> fewer : partitions(size - 1)) {
            for (int i = 0; i <= fewer.size(); i++) {
                List<List<Integer>> more = new ArrayList<>(fewer);
                List<Integer> group = new ArrayList<>(i < fewer.size() ? fewer.get(i) : List.of());
                group.add(size - 1);
                if (i < fewer.size()) {
                    more.set(i, group);
                } else {
                    more.add(group);
                }
                all.add(more);
            }
        }
        return all;
    }

    /** At which indices variables of the sample stand in the expression; those that it binds itself included. */
    private List<Expr> indices(Expr expr) {
        List<Expr> found = new ArrayList<>();
        collect(expr, found);
        return found;
    }

    private void collect(Expr expr, List<Expr> found) {
        if (expr instanceof Sym sym && sym.name().equals(name)) {
            Expr index = sym.indices().get(0);
            if (!found.contains(index)) {
                found.add(index);
            }
        }
        Parts.of(expr).forEach(part -> collect(part, found));
    }

    private boolean mentions(Expr expr) {
        return !indices(expr).isEmpty();
    }
}
