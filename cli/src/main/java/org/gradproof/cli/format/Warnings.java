package org.gradproof.cli.format;

import java.io.PrintStream;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.Report;
import org.gradproof.verify.report.StepReport;

/** Which readings were taken where another could be meant. */
public final class Warnings {
    private Warnings() {}

    /** Writes a line for each warning of the report: {@code path:line: warning: …}. */
    public static void write(Report report, PrintStream out, Style style) {
        for (DocumentReport document : report.documents()) {
            for (DerivationReport derivation : document.derivations()) {
                for (StepReport step : derivation.steps()) {
                    for (String warning : step.warnings()) {
                        out.print(Plain.text(document.path() + ":" + step.line()) + ": " + style.warn("warning") + ": "
                                + Plain.text(warning) + "\n");
                    }
                }
            }
        }
    }
}
