package org.gradproof.verify.evidence;

import org.gradproof.verify.numeric.program.Evaluator;
import org.gradproof.verify.numeric.value.Point;

/** The trials of one claim: weighs its sides at one point after the other, and tallies what comes of it. */
final class Trials {
    /** Points at which fifty digits do not tell and more are tried, once there are enough precise trials. */
    private static final int MOST_DEEP = 16;
    /** Where the digits of so many points were lost, the search for precise ones ends. */
    private static final int MOST_LOST = 200;

    private final Weighing weighing;
    private final Laboratory laboratory;
    private final Plan plan;
    private final Tally tally;
    private int lost;
    private int followed;
    private int weighed;
    private int deep;

    Trials(Weighing weighing, Laboratory laboratory, Plan plan, Tally tally) {
        this.weighing = weighing;
        this.laboratory = laboratory;
        this.plan = plan;
        this.tally = tally;
    }

    /** Whether there are not enough trials at high precision yet. */
    boolean needsPrecise() {
        // Of a brief plan a point at high precision is a look, not a test: one that loses digits is not made up for.
        return tally.preciseTrials() < plan.precise() && lost < (plan.brief() ? 1 : MOST_LOST);
    }

    /**
     * Whether the claim fails at the point.
     *
     * @param always whether to compare at high precision whatever double says
     */
    boolean fails(Point point, boolean always) {
        if (!tally.met(point)) {
            return false;
        }
        Evaluator evaluator = laboratory.evaluator(point);
        Weighed rough = weighing.inDouble(evaluator);
        // What double does not tell may be a tie, as at a constant function, which is no further point of the tally.
        boolean precise = always && (rough instanceof Weighed.Open || tally.isFurther(point));
        if (rough instanceof Weighed.Undefined) {
            return false;
        } else if (rough instanceof Weighed.Holds && !precise) {
            tally.held(point);
            return false;
        }
        boolean suspicious = rough instanceof Weighed.Apart;
        if (!precise && !suspicious && weighed >= plan.mostPrecise()) {
            return false;
        }
        return failsPrecisely(evaluator, point);
    }

    private boolean failsPrecisely(Evaluator evaluator, Point point) {
        weighed++;
        boolean follow = followed < plan.mostFollowed() && lost < MOST_LOST / 4;
        Weighed found = weighing.precisely(evaluator, follow, this::goesDeeper);
        followed += follow && Weighing.canFollow(evaluator) ? 1 : 0;
        if (found instanceof Weighed.Fails) {
            tally.failed();
            return true;
        } else if (found instanceof Weighed.Holds holds && holds.fully()) {
            tally.heldPrecisely(holds.error(), point);
        } else if (found instanceof Weighed.Holds) {
            lost++;
            tally.heldRoughly(point);
        } else if (found instanceof Weighed.Open open) {
            tally.open(open, point);
        }
        return false;
    }

    private boolean goesDeeper() {
        // After open points the numbers can only refute, which seldom takes many digits.
        return ++deep <= MOST_DEEP || (needsPrecise() && tally.open() == 0);
    }
}
