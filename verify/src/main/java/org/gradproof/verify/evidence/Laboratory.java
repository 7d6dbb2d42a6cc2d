package org.gradproof.verify.evidence;

import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.numeric.Evaluator;
import org.gradproof.verify.numeric.Point;
import org.gradproof.verify.numeric.Program;
import org.gradproof.verify.random.Completion;
import org.gradproof.verify.random.GivenCheck;

/** A claim made ready for trials: its free indices declared, its sides compiled once. Used by one thread. */
final class Laboratory {
    private static final long BUDGET = 4_000_000;

    private final Givens givens;
    private final Program program;
    private final Weighing weighing;

    Laboratory(Claim claim) {
        this.givens = Completion.of(claim.givens(), claim.left(), claim.right());
        this.program = new Program(givens);
        this.weighing = new Weighing(claim.left(), claim.relation(), claim.right());
    }

    /** The claim's givens and those of its free indices. */
    Givens givens() {
        return givens;
    }

    Evaluator evaluator(Point point) {
        return new Evaluator(program, point, BUDGET);
    }

    Weighing weighing() {
        return weighing;
    }

    /** Decides assumptions that exact arithmetic cannot. */
    GivenCheck check() {
        return this::holds;
    }

    private boolean holds(Point point, Cond.Rel given) {
        Evaluator evaluator = evaluator(point);
        Weighing sides = new Weighing(given.left(), given.relation(), given.right());
        boolean order = given.relation() == Relation.LT || given.relation() == Relation.GT;
        if (order && sides.inDouble(evaluator) instanceof Weighed.Holds) {
            return true;
        }
        return sides.precisely(evaluator) instanceof Weighed.Holds;
    }
}
