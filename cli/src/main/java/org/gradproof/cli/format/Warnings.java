package org.gradproof.cli.format;

import java.io.PrintStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.Plain;
import org.gradproof.verify.report.Report;
import org.gradproof.verify.report.StepReport;

/** Which readings were taken where another could be meant. */
public final class Warnings {
    private static final Pattern PLACED = Pattern.compile("line (\\d{1,9}): (.*)", Pattern.DOTALL);

    private Warnings() {}

    /** Writes a line for each warning of the report: {@code path:line: warning: …}. */
    public static void write(Report report, PrintStream out, Style style) {
        report.documents().forEach(document -> write(document, out, style));
    }

    /** Writes those of one document. */
    public static void write(DocumentReport document, PrintStream out, Style style) {
        for (DerivationReport derivation : document.derivations()) {
            for (StepReport step : derivation.steps()) {
                for (String warning : step.warnings()) {
                    write(document, step.line(), warning, out, style);
                }
            }
        }
    }

    /** A warning may be about an earlier line than the step's: then it begins with that line. */
    private static void write(DocumentReport document, int stepLine, String warning, PrintStream out, Style style) {
        Matcher placed = PLACED.matcher(warning);
        boolean elsewhere = placed.matches();
        int line = elsewhere ? Integer.parseInt(placed.group(1)) : stepLine;
        String text = elsewhere ? placed.group(2) : warning;
        out.print(style.place(Plain.line(document.place(line))) + ": " + style.warn("warning") + ": " + Plain.line(text)
                + "\n");
    }
}
