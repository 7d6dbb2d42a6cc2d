package org.gradproof.verify.report;

import java.util.List;
import org.gradproof.symbolic.derivation.Step;

/** Which steps of a derivation that is not met are to be shown. */
public final class FallsShort {
    private FallsShort() {}

    /** The steps that reach neither what is required nor what is expected of them. */
    public static List<StepReport> steps(DerivationReport derivation) {
        return derivation.steps().stream()
                .filter(step -> !step.verdict().reaches(derivation.require()) && !expected(derivation, step))
                .toList();
    }

    /** What the step is called: a reason and a label by the step of their line. */
    public static String name(StepReport step) {
        return switch (step.kind()) {
            case STEP, IMPLICATION -> "step " + step.step();
            case REASON -> "the reason at step " + step.step();
            case LABEL -> "the label at step " + step.step();
        };
    }

    /** Whether the step's message tells more than its counterexample and {@code holdsIf}, which are shown by themselves. */
    public static boolean hasMoreToSay(StepReport step) {
        boolean told = step.verdict() == Verdict.REFUTED && step.counterexample() != null;
        return (!told || step.holdsFromBefore()) && !step.message().isEmpty();
    }

    private static boolean expected(DerivationReport derivation, StepReport step) {
        return derivation.expect() != null
                && step.verdict() == Verdict.REFUTED
                && (step.kind() == Step.Kind.STEP || step.kind() == Step.Kind.IMPLICATION)
                && derivation.expect().equals("REFUTED@" + step.step());
    }
}
