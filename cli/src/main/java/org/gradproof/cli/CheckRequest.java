package org.gradproof.cli;

import java.nio.file.Path;
import java.util.List;
import org.gradproof.docsgen.DocumentFormat;
import org.gradproof.verify.Settings;
import org.gradproof.verify.report.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What is to be checked, and how.
 *
 * @param inputs files and folders as the user gave them
 * @param format of the inputs that are no folders; null to go by their names
 * @param given a sidecar for all of them, or null for the one beside each
 * @param strict whether a block that holds a relation and that nothing marks is an error
 * @param require the least verdict for derivations that ask for none themselves
 * @param jobs how many derivations to check at a time, at least 1
 * @param cache the folder that keeps verdicts from run to run, or null for none
 */
record CheckRequest(
        List<Path> inputs,
        @Nullable DocumentFormat format,
        @Nullable Path given,
        boolean strict,
        Verdict require,
        long seed,
        int jobs,
        @Nullable Path cache) {
    CheckRequest {
        inputs = List.copyOf(inputs);
    }

    /** The documents as they are, with nothing else said but a sidecar for all of them. */
    static CheckRequest of(List<Path> inputs, @Nullable Path given) {
        int jobs = Runtime.getRuntime().availableProcessors();
        return new CheckRequest(inputs, null, given, false, Verdict.PROVED, 1, jobs, null);
    }

    /** How it says that derivations are verified. */
    Settings settings() {
        return Settings.DEFAULT.withRequire(require).withSeed(seed).withJobs(jobs);
    }

    /** The same for other inputs. */
    CheckRequest of(List<Path> others) {
        return new CheckRequest(others, format, given, strict, require, seed, jobs, cache);
    }
}
