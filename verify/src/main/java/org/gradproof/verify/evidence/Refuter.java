package org.gradproof.verify.evidence;

import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.numeric.Evaluator;
import org.gradproof.verify.random.JqwikPoints;
import org.gradproof.verify.random.PointSource;
import org.gradproof.verify.random.Taste;

/**
 * Tries to refute a claim at points drawn from its givens. The same claim, seed and limits give the
 * same evidence.
 *
 * <p>Every fourth point is one that a person would choose, for small integers coincide more often than
 * random numbers. The first points are compared at high precision, and later every fiftieth, besides
 * every point at which double does not settle the matter.
 */
public final class Refuter {
    private static final int LEAST_TRIALS = 80;
    private static final int PRECISE_EVERY = 50;
    private static final int MOST_FAILED_DRAWS = 4;
    private static final long PRECISE_FACTOR = 100;

    private final Limits limits;

    /** A refuter that tries as much as the limits say. */
    public Refuter(Limits limits) {
        this.limits = limits;
    }

    /** Looks for a counterexample. */
    public Evidence tryToRefute(Claim claim) {
        Laboratory laboratory = new Laboratory(claim);
        Weighing weighing = new Weighing(claim.left(), claim.relation(), claim.right());
        PointSource wild = new JqwikPoints(laboratory.givens(), limits.seed(), Taste.WILD, laboratory.check());
        PointSource nice = new JqwikPoints(laboratory.givens(), limits.seed(), Taste.NICE, laboratory.check());
        long cost = Cost.of(laboratory.givens(), claim.left(), claim.right());
        int trials = affordable(cost, limits.trials(), 1);
        int precise = affordable(cost, limits.trials(), PRECISE_FACTOR);
        Tally tally = new Tally(laboratory.givens());
        int failedDraws = 0;
        for (int trial = 0; trial < trials; trial++) {
            PointSource.Draw draw = (trial % 4 == 3 ? nice : wild).next();
            if (draw instanceof PointSource.NotMet notMet) {
                tally.notMet(notMet.reason());
                if (++failedDraws >= MOST_FAILED_DRAWS) {
                    break;
                }
            } else if (draw instanceof PointSource.Met met) {
                tally.met(met.point());
                boolean thorough = tally.preciseTrials() < Evidence.ENOUGH_PRECISE || trial % PRECISE_EVERY == 0;
                Weighed weighed = weigh(weighing, laboratory.evaluator(met.point()), thorough, tally, precise);
                if (weighed instanceof Weighed.Fails) {
                    tally.failed();
                    return tally.refuted(new Shrinker(laboratory, claim, limits.seed()).shrink(met.point()));
                }
            }
        }
        return tally.result();
    }

    private int affordable(long cost, int most, long factor) {
        long affordable = limits.operations() / Math.max(1, cost * factor);
        return (int) Math.max(Math.min(LEAST_TRIALS, most), Math.min(most, affordable));
    }

    private static Weighed weigh(
            Weighing weighing, Evaluator evaluator, boolean thorough, Tally tally, int mostPrecise) {
        Weighed rough = weighing.inDouble(evaluator);
        if (rough instanceof Weighed.Undefined) {
            return rough;
        }
        boolean settled = rough instanceof Weighed.Holds;
        if (settled && !thorough) {
            tally.held();
            return rough;
        }
        if (!settled && !thorough && tally.preciseTrials() >= mostPrecise) {
            return rough;
        }
        Weighed weighed = weighing.precisely(evaluator);
        if (weighed instanceof Weighed.Holds holds) {
            tally.heldPrecisely(holds.error());
        } else if (weighed instanceof Weighed.Open open) {
            tally.open(open);
        }
        return weighed;
    }
}
