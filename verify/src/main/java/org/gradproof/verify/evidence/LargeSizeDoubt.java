package org.gradproof.verify.evidence;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.numeric.program.BudgetExceededException;
import org.gradproof.verify.numeric.program.Evaluator;
import org.gradproof.verify.numeric.value.Enclosure;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.random.draw.Places;
import org.jspecify.annotations.Nullable;

/**
 * Why a claim that held at all sizes tried may fail at larger ones: it names a number that no size tried comes near, or it is
 * an inequality whose sides come nearer to each other as a size grows, as those of {@code \sum_{j=1}^n 1/j \le 100} do.
 */
final class LargeSizeDoubt {
    /** No size beyond is tried; see {@link Search}. */
    private static final Rational REACH = Rational.of(1L << Search.MOST_BITS_OF_SIZE);

    private static final List<Integer> GROWING = List.of(4, 8, 16, 32, 64, 128, 256, 512, 1024);
    /** Sizes in a row at which the sides have come nearer. */
    private static final int ENOUGH = 2;
    /** By so much of their distance: less is rounding, or a limit that is reached. */
    private static final double NEARER = 1e-6;
    /** The error of a side that may be compared. */
    private static final double TOLERANCE = 1e-9;

    private final Laboratory laboratory;
    private final Claim claim;
    private final Places places;

    LargeSizeDoubt(Laboratory laboratory, Claim claim, Places places) {
        this.laboratory = laboratory;
        this.claim = claim;
        this.places = places;
    }

    /** The reason, or an empty string. */
    String about(List<Point> bases, List<Rational> landmarks, List<Rational> fillings) {
        for (Given given : laboratory.givens().all()) {
            if (!(given instanceof Given.Size size)) {
                continue;
            }
            String name = size.name().spelling();
            if (landmarks.stream().anyMatch(LargeSizeDoubt::isBeyondReach)) {
                return "it names a number that no size " + name + " that can be tried comes near";
            }
            for (Point base : isInequality() ? bases : List.<Point>of()) {
                for (Rational filling : fillings) {
                    if (comesNearer(base, size.name(), filling)) {
                        return "its sides come nearer to each other as " + name
                                + " grows, and it may fail at sizes beyond those that were tried";
                    }
                }
            }
        }
        return "";
    }

    private boolean isInequality() {
        return claim.relation() != Relation.EQ && claim.relation() != Relation.NE;
    }

    private static boolean isBeyondReach(Rational number) {
        Rational size = number.signum() < 0 ? number.negate() : number;
        return size.compareTo(REACH) > 0 || (!size.isZero() && size.times(REACH).compareTo(Rational.ONE) < 0);
    }

    /** Whether the distance of the sides shrinks at the last sizes at which there is one, with the number throughout. */
    private boolean comesNearer(Point base, Name size, Rational filling) {
        List<Double> distances = new ArrayList<>();
        for (int value : GROWING) {
            Double distance = places.ofSize(base, size, value, List.of(filling))
                    .map(this::distance)
                    .reduce(LargeSizeDoubt::smaller)
                    .orElse(Double.NaN);
            if (distance.isNaN()) {
                break;
            }
            distances.add(distance);
        }
        int nearer = 0;
        for (int i = distances.size() - 1; i > 0 && isNearer(distances.get(i - 1), distances.get(i)); i--) {
            nearer++;
        }
        return nearer >= ENOUGH;
    }

    private static boolean isNearer(double before, double after) {
        return after > 0 && after < before * (1 - NEARER);
    }

    private static Double smaller(Double a, Double b) {
        return Double.isNaN(a) || Double.isNaN(b) ? Double.NaN : Math.min(a, b);
    }

    /** How far apart the sides are at the point; NaN where that is not known. */
    private Double distance(Point point) {
        Evaluator evaluator = laboratory.evaluator(point);
        Double left = value(evaluator, claim.left());
        Double right = value(evaluator, claim.right());
        return left == null || right == null ? Double.NaN : Math.abs(left - right);
    }

    private static @Nullable Double value(Evaluator evaluator, Expr side) {
        try {
            return evaluator.evaluate(side) instanceof Enclosure.Value value
                            && value.error() <= TOLERANCE * Math.max(1, Math.abs(value.value()))
                    ? value.value()
                    : null;
        } catch (BudgetExceededException exceeded) {
            return null;
        }
    }
}
