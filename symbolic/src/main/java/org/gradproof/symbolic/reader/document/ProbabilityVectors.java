package org.gradproof.symbolic.reader.document;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Given.Family;
import org.jspecify.annotations.Nullable;

/**
 * Vectors of which it is given that their entries are not negative and sum to one: {@code p \in \mathbb{R}^n},
 * {@code p_i \ge 0}, {@code \sum_i p_i = 1} are the same as {@code p \in \Delta^{n-1}}.
 */
final class ProbabilityVectors {
    private static final Domain UNIT = new Domain.Interval(Rational.ZERO, false, Rational.ONE, false);

    private ProbabilityVectors() {}

    /** The givens with those vectors declared as such; the equation goes, for the declaration says it. */
    static List<Given> known(List<Given> givens) {
        List<Given> all = new ArrayList<>(givens);
        for (Given given : givens) {
            if (given instanceof Family family && family.ranges().size() == 1 && !family.simplex()) {
                Assumption total = total(family, givens);
                if (total != null
                        && family.domain() instanceof Domain.Interval range
                        && isNonnegative(family, givens)) {
                    Family vector =
                            new Family(family.name(), family.ranges(), UNIT, true, family.structure(), total.latex());
                    all.set(all.indexOf(family), vector);
                    all.remove(total);
                    addEnd(family, Relation.GE, range.low(), range.lowOpen(), Rational.ZERO, all);
                    addEnd(family, Relation.LE, range.high(), range.highOpen(), Rational.ONE, all);
                }
            }
        }
        return all;
    }

    /** What the entries were declared to be beyond what all probabilities are. */
    private static void addEnd(
            Family family, Relation within, @Nullable Rational end, boolean open, Rational known, List<Given> all) {
        int order = end == null ? -1 : within == Relation.GE ? end.compareTo(known) : known.compareTo(end);
        if (end == null || order < 0 || (order == 0 && !open)) {
            return;
        }
        Relation strict = within == Relation.GE ? Relation.GT : Relation.LT;
        Sym index = new Sym(new Substitution().freshName("i"));
        Cond.Rel bound =
                new Cond.Rel(new Sym(family.name(), List.of(index)), open ? strict : within, new Expr.Num(end));
        all.add(new Assumption(bound, List.of(index), family.ranges(), family.latex()));
    }

    private static @Nullable Assumption total(Family family, List<Given> givens) {
        for (Given given : givens) {
            if (given instanceof Assumption assumption
                    && assumption.universal().isEmpty()
                    && assumption.relation().relation() == Relation.EQ) {
                Cond.Rel relation = assumption.relation();
                boolean sum = (isTotal(relation.left(), family)
                                && relation.right().equals(Exprs.ONE))
                        || (isTotal(relation.right(), family) && relation.left().equals(Exprs.ONE));
                if (sum) {
                    return assumption;
                }
            }
        }
        return null;
    }

    private static boolean isTotal(Expr expr, Family family) {
        return expr instanceof Binder binder
                && binder.kind() == Expr.Kind.SUM
                && binder.low().equals(Exprs.ONE)
                && binder.high().equals(family.ranges().get(0))
                && binder.filter() instanceof Cond.True
                && binder.body().equals(new Sym(family.name(), List.of(binder.variable())));
    }

    private static boolean isNonnegative(Family family, List<Given> givens) {
        return (family.domain() instanceof Domain.Interval interval
                        && interval.low() != null
                        && interval.low().signum() >= 0)
                || givens.stream().anyMatch(given -> given instanceof Assumption a && isNonnegative(a, family));
    }

    private static boolean isNonnegative(Assumption assumption, Family family) {
        if (assumption.universal().size() != 1
                || !assumption.universalRanges().get(0).equals(family.ranges().get(0))) {
            return false;
        }
        Sym entry = new Sym(family.name(), List.of(assumption.universal().get(0)));
        Cond.Rel relation = assumption.relation();
        Relation sign = relation.relation();
        boolean above = sign == Relation.GE || sign == Relation.GT;
        boolean below = sign == Relation.LE || sign == Relation.LT;
        return (above && relation.left().equals(entry) && relation.right().equals(Exprs.ZERO))
                || (below && relation.right().equals(entry) && relation.left().equals(Exprs.ZERO));
    }
}
