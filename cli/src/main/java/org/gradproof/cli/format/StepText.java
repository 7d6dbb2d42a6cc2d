package org.gradproof.cli.format;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.gradproof.verify.report.Advice;
import org.gradproof.verify.report.CounterexampleText;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.FallsShort;
import org.gradproof.verify.report.Plain;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;

/** A step for people: its place, both sides, and below them what is known of it, each with its label. */
final class StepText {
    private final PrintStream out;
    private final Style style;

    StepText(PrintStream out, Style style) {
        this.out = out;
        this.style = style;
    }

    /** What is wrong with the step, and what may help. */
    void shortfall(DocumentReport document, StepReport step) {
        head(document, step, "");
        counterexample(step);
        because(step);
        advice(step);
        readings(step);
    }

    /** All that is known of the step. */
    void all(DocumentReport document, StepReport step) {
        boolean found = step.verdict() == Verdict.PROVED || step.verdict() == Verdict.PROVED_BOUNDED;
        head(document, step, found ? " for " + sizes(step) : "");
        if (step.premise() != null) {
            field("if", step.premise());
        }
        counterexample(step);
        list("by", step.reasons());
        list("provided", step.conditions());
        because(step);
        if (step.trials() > 0 && step.counterexample() == null) {
            field("tried", trials(step));
        }
        if (!step.cas().equals("not asked")) {
            field("algebra", "the computer algebra system, asked at small sizes: " + step.cas());
        }
        if (!step.replayed().equals("not asked")) {
            field("replayed", "by the second checker: " + step.replayed());
        }
        advice(step);
        readings(step);
    }

    /** A line with a label. */
    void field(String label, String text) {
        String padded = String.format(Locale.ROOT, "%-11s", label);
        line("    " + style.faint(padded) + " " + Plain.line(text));
    }

    private void head(DocumentReport document, StepReport step, String behind) {
        line("  " + style.place(Plain.line(document.place(step.line()))) + ": " + FallsShort.name(step) + ": "
                + style.verdict(step.verdict()) + Plain.line(behind));
        line("        " + Plain.line(oneLine(step.left())));
        line("      " + Plain.line(step.relation()) + " " + Plain.line(oneLine(step.right())));
        if (step.reading() != null) {
            field("read as", step.reading());
        }
    }

    private void counterexample(StepReport step) {
        if (step.counterexample() != null) {
            CounterexampleText.lines(step.counterexample()).forEach(l -> field(l.label(), l.text()));
        }
        if (!step.holdsIf().isEmpty()) {
            field("holds if", String.join("  or  ", step.holdsIf()));
        }
    }

    private void because(StepReport step) {
        if (FallsShort.hasMoreToSay(step)) {
            field("because", step.message());
        }
    }

    private void advice(StepReport step) {
        String next = Advice.of(step);
        if (!next.isEmpty()) {
            field("next", next);
        }
    }

    private void readings(StepReport step) {
        for (String warning : step.warnings()) {
            field("reading", warning);
        }
    }

    private void list(String label, List<String> items) {
        String shown = label;
        for (String item : items) {
            field(shown, item);
            shown = "";
        }
    }

    private static String sizes(StepReport step) {
        boolean numbers = step.sizes().chars().allMatch(c -> Character.isDigit(c) || c == ',' || c == ' ');
        return numbers ? "n = " + step.sizes() : step.sizes();
    }

    private static String trials(StepReport step) {
        return String.format(
                Locale.ROOT,
                "at %,d point%s, %,d of them with 50 digits or more; the largest relative difference there was %.1e",
                step.trials(),
                step.trials() == 1 ? "" : "s",
                step.preciseTrials(),
                step.maxError());
    }

    private static String oneLine(String latex) {
        return latex.replaceAll("\\s+", " ");
    }

    private void line(String text) {
        out.print(text);
        out.print('\n');
    }
}
