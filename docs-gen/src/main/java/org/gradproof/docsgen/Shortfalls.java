package org.gradproof.docsgen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gradproof.docsgen.outline.ErrorPlace;
import org.gradproof.symbolic.source.Cells;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.verify.report.ConclusionReport;
import org.gradproof.verify.report.Counterexample;
import org.gradproof.verify.report.CounterexampleText;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.FallsShort;
import org.gradproof.verify.report.Plain;
import org.gradproof.verify.report.Report;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;
import org.jspecify.annotations.Nullable;

/** What keeps a build from passing, with its place: what the command's text says, in the words of a build's log. */
public final class Shortfalls {
    private final DocumentReport document;
    private final List<String> lines = new ArrayList<>();

    private Shortfalls(DocumentReport document) {
        this.document = document;
    }

    /**
     * What could not be read in the document, its derivations that are not met, and their steps that fall short. What
     * is indented belongs to the line above: a step's two sides, its counterexample, under what it would hold.
     */
    public static List<String> of(DocumentReport report) {
        Shortfalls shortfalls = new Shortfalls(report);
        report.errors().forEach(shortfalls::error);
        report.derivations().forEach(shortfalls::derivation);
        return List.copyOf(shortfalls.lines);
    }

    /** The same of all documents, how many derivations are not met first, if there are any. */
    public static List<String> of(Report report) {
        List<DerivationReport> all = report.documents().stream()
                .flatMap(document -> document.derivations().stream())
                .toList();
        List<String> lines = new ArrayList<>();
        if (!all.isEmpty()) {
            lines.add(all.stream().filter(each -> !each.met()).count() + " of " + all.size()
                    + (all.size() == 1 ? " derivation is" : " derivations are") + " not met");
        }
        report.documents().forEach(document -> lines.addAll(of(document)));
        return List.copyOf(lines);
    }

    private void error(SourceError error) {
        ErrorPlace place = ErrorPlace.of(document.path(), error);
        Cells cells = place.elsewhere() ? Cells.NONE : document.cells();
        line(place.path() + ":" + cells.place(error.line()) + ":" + error.column() + ": " + place.message());
    }

    private void derivation(DerivationReport derivation) {
        if (derivation.met() && derivation.verdict() != Verdict.INVALID) {
            return;
        }
        String wanted = derivation.expect() == null ? "" : " (expected: " + derivation.expect() + ")";
        // The message of what cannot be read is its first error, which stands below with its own place.
        String message = derivation.errors().isEmpty() ? ": " + derivation.message() : "";
        line(document.place(derivation.line()) + ": " + derivation.id() + " is " + derivation.verdict() + wanted
                + message);
        derivation.errors().forEach(this::error);
        List<StepReport> steps = FallsShort.steps(derivation);
        steps.forEach(this::step);
        for (ConclusionReport conclusion : derivation.conclusions()) {
            if (steps.isEmpty() && conclusion.counterexample() != null) {
                line("  " + conclusion.subject() + " is " + conclusion.verdict());
                counterexample(conclusion.counterexample());
            }
        }
    }

    private void step(StepReport step) {
        String message = step.message().isEmpty() ? "" : ": " + step.message();
        line(document.place(step.line()) + ": " + FallsShort.name(step) + " is " + step.verdict() + message);
        line("        " + step.left());
        line("      " + step.relation() + " " + step.right());
        if (step.reading() != null) {
            field("read as", step.reading());
        }
        counterexample(step.counterexample());
        if (!step.holdsIf().isEmpty()) {
            field("holds if", String.join("  or  ", step.holdsIf()));
        }
    }

    private void counterexample(@Nullable Counterexample counterexample) {
        if (counterexample != null) {
            CounterexampleText.lines(counterexample).forEach(line -> field(line.label(), line.text()));
        }
    }

    private void field(String label, String text) {
        line(String.format(Locale.ROOT, "    %-11s %s", label, text));
    }

    private void line(String text) {
        lines.add(Plain.text(text));
    }
}
