package org.gradproof.cli;

import java.nio.file.Path;
import java.util.List;
import org.gradproof.verify.report.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What is to be checked, and how.
 *
 * @param inputs files and folders as the user gave them
 * @param given a sidecar for all of them, or null for the one beside each
 * @param require the least verdict for derivations that ask for none themselves
 * @param jobs how many derivations to check at a time, at least 1
 */
record CheckRequest(List<Path> inputs, @Nullable Path given, Verdict require, long seed, int jobs) {
    CheckRequest {
        inputs = List.copyOf(inputs);
    }
}
