package org.gradproof.verify;

import java.util.List;
import java.util.Optional;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.proof.Proof;
import org.gradproof.symbolic.proof.Prover;

/** The prover of the symbolic module. */
record SymbolicProver(Prover prover) implements StepProver {
    @Override
    public Proof prove(Claim claim) {
        return prover.prove(claim);
    }

    @Override
    public List<Assumption> holdsIf(Claim claim) {
        return prover.holdsIf(claim);
    }

    @Override
    public Optional<Expr> rederive(Expr first, Givens givens) {
        return prover.rederive(first, givens);
    }
}
