package org.gradproof.cli.mutate;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.gradproof.verify.mutation.MutationReport;

/** A way to write a report on mutants. */
public sealed interface MutationFormat permits MutationText, MutationJson, MutationPage {
    /**
     * Writes the report in UTF-8; leaves the stream open.
     *
     * @throws IOException if the stream does not take it
     */
    void write(MutationReport report, OutputStream out) throws IOException;

    /** The format of that name: {@code text}, {@code json} or {@code adoc}. */
    static Optional<MutationFormat> named(String name) {
        return switch (name) {
            case "text" -> Optional.of(new MutationText());
            case "json" -> Optional.of(new MutationJson());
            case "adoc" -> Optional.of(new MutationPage());
            default -> Optional.empty();
        };
    }
}
