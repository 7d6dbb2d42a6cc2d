package org.gradproof.verify.evidence;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.random.claim.Landmarks;
import org.gradproof.verify.random.draw.Places;
import org.gradproof.verify.random.draw.PointSource;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the counterexample that random points miss, of a claim that nothing proves: at a thousand digits, at the numbers
 * that the claim speaks of, at large sizes, and by branch and bound. Everything that it finds fails at 50 digits or more.
 */
final class Search {
    /** Digits at which a few points are looked at, whatever fewer say. */
    static final int DEEP = 1000;

    private static final List<Integer> SIZES = List.of(
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 20, 24, 28, 32, 48, 64, 100, 128, 200, 256, 400, 512, 800,
            1000, 1024, 2000, 4000);
    private static final List<Rational> PLAIN =
            List.of(Rational.ZERO, Rational.ONE, Rational.MINUS_ONE, Rational.HALF, Rational.of(2));
    /** Sizes at numbers that the claim names are tried as long as they are below 2 to this. */
    static final int MOST_BITS_OF_SIZE = 30;

    /** Points at which double does not tell and more digits are tried. */
    private static final int MOST_PRECISE = 60;

    private static final int MOST_POINTS = 1500;
    private static final int SHAPES = 3;
    private static final int MOST_BOXES = 16_000;
    private static final long BOX_FACTOR = 80;

    private final Laboratory laboratory;
    private final Weighing weighing;
    private final Claim claim;
    private final Limits limits;
    private final List<Rational> landmarks;
    private final Places places;
    private int precise;
    private int points;

    Search(Laboratory laboratory, Weighing weighing, Claim claim, Limits limits) {
        this.laboratory = laboratory;
        this.weighing = weighing;
        this.claim = claim;
        this.limits = limits;
        this.landmarks = Landmarks.ofConstants(laboratory.givens(), List.of(claim.left(), claim.right()));
        this.places =
                new Places(laboratory.givens(), laboratory.interests().tails(), limits.seed(), laboratory.check());
    }

    /**
     * A point at which the claim fails, or null.
     *
     * @param bases ordinary points of the claim
     * @param cost operations of an evaluation, about
     */
    @Nullable
    Point from(List<Point> bases, long cost) {
        if (bases.isEmpty()) {
            return null;
        }
        Point failing = null;
        for (Point base : bases) {
            failing = failing == null ? first(places.at(base, around(landmarks))) : failing;
        }
        for (Given given : laboratory.givens().all()) {
            if (failing == null && given instanceof Given.Size size) {
                failing = ofSizes(bases.get(0), size.name());
            }
        }
        int boxes = (int) Math.min(MOST_BOXES, limits.operations() / (BOX_FACTOR * Math.max(1, cost)));
        BoxSearch search = new BoxSearch(laboratory, weighing, claim);
        for (int i = 0; i < bases.size() && failing == null; i++) {
            failing = search.from(bases.get(i), boxes / SHAPES);
        }
        return failing;
    }

    /** Why the claim may fail at sizes that were not tried; empty if nothing speaks for it. */
    String doubt(List<Point> bases) {
        return new LargeSizeDoubt(laboratory, claim, places).about(bases, landmarks, PLAIN);
    }

    private @Nullable Point ofSizes(Point base, Name size) {
        Set<Integer> sizes = new TreeSet<>(SIZES);
        for (Rational landmark : landmarks) {
            int number = landmark.floor().bitLength() < MOST_BITS_OF_SIZE
                    ? landmark.floor().intValueExact()
                    : 0;
            for (int near = number - 1; near <= number + 1; near++) {
                if (near > 0) {
                    sizes.add(near);
                }
            }
        }
        for (int value : sizes) {
            Point failing = first(places.ofSize(base, size, value, PLAIN));
            if (failing != null) {
                return failing;
            }
        }
        return null;
    }

    /** The numbers, in rising order, and what lies beside them on both sides, near and far, and between two of them. */
    private static List<Rational> around(List<Rational> landmarks) {
        List<Rational> all = new ArrayList<>();
        for (Rational landmark : landmarks) {
            all.add(landmark);
            all.add(landmark.plus(Rational.ONE));
            all.add(landmark.minus(Rational.ONE));
            all.add(landmark.times(Rational.of(2)));
            all.add(landmark.times(Rational.HALF));
            all.add(landmark.negate());
        }
        for (int i = 1; i < landmarks.size(); i++) {
            all.add(landmarks.get(i - 1).plus(landmarks.get(i)).times(Rational.HALF));
        }
        return all;
    }

    private @Nullable Point first(Stream<Point> candidates) {
        for (Iterator<Point> it = candidates.iterator(); it.hasNext() && points < MOST_POINTS; ) {
            Point point = it.next();
            points++;
            if (fails(point)) {
                return point;
            }
        }
        return null;
    }

    private boolean fails(Point point) {
        Weighed rough = weighing.inDouble(laboratory.evaluator(point));
        if (rough instanceof Weighed.Holds || rough instanceof Weighed.Undefined) {
            return false;
        } else if (!(rough instanceof Weighed.Apart) && ++precise > MOST_PRECISE) {
            return false;
        }
        return weighing.precisely(laboratory.evaluator(point)) instanceof Weighed.Fails;
    }

    /** Some points to start from: one that a person would choose, and others. */
    static List<Point> bases(PointSource nice, PointSource calm, PointSource wild) {
        List<Point> bases = new ArrayList<>();
        for (PointSource source : List.of(nice, calm, wild)) {
            if (source.next() instanceof PointSource.Met met && !bases.contains(met.point())) {
                bases.add(met.point());
            }
        }
        return bases;
    }
}
