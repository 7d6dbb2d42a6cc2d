package org.gradproof.cli;

import org.gradproof.verify.Settings;
import org.gradproof.verify.Verifier;

/** The verifier that the commands use. */
final class VerifierFactory {
    private VerifierFactory() {}

    /** A verifier that does as the request says. */
    static Verifier verifier(CheckRequest request) {
        return Verifier.standard(settings(request));
    }

    /** How the request says that derivations are verified. */
    static Settings settings(CheckRequest request) {
        return Settings.DEFAULT
                .withRequire(request.require())
                .withSeed(request.seed())
                .withJobs(request.jobs());
    }
}
