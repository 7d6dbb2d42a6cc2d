package org.gradproof.verify.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.evidence.Laboratory;
import org.gradproof.verify.mutation.Decision.Finding;
import org.gradproof.verify.numeric.program.BudgetExceededException;
import org.gradproof.verify.numeric.program.Evaluator;
import org.gradproof.verify.numeric.value.Comparison;
import org.gradproof.verify.numeric.value.Enclosure;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.numeric.value.PreciseEnclosure;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.gradproof.verify.random.draw.PointSource;
import org.gradproof.verify.random.draw.ValueProfile;

/**
 * Decides whether a claim is true by a search of its own, longer than the verifier's and with other
 * values: half of its points are plain ones ({@link PlainPoints}: sizes 1 to 6, small numbers, many
 * coincidences), half come from the verifier's sources under another seed.
 *
 * <p>A claim is false only where precise enclosures of both sides are disjoint the wrong way round. A
 * strict claim also is where the two sides agree to hundreds of digits at small numbers: at large ones sides agree that
 * differ by an exponential.
 */
final class Decider {
    private static final long SEED = 0x5eed0fda7aL;
    private static final int[] DIGITS = {60, 120, 240};
    private static final int SPARE = 12;
    private static final int IN_DOUBLE = 10;
    private static final int FIRST_PRECISE = 60;
    private static final int PRECISE_EVERY = 10;
    private static final int FAILED_DRAWS = 3;
    private static final int QUICK = 12;
    private static final int MOST_PLAIN_BITS = 3;

    private final Claim claim;
    private final Laboratory laboratory;
    private final int points;
    private int compared;
    private boolean agreed;

    private Decider(Claim claim, int points) {
        this.claim = claim;
        this.points = Unfolded.hasIntegral(claim) ? Math.min(points, 24) : points;
        this.laboratory = new Laboratory(claim.givens(), List.of(claim.left(), claim.right()));
    }

    /** Decides at so many points. */
    static Decision decide(Claim claim, int points) {
        return new Decider(claim, points).search();
    }

    /** A glance at a few points. */
    static Decision quick(Claim claim) {
        return decide(claim, QUICK);
    }

    /** Whether the claim fails at the point. */
    static boolean failsAt(Claim claim, Point point) {
        Decider decider = new Decider(claim, 1);
        return decider.fails(point, true);
    }

    private Decision search() {
        List<PointSource> sources = new ArrayList<>();
        for (ValueProfile taste : List.of(ValueProfile.CALM, ValueProfile.WILD, ValueProfile.NICE)) {
            sources.add(laboratory.points(SEED, taste));
        }
        PointSource plain = new PlainPoints(laboratory, SEED);
        boolean integrals = points < PRECISE_EVERY * 3;
        int failedDraws = 0;
        for (int i = 0; i < points && failedDraws < FAILED_DRAWS; i++) {
            PointSource.Draw draw = i % 2 == 0
                    ? plain.next()
                    : sources.get((i / 2) % sources.size()).next();
            if (i % 2 == 0 && draw instanceof PointSource.NotMet) {
                draw = sources.get(0).next();
            }
            if (draw instanceof PointSource.Met met) {
                boolean precise = !integrals && (i < FIRST_PRECISE || i % PRECISE_EVERY == 0);
                if (fails(met.point(), precise)) {
                    return new Decision(Finding.FALSE, compared, Shown.point(met.point()));
                }
            } else {
                failedDraws++;
            }
        }
        if (isStrict() && agreed) {
            return new Decision(Finding.FALSE, compared, "");
        }
        return new Decision(compared == 0 ? Finding.NOWHERE : Finding.TRUE, compared, "");
    }

    private boolean fails(Point point, boolean precise) {
        Evaluator evaluator = laboratory.evaluator(point);
        try {
            Enclosure a = evaluator.evaluate(claim.left());
            Enclosure b = evaluator.evaluate(claim.right());
            if (a instanceof Enclosure.Undefined || b instanceof Enclosure.Undefined) {
                return false;
            }
            boolean settled =
                    a instanceof Enclosure.Value x && b instanceof Enclosure.Value y && holds(x.compare(y, IN_DOUBLE));
            if (settled && !precise) {
                compared++;
                return false;
            }
            return failsPrecisely(evaluator, isPlain(point));
        } catch (BudgetExceededException exceeded) {
            return false;
        }
    }

    private boolean failsPrecisely(Evaluator evaluator, boolean plain) {
        for (int digits : DIGITS) {
            PreciseEnclosure a = evaluator.evaluate(claim.left(), digits);
            PreciseEnclosure b = evaluator.evaluate(claim.right(), digits);
            if (a instanceof PreciseEnclosure.Undefined || b instanceof PreciseEnclosure.Undefined) {
                return false;
            } else if (a instanceof PreciseValue x && b instanceof PreciseValue y) {
                Comparison order = x.compare(y, digits - SPARE);
                boolean exact = x.exact().isPresent() && y.exact().isPresent();
                boolean zero = x.mayBeZero() && y.mayBeZero() && x.logGap(y) < -digits / 2.0;
                boolean equal = order == Comparison.EQUAL_TO_PRECISION || zero;
                boolean tooFew = equal && !exact && isStrict() && digits < DIGITS[DIGITS.length - 1];
                if (!tooFew && (order != Comparison.CANNOT_TELL || zero)) {
                    compared++;
                    agreed |= equal && plain;
                    return !zero && (!equal || exact) && !holds(order);
                }
            }
        }
        return false;
    }

    private boolean isStrict() {
        return claim.relation() == Relation.LT || claim.relation() == Relation.GT || claim.relation() == Relation.NE;
    }

    /** Whether no number is so large that its exponential hides what is added to it. */
    private static boolean isPlain(Point point) {
        return point.values().values().stream()
                .flatMap(value -> value instanceof Point.Scalar scalar
                        ? Stream.of(scalar.value())
                        : value instanceof Point.Array array ? array.entries().stream() : Stream.of())
                .allMatch(number -> number.floor().bitLength() <= MOST_PLAIN_BITS);
    }

    /** Whether the relation holds between sides that compare so. */
    private boolean holds(Comparison order) {
        boolean equal = order == Comparison.EQUAL_TO_PRECISION;
        return switch (claim.relation()) {
            case EQ -> equal;
            case NE -> order == Comparison.LESS || order == Comparison.GREATER;
            case LE -> equal || order == Comparison.LESS;
            case GE -> equal || order == Comparison.GREATER;
            case LT -> order == Comparison.LESS;
            case GT -> order == Comparison.GREATER;
        };
    }
}
