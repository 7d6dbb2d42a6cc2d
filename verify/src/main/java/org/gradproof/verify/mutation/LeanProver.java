package org.gradproof.verify.mutation;

import java.util.List;
import java.util.Optional;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.proof.Proof;
import org.gradproof.symbolic.proof.Prover;
import org.gradproof.verify.StepProver;

/** The product's prover, asked for proofs only. */
record LeanProver(Prover prover) implements StepProver {
    @Override
    public Proof prove(Claim claim) {
        return prover.prove(claim);
    }

    @Override
    public List<Assumption> holdsIf(Claim claim) {
        return List.of();
    }

    @Override
    public Optional<Expr> rederive(Expr first, Givens givens) {
        return Optional.empty();
    }
}
