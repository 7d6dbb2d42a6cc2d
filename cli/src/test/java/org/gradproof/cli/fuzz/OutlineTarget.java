package org.gradproof.cli.fuzz;

import org.gradproof.docsgen.DocumentFormat;

/** Bytes as a document; the first tells its format. */
public final class OutlineTarget {
    private OutlineTarget() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length > 0) {
            DocumentFormat[] formats = DocumentFormat.values();
            Fuzzed.read(
                    formats[(bytes[0] & 0xFF) % formats.length],
                    Fuzzed.text(bytes).substring(1));
        }
    }
}
