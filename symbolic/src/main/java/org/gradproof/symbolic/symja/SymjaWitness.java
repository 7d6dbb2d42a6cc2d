package org.gradproof.symbolic.symja;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gradproof.symbolic.cas.PolynomialAlgebra;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Recursion;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.witness.SecondWitness;
import org.matheclipse.core.eval.EvalEngine;

/**
 * Symja as the second witness: it takes the derivatives of an equation's sides at sizes 1 to 3, and the
 * difference must vanish as a polynomial.
 *
 * <p>It knows nothing of the prover. It agrees only where the difference's numerator is exactly 0
 * modulo the givens in every case tried, and numbers do not contradict that. It disagrees only where
 * numbers show a difference at most admissible points of some case. Everything else is no answer.
 *
 * <p>Safe for several threads. Symja is started by the constructor, beside the caller's work.
 */
public final class SymjaWitness implements SecondWitness {
    private final Map<Claim, Answer> answers = new ConcurrentHashMap<>();
    private final PolynomialAlgebra algebra = new SymjaAlgebra();
    private final SymjaThread thread = new SymjaThread(Duration.ofSeconds(60));

    /** Starts Symja on a thread of its own, which does not keep the program alive. */
    public SymjaWitness() {
        thread.warmUp();
    }

    @Override
    public Answer rederive(Claim claim) {
        if (claim.relation() != Relation.EQ) {
            return Answer.NOT_ASKED;
        }
        if (new Recursion(claim.givens()).isMet(List.of(claim.left(), claim.right()))) {
            // It unfolds all definitions, and these have no end for a size that is not known.
            return Answer.NO_ANSWER;
        }
        if (knowsStructure(claim)) {
            // Its matrices are any; what is known of these only would be missing.
            return Answer.NO_ANSWER;
        }
        return answers.computeIfAbsent(
                claim, key -> thread.ask(engine -> ask(key, engine)).orElse(Answer.NO_ANSWER));
    }

    private static boolean knowsStructure(Claim claim) {
        return claim.givens().all().stream()
                .anyMatch(
                        given -> given instanceof Given.Family family && family.structure() != Given.Structure.GENERAL);
    }

    private Answer ask(Claim claim, EvalEngine engine) {
        SmallCases cases = SmallCases.of(claim);
        List<Assumption> assumptions = cases.assumptions();
        boolean equal = false;
        boolean open = false;
        for (SmallCase small : cases.all()) {
            switch (trial(claim, small, assumptions, engine)) {
                case DIFFERENT -> {
                    return Answer.DISAGREES;
                }
                case EQUAL -> equal = true;
                case OPEN -> open = true;
                case EMPTY -> {
                    // Nothing is claimed here.
                }
            }
        }
        return equal && !open ? Answer.AGREES : Answer.NO_ANSWER;
    }

    private CaseTrial.Outcome trial(Claim claim, SmallCase small, List<Assumption> assumptions, EvalEngine engine) {
        try {
            return new CaseTrial(claim, small, assumptions, engine, algebra).run();
        } catch (DefinedNowhere e) {
            return CaseTrial.Outcome.EMPTY;
        }
    }

    @Override
    public void close() {
        thread.close();
        answers.clear();
    }
}
