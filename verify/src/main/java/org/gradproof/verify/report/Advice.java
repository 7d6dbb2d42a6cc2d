package org.gradproof.verify.report;

/** What an author can try next where no proof was found. */
public final class Advice {
    private Advice() {}

    /** A next thing to try, in one sentence; empty where the step is proved, refuted or not readable. */
    public static String of(StepReport step) {
        return switch (step.verdict()) {
            case PROVED, REFUTED, INVALID, CONFLICT -> "";
            case PROVED_BOUNDED -> "put a line between the two sides, so that each step is one law for every size";
            case TESTED, UNDECIDED -> unproved(step);
        };
    }

    private static String unproved(StepReport step) {
        if (step.message().contains("internal error")) {
            return "report it: this is a fault of Gradproof";
        } else if (step.message().contains("nothing satisfies the givens")) {
            return "look for givens that contradict each other";
        } else if (step.trials() == 0) {
            return "look at where both sides are defined, and give the ranges that are meant";
        } else if (step.relation().equals("=")) {
            return "put a line between the two sides, so that each step is one law; or prove a part of it as a"
                    + " derivation of its own, and give that with where=\"…\"";
        }
        return "give the signs and ranges that it rests on, or put a bound between the two sides";
    }
}
