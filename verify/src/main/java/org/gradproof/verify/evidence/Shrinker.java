package org.gradproof.verify.evidence;

import java.util.Iterator;
import java.util.Set;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.numeric.Point;
import org.gradproof.verify.random.Neighbourhood;
import org.gradproof.verify.random.PointSource;
import org.gradproof.verify.random.Taste;
import org.gradproof.verify.report.Counterexample;

/**
 * Looks for the counterexample that a person would choose: first among points that are simple from the
 * start, then step by step beside the simplest found. Each candidate satisfies the givens and is weighed
 * at 50 digits or more.
 */
final class Shrinker {

    private final Laboratory laboratory;
    private final Weighing weighing;
    private final long seed;
    private final Set<Name> relevant;
    private final Simplicity simplicity;
    private final int simplePoints;
    private final int mostWeighed;
    private int weighed;

    Shrinker(Laboratory laboratory, Weighing weighing, Claim claim, long seed, int integrals) {
        this.laboratory = laboratory;
        this.weighing = weighing;
        this.simplePoints = integrals == 0 ? 120 : 20;
        this.mostWeighed = integrals == 0 ? 400 : integrals == 1 ? 24 : 0;
        this.seed = seed;
        this.relevant = Relevance.of(laboratory.givens(), claim.left(), claim.right());
        this.simplicity = new Simplicity(laboratory.givens(), relevant);
    }

    /** The counterexample to report, given a point at which the claim fails. */
    Counterexample shrink(Point start) {
        Point best = simplest(start);
        Neighbourhood neighbourhood = new Neighbourhood(laboratory.givens(), seed, laboratory.check());
        boolean improved = true;
        while (improved && weighed < mostWeighed) {
            improved = false;
            for (Iterator<Point> it = neighbourhood.of(best).iterator(); it.hasNext() && weighed < mostWeighed; ) {
                Point candidate = it.next();
                if (simplicity.of(candidate) < simplicity.of(best) && fails(candidate)) {
                    best = candidate;
                    improved = true;
                    break;
                }
            }
        }
        Weighed last = weighing.precisely(laboratory.evaluator(best));
        if (last instanceof Weighed.Fails fails) {
            return new Noted(laboratory.givens(), relevant).counterexample(best, fails.left(), fails.right());
        }
        throw new IllegalStateException("a counterexample did not hold when weighed again");
    }

    private Point simplest(Point start) {
        PointSource simple = laboratory.points(seed + 1, Taste.NICE);
        Point best = start;
        for (int i = 0; i < simplePoints && weighed < mostWeighed; i++) {
            if (simple.next() instanceof PointSource.Met met
                    && simplicity.of(met.point()) < simplicity.of(best)
                    && fails(met.point())) {
                best = met.point();
            }
        }
        return best;
    }

    private boolean fails(Point point) {
        weighed++;
        return weighing.precisely(laboratory.evaluator(point)) instanceof Weighed.Fails;
    }
}
