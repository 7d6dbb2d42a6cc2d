package org.gradproof.verify.evidence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.evidence.Descent.Place;
import org.gradproof.verify.numeric.program.BoxEvaluator;
import org.gradproof.verify.numeric.program.BoxEvaluator.Side;
import org.gradproof.verify.numeric.program.BudgetExceededException;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.numeric.value.PreciseEnclosure;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.jspecify.annotations.Nullable;

/**
 * Looks by branch and bound for the thin counterexample of a claim about one or two reals. A box in which the enclosures of the
 * sides show that the claim holds, or is undefined, is left out; the middle of any other is tried, and its halves are looked at:
 * in turn of the one in which the claim may fail by most, and of the one that waits longest.
 *
 * <p>What is counted are boxes, so that the search is the same everywhere. That all boxes are left out is no proof: they do not
 * cover the line.
 */
final class BoxSearch {
    private static final int MOST_REALS = 2;
    /** Half the sides of the boxes that are looked at one after the other, where a domain has no end of its own. */
    private static final List<Integer> REACHES = List.of(16, 128, 1024);
    /** Where so few of so many boxes were left out, enclosures are too coarse to lead anywhere. */
    private static final int FIRST_LOOK = 600;

    private static final int LEFT_OUT_SHARE = 20;
    /** Halves of no more than this are not looked at. */
    private static final int SMALLEST_BITS = 60;

    private final Laboratory laboratory;
    private final Weighing weighing;
    private final Claim claim;
    private int boxes;

    BoxSearch(Laboratory laboratory, Weighing weighing, Claim claim) {
        this.laboratory = laboratory;
        this.weighing = weighing;
        this.claim = claim;
    }

    private record Box(List<Side> sides, double excess, int age) {}

    /**
     * A point at which the claim fails, or null.
     *
     * @param base what the other symbols are
     * @param most boxes to look at
     */
    @Nullable
    Point from(Point base, int most) {
        List<Place> places = reals(base);
        if (places.isEmpty() || places.size() > MOST_REALS || claim.relation() == Relation.NE) {
            return null;
        }
        for (int reach : REACHES) {
            Point failing = within(base, places, reach, reach == REACHES.get(REACHES.size() - 1) ? most / 2 : most / 4);
            boolean covered = places.stream()
                    .allMatch(place ->
                            place.domain().low() != null && place.domain().high() != null);
            if (failing != null || covered) {
                return failing;
            }
        }
        return null;
    }

    /** The numbers of the point that matter and may be any of an interval; none if an assumption speaks of one of them. */
    private List<Place> reals(Point base) {
        Set<Name> bound = Assumed.names(laboratory.givens());
        List<Place> places = new ArrayList<>();
        for (Name name : Relevance.of(laboratory.givens(), claim.left(), claim.right())) {
            Given given = laboratory.givens().find(name);
            Domain domain = given instanceof Given.Scalar scalar
                    ? scalar.domain()
                    : given instanceof Given.Family family ? family.domain() : null;
            if (!(domain instanceof Domain.Interval interval)) {
                continue;
            } else if (bound.contains(name) || (given instanceof Given.Family family && family.simplex())) {
                return List.of();
            }
            int entries = base.values().get(name) instanceof Point.Array array
                    ? array.entries().size()
                    : 1;
            for (int i = 0; i < entries && places.size() <= MOST_REALS; i++) {
                places.add(new Place(name, i, interval));
            }
        }
        return places;
    }

    private @Nullable Point within(Point base, List<Place> places, int reach, int most) {
        PriorityQueue<Box> worst = new PriorityQueue<>(
                Comparator.comparingDouble((Box box) -> -box.excess()).thenComparingInt(Box::age));
        Deque<Box> oldest = new ArrayDeque<>();
        Set<Integer> taken = new HashSet<>();
        BoxEvaluator evaluator = laboratory.boxes(base);
        int start = boxes;
        int leftOut = 0;
        add(evaluator, places.stream().map(place -> side(place, reach)).toList(), worst, oldest);
        while (!worst.isEmpty() && boxes - start < most) {
            Box box = next(worst, oldest, taken);
            if (box == null) {
                return null;
            }
            Point middle = middle(base, box);
            if (fails(middle)) {
                return middle;
            }
            for (List<Side> half : halves(box)) {
                leftOut += add(evaluator, half, worst, oldest) ? 0 : 1;
            }
            if (boxes - start > FIRST_LOOK && leftOut * LEFT_OUT_SHARE < boxes - start) {
                return null;
            }
        }
        return null;
    }

    /** Three times the box where the claim may fail by most, then the oldest one. */
    private static @Nullable Box next(PriorityQueue<Box> worst, Deque<Box> oldest, Set<Integer> taken) {
        boolean old = taken.size() % 4 == 3;
        Box box = old ? oldest.poll() : worst.poll();
        while (box != null && !taken.add(box.age())) {
            box = old ? oldest.poll() : worst.poll();
        }
        return box;
    }

    /** Whether the claim may fail in the box. */
    private boolean add(BoxEvaluator evaluator, List<Side> sides, PriorityQueue<Box> worst, Deque<Box> oldest) {
        boxes++;
        double excess = excess(evaluator, sides);
        if (excess == Double.NEGATIVE_INFINITY) {
            return false;
        }
        Box box = new Box(sides, excess, boxes);
        worst.add(box);
        oldest.add(box);
        return true;
    }

    /** By how much the claim may fail at most; minus infinity if it does not. */
    private double excess(BoxEvaluator evaluator, List<Side> sides) {
        try {
            PreciseEnclosure left = evaluator.evaluate(claim.left(), sides);
            PreciseEnclosure right = evaluator.evaluate(claim.right(), sides);
            if (left instanceof PreciseEnclosure.Undefined || right instanceof PreciseEnclosure.Undefined) {
                return Double.NEGATIVE_INFINITY;
            } else if (left instanceof PreciseValue a && right instanceof PreciseValue b) {
                PreciseValue difference = a.minus(b);
                double above = difference.upper();
                double below = difference.negate().upper();
                boolean equal = difference.exact().isPresent() && difference.mayBeZero();
                if (equal && !isStrict()) {
                    return Double.NEGATIVE_INFINITY;
                }
                return switch (claim.relation()) {
                    case EQ, NE -> Math.max(above, below);
                    case LE, LT -> above <= 0 ? Double.NEGATIVE_INFINITY : above;
                    case GE, GT -> below <= 0 ? Double.NEGATIVE_INFINITY : below;
                };
            }
            return Double.POSITIVE_INFINITY;
        } catch (BudgetExceededException exceeded) {
            return Double.NEGATIVE_INFINITY;
        }
    }

    private boolean isStrict() {
        return claim.relation() == Relation.LT || claim.relation() == Relation.GT;
    }

    private boolean fails(Point point) {
        Weighed rough = weighing.inDouble(laboratory.evaluator(point));
        return rough instanceof Weighed.Apart
                && weighing.precisely(laboratory.evaluator(point)) instanceof Weighed.Fails;
    }

    private static Point middle(Point base, Box box) {
        Point point = base;
        for (Side side : box.sides()) {
            point = Descent.with(point, side.name(), side.entry(), side.middle());
        }
        return point;
    }

    private static List<List<Side>> halves(Box box) {
        int longest = 0;
        for (int i = 1; i < box.sides().size(); i++) {
            if (box.sides().get(i).length().compareTo(box.sides().get(longest).length()) > 0) {
                longest = i;
            }
        }
        Side side = box.sides().get(longest);
        if (side.length().denominator().bitLength() - side.length().numerator().bitLength() > SMALLEST_BITS) {
            return List.of();
        }
        List<Side> low = new ArrayList<>(box.sides());
        List<Side> high = new ArrayList<>(box.sides());
        low.set(longest, new Side(side.name(), side.entry(), side.low(), side.middle()));
        high.set(longest, new Side(side.name(), side.entry(), side.middle(), side.high()));
        return List.of(low, high);
    }

    private static Side side(Place place, int reach) {
        Rational low = place.domain().low();
        Rational high = place.domain().high();
        Rational far = Rational.of(reach);
        Rational from = low != null ? low : high != null ? high.minus(far) : far.negate();
        Rational to = high != null ? high : low != null ? low.plus(far) : far;
        return new Side(place.name(), place.entry(), from, to);
    }
}
