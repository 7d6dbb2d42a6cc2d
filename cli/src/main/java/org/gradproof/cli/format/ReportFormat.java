package org.gradproof.cli.format;

import java.io.IOException;
import java.io.OutputStream;
import org.gradproof.verify.report.Report;

/** A way to write a report. */
public sealed interface ReportFormat permits TextFormat, JsonFormat, JunitFormat, SarifFormat {
    /**
     * Writes the report in UTF-8; leaves the stream open.
     *
     * @throws IOException if the stream does not take it
     */
    void write(Report report, OutputStream out) throws IOException;
}
