package org.gradproof.cli;

import java.util.List;
import java.util.Optional;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.proof.Proof;
import org.gradproof.symbolic.proof.Prover;
import org.gradproof.symbolic.symja.SymjaAlgebra;
import org.gradproof.symbolic.witness.SecondWitness;
import org.gradproof.verify.Settings;
import org.gradproof.verify.StepProver;
import org.gradproof.verify.Verifier;

/** Puts the verifier together: the prover, the second witness and the random trials. */
final class Engine {
    private Engine() {}

    static Verifier verifier(CheckRequest request, SecondWitness witness) {
        Settings settings = Settings.DEFAULT
                .withRequire(request.require())
                .withSeed(request.seed())
                .withJobs(request.jobs());
        return new Verifier(prover(), witness, settings);
    }

    static StepProver prover() {
        Prover prover = new Prover(new SymjaAlgebra(), LatexWriter::write);
        return new StepProver() {
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
        };
    }
}
