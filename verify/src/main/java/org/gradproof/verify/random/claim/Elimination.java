package org.gradproof.verify.random.claim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.proof.Claim;
import org.jspecify.annotations.Nullable;

/**
 * A claim without the numbers that an assumption gives by others through an exponential or a logarithm: under {@code
 * \log\frac{p}{1-p} = z} it is one about p, with z defined. Points are rational, and the equation holds at next to none of
 * them.
 *
 * <p>Only operations with one inverse are undone, so that a number has the value wherever that is defined, and the
 * equation holds where it has it. Nothing is done where something is differentiated: there a number is held that now
 * would move with the others.
 *
 * @param claim the claim with definitions in place of those numbers
 * @param values their values in LaTeX
 */
public record Elimination(Claim claim, Map<String, Object> values) {
    private static final int MOST = 8;

    public Elimination {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The claim without numbers that its assumptions give so; as it is where there is none. */
    public static Elimination of(Claim claim) {
        Claim now = claim;
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < MOST && !differentiates(now); i++) {
            Found found = find(now.givens());
            if (found == null) {
                break;
            }
            values.put(
                    found.definition().name().spelling(),
                    LatexWriter.write(found.definition().body()));
            now = new Claim(with(now.givens(), found), now.left(), now.relation(), now.right());
        }
        return new Elimination(now, values);
    }

    /** What a number is, and the assumption that says so. */
    private record Found(Given.Definition definition, Assumption source) {}

    private static boolean differentiates(Claim claim) {
        List<Expr> open = new ArrayList<>(List.of(claim.left(), claim.right()));
        for (Given given : claim.givens().all()) {
            if (given instanceof Given.Definition definition) {
                open.add(definition.body());
            } else if (given instanceof Assumption assumption) {
                open.addAll(Parts.of(assumption.relation()));
            }
        }
        while (!open.isEmpty()) {
            Expr next = open.remove(open.size() - 1);
            if (next instanceof Expr.Deriv
                    || (next instanceof Expr.Call call && call.orders().stream().anyMatch(order -> order > 0))) {
                return true;
            }
            open.addAll(Parts.of(next));
        }
        return false;
    }

    private static @Nullable Found find(Givens givens) {
        for (Assumption assumption : givens.assumptions()) {
            Cond.Rel relation = assumption.relation();
            if (relation.relation() == Relation.EQ && assumption.universal().isEmpty()) {
                Given.Definition found = solved(relation.left(), relation.right(), assumption, givens);
                if (found == null) {
                    found = solved(relation.right(), relation.left(), assumption, givens);
                }
                if (found != null) {
                    return new Found(found, assumption);
                }
            }
        }
        return null;
    }

    /** The number of the first side that the equation gives by others. */
    private static Given.@Nullable Definition solved(Expr side, Expr other, Assumption source, Givens givens) {
        for (Name name : Mentioned.in(side)) {
            boolean real = givens.find(name) instanceof Given.Scalar scalar && scalar.domain() instanceof Domain.Interval;
            if (!real || count(side, name, givens) != 1 || count(other, name, givens) != 0) {
                continue;
            }
            Expr value = undo(side, other, name, givens);
            if (value != null && isTranscendental(value)) {
                return new Given.Definition(name, List.of(), List.of(), List.of(), value, source.latex());
            }
        }
        return null;
    }

    /** How often the name stands in the expression, through definitions too: these count as many. */
    private static int count(Expr expr, Name name, Givens givens) {
        if (expr instanceof Sym sym && sym.name().equals(name)) {
            return 1;
        }
        Name defined = expr instanceof Sym sym ? sym.name() : expr instanceof Expr.Call call ? call.function() : null;
        Given.Definition definition = defined == null ? null : givens.definition(defined);
        int found = definition != null && count(definition.body(), name, givens) > 0 ? 2 : 0;
        for (Expr part : Parts.of(expr)) {
            found += count(part, name, givens);
        }
        return found;
    }

    private static @Nullable Expr undo(Expr expr, Expr target, Name name, Givens givens) {
        if (expr instanceof Sym sym) {
            return sym.name().equals(name) ? target : null;
        }
        List<Expr> others = new ArrayList<>(Parts.of(expr));
        Expr inner = others.stream()
                .filter(part -> count(part, name, givens) == 1)
                .findFirst()
                .orElse(null);
        if (inner == null) {
            return null;
        }
        others.remove(inner);
        if (expr instanceof Expr.Add) {
            return undo(inner, Exprs.sub(target, Exprs.add(others)), name, givens);
        } else if (expr instanceof Expr.Mul) {
            return undo(inner, Exprs.div(target, Exprs.mul(others)), name, givens);
        } else if (expr instanceof Expr.Pow pow) {
            boolean reciprocal = pow.base() == inner && pow.exponent().equals(Exprs.num(-1));
            return reciprocal ? undo(inner, Exprs.div(Exprs.ONE, target), name, givens) : null;
        } else if (expr instanceof Expr.Fn fn && fn.function() == Function.EXP) {
            return undo(inner, target.equals(Exprs.ONE) ? Exprs.ZERO : Exprs.log(target), name, givens);
        } else if (expr instanceof Expr.Fn fn && fn.function() == Function.LOG) {
            return undo(inner, target.equals(Exprs.ZERO) ? Exprs.ONE : Exprs.exp(target), name, givens);
        }
        return null;
    }

    /** Whether an exponential or a logarithm stands in it: values without are found among rational numbers. */
    private static boolean isTranscendental(Expr expr) {
        boolean here = expr instanceof Expr.Fn fn && (fn.function() == Function.EXP || fn.function() == Function.LOG);
        return here || Parts.of(expr).stream().anyMatch(Elimination::isTranscendental);
    }

    private static Givens with(Givens givens, Found found) {
        Given.Definition definition = found.definition();
        List<Given> all = new ArrayList<>(List.of(definition));
        for (Given given : givens.all()) {
            if (given instanceof Given.Scalar scalar && scalar.name().equals(definition.name())) {
                if (scalar.domain() instanceof Domain.Interval interval) {
                    bound(definition, interval.lowOpen() ? Relation.GT : Relation.GE, interval.low(), scalar, all);
                    bound(definition, interval.highOpen() ? Relation.LT : Relation.LE, interval.high(), scalar, all);
                }
            } else if (!given.equals(found.source())) {
                all.add(given);
            }
        }
        return new Givens(all, givens.meanings());
    }

    /** What the number's domain asks of its value. */
    private static void bound(
            Given.Definition found, Relation relation, @Nullable Rational end, Given.Scalar scalar, List<Given> all) {
        if (end != null) {
            Cond.Rel bound = new Cond.Rel(new Sym(found.name()), relation, new Expr.Num(end));
            all.add(new Assumption(bound, List.of(), List.of(), scalar.latex()));
        }
    }
}
