package org.gradproof.spark;

import java.io.Serializable;
import java.time.Duration;
import org.gradproof.verify.Settings;
import org.gradproof.verify.report.Verdict;

/**
 * How the records of a corpus are checked.
 *
 * @param require the least verdict that counts as met, for derivations that do not say
 * @param seed of the random trials
 * @param patience how long one record may take; a last resort behind the limits that count operations
 */
public record CorpusSettings(Verdict require, long seed, Duration patience) implements Serializable {
    /** What the command has, and a minute for a record. */
    public static final CorpusSettings DEFAULT = new CorpusSettings(
            Settings.DEFAULT.require(), Settings.DEFAULT.limits().seed(), Duration.ofMinutes(1));

    /** So many times as long as one of its steps may a record take. */
    private static final int STEPS = 3;

    public CorpusSettings {
        if (!require.reaches(Verdict.UNDECIDED)) {
            throw new IllegalArgumentException("nothing is met that is " + require);
        }
        if (patience.toMillis() < 1) {
            throw new IllegalArgumentException("there is no patience of " + patience);
        }
    }

    /** The same with another requirement. */
    public CorpusSettings withRequire(Verdict other) {
        return new CorpusSettings(other, seed, patience);
    }

    /** The same with another seed. */
    public CorpusSettings withSeed(long other) {
        return new CorpusSettings(require, other, patience);
    }

    /** The same with another patience. */
    public CorpusSettings withPatience(Duration other) {
        return new CorpusSettings(require, seed, other);
    }

    /** Those of the engine of one task, which has one processor. */
    Settings engine() {
        Settings settings = Settings.DEFAULT.withRequire(require).withSeed(seed).withJobs(1);
        return new Settings(
                settings.require(),
                settings.limits(),
                settings.jobs(),
                settings.coreSamples(),
                patience.dividedBy(STEPS));
    }
}
