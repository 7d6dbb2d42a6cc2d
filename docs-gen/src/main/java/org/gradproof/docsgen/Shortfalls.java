package org.gradproof.docsgen;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;

/** What keeps a build from passing, a line each, with its place. */
public final class Shortfalls {
    private Shortfalls() {}

    /** What could not be read in the document, its derivations that are not met, and their wrong steps. */
    public static List<String> of(DocumentReport report) {
        List<String> lines = new ArrayList<>();
        for (SourceError error : report.errors()) {
            lines.add(report.path() + ":" + error.line() + ":" + error.column() + ": " + error.message());
        }
        for (DerivationReport derivation : report.derivations()) {
            if (derivation.met()) {
                continue;
            }
            lines.add(report.path() + ":" + derivation.line() + ": " + derivation.id() + " is " + derivation.verdict()
                    + ": " + derivation.message());
            for (StepReport step : derivation.steps()) {
                if (step.verdict() == Verdict.REFUTED || step.verdict() == Verdict.CONFLICT) {
                    lines.add(report.path() + ":" + step.line() + ": step " + step.step() + " is " + step.verdict()
                            + ": " + step.message());
                }
            }
        }
        return lines;
    }
}
