package org.gradproof.verify.evidence;

/**
 * How much is tried. All limits count points and operations, never time, so that the same seed gives the same evidence.
 *
 * @param seed of the points
 * @param trials points to try where they are cheap
 * @param operations to spend on the trials of one claim, about
 */
public record Limits(long seed, int trials, long operations) {
    /** Trials are laid out by what an evaluation in double takes; those at high precision take as much again. */
    private static final long WORK_FACTOR = 2;

    /** The seed 1, and 1,000 trials. */
    public static final Limits DEFAULT = new Limits(1, 1000, 40_000_000);

    /** The most work on one search for a counterexample: more than the trials are laid out for. */
    long work() {
        return WORK_FACTOR * operations;
    }

    /** The most work on looking where the trials before seldom fall. */
    long furtherWork() {
        return operations;
    }

    /** The same with another seed. */
    public Limits withSeed(long other) {
        return new Limits(other, trials, operations);
    }
}
