package org.gradproof.verify.report;

import java.util.List;

/** Which steps of a derivation that is not met are to be shown. */
public final class FallsShort {
    private FallsShort() {}

    /** The steps that reach neither what is required nor what is expected of them. */
    public static List<StepReport> steps(DerivationReport derivation) {
        return derivation.steps().stream()
                .filter(step -> !step.verdict().reaches(derivation.require()) && !expected(derivation, step))
                .toList();
    }

    /** Whether the step's message tells more than its counterexample and {@code holdsIf}, which are shown by themselves. */
    public static boolean hasMoreToSay(StepReport step) {
        boolean told = step.verdict() == Verdict.REFUTED && step.counterexample() != null;
        return !told && !step.message().isEmpty();
    }

    private static boolean expected(DerivationReport derivation, StepReport step) {
        return derivation.expect() != null
                && step.verdict() == Verdict.REFUTED
                && derivation.expect().equals("REFUTED@" + step.step());
    }
}
