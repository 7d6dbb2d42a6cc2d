package org.gradproof.verify.evidence;

import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.work.Work;
import org.gradproof.symbolic.work.WorkExceededException;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.random.draw.Neighbourhood;
import org.gradproof.verify.random.draw.PointSource;
import org.gradproof.verify.random.draw.ValueProfile;
import org.gradproof.verify.report.Counterexample;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the counterexample that a person would choose: first among points that are simple from the
 * start, then step by step beside the simplest found. Each candidate satisfies the givens and is weighed
 * at 50 digits or more.
 */
final class Shrinker {
    /** A relative difference that a reader sees at once. */
    private static final double VISIBLE = 1e-6;

    private static final double INVISIBLE_COST = 6;

    private final Laboratory laboratory;
    private final Laboratory places;
    private final Weighing weighing;
    private final long seed;
    private final Set<Name> relevant;
    private final Simplicity simplicity;
    private final int simplePoints;
    private final int mostWeighed;
    private int weighed;

    /**
     * Shrinks counterexamples of the claim.
     *
     * @param places where to look: under the claim's givens, or under more of them
     */
    Shrinker(Laboratory laboratory, Laboratory places, Weighing weighing, Claim claim, long seed, int integrals) {
        this.laboratory = laboratory;
        this.places = places;
        this.weighing = weighing;
        this.simplePoints = integrals == 0 ? 120 : 20;
        this.mostWeighed = integrals == 0 ? 400 : integrals == 1 ? 24 : 0;
        this.seed = seed;
        this.relevant = Relevance.of(laboratory.givens(), claim.left(), claim.right());
        this.simplicity = new Simplicity(laboratory.givens(), relevant);
    }

    /** A point at which the claim fails, and how much there is to say about it. */
    private record Failing(Point point, Weighed.Fails sides, double cost) {}

    /** The counterexample to report, given a point at which the claim fails. */
    Counterexample shrink(Point start) {
        return noted(shrunk(first(start)));
    }

    /** The counterexample at a point at which the claim fails, as it is. */
    Counterexample noted(Point start) {
        return noted(first(start));
    }

    private Failing first(Point start) {
        // That the claim fails there is known: how much work is left has no say in that.
        return Work.apart(() -> Optional.ofNullable(failing(start)))
                .value()
                .orElseThrow(() -> new IllegalStateException("a counterexample did not hold when weighed again"));
    }

    private Counterexample noted(Failing found) {
        return new Noted(laboratory.givens(), relevant)
                .counterexample(
                        found.point(), found.sides().left(), found.sides().right())
                .also(laboratory.determined(found.point()));
    }

    /** The simplest point found with what work is left. */
    private Failing shrunk(Failing first) {
        Failing best = first;
        try {
            best = simplest(first);
            Neighbourhood neighbourhood =
                    new Neighbourhood(places.givens(), places.interests().tails(), seed, places.check());
            while (true) {
                Failing simpler = simplerBeside(best, neighbourhood);
                if (simpler.cost() >= best.cost()) {
                    return best;
                }
                best = simpler;
            }
        } catch (WorkExceededException exceeded) {
            return best;
        }
    }

    private Failing simplerBeside(Failing best, Neighbourhood neighbourhood) {
        for (Iterator<Point> it = neighbourhood.of(best.point()).iterator(); it.hasNext() && weighed < mostWeighed; ) {
            Failing simpler = better(it.next(), best);
            if (simpler.cost() < best.cost()) {
                return simpler;
            }
        }
        return best;
    }

    private Failing simplest(Failing start) {
        PointSource simple = places.points(seed + 1, ValueProfile.NICE);
        Failing best = start;
        for (int i = 0; i < simplePoints && weighed < mostWeighed; i++) {
            if (simple.next() instanceof PointSource.Met met) {
                best = better(met.point(), best);
            }
        }
        return best;
    }

    /** The candidate, if the claim fails there and less is to be said; else the best one so far. */
    private Failing better(Point candidate, Failing best) {
        if (simplicity.of(candidate) >= best.cost()) {
            return best;
        }
        Failing failing = failing(candidate);
        return failing != null && failing.cost() < best.cost() ? failing : best;
    }

    private @Nullable Failing failing(Point point) {
        weighed++;
        if (!(weighing.precisely(laboratory.evaluator(point)) instanceof Weighed.Fails fails)) {
            return null;
        }
        boolean visible = !(fails.left().relativeGap(fails.right()) < VISIBLE);
        return new Failing(point, fails, simplicity.of(point) + (visible ? 0 : INVISIBLE_COST));
    }
}
