package org.gradproof.cli.fuzz;

import org.gradproof.docsgen.DocumentFormat;

/** Bytes as the LaTeX of a derivation; what stands before a zero, as givens. */
public final class LatexTarget {
    private static final String GIVENS = "x, y \\in \\mathbb{R} \\\\ \\mathbf{z} \\in \\mathbb{R}^n \\\\ i, k \\in "
            + "\\{1, \\ldots, n\\} \\\\ A \\in \\mathbb{R}^{n \\times n} \\\\ f : \\mathbb{R} \\to \\mathbb{R} \\\\ ";

    private LatexTarget() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        Fuzzed.read(DocumentFormat.ADOC, document(Fuzzed.text(bytes)));
    }

    static String document(String text) {
        int zero = text.indexOf('\0');
        String givens = zero < 0 ? "" : text.substring(0, zero);
        return "[latexmath.given]\n++++\n" + GIVENS + givens + "\n++++\n\n[latexmath#a.derivation]\n++++\n"
                + text.substring(zero + 1) + "\n++++\n";
    }
}
