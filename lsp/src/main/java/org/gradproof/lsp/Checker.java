package org.gradproof.lsp;

import java.util.Optional;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.verify.report.DerivationReport;

/** What reads documents and checks derivations. */
interface Checker {
    /**
     * A derivation's report.
     *
     * @param lasting whether another check would say the same
     */
    record Checked(DerivationReport report, boolean lasting) {}

    /** Reads the document; what cannot be read stands in it as an error. */
    Reading read(OpenText text);

    /** What the derivation's report depends on, wherever it stands; empty if that cannot be told. */
    Optional<String> key(Derivation derivation);

    /** Checks the derivation. Where it is {@linkplain #stop stopped} meanwhile, what it answers or throws says nothing. */
    Checked check(Derivation derivation);

    /** Stops the check that is running; another thread's call. */
    void stop();
}
