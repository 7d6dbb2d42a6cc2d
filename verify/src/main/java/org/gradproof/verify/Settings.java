package org.gradproof.verify;

import java.time.Duration;
import org.gradproof.verify.evidence.Limits;
import org.gradproof.verify.report.Verdict;

/**
 * How a run verifies.
 *
 * @param require the least verdict that counts as met, for derivations that do not say
 * @param limits how much is tried at random
 * @param jobs how many steps are worked on at once, at least 1
 * @param coreSamples points at which a function of core is compared with the derivation that certifies it
 * @param patience how long one step may take; a last resort behind the limits that count operations
 */
public record Settings(Verdict require, Limits limits, int jobs, int coreSamples, Duration patience) {
    /** A proof required, a thousand trials, as many jobs as there are processors. */
    public static final Settings DEFAULT = new Settings(
            Verdict.PROVED, Limits.DEFAULT, Runtime.getRuntime().availableProcessors(), 500, Duration.ofMinutes(2));

    public Settings {
        if (jobs < 1) {
            throw new IllegalArgumentException("jobs must be at least 1, not " + jobs);
        }
    }

    /** The same with another seed. */
    public Settings withSeed(long seed) {
        return new Settings(require, limits.withSeed(seed), jobs, coreSamples, patience);
    }

    /** The same with another requirement. */
    public Settings withRequire(Verdict other) {
        return new Settings(other, limits, jobs, coreSamples, patience);
    }

    /** The same with another number of jobs. */
    public Settings withJobs(int other) {
        return new Settings(require, limits, other, coreSamples, patience);
    }
}
