package org.gradproof.cli.fuzz;

import org.gradproof.docsgen.DocumentFormat;

/** Bytes as the LaTeX of a derivation that is checked, with a small budget. */
public final class CheckTarget {
    private CheckTarget() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        Fuzzed.check(Fuzzed.read(DocumentFormat.ADOC, LatexTarget.document(Fuzzed.text(bytes))));
    }
}
