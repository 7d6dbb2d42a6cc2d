package org.gradproof.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.gradproof.lsp.Snapshot.Entry;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.FallsShort;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;

/** The verdict over each derivation. */
final class Lenses {
    private Lenses() {}

    static List<CodeLens> of(Snapshot snapshot) {
        List<String> lines = snapshot.text().lines();
        List<CodeLens> lenses = new ArrayList<>();
        for (Entry entry : snapshot.entries()) {
            // A command without a name is shown and does nothing.
            Command title = new Command(title(entry), "");
            lenses.add(new CodeLens(Ranges.line(lines, entry.derivation().line()), title, null));
        }
        return lenses;
    }

    private static String title(Entry entry) {
        DerivationReport report = entry.report();
        if (report == null) {
            return "checking …";
        } else if (report.verdict() == Verdict.INVALID) {
            return "INVALID";
        }
        int steps = report.steps().size();
        String falling = FallsShort.steps(report).stream()
                .filter(step -> step.verdict() == report.verdict())
                .map(Lenses::name)
                .distinct()
                .collect(Collectors.joining(", "));
        String where = falling.isEmpty() ? steps + (steps == 1 ? " step" : " steps") : falling;
        return report.verdict() + ": " + where
                + (report.met() ? report.verdict() == Verdict.REFUTED ? ", as expected" : "" : ", not met");
    }

    private static String name(StepReport step) {
        return FallsShort.name(step);
    }
}
