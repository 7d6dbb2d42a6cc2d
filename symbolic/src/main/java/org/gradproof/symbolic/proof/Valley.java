package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.calculus.Differentiator;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.gradproof.symbolic.normal.facts.Selection;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.gradproof.symbolic.proof.Proof.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Inequalities {@code h(x) >= 0} for a variable x of an interval, by a point a of the interval at which h is 0: there h
 * has its least value, if it does not increase below a and does not decrease above. That is so where h' is at most 0
 * below and at least 0 above; and, as h' does not decrease where {@code h'' >= 0}, where h' is 0 at a and h'' is nowhere
 * negative. The point is another variable of the same interval, or a number.
 *
 * <p>Between x and a, h must have a derivative: h and its derivatives have values for every x that the givens leave, and
 * these are an interval in which a lies. So no given but bounds by numbers speaks of x, or of a.
 */
final class Valley {
    private static final List<Rational> NUMBERS = List.of(Rational.ZERO, Rational.ONE, Rational.HALF);

    private final Setting setting;
    private final Givens givens;
    private final Expr height;

    private Valley(Setting setting) {
        Claim claim = setting.claim();
        this.setting = setting;
        this.givens = claim.givens();
        this.height = claim.relation() == Relation.GE
                ? Exprs.sub(claim.left(), claim.right())
                : Exprs.sub(claim.right(), claim.left());
    }

    /** A proof of the claim, or null. */
    static @Nullable Proof prove(Setting setting) {
        Relation relation = setting.claim().relation();
        if (relation != Relation.GE && relation != Relation.LE) {
            return null;
        }
        Valley valley = new Valley(setting);
        if (Dependencies.hasOperator(valley.height)) {
            return null;
        }
        for (Name name : Dependencies.direct(valley.height).stream().sorted().toList()) {
            Domain.Interval range = valley.interval(name);
            if (range != null && valley.in(new Sym(name), range)) {
                String reason = "convexity, or the sign of the derivative, in $" + name.spelling() + "$";
                return new Proof(Outcome.PROVED, List.of(), List.of(reason), setting.conditions(Set.of()), "");
            }
        }
        return null;
    }

    /** The interval of the scalar, if the claim depends on it directly alone. */
    private Domain.@Nullable Interval interval(Name name) {
        boolean hidden = Dependencies.direct(height).stream()
                .anyMatch(n -> givens.definition(n) != null
                        && new Dependencies(givens).reachable(n).contains(name));
        return !hidden
                        && givens.find(name) instanceof Given.Scalar scalar
                        && scalar.domain() instanceof Domain.Interval interval
                ? interval
                : null;
    }

    private boolean in(Sym x, Domain.Interval range) {
        Differentiator differentiator =
                new Differentiator(givens, new Selection(Set.of(), List.of(), false, true), new Dependencies(givens));
        try {
            Expr slope = differentiator.derivative(height, x);
            Expr bend = differentiator.derivative(slope, x);
            if (!isDefined(height) || !isDefined(slope) || !isSmooth(x)) {
                return false;
            }
            for (Expr a : points(x, range)) {
                if (isZeroAt(height, x, a) && (falls(slope, x, a, range) || bends(slope, bend, x, a))) {
                    return true;
                }
            }
        } catch (Unsupported noDerivative) {
            return false;
        }
        return false;
    }

    /** Whether h has no kink and no jump: the branches of cases may have slopes that tell nothing of the step between. */
    private boolean isSmooth(Sym x) {
        return Definedness.isKnown(new Expr.Deriv(height, x), givens);
    }

    /** Whether the givens leave no point at which the expression has no value. */
    private boolean isDefined(Expr expr) {
        return Definedness.isKnown(expr, givens)
                && setting.like(new Claim(givens, expr, Relation.EQ, expr))
                        .open()
                        .isEmpty();
    }

    /** Other variables of the same interval, and numbers in it; none where other givens speak of x. */
    private List<Expr> points(Sym x, Domain.Interval range) {
        List<Bound> bounds = new ArrayList<>();
        if (!addBounds(x.name(), bounds)) {
            return List.of();
        }
        List<Expr> points = new ArrayList<>();
        for (Name name : Dependencies.direct(height).stream().sorted().toList()) {
            boolean same = !name.equals(x.name()) && range.equals(interval(name));
            if (same && bounds.isEmpty() && addBounds(name, new ArrayList<>())) {
                points.add(new Sym(name));
            }
        }
        for (Rational number : NUMBERS) {
            if (isIn(number, range) && bounds.stream().allMatch(b -> b.admits(number))) {
                points.add(new Expr.Num(number));
            }
        }
        return points;
    }

    private static boolean isIn(Rational number, Domain.Interval range) {
        int low = range.low() == null ? 1 : number.compareTo(range.low());
        int high = range.high() == null ? -1 : number.compareTo(range.high());
        return (low > 0 || (low == 0 && !range.lowOpen())) && (high < 0 || (high == 0 && !range.highOpen()));
    }

    /** The relation of the variable to a number. */
    private record Bound(Relation relation, Rational number) {
        boolean admits(Rational value) {
            int order = value.compareTo(number);
            return switch (relation) {
                case LT -> order < 0;
                case LE -> order <= 0;
                case GT -> order > 0;
                case GE -> order >= 0;
                default -> false;
            };
        }
    }

    /** Gathers the bounds of the variable by numbers; false if a given says more of it. */
    private boolean addBounds(Name name, List<Bound> bounds) {
        Dependencies dependencies = new Dependencies(givens);
        for (Assumption assumption : givens.assumptions()) {
            Cond.Rel relation = assumption.relation();
            Set<Name> names = new LinkedHashSet<>(dependencies.all(relation.left()));
            names.addAll(dependencies.all(relation.right()));
            boolean order = relation.relation() != Relation.EQ && relation.relation() != Relation.NE;
            if (!names.contains(name)) {
                continue;
            }
            if (order && relation.left().equals(new Sym(name)) && relation.right() instanceof Expr.Num number) {
                bounds.add(new Bound(relation.relation(), number.value()));
            } else if (order && relation.right().equals(new Sym(name)) && relation.left() instanceof Expr.Num number) {
                bounds.add(new Bound(relation.relation().mirrored(), number.value()));
            } else {
                return false;
            }
        }
        return true;
    }

    private boolean isZeroAt(Expr expr, Sym x, Expr a) {
        Expr at = new Substitution().apply(expr, Map.of(x.name(), a));
        return holds(givens, at, Relation.EQ);
    }

    /** Whether h does not increase up to a, and does not decrease from a on; beyond the interval's ends is nothing to show. */
    private boolean falls(Expr slope, Sym x, Expr a, Domain.Interval range) {
        boolean first = a instanceof Expr.Num low && low.value().equals(range.low());
        boolean last = a instanceof Expr.Num high && high.value().equals(range.high());
        return (last || holds(under(x, Relation.GE, a), slope, Relation.GE))
                && (first || holds(under(x, Relation.LE, a), slope, Relation.LE));
    }

    private boolean bends(Expr slope, Expr bend, Sym x, Expr a) {
        return isZeroAt(slope, x, a) && isDefined(bend) && holds(givens, bend, Relation.GE);
    }

    private Givens under(Sym x, Relation relation, Expr a) {
        return givens.with(new Assumption(new Cond.Rel(x, relation, a), List.of(), List.of(), ""));
    }

    private boolean holds(Givens under, Expr expr, Relation relation) {
        try {
            Setting claim = setting.like(new Claim(under, expr, relation, Exprs.ZERO));
            return claim.related(List.of(), Map.of()).holds()
                    || claim.related(claim.facts(), Map.of()).holds();
        } catch (Unsupported notExpressible) {
            return false;
        }
    }
}
