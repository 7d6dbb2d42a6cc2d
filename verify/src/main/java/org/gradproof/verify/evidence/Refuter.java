package org.gradproof.verify.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.work.Work;
import org.gradproof.symbolic.work.WorkExceededException;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.random.claim.Elimination;
import org.gradproof.verify.random.draw.PointSource;
import org.gradproof.verify.random.draw.ValueProfile;
import org.jspecify.annotations.Nullable;

/**
 * Tries to refute a claim at points drawn from its givens. The same claim, seed and limits give the
 * same evidence.
 *
 * <p>Every fourth point is one that a person would choose, for small integers coincide more often than
 * random numbers. The first points are compared at high precision, and later every fiftieth (every two
 * hundredth of a claim that may well be proved), besides every point at which double does not settle the matter.
 */
public final class Refuter {
    /** The first trials are all wild or nice; later ones are also calm. */
    private static final int WILD_TRIALS = 200;

    /** One point in so many is drawn around the numbers that the claim names. */
    private static final int NAMED_EVERY = 8;

    /** Of a claim that only the trials support, so often a point is compared at high precision. */
    private static final int PRECISE_EVERY = 50;
    /** Of one that may well be proved. */
    private static final int PRECISE_BESIDE_PROOF = 200;

    private static final int MOST_FAILED_DRAWS = 4;
    /** Trials in each branch that ordinary points did not enter. */
    private static final int IN_BRANCH = 24;

    private static final int PRECISE_IN_BRANCH = 4;

    private static final int DESCENTS = 8;
    /** For one evaluation of a further search. */
    private static final long SEARCH_OPERATIONS = 300_000;

    private final Limits limits;
    private final Pools pools = new Pools();

    /** A refuter that tries as much as the limits say. */
    public Refuter(Limits limits) {
        this.limits = limits;
    }

    /** Looks for a counterexample. Where an evaluation is expensive this is less than a test: see {@link Evidence#brief}. */
    public Evidence tryToRefute(Claim claim) {
        return tryToRefute(claim, Effort.ORDINARY);
    }

    /**
     * Looks for a counterexample of a claim for which something else speaks: at the edges and ties with which the points
     * begin, at as many as the effort is worth, and of them at high precision as many as a test takes.
     */
    public Evidence tryToRefute(Claim claim, Effort effort) {
        Evidence found = attempt(claim, effort, false, true);
        return found.counterexample() == null ? solving(claim, effort, found) : found;
    }

    private static List<Elimination> ways(Claim claim) {
        return claim.givens().assumptions().stream()
                        .noneMatch(assumption -> assumption.relation().relation() == Relation.EQ)
                ? List.of()
                : Elimination.of(claim.givens(), new Laboratory(claim, 1).givens(), claim.left(), claim.right());
    }

    private static Claim solved(Claim claim, Elimination way) {
        return new Claim(way.givens(), claim.left(), claim.relation(), claim.right());
    }

    /**
     * The same where equations among the givens are solved for a name, which then need not be rational. With no proof beside
     * it that is always looked at: of {@code p = e^a / (e^a + e^b)} rational points may be found where a = b alone.
     */
    private Evidence solving(Claim claim, Effort effort, Evidence found) {
        boolean few = found.trials() < Evidence.ENOUGH_PRECISE;
        if (!few && effort == Effort.BRIEF) {
            return found;
        }
        Evidence best = found;
        for (Elimination way : ways(claim)) {
            // Those that the domain of the name leaves are fewer than are drawn.
            Evidence more = attempt(solved(claim, way), way.names(), Effort.ORDINARY, false, true);
            if (more.counterexample() != null) {
                return more;
            }
            best = few && more.trials() > best.trials() && more.undecided() == 0 ? more : best;
        }
        return best;
    }

    /** The same for one who asks only whether there is a counterexample: it is the first that was found. */
    public Evidence look(Claim claim, Effort effort) {
        return attempt(claim, effort, false, false);
    }

    /** Looks for a counterexample at as many points as a test takes, though an evaluation is expensive. */
    public Evidence tryHarderToRefute(Claim claim) {
        return attempt(claim, Effort.THOROUGH, false, true);
    }

    /** Looks for a point at which the sides of a strict relation are defined, and so equal, as is proved. */
    public Evidence refuteEqualSides(Claim claim) {
        return attempt(claim, Effort.ORDINARY, true, true);
    }

    /** The evidence with the counterexample at a point at which the sides of a strict relation are equal, as is proved. */
    public Evidence refuteAt(Claim claim, Agreement agreement, Evidence before) {
        Laboratory laboratory =
                new Laboratory(claim, Plan.of(limits, 0, 1, Effort.ORDINARY).operations());
        Weighing weighing = new Weighing(claim.left(), claim.relation(), claim.right()).ofEqualSides();
        Point point = agreement.point();
        return weighing.precisely(laboratory.evaluator(point)) instanceof Weighed.Fails fails
                ? before.refutedBy(
                        new Noted(laboratory.givens(), Relevance.of(laboratory.givens(), claim.left(), claim.right()))
                                .counterexample(point, fails.left(), fails.right()))
                : before;
    }

    /**
     * Looks for a counterexample of an inequality by going downhill from some points. Where the sides seem to meet, but at no
     * number that can be written down, the trials before are no longer a test.
     */
    public Evidence descend(Claim claim, Evidence before) {
        try {
            return Work.within(limits.furtherWork(), () -> {
                Evidence after = descent(claim, before);
                for (Elimination way : ways(claim)) {
                    // On a curve, as the unit circle is one, a way downhill is one along it.
                    boolean same = after.counterexample() == null && after.undecided() == before.undecided();
                    after = same ? descent(solved(claim, way), before) : after;
                }
                return after;
            });
        } catch (WorkExceededException exceeded) {
            return before.open("the way downhill was not followed to its end: " + exceeded.getMessage());
        }
    }

    private Evidence descent(Claim claim, Evidence before) {
        Givens completed = new Laboratory(claim, 1).givens();
        if (claim.relation() == Relation.EQ || IntegralDepth.depth(completed, claim.left(), claim.right()) > 0) {
            return before;
        }
        Laboratory laboratory =
                new Laboratory(claim, Plan.of(limits, 0, 1, Effort.ORDINARY).operations());
        Weighing weighing = new Weighing(claim.left(), claim.relation(), claim.right());
        boolean mayBeEqual = claim.relation() == Relation.LE || claim.relation() == Relation.GE;
        Descent descent = new Descent(laboratory, claim);
        PointSource source = points(laboratory, ValueProfile.CALM);
        Evidence after = before;
        for (int i = 0; i < DESCENTS && source.next() instanceof PointSource.Met met; i++) {
            Descent.Bottom bottom = descent.from(met.point());
            Predicate<Point> fails = point -> weighing.precisely(laboratory.evaluator(point)) instanceof Weighed.Fails;
            if (fails.test(bottom.point())) {
                return before.refutedBy(new Shrinker(laboratory, laboratory, weighing, claim, limits.seed(), 0)
                        .shrink(descent.rounded(bottom.point(), fails)));
            } else if (bottom.meets() && !mayBeEqual) {
                after = before.open("the two sides seem to meet near "
                        + new Noted(completed, Relevance.of(completed, claim.left(), claim.right()))
                                .about(bottom.point()));
            }
        }
        return after;
    }

    /**
     * Looks where random points seldom fall, for a claim that nothing proves: at a thousand digits, at the numbers that it
     * speaks of, at sizes of some thousands, and by branch and bound.
     */
    public Evidence searchFurther(Claim claim, Evidence before) {
        try {
            return Work.within(limits.furtherWork(), () -> search(claim, before));
        } catch (WorkExceededException exceeded) {
            return before.open("the search for a counterexample was not ended: " + exceeded.getMessage());
        }
    }

    private Evidence search(Claim claim, Evidence before) {
        Givens completed = new Laboratory(claim, 1).givens();
        if (before.trials() == 0 || IntegralDepth.depth(completed, claim.left(), claim.right()) > 0) {
            return before;
        }
        Laboratory laboratory = new Laboratory(claim, SEARCH_OPERATIONS);
        Weighing weighing = new Weighing(claim.left(), claim.relation(), claim.right());
        List<Point> bases = Search.bases(
                points(laboratory, ValueProfile.NICE),
                points(laboratory, ValueProfile.CALM),
                points(laboratory, ValueProfile.WILD));
        if (bases.isEmpty()) {
            return before;
        }
        Weighing deep = weighing.withAtLeast(Search.DEEP);
        boolean agrees = true;
        for (Point point : bases) {
            Weighed found = deep.precisely(laboratory.evaluator(point));
            if (found instanceof Weighed.Fails) {
                return before.refutedBy(
                        new Shrinker(laboratory, laboratory, deep, claim, limits.seed(), 1).shrink(point));
            }
            agrees &= found instanceof Weighed.Holds;
        }
        Search search = new Search(laboratory, weighing, claim, limits);
        Point failing = search.from(bases, Cost.of(completed, claim.left(), claim.right()));
        if (failing != null) {
            return before.refutedBy(
                    new Shrinker(laboratory, laboratory, weighing, claim, limits.seed(), 0).shrink(failing));
        }
        String doubt = before.isTest() ? search.doubt(bases) : "";
        if (doubt.isEmpty() && before.isTest()) {
            List<Laboratory> claims = new ArrayList<>(List.of(laboratory));
            ways(claim).forEach(way -> claims.add(new Laboratory(solved(claim, way), SEARCH_OPERATIONS)));
            doubt = new DiagonalDoubt(limits.seed()).about(claims);
        }
        if (!doubt.isEmpty()) {
            return before.open(doubt);
        }
        return agrees ? before.deep(Search.DEEP) : before;
    }

    private Evidence attempt(Claim claim, Effort effort, boolean equal, boolean simplest) {
        return attempt(claim, Set.of(), effort, equal, simplest);
    }

    private Evidence attempt(Claim claim, Set<Name> determined, Effort effort, boolean equal, boolean simplest) {
        Givens completed = new Laboratory(claim, 1).givens();
        int integrals = IntegralDepth.depth(completed, claim.left(), claim.right());
        long cost = Cost.of(completed, claim.left(), claim.right());
        int every = effort == Effort.THOROUGH || equal ? PRECISE_EVERY : PRECISE_BESIDE_PROOF;
        Plan plan = Plan.of(limits, integrals, cost, effort);
        Laboratory laboratory = new Laboratory(claim, determined, plan.operations());
        Weighing open = new Weighing(
                claim.left(), claim.relation(), claim.right(), plan.agreement(), plan.mostDigits(), plan.farthest());
        Weighing weighing = equal ? open.ofEqualSides() : open;
        Tally tally = new Tally(laboratory.givens(), claim, plan);
        try {
            return Work.within(
                    limits.work(), () -> search(claim, integrals, every, plan, laboratory, weighing, tally, simplest));
        } catch (WorkExceededException exceeded) {
            return tally.ended(String.valueOf(exceeded.getMessage()));
        }
    }

    private Evidence search(
            Claim claim,
            int integrals,
            int every,
            Plan plan,
            Laboratory laboratory,
            Weighing weighing,
            Tally tally,
            boolean simplest) {
        String unmet = pools.unmet(laboratory, limits.seed());
        if (!unmet.isEmpty()) {
            tally.notMet(unmet);
            return tally.result();
        }
        PointSource wild = points(laboratory, plan.wild() ? ValueProfile.WILD : ValueProfile.CALM);
        PointSource calm = points(laboratory, ValueProfile.CALM);
        PointSource nice = points(laboratory, ValueProfile.NICE);
        PointSource named = laboratory.hasLandmarks()
                ? laboratory.points(limits.seed(), plan.wild() ? ValueProfile.WILD : ValueProfile.CALM)
                : wild;
        Trials trials = new Trials(weighing, laboratory, plan, tally);
        int failedDraws = 0;
        for (int trial = 0; trial < plan.trials(); trial++) {
            if (tally.isConstant() || (trial >= plan.enough() && tally.knowsSizes())) {
                break;
            }
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
                boolean always = trials.needsPrecise() || (trial % every == 0 && integrals == 0);
                if (trials.fails(met.point(), always)) {
                    Shrinker shrinker = new Shrinker(laboratory, laboratory, weighing, claim, limits.seed(), integrals);
                    return tally.refuted(simplest ? shrinker.shrink(met.point()) : shrinker.noted(met.point()));
                }
            }
        }
        Branches branches = new Branches(laboratory);
        for (Laboratory inBranch : integrals == 0 ? branches.towardsUnmet() : List.<Laboratory>of()) {
            Point failing = failing(trials, inBranch.points(limits.seed(), ValueProfile.CALM));
            if (failing != null) {
                Shrinker shrinker = new Shrinker(laboratory, inBranch, weighing, claim, limits.seed(), integrals);
                return tally.refuted(simplest ? shrinker.shrink(failing) : shrinker.noted(failing));
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

    private PointSource points(Laboratory laboratory, ValueProfile taste) {
        return pools.points(laboratory, limits.seed(), taste);
    }
}
