package org.gradproof.verify.mutation;

import org.gradproof.verify.report.Verdict;

/**
 * What became of a mutant.
 *
 * @param truth whether it is false, by a search that does not know the verdict
 * @param witness for a false mutant where it fails, as text; empty where only many digits of both sides say so
 * @param points at which both sides were compared in that search
 * @param verdict the verifier's
 * @param message what the verifier says to its verdict
 * @param misread what the reader makes of the mutant's LaTeX, if that is something else; else empty
 */
public record Trial(
        Mutant mutant, Truth truth, String witness, int points, Verdict verdict, String message, String misread) {
    /** Whether a mutant is a mistake. */
    public enum Truth {
        /** It is false somewhere. */
        FALSE,
        /** No point was found at which it fails: the change made no difference, as far as is known. */
        EQUIVALENT,
        /** It claims nothing: its sides are nowhere defined together, or its givens cannot be met. */
        VACUOUS
    }

    /** Whether the verifier lets a mistake pass, proved or tested. */
    public boolean isFalsePass() {
        return truth == Truth.FALSE
                && (verdict == Verdict.PROVED || verdict == Verdict.PROVED_BOUNDED || verdict == Verdict.TESTED);
    }

    /** Whether the verifier does not refute a mistake. */
    public boolean isMissed() {
        return truth == Truth.FALSE && verdict != Verdict.REFUTED;
    }

    /** Whether the verifier refutes what no search finds false, or contradicts itself. */
    public boolean isDoubtful() {
        return verdict == Verdict.CONFLICT || (truth != Truth.FALSE && verdict == Verdict.REFUTED);
    }

    /** Why a mistake was not refuted, in words for a reader. */
    public String reason() {
        if (truth != Truth.FALSE || !witness.isEmpty() || verdict != Verdict.UNDECIDED) {
            return message;
        }
        String equal =
                "the two sides are equal somewhere, so that the strict relation is false; but where they are irrational no"
                        + " number of digits shows that they are equal, and no proof without conditions was found that they are";
        return message.contains("stopped after") ? equal + "; here the attempt ran out of its time" : equal;
    }
}
