package org.gradproof.cli;

import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.proof.Prover;
import org.gradproof.symbolic.symja.SymjaAlgebra;
import org.gradproof.verify.Settings;
import org.gradproof.verify.Verifier;

/** The verifier and the prover that the commands use. */
final class Engine {
    private Engine() {}

    /** A verifier that does as the request says. */
    static Verifier verifier(CheckRequest request) {
        return Verifier.standard(Settings.DEFAULT
                .withRequire(request.require())
                .withSeed(request.seed())
                .withJobs(request.jobs()));
    }

    /** A prover, for results that nobody has written down yet. */
    static Prover prover() {
        return new Prover(new SymjaAlgebra(), LatexWriter::write);
    }
}
