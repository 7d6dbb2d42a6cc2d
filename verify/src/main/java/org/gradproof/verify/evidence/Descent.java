package org.gradproof.verify.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.numeric.program.BudgetExceededException;
import org.gradproof.verify.numeric.program.Evaluator;
import org.gradproof.verify.numeric.value.Enclosure;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.jspecify.annotations.Nullable;

/**
 * Goes downhill to where the sides of an inequality come closest, one number at a time: an inequality that fails only in a
 * small region, or between rational numbers, is seldom met by chance. What is found this way decides nothing by itself.
 *
 * <p>Only numbers that no assumption speaks of are moved, so that the givens go on holding.
 */
final class Descent {
    private static final int MOST_PLACES = 6;
    private static final int GRID = 16;
    private static final int ROUGH = 40;
    private static final int FINE = 120;
    private static final int DIGITS = 120;
    private static final int SWEEPS = 2;
    private static final int MOST_BITS = 50;
    private static final Rational REACH = Rational.of(4);
    private static final Rational NEAR = Rational.of(1, 1024);
    private static final Rational THIRD = Rational.of(3, 8);
    private static final Rational TWO_THIRDS = Rational.of(5, 8);
    /** Sides that come closer than this, relative to the start, meet. */
    private static final double MEETING = 1e-18;
    /** A bottom is that many times closer than what lies on both sides of it. */
    private static final double STEEP = 1e6;

    private final Laboratory laboratory;
    private final Claim claim;
    private final Set<Name> bound;

    Descent(Laboratory laboratory, Claim claim) {
        this.laboratory = laboratory;
        this.claim = claim;
        this.bound = Assumed.names(laboratory.givens());
    }

    /** A number of a point: a scalar, or an entry of a family. */
    record Place(Name name, int entry, Domain.Interval domain) {}

    /**
     * The end of a way down.
     *
     * @param meets whether the sides seem to be equal there, or next to there
     */
    record Bottom(Point point, boolean meets) {}

    /** Where the way down from the point ends. */
    Bottom from(Point start) {
        List<Place> places = places(start);
        double before = rough(start);
        if (places.isEmpty() || !Double.isFinite(before)) {
            return new Bottom(start, false);
        }
        Point point = start;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (Place place : places) {
                point = alongGrid(point, place);
            }
        }
        // In double the way ends where the digits do.
        if (rough(point) > 1e-6 * before) {
            return new Bottom(point, false);
        }
        boolean steep = false;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (Place place : places) {
                Rational middle = value(point, place);
                Rational low = clipped(middle.minus(NEAR), place.domain());
                Rational high = clipped(middle.plus(NEAR), place.domain());
                point = lowest(point, place, low, high, FINE, this::fine);
                double bottom = fine(point);
                steep |= fine(with(point, place, low)) > STEEP * bottom
                        && fine(with(point, place, high)) > STEEP * bottom;
            }
        }
        return new Bottom(point, steep && fine(point) <= MEETING * before);
    }

    /** The point with as few binary places as leave it what the test asks. */
    Point rounded(Point point, Predicate<Point> test) {
        for (int bits = 0; bits < MOST_BITS; bits++) {
            Point shorter = point;
            for (Place place : places(point)) {
                Rational scale = Rational.of(1L << bits);
                Rational value = value(point, place).times(scale).plus(Rational.HALF);
                shorter = with(shorter, place, new Rational(value.floor(), scale.numerator()));
            }
            if (isWithin(shorter) && test.test(shorter)) {
                return shorter;
            }
        }
        return point;
    }

    private boolean isWithin(Point point) {
        return places(point).stream()
                .allMatch(place -> clipped(value(point, place), place.domain()).equals(value(point, place)));
    }

    private List<Place> places(Point point) {
        List<Place> places = new ArrayList<>();
        Givens givens = laboratory.givens();
        for (Name name : Relevance.of(givens, claim.left(), claim.right())) {
            Given given = givens.find(name);
            boolean free = !bound.contains(name);
            if (free && given instanceof Given.Scalar scalar && scalar.domain() instanceof Domain.Interval interval) {
                places.add(new Place(name, 0, interval));
            } else if (free
                    && given instanceof Given.Family family
                    && !family.simplex()
                    && family.domain() instanceof Domain.Interval interval
                    && point.values().get(name) instanceof Point.Array array) {
                for (int i = 0; i < array.entries().size(); i++) {
                    places.add(new Place(name, i, interval));
                }
            }
        }
        return places.subList(0, Math.min(MOST_PLACES, places.size()));
    }

    /** The lowest of a grid around the place's value, and then of what lies next to it. */
    private Point alongGrid(Point point, Place place) {
        Rational middle = value(point, place);
        Rational low = clipped(middle.minus(REACH), place.domain());
        Rational step = clipped(middle.plus(REACH), place.domain()).minus(low).times(Rational.of(1, GRID));
        Point best = point;
        double least = rough(point);
        for (int i = 1; i < GRID; i++) {
            Point candidate = with(point, place, low.plus(step.times(Rational.of(i))));
            double height = rough(candidate);
            if (height < least) {
                least = height;
                best = candidate;
            }
        }
        Rational at = value(best, place);
        Rational left = clipped(at.minus(step), place.domain());
        Rational right = clipped(at.plus(step), place.domain());
        Point end = lowest(best, place, left, right, ROUGH, this::rough);
        return rough(end) < least ? end : best;
    }

    private static Point lowest(
            Point point, Place place, Rational from, Rational to, int rounds, ToDoubleFunction<Point> height) {
        Rational low = from;
        Rational high = to;
        for (int i = 0; i < rounds; i++) {
            Rational width = high.minus(low);
            Rational left = low.plus(width.times(THIRD));
            Rational right = low.plus(width.times(TWO_THIRDS));
            if (height.applyAsDouble(with(point, place, left)) < height.applyAsDouble(with(point, place, right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return with(point, place, low.plus(high).times(Rational.HALF));
    }

    /** By how much the relation holds, in double; infinite where that is not known. */
    private double rough(Point point) {
        Evaluator evaluator = laboratory.evaluator(point);
        try {
            return evaluator.evaluate(claim.left()) instanceof Enclosure.Value left
                            && evaluator.evaluate(claim.right()) instanceof Enclosure.Value right
                    ? height(left.value() - right.value())
                    : Double.POSITIVE_INFINITY;
        } catch (BudgetExceededException exceeded) {
            return Double.POSITIVE_INFINITY;
        }
    }

    /** The same at many digits. */
    private double fine(Point point) {
        Evaluator evaluator = laboratory.evaluator(point);
        try {
            return evaluator.evaluate(claim.left(), DIGITS) instanceof PreciseValue left
                            && evaluator.evaluate(claim.right(), DIGITS) instanceof PreciseValue right
                    ? height(left.minus(right).approximation())
                    : Double.POSITIVE_INFINITY;
        } catch (BudgetExceededException exceeded) {
            return Double.POSITIVE_INFINITY;
        }
    }

    private double height(double difference) {
        Relation relation = claim.relation();
        if (relation == Relation.NE || relation == Relation.EQ) {
            return Math.abs(difference);
        }
        return relation == Relation.LT || relation == Relation.LE ? -difference : difference;
    }

    /** The number, or one just inside the domain. */
    private static Rational clipped(Rational value, Domain.Interval domain) {
        Rational low = domain.low();
        Rational high = domain.high();
        if (low != null && value.compareTo(low) <= 0) {
            return domain.lowOpen() ? low.plus(inside(low, high)) : low;
        } else if (high != null && value.compareTo(high) >= 0) {
            return domain.highOpen() ? high.minus(inside(low, high)) : high;
        }
        return value;
    }

    private static Rational inside(@Nullable Rational low, @Nullable Rational high) {
        return low != null && high != null ? high.minus(low).times(NEAR) : NEAR;
    }

    private static Rational value(Point point, Place place) {
        Point.Value value = point.values().get(place.name());
        if (value instanceof Point.Scalar scalar) {
            return scalar.value();
        } else if (value instanceof Point.Array array) {
            return array.entries().get(place.entry());
        }
        throw new IllegalStateException("no number at " + place);
    }

    private static Point with(Point point, Place place, Rational number) {
        return with(point, place.name(), place.entry(), number);
    }

    /** The point with another number. */
    static Point with(Point point, Name name, int entry, Rational number) {
        Map<Name, Point.Value> values = new LinkedHashMap<>(point.values());
        if (values.get(name) instanceof Point.Array array) {
            List<Rational> entries = new ArrayList<>(array.entries());
            entries.set(entry, number);
            values.put(name, new Point.Array(array.dimensions(), entries));
        } else {
            values.put(name, new Point.Scalar(number));
        }
        return new Point(values);
    }
}
