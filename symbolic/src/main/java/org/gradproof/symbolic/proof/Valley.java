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
 * negative. The point is another variable of the same interval, or a number. Where it is an end that the interval leaves out,
 * h is looked at on the interval with its ends, if it and its derivatives have values there as well: what is shown there
 * holds inside, and {@code h(x) > 0} inside if h' is positive there.
 *
 * <p>Between x and a, h must have a derivative: h and its derivatives have values for every x that the givens leave, and
 * these are an interval in which a lies. So no given but bounds by numbers speaks of x, or of a.
 */
final class Valley {
    private static final List<Rational> NUMBERS = List.of(Rational.ZERO, Rational.ONE, Rational.HALF);

    private final Setting setting;
    private final Givens givens;
    private final Expr height;
    private final boolean strict;

    private Valley(Setting setting, Givens givens) {
        Claim claim = setting.claim();
        Relation relation = claim.relation();
        this.setting = setting;
        this.givens = givens;
        this.height = relation == Relation.GE || relation == Relation.GT
                ? Exprs.sub(claim.left(), claim.right())
                : Exprs.sub(claim.right(), claim.left());
        this.strict = relation == Relation.GT || relation == Relation.LT;
    }

    /** A proof of the claim, or null. */
    static @Nullable Proof prove(Setting setting) {
        Relation relation = setting.claim().relation();
        if (relation == Relation.EQ || relation == Relation.NE) {
            return null;
        }
        Valley valley = new Valley(setting, setting.claim().givens());
        if (Dependencies.hasOperator(valley.height)) {
            return null;
        }
        for (Name name : Dependencies.direct(valley.height).stream().sorted().toList()) {
            if ((!valley.strict && valley.in(name)) || valley.inClosure(name)) {
                String reason = "convexity, or the sign of the derivative, in $" + name.spelling() + "$";
                return new Proof(Outcome.PROVED, List.of(), List.of(reason), setting.conditions(Set.of()), "");
            }
        }
        return null;
    }

    private boolean in(Name name) {
        Domain.Interval range = interval(name);
        return range != null && in(new Sym(name), range, points(new Sym(name), range));
    }

    /** Whether it has a least value at an end that the variable does not take. */
    private boolean inClosure(Name name) {
        Domain.Interval range = interval(name);
        List<Bound> bounds = new ArrayList<>();
        if (range == null || !addBounds(name, bounds)) {
            return false;
        }
        Set<Rational> ends = new LinkedHashSet<>();
        bounds.stream().filter(Bound::isStrict).map(Bound::number).forEach(ends::add);
        if (range.low() != null && range.lowOpen()) {
            ends.add(range.low());
        }
        if (range.high() != null && range.highOpen()) {
            ends.add(range.high());
        }
        Domain.Interval closed =
                new Domain.Interval(range.low(), range.low() == null, range.high(), range.high() == null);
        ends.removeIf(end ->
                !isIn(end, closed) || !bounds.stream().allMatch(b -> b.weak().admits(end)));
        if (ends.isEmpty()) {
            return false;
        }
        List<Given> all = new ArrayList<>();
        for (Given given : givens.all()) {
            if (given instanceof Given.Scalar scalar && scalar.name().equals(name)) {
                all.add(new Given.Scalar(name, closed, scalar.latex()));
            } else if (!(given instanceof Assumption assumption) || !speaksOf(assumption, name)) {
                all.add(given);
            }
        }
        for (Bound bound : bounds) {
            Bound weak = bound.weak();
            all.add(new Assumption(
                    new Cond.Rel(new Sym(name), weak.relation(), new Expr.Num(weak.number())),
                    List.of(),
                    List.of(),
                    ""));
        }
        List<Expr> points = ends.stream().<Expr>map(Expr.Num::new).toList();
        return new Valley(setting, givens.with(all)).in(new Sym(name), closed, points);
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

    private boolean in(Sym x, Domain.Interval range, List<Expr> points) {
        if (points.isEmpty()) {
            return false;
        }
        Differentiator differentiator =
                new Differentiator(givens, new Selection(Set.of(), List.of(), false, true), new Dependencies(givens));
        try {
            Expr slope = differentiator.derivative(height, x);
            Expr bend = differentiator.derivative(slope, x);
            if (!isDefined(height) || !isDefined(slope) || !isSmooth(x)) {
                return false;
            }
            for (Expr a : points) {
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
        boolean isStrict() {
            return relation == Relation.LT || relation == Relation.GT;
        }

        /** The same with its number. */
        Bound weak() {
            return new Bound(
                    relation == Relation.LT ? Relation.LE : relation == Relation.GT ? Relation.GE : relation, number);
        }

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
        for (Assumption assumption : givens.assumptions()) {
            Cond.Rel relation = assumption.relation();
            boolean order = relation.relation() != Relation.EQ && relation.relation() != Relation.NE;
            if (!speaksOf(assumption, name)) {
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

    private boolean speaksOf(Assumption assumption, Name name) {
        Dependencies dependencies = new Dependencies(givens);
        return dependencies.all(assumption.relation().left()).contains(name)
                || dependencies.all(assumption.relation().right()).contains(name);
    }

    private boolean isZeroAt(Expr expr, Sym x, Expr a) {
        Expr at = new Substitution().apply(expr, Map.of(x.name(), a));
        return holds(givens, at, Relation.EQ);
    }

    /**
     * Whether h does not increase up to a, and does not decrease from a on; beyond the interval's ends is nothing to show.
     * Where the claim is strict, h' has its sign wherever x is not a.
     */
    private boolean falls(Expr slope, Sym x, Expr a, Domain.Interval range) {
        List<Bound> bounds = new ArrayList<>();
        addBounds(x.name(), bounds);
        boolean first = a instanceof Expr.Num low
                && (low.value().equals(range.low()) || bounds.contains(new Bound(Relation.GE, low.value())));
        boolean last = a instanceof Expr.Num high
                && (high.value().equals(range.high()) || bounds.contains(new Bound(Relation.LE, high.value())));
        Relation up = strict ? Relation.GT : Relation.GE;
        Relation down = strict ? Relation.LT : Relation.LE;
        return (last || holds(under(x, up, a), slope, up)) && (first || holds(under(x, down, a), slope, down));
    }

    private boolean bends(Expr slope, Expr bend, Sym x, Expr a) {
        return !strict && isZeroAt(slope, x, a) && isDefined(bend) && holds(givens, bend, Relation.GE);
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
