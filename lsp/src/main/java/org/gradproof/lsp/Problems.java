package org.gradproof.lsp;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.gradproof.docsgen.finding.Findings;
import org.gradproof.docsgen.finding.Findings.Finding;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.Plain;

/** What is wrong with a document, as far as it is known, each at its line. */
final class Problems {
    private Problems() {}

    static List<Diagnostic> of(Snapshot snapshot) {
        List<String> lines = snapshot.text().lines();
        DocumentReport report = snapshot.report();
        List<Diagnostic> problems = new ArrayList<>();
        for (Finding finding : Findings.of(report)) {
            boolean here = finding.path().equals(report.path());
            String message = here ? finding.message() : finding.where() + ": " + finding.message();
            Diagnostic problem = new Diagnostic(
                    here ? Ranges.from(lines, finding.place().line(), finding.column()) : Ranges.line(lines, 1),
                    Plain.text(message),
                    severity(finding.level()),
                    "gradproof");
            problem.setCode(finding.rule());
            problems.add(problem);
        }
        return problems;
    }

    private static DiagnosticSeverity severity(String level) {
        return switch (level) {
            case "error" -> DiagnosticSeverity.Error;
            case "warning" -> DiagnosticSeverity.Warning;
            default -> DiagnosticSeverity.Information;
        };
    }
}
