package org.gradproof.verify.mutation;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Add;
import org.gradproof.symbolic.expr.Expr.Mul;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Rational;

/** Mistakes with terms, factors, powers and numbers. */
final class TermMutator {
    private TermMutator() {}

    /** The expression with the opposite sign, without two minuses in front. */
    static Expr negated(Expr expr) {
        if (expr instanceof Num number) {
            return new Num(number.value().negate());
        } else if (expr instanceof Mul product && product.factors().get(0) instanceof Num number) {
            Rational opposite = number.value().negate();
            List<Expr> rest = product.factors().subList(1, product.factors().size());
            return opposite.equals(Rational.ONE)
                    ? Exprs.mul(rest)
                    : Exprs.mul(Lists.replaced(product.factors(), 0, new Num(opposite)));
        }
        return Exprs.neg(expr);
    }

    static List<Expr> signs(Site site) {
        List<Expr> mutants = new ArrayList<>();
        if (site.isValue() && site.expr() instanceof Add sum && sum.terms().size() > 1) {
            for (int i = 0; i < sum.terms().size(); i++) {
                mutants.add(new Add(
                        Lists.replaced(sum.terms(), i, negated(sum.terms().get(i)))));
            }
        }
        return mutants;
    }

    /** The sign of a factor that is a sum, of an argument, a body, or the whole. */
    static List<Expr> partSigns(Site site) {
        if (!site.isValue() || site.parent() instanceof Add) {
            return List.of();
        } else if (site.parent() instanceof Mul) {
            return site.expr() instanceof Add ? List.of(negated(site.expr())) : List.of();
        } else if (site.expr() instanceof Num number && number.value().signum() == 0) {
            return List.of();
        }
        return List.of(negated(site.expr()));
    }

    static List<Expr> dropped(Site site) {
        List<Expr> mutants = new ArrayList<>();
        if (site.isValue() && site.expr() instanceof Add sum && sum.terms().size() > 1) {
            for (int i = 0; i < sum.terms().size(); i++) {
                mutants.add(Exprs.add(Lists.without(sum.terms(), i)));
            }
        }
        return mutants;
    }

    static List<Expr> doubled(Site site) {
        List<Expr> mutants = new ArrayList<>();
        if (site.isValue() && site.expr() instanceof Add sum && sum.terms().size() > 1) {
            for (int i = 0; i < sum.terms().size(); i++) {
                mutants.add(new Add(Lists.replaced(
                        sum.terms(), i, Exprs.mul(Exprs.num(2), sum.terms().get(i)))));
            }
        }
        return mutants;
    }

    static List<Expr> factorsDropped(Site site) {
        List<Expr> mutants = new ArrayList<>();
        if (site.isValue()
                && site.expr() instanceof Mul product
                && product.factors().size() > 1) {
            for (int i = 0; i < product.factors().size(); i++) {
                if (!(product.factors().get(i) instanceof Num)) {
                    mutants.add(Exprs.mul(Lists.without(product.factors(), i)));
                }
            }
        }
        return mutants;
    }

    static List<Expr> factorsDoubled(Site site) {
        List<Expr> mutants = new ArrayList<>();
        if (site.isValue() && site.expr() instanceof Mul product) {
            for (int i = 0; i < product.factors().size(); i++) {
                Expr factor = product.factors().get(i);
                if (!(factor instanceof Num)) {
                    Expr square = factor instanceof Pow power && power.exponent() instanceof Num exponent
                            ? new Pow(power.base(), new Num(exponent.value().plus(exponent.value())))
                            : new Pow(factor, Exprs.num(2));
                    mutants.add(Exprs.mul(Lists.replaced(product.factors(), i, square)));
                }
            }
        }
        return mutants;
    }

    /** A number one up or down. */
    static List<Expr> constants(Site site) {
        if (!site.isValue() || !(site.expr() instanceof Num number)) {
            return List.of();
        }
        List<Expr> mutants = new ArrayList<>();
        for (Rational step : List.of(Rational.ONE, Rational.MINUS_ONE)) {
            Rational near = number.value().plus(step);
            boolean factor = site.parent() instanceof Mul;
            if (!factor || (near.signum() != 0 && !near.equals(Rational.ONE))) {
                mutants.add(new Num(near));
            }
        }
        return mutants;
    }

    /** An exponent that is a number, one up or down. */
    static List<Expr> exponents(Site site) {
        if (!site.isValue() || !(site.expr() instanceof Pow power) || !(power.exponent() instanceof Num number)) {
            return List.of();
        }
        List<Expr> mutants = new ArrayList<>();
        for (Rational step : List.of(Rational.ONE, Rational.MINUS_ONE)) {
            Rational near = number.value().plus(step);
            mutants.add(
                    near.signum() == 0
                            ? Exprs.ONE
                            : near.equals(Rational.ONE) ? power.base() : new Pow(power.base(), new Num(near)));
        }
        return mutants;
    }

    /** A fraction upside down; the signs and numbers in front stay. */
    static List<Expr> turned(Site site) {
        if (!site.isValue() || site.parent() instanceof Mul) {
            return List.of();
        }
        List<Expr> factors = site.expr() instanceof Mul product ? product.factors() : List.of(site.expr());
        if (factors.stream().noneMatch(TermMutator::isBelow)) {
            return List.of();
        }
        return List.of(Exprs.mul(
                factors.stream().map(f -> f instanceof Num ? f : inverse(f)).toList()));
    }

    private static boolean isBelow(Expr factor) {
        return factor instanceof Pow power
                && power.exponent() instanceof Num exponent
                && exponent.value().signum() < 0;
    }

    private static Expr inverse(Expr factor) {
        if (factor instanceof Pow power && power.exponent() instanceof Num exponent) {
            Rational opposite = exponent.value().negate();
            return opposite.equals(Rational.ONE) ? power.base() : new Pow(power.base(), new Num(opposite));
        }
        return new Pow(factor, Exprs.MINUS_ONE);
    }
}
