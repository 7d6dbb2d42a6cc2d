package org.gradproof.verify.evidence;

import java.util.List;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.numeric.Point;
import org.gradproof.verify.random.PointSource;
import org.gradproof.verify.random.Taste;
import org.jspecify.annotations.Nullable;

/**
 * Tries to refute a claim at points drawn from its givens. The same claim, seed and limits give the
 * same evidence.
 *
 * <p>Every fourth point is one that a person would choose, for small integers coincide more often than
 * random numbers. The first points are compared at high precision, and later every fiftieth, besides
 * every point at which double does not settle the matter.
 */
public final class Refuter {
    /** The first trials are all wild or nice; later ones are also calm. */
    private static final int WILD_TRIALS = 200;

    /** One point in so many is drawn around the numbers that the claim names. */
    private static final int NAMED_EVERY = 8;

    private static final int PRECISE_EVERY = 50;
    private static final int MOST_FAILED_DRAWS = 4;
    /** Trials in each branch that ordinary points did not enter. */
    private static final int IN_BRANCH = 24;

    private static final int PRECISE_IN_BRANCH = 4;

    private final Limits limits;
    private final Pools pools = new Pools();

    /** A refuter that tries as much as the limits say. */
    public Refuter(Limits limits) {
        this.limits = limits;
    }

    /** Looks for a counterexample. Where an evaluation is expensive this is less than a test: see {@link Evidence#brief}. */
    public Evidence tryToRefute(Claim claim) {
        return attempt(claim, false, false);
    }

    /** Looks for a counterexample at as many points as a test takes, though an evaluation is expensive. */
    public Evidence tryHarderToRefute(Claim claim) {
        return attempt(claim, true, false);
    }

    /** Looks for a point at which the sides of a strict relation are defined, and so equal, as is proved. */
    public Evidence refuteEqualSides(Claim claim) {
        return attempt(claim, false, true);
    }

    private Evidence attempt(Claim claim, boolean thorough, boolean equal) {
        Givens completed = new Laboratory(claim, 1).givens();
        int integrals = Integrals.depth(completed, claim.left(), claim.right());
        long cost = Cost.of(completed, claim.left(), claim.right());
        Plan plan = Plan.of(limits, integrals, cost, thorough);
        Laboratory laboratory = new Laboratory(claim, plan.operations());
        Weighing open = new Weighing(
                claim.left(), claim.relation(), claim.right(), plan.agreement(), plan.mostDigits(), integrals == 0);
        Weighing weighing = equal ? open.ofEqualSides() : open;
        PointSource wild = points(laboratory, plan.wild() ? Taste.WILD : Taste.CALM);
        PointSource calm = points(laboratory, Taste.CALM);
        PointSource nice = points(laboratory, Taste.NICE);
        PointSource named = laboratory.hasLandmarks()
                ? laboratory.points(limits.seed(), plan.wild() ? Taste.WILD : Taste.CALM)
                : wild;
        Tally tally =
                new Tally(laboratory.givens(), Relevance.of(laboratory.givens(), claim.left(), claim.right()), plan);
        Trials trials = new Trials(weighing, laboratory, plan, tally);
        int failedDraws = 0;
        for (int trial = 0; trial < plan.trials(); trial++) {
            PointSource source = trial % 4 == 3
                    ? nice
                    : trial % NAMED_EVERY == 1 ? named : trial < WILD_TRIALS || trial % 4 == 1 ? wild : calm;
            PointSource.Draw draw = source.next();
            if (draw instanceof PointSource.NotMet notMet) {
                tally.notMet(notMet.reason());
                if (++failedDraws >= MOST_FAILED_DRAWS) {
                    break;
                }
            } else if (draw instanceof PointSource.Met met) {
                boolean always = trials.needsPrecise() || (trial % PRECISE_EVERY == 0 && integrals == 0);
                if (trials.fails(met.point(), always)) {
                    return tally.refuted(new Shrinker(laboratory, laboratory, weighing, claim, limits.seed(), integrals)
                            .shrink(met.point()));
                }
            }
        }
        Branches branches = new Branches(laboratory);
        for (Laboratory inBranch : integrals == 0 ? branches.towardsUnmet() : List.<Laboratory>of()) {
            Point failing = failing(trials, inBranch.points(limits.seed(), Taste.CALM));
            if (failing != null) {
                return tally.refuted(
                        new Shrinker(laboratory, inBranch, weighing, claim, limits.seed(), integrals).shrink(failing));
            }
        }
        tally.unmetBranch(branches.unmet());
        return tally.result();
    }

    /** A point at which the claim fails, in a branch of it that no trial has entered; or null. */
    private static @Nullable Point failing(Trials trials, PointSource source) {
        for (int i = 0; i < IN_BRANCH && source.next() instanceof PointSource.Met met; i++) {
            if (trials.fails(met.point(), i < PRECISE_IN_BRANCH)) {
                return met.point();
            }
        }
        return null;
    }

    private PointSource points(Laboratory laboratory, Taste taste) {
        return pools.points(laboratory, limits.seed(), taste);
    }
}
