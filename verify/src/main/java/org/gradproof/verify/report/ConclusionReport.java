package org.gradproof.verify.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chain's own claim: its first side against its last.
 *
 * @param chain the chain whose ends it is about, from 1
 * @param relation LaTeX
 * @param conditions side conditions in LaTeX
 * @param counterexample where it fails, or null
 * @param message for a person; empty if nothing is wrong
 */
public record ConclusionReport(
        int chain,
        Verdict verdict,
        String relation,
        List<String> conditions,
        @Nullable Counterexample counterexample,
        String message) {
    public ConclusionReport {
        conditions = List.copyOf(conditions);
    }
}
