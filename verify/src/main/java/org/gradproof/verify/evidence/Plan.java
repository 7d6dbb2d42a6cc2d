package org.gradproof.verify.evidence;

/**
 * How the trials of one claim are laid out.
 *
 * @param trials points to try
 * @param enough points after which no more are tried if it is known at which sizes the givens can be met
 * @param precise of them, how many are compared at high precision whatever double says
 * @param mostPrecise how many may be compared at high precision because double does not tell
 * @param agreement decimal digits to which sides must agree in double
 * @param mostDigits the highest precision tried for equal sides
 * @param farthest the highest precision tried to see parts of operands that are lost beside others
 * @param mostFollowed points at which such parts are followed
 * @param operations for one evaluation
 * @param brief whether this is less than a test takes, because an evaluation is expensive
 * @param wild whether huge and tiny values are tried
 */
record Plan(
        int trials,
        int enough,
        int precise,
        int mostPrecise,
        int agreement,
        int mostDigits,
        int farthest,
        int mostFollowed,
        long operations,
        boolean brief,
        boolean wild) {
    /** Points at which digits are followed far beyond fifty, because a part of an operand was lost. */
    private static final int FOLLOWED = 4;

    private static final int MOST_FOLLOWED = 40;
    private static final int LEAST_TRIALS = 80;
    private static final long PRECISE_FACTOR = 1000;

    /** Beside a proof, so many show at which sizes the givens can be met. */
    private static final int MOST_BESIDE_PROOF = 250;

    private static final int ENOUGH_BESIDE_PROOF = 160;
    private static final int ENOUGH_IF_BRIEF = 40;
    private static final int FOLLOWED_IF_BRIEF = 1;
    private static final int PRECISE_BESIDE_PROOF = 24;

    /**
     * The plan for a claim.
     *
     * @param integrals how deep they are nested
     * @param cost operations of an evaluation, about
     */
    static Plan of(Limits limits, int integrals, long cost, Effort effort) {
        boolean thorough = effort == Effort.THOROUGH;
        boolean brief = effort == Effort.BRIEF;
        int followed = thorough ? MOST_FOLLOWED : brief ? FOLLOWED_IF_BRIEF : FOLLOWED;
        if (integrals >= 2) {
            // 50 digits of a double integral take a minute: only a suspicion is worth that.
            return new Plan(brief ? 3 : 6, 6, 0, 0, 5, 50, 0, 0, 400_000_000, false, false);
        } else if (integrals == 1) {
            return thorough
                    ? new Plan(60, 60, Evidence.ENOUGH_PRECISE, 10, 7, 100, 300, followed, 20_000_000, false, false)
                    : new Plan(brief ? 8 : 16, 16, 1, 0, 7, 50, 50, 0, 20_000_000, true, false);
        }
        boolean proved = brief || effort == Effort.MODERATE;
        int trials = Math.min(affordable(limits, cost, 1), proved ? MOST_BESIDE_PROOF : limits.trials());
        int precise = affordable(limits, cost, PRECISE_FACTOR);
        return new Plan(
                trials,
                brief ? ENOUGH_IF_BRIEF : proved ? ENOUGH_BESIDE_PROOF : trials,
                Evidence.ENOUGH_PRECISE,
                proved ? Math.min(PRECISE_BESIDE_PROOF, precise) : precise,
                12,
                400,
                1600,
                followed,
                4_000_000,
                false,
                true);
    }

    private static int affordable(Limits limits, long cost, long factor) {
        long affordable = limits.operations() / Math.max(1, cost * factor);
        return (int) Math.max(Math.min(LEAST_TRIALS, limits.trials()), Math.min(limits.trials(), affordable));
    }
}
