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
    private static final int FEWEST_SIZES = 3;

    private Judgement() {}

    static Verdict of(Proof proof, Replayed replayed, Evidence evidence, Answer witness) {
        Counterexample counterexample = evidence.counterexample();
        if (counterexample != null) {
            return contradicts(counterexample, proof, evidence) ? Verdict.CONFLICT : Verdict.REFUTED;
        }
        boolean disagrees = witness == Answer.DISAGREES;
        boolean contradicted = disagrees || replayed == Replayed.CONTRADICTED;
        if (proof.outcome() != Outcome.NOT_PROVED && contradicted) {
            return Verdict.CONFLICT;
        } else if (evidence.trials() == 0) {
            return Verdict.UNDECIDED;
        } else if (proof.outcome() == Outcome.PROVED) {
            return Verdict.PROVED;
        } else if (!evidence.isTest() || disagrees) {
            // Of all sizes but a few the trials alone speak, so a bounded proof needs what a test needs.
            return Verdict.UNDECIDED;
        }
        return sizes(proof, evidence).size() >= FEWEST_SIZES ? Verdict.PROVED_BOUNDED : Verdict.TESTED;
    }

    /** The sizes of a bounded proof at which trials met the givens: any other may be one that the givens exclude. */
    static List<Integer> sizes(Proof proof, Evidence evidence) {
        return proof.sizes().stream()
                .filter(size -> evidence.sizes().values().stream().anyMatch(met -> met.contains(size)))
                .toList();
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
