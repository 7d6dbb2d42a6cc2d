package org.gradproof.verify;

import java.util.List;
import java.util.Objects;
import org.gradproof.symbolic.proof.Proof;
import org.gradproof.symbolic.proof.Proof.Outcome;
import org.gradproof.symbolic.witness.SecondWitness.Answer;
import org.gradproof.verify.evidence.Evidence;
import org.gradproof.verify.report.Counterexample;
import org.gradproof.verify.report.Verdict;

/** From proof, evidence and the second witness to a verdict. The weaker never passes for the stronger. */
final class Judgement {
    private Judgement() {}

    static Verdict of(Proof proof, Evidence evidence, Answer witness) {
        Counterexample counterexample = evidence.counterexample();
        if (counterexample != null) {
            return contradicts(counterexample, proof, evidence) ? Verdict.CONFLICT : Verdict.REFUTED;
        }
        boolean proved = proof.outcome() != Outcome.NOT_PROVED;
        if (proved && witness == Answer.DISAGREES) {
            return Verdict.CONFLICT;
        } else if (evidence.trials() == 0) {
            return Verdict.UNDECIDED;
        } else if (proof.outcome() == Outcome.PROVED) {
            return Verdict.PROVED;
        } else if (proof.outcome() == Outcome.PROVED_BOUNDED) {
            // Of the sizes beyond the listed ones it says as much as a test does: it needs what that needs.
            return evidence.isTest() ? Verdict.PROVED_BOUNDED : Verdict.UNDECIDED;
        }
        return evidence.isTest() && witness != Answer.DISAGREES ? Verdict.TESTED : Verdict.UNDECIDED;
    }

    /** Whether the counterexample is at a size for which there is a proof. */
    private static boolean contradicts(Counterexample counterexample, Proof proof, Evidence evidence) {
        return switch (proof.outcome()) {
            case PROVED -> true;
            case NOT_PROVED -> false;
            case PROVED_BOUNDED -> {
                List<Integer> at = evidence.sizes().keySet().stream()
                        .map(name -> counterexample.values().get(name))
                        .filter(Integer.class::isInstance)
                        .map(Integer.class::cast)
                        .filter(Objects::nonNull)
                        .toList();
                yield proof.sizes().containsAll(at);
            }
        };
    }
}
