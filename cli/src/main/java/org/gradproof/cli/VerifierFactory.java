package org.gradproof.cli;

import org.gradproof.verify.Settings;
import org.gradproof.verify.Verifier;

/** The verifier that the commands use. */
final class VerifierFactory {
    private VerifierFactory() {}

    /** A verifier that does as the request says. */
    static Verifier verifier(CheckRequest request) {
        return Verifier.standard(Settings.DEFAULT
                .withRequire(request.require())
                .withSeed(request.seed())
                .withJobs(request.jobs()));
    }
}
