package org.gradproof.verify.evidence;

import org.gradproof.verify.numeric.value.PreciseValue;

/** What weighing the two sides at one point found. */
sealed interface Weighed {
    /**
     * Both sides are defined and the relation holds, as far as the precision tells.
     *
     * @param error the relative difference of sides that ought to be equal
     * @param fully whether no part of an operand was so small that its digits were lost
     */
    record Holds(double error, boolean fully) implements Weighed {}

    /** Both sides are defined, at 50 digits or more, and the relation does not hold. */
    record Fails(PreciseValue left, PreciseValue right) implements Weighed {}

    /** A side has no value there. */
    record Undefined(String reason) implements Weighed {}

    /**
     * It could not be told.
     *
     * @param compared whether both sides had values, which no number of digits tried told apart or showed to agree
     * @param agreeing whether they agree to all digits tried, though the relation is strict
     */
    record Open(String reason, boolean compared, boolean agreeing) implements Weighed {
        /** A point where nothing agrees. */
        Open(String reason, boolean compared) {
            this(reason, compared, false);
        }
    }

    /** Fifty digits do not tell, and more were not wanted: nothing is known of the point. */
    record Left() implements Weighed {}

    /** The bounds in double separate and the relation seems not to hold: a suspicion, no more. */
    record Apart() implements Weighed {}
}
