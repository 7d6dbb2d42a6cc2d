package org.gradproof.cli.format;

import java.io.IOException;
import java.io.OutputStream;
import org.gradproof.docsgen.json.ReportJson;
import org.gradproof.verify.report.Report;

/** A report as one JSON object. */
public final class JsonFormat implements ReportFormat {
    @Override
    public void write(Report report, OutputStream out) throws IOException {
        ReportJson.write(report, out);
    }
}
