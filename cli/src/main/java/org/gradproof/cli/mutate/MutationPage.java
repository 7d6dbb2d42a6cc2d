package org.gradproof.cli.mutate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.gradproof.verify.mutation.MutationReport;

/** A report on mutants as an AsciiDoc page. */
final class MutationPage implements MutationFormat {
    @Override
    public void write(MutationReport report, OutputStream out) throws IOException {
        out.write("= How well it refutes\n".getBytes(StandardCharsets.UTF_8));
    }
}
