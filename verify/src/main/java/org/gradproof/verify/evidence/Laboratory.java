package org.gradproof.verify.evidence;

import java.util.List;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.numeric.Evaluator;
import org.gradproof.verify.numeric.Point;
import org.gradproof.verify.numeric.Program;
import org.gradproof.verify.random.Completion;
import org.gradproof.verify.random.GivenCheck;

/** Expressions made ready for trials: their free indices declared, each compiled once. Used by one thread. */
public final class Laboratory {
    private static final long OPERATIONS = 4_000_000;

    private final Givens givens;
    private final long operations;
    private final Program program;

    /** For the expressions, which the givens declare but for free indices. */
    public Laboratory(Givens givens, List<Expr> exprs) {
        this(givens, exprs, OPERATIONS);
    }

    Laboratory(Claim claim, long operations) {
        this(claim.givens(), List.of(claim.left(), claim.right()), operations);
    }

    private Laboratory(Givens givens, List<Expr> exprs, long operations) {
        this.operations = operations;
        this.givens = Completion.of(givens, exprs.toArray(new Expr[0]));
        this.program = new Program(this.givens);
    }

    /** The givens and those of the free indices. */
    public Givens givens() {
        return givens;
    }

    /** Values of the expressions at a point. */
    public Evaluator evaluator(Point point) {
        return new Evaluator(program, point, operations);
    }

    /** Decides assumptions that exact arithmetic cannot. */
    public GivenCheck check() {
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
