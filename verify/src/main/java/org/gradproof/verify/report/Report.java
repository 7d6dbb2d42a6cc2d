package org.gradproof.verify.report;

import java.util.List;

/**
 * All that one run found.
 *
 * @param version of Gradproof
 * @param seed of the run
 * @param millis time taken in all
 */
public record Report(String version, long seed, List<DocumentReport> documents, double millis) {
    public Report {
        documents = List.copyOf(documents);
    }

    /** The command's exit status: 2 if anything could not be read or there is nothing to check, else 1 if any derivation is not met, else 0. */
    public int exitStatus() {
        boolean unreadable = documents.stream()
                .anyMatch(d -> !d.errors().isEmpty()
                        || d.derivations().stream().anyMatch(x -> x.verdict() == Verdict.INVALID));
        boolean empty = documents.stream().allMatch(d -> d.derivations().isEmpty());
        if (unreadable || empty) {
            return 2;
        }
        return documents.stream().flatMap(d -> d.derivations().stream()).allMatch(DerivationReport::met) ? 0 : 1;
    }
}
