package org.gradproof.verify;

import java.util.function.Function;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.witness.SecondWitness.Answer;
import org.gradproof.verify.evidence.Refuter;

/**
 * What the work on derivations is done with.
 *
 * @param workers for proofs and trials
 * @param witnesses one thread for the second witness, which may stand behind one process or one engine
 */
record Bench(
        Settings settings,
        StepProver prover,
        Refuter refuter,
        Function<Claim, Answer> witness,
        Workers workers,
        Workers witnesses) {}
