package org.gradproof.verify.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chain's own claim: its first side against its last; or what arrows claim together, the last relation from the first.
 *
 * @param chain the chain whose ends it is about, from 1
 * @param relation LaTeX; an arrow where it is about a run of arrows
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
    /** The relation of what arrows claim together. */
    public static final String ARROW = "\\implies";

    public ConclusionReport {
        conditions = List.copyOf(conditions);
    }

    /** What it is about, for a person. */
    public String subject() {
        return relation.equals(ARROW) ? "the last relation from the first" : "the first side against the last";
    }
}
