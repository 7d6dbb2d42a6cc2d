package org.gradproof.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gradproof.docsgen.DocumentReader;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.reader.document.DerivationReader;

/** Documents that benchmarks write for themselves. */
final class Texts {

    private Texts() {}

    /** Givens, and a derivation for each step. */
    static String document(String givens, List<String> steps) {
        StringBuilder text = new StringBuilder("= Benchmark\n:stem: latexmath\n\n[latexmath.given]\n++++\n");
        text.append(givens).append("\n++++\n");
        for (String step : steps) {
            text.append("\n[latexmath.derivation]\n++++\n\\begin{align}\n")
                    .append(step)
                    .append("\n\\end{align}\n++++\n");
        }
        return text.toString();
    }

    static ReadDocument read(String text) {
        try {
            Path file = Files.createTempFile("benchmark", ".adoc");
            try {
                Files.writeString(file, text);
                return new DerivationReader().read(new DocumentReader().read(file, Optional.empty()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
