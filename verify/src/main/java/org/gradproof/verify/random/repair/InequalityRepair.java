package org.gradproof.verify.random.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.work.Work;
import org.gradproof.verify.random.ground.Affine;
import org.gradproof.verify.random.ground.Approx;
import org.gradproof.verify.random.ground.Cell;
import org.gradproof.verify.random.ground.Cells;
import org.gradproof.verify.random.ground.Constraint;
import org.gradproof.verify.random.ground.Domains;
import org.gradproof.verify.random.ground.Draft;
import org.gradproof.verify.random.ground.Exact;
import org.gradproof.verify.random.ground.Grounding;
import org.jspecify.annotations.Nullable;

/** Mends a relation that does not hold by moving one cell to the side of its bound where it does. */
final class InequalityRepair {
    private static final List<Rational> GAPS = List.of(
            Rational.ONE,
            Rational.HALF,
            Rational.of(2),
            Rational.of(1, 16),
            Rational.of(10),
            Exact.of(0x1p-20),
            Rational.of(30),
            Exact.of(0x1p-40));
    private static final List<Rational> LADDER = List.of(
            Rational.ZERO,
            Rational.ONE,
            Rational.MINUS_ONE,
            Rational.HALF,
            Rational.of(2),
            Rational.of(-2),
            Rational.of(1, 10),
            Rational.of(9, 10),
            Rational.of(10),
            Rational.of(-10),
            Rational.of(100),
            Rational.of(-100),
            Rational.of(1, 1000),
            Rational.of(1000),
            Rational.of(-1000));

    private static final Domain DISTANCE = new Domain.Interval(Rational.ZERO, true, null, true);

    private final Draft draft;
    private final Values values;

    InequalityRepair(Draft draft, Values values) {
        this.draft = draft;
        this.values = values;
    }

    /** Moves a cell that is not held so that the constraint seems to hold; otherwise leaves the draft as it was. */
    boolean mend(Constraint constraint, Set<Cell> held) {
        Expr left = constraint.left();
        Expr right = constraint.right();
        if (left == null || right == null) {
            return false;
        }
        List<Cell> cells = new ArrayList<>();
        for (Cell cell : Cells.of(left, right)) {
            if (!held.contains(cell)) {
                cells.add(values.integer(0, cells.size()), cell);
            }
        }
        return swap(constraint, left, right, held)
                || cells.stream().anyMatch(cell -> move(constraint, cell, candidates(left, right, cell)))
                || cells.stream().anyMatch(cell -> move(constraint, cell, LADDER));
    }

    /** Two bare cells of one domain in the wrong order. */
    private boolean swap(Constraint constraint, Expr left, Expr right, Set<Cell> held) {
        Cell a = left instanceof Expr.Sym sym ? Grounding.cell(sym) : null;
        Cell b = right instanceof Expr.Sym sym ? Grounding.cell(sym) : null;
        if (a == null || b == null || held.contains(a) || held.contains(b)) {
            return false;
        }
        Rational first = draft.get(a);
        Rational second = draft.get(b);
        if (first == null || second == null || !draft.domain(a).equals(draft.domain(b))) {
            return false;
        }
        draft.put(a, second);
        draft.put(b, first);
        if (constraint.seemsToHold(draft)) {
            return true;
        }
        draft.put(a, first);
        draft.put(b, second);
        return false;
    }

    private boolean move(Constraint constraint, Cell cell, List<Rational> candidates) {
        Rational before = draft.get(cell);
        Domain domain = draft.domain(cell);
        if (before == null) {
            return false;
        }
        List<Rational> all = domain instanceof Domain.Finite finite ? finite.values() : candidates;
        for (Rational candidate : all) {
            Work.count(1);
            if (Domains.contains(domain, candidate)) {
                draft.put(cell, candidate);
                if (constraint.seemsToHold(draft)) {
                    return true;
                }
            }
        }
        draft.put(cell, before);
        return false;
    }

    /** Places on both sides of the bound, and between it and the ends of the domain. */
    private List<Rational> candidates(Expr left, Expr right, Cell cell) {
        Rational bound = bound(left, right, cell);
        if (bound == null) {
            return List.of();
        }
        List<Rational> places = new ArrayList<>();
        for (Rational gap : GAPS) {
            places.add(values.integer(0, places.size()), bound.plus(gap));
            places.add(values.integer(0, places.size()), bound.minus(gap));
        }
        // Else every point beyond a far bound would be one of a few.
        Rational distance = values.scalar(DISTANCE);
        places.add(values.integer(0, places.size()), bound.plus(distance));
        places.add(values.integer(0, places.size()), bound.minus(distance));
        if (draft.domain(cell) instanceof Domain.Interval interval) {
            for (Rational part : List.of(Rational.HALF, Rational.of(1, 8), Rational.of(7, 8))) {
                Rational low = interval.low();
                if (low != null) {
                    places.add(
                            values.integer(0, places.size()),
                            low.plus(bound.minus(low).times(part)));
                }
                Rational high = interval.high();
                if (high != null) {
                    places.add(
                            values.integer(0, places.size()),
                            high.plus(bound.minus(high).times(part)));
                }
            }
        }
        places.add(values.integer(0, places.size()), bound);
        return places;
    }

    /** Where the two sides are equal, exactly or about, if the cell stands linearly. */
    private @Nullable Rational bound(Expr left, Expr right, Cell cell) {
        Affine form = Affine.of(Exprs.sub(left, right), draft);
        if (form != null) {
            Rational weight = form.coefficients().get(cell);
            Rational present = draft.get(cell);
            return weight == null || present == null
                    ? null
                    : present.minus(form.at(draft).dividedBy(weight));
        }
        double other = Double.NaN;
        if (left instanceof Expr.Sym sym && cell.equals(Grounding.cell(sym))) {
            other = Approx.value(right, draft);
        } else if (right instanceof Expr.Sym sym && cell.equals(Grounding.cell(sym))) {
            other = Approx.value(left, draft);
        }
        return Double.isFinite(other) ? Exact.of(other) : null;
    }
}
