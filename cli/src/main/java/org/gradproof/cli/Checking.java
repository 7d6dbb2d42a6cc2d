package org.gradproof.cli;

import java.io.IOException;
import org.gradproof.cli.format.ReportFormat;
import org.gradproof.cli.format.TextFormat;
import org.gradproof.cli.format.Warnings;
import org.gradproof.verify.report.Report;

/** A check with its report on the console. */
final class Checking {
    private Checking() {}

    /**
     * Checks what is requested, and reports it: a report for people document by document, as each is found, so that a run
     * that is broken off has said what it knew; one for programs as a whole.
     *
     * @throws IOException if the report cannot be written
     */
    static Report run(CheckOptions options, CheckRequest request, Console console) throws IOException {
        ReportFormat format = options.format(console.outStyle());
        if (!(format instanceof TextFormat text)) {
            Report report = new CheckRun(request, console).run().report();
            Warnings.write(report, console.err(), console.errStyle());
            format.write(report, console.out());
            console.flush();
            return report;
        }
        Report report = new CheckRun(request, console)
                .run(document -> {
                    Warnings.write(document, console.err(), console.errStyle());
                    text.write(document, console.out());
                    console.flush();
                })
                .report();
        text.writeSummary(report, console.out());
        console.flush();
        return report;
    }
}
