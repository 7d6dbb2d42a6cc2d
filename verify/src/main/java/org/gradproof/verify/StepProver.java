package org.gradproof.verify;

import java.util.List;
import java.util.Optional;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.proof.Proof;

/** What the verifier asks of a prover. Used by several threads at once. */
public interface StepProver {
    /** A proof of the claim, or why there is none. */
    Proof prove(Claim claim);

    /** Natural assumptions under which a claim that is false in general is proved. */
    List<Assumption> holdsIf(Claim claim);

    /** The prover's own result for a chain's first side, found without the author's lines; empty where there is nothing to work out. */
    Optional<Expr> rederive(Expr first, Givens givens);
}
