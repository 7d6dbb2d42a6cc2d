package org.gradproof.docsgen.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.verify.report.ConclusionReport;
import org.gradproof.verify.report.CoreReport;
import org.gradproof.verify.report.Counterexample;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.FallsShort;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Words;

/** The author's text with a table behind each derivation: its steps, their verdicts, and why. */
public final class Annotated {
    private final Markup markup;

    Annotated(Markup markup) {
        this.markup = markup;
    }

    /** For each display block the AsciiDoc lines of its table; none where it is no derivation. */
    public static List<List<String>> tables(List<CheckedBlock> blocks) {
        Annotated annotated = new Annotated(Markup.ASCIIDOC);
        List<List<String>> tables = new ArrayList<>();
        for (CheckedBlock block : blocks) {
            MarkedBlock marked = block.block();
            tables.add(marked == null ? List.of() : annotated.table(block, marked));
        }
        return tables;
    }

    /** The text, the author's lines as they are. */
    String of(List<String> lines, List<CheckedBlock> blocks) {
        List<String> out = new ArrayList<>(lines);
        List<String> elsewhere = new ArrayList<>();
        for (int i = blocks.size() - 1; i >= 0; i--) {
            CheckedBlock block = blocks.get(i);
            MarkedBlock marked = block.block();
            if (marked == null) {
                continue;
            }
            if (!block.display().file().isEmpty()) {
                elsewhere.addAll(0, table(block, marked));
                continue;
            }
            // Behind all blocks that end on this line, in their order: the later ones are there already.
            int at = block.display().span().endLine();
            out.addAll(at, markup.placed(lines, block.display().span(), table(block, marked)));
        }
        out.addAll(elsewhere);
        return String.join("\n", out) + "\n";
    }

    private List<String> table(CheckedBlock block, MarkedBlock marked) {
        DerivationReport report = block.report();
        String name = "Derivation " + block.number() + " (" + marked.id() + "): ";
        if (report == null) {
            return markup.table(name + VerdictMark.NOT_CHECKED.words(), List.of());
        }
        List<List<String>> rows = new ArrayList<>();
        for (StepReport step : report.steps()) {
            rows.add(List.of(
                    markup.text(block.number() + "." + step.step()),
                    markup.math(step.relation() + " " + step.right()),
                    markup.text(VerdictMark.of(step.verdict()).sign() + " "
                            + VerdictMark.of(step.verdict()).words()),
                    why(step)));
        }
        ends(report, rows);
        return markup.table(name + VerdictMark.of(report.verdict()).words() + (report.met() ? "" : ", not met"), rows);
    }

    private String why(StepReport step) {
        List<String> said = new ArrayList<>();
        step.reasons().forEach(reason -> said.add(said(reason)));
        if (!step.conditions().isEmpty()) {
            said.add(markup.text("where ") + maths(step.conditions()));
        }
        if (FallsShort.hasMoreToSay(step)) {
            said.add(said(step.message()));
        }
        if (!step.holdsIf().isEmpty()) {
            said.add(markup.text("it holds if ") + maths(step.holdsIf()));
        }
        step.warnings().forEach(warning -> said.add(markup.text("how it was read: ") + said(warning)));
        if (step.counterexample() != null) {
            said.add(counterexample(step.counterexample()));
        }
        return String.join("; ", said);
    }

    private String counterexample(Counterexample found) {
        List<String> values = new ArrayList<>();
        found.values()
                .forEach((name, value) -> values.add(markup.math(name)
                        + markup.text(" = ")
                        + (value instanceof String formula
                                ? markup.math(formula)
                                : markup.text(CounterexampleHtml.text(value)))));
        return markup.text("counterexample: ")
                + String.join(", ", values)
                + markup.text(
                        "; left " + found.left() + ", right " + found.right() + ", difference " + found.difference());
    }

    private void ends(DerivationReport report, List<List<String>> rows) {
        for (ConclusionReport conclusion : report.conclusions()) {
            List<String> said = new ArrayList<>();
            if (!conclusion.conditions().isEmpty()) {
                said.add(markup.text("where ") + maths(conclusion.conditions()));
            }
            if (!conclusion.message().isEmpty() && conclusion.counterexample() == null) {
                said.add(said(conclusion.message()));
            }
            if (conclusion.counterexample() != null) {
                said.add(counterexample(conclusion.counterexample()));
            }
            VerdictMark mark = VerdictMark.of(conclusion.verdict());
            rows.add(List.of(
                    "",
                    markup.text(conclusion.subject()),
                    markup.text(mark.sign() + " " + mark.words()),
                    String.join("; ", said)));
        }
        if (report.rederived() != null) {
            rows.add(List.of("", markup.text("derived anew"), "", markup.math(report.rederived())));
        }
        CoreReport core = report.core();
        if (core != null) {
            rows.add(List.of(
                    "",
                    markup.text("certifies " + core.function()),
                    markup.text(core.met() ? "✓ Within its documented error" : "✗ Beyond its documented error"),
                    markup.text(String.format(
                            Locale.ROOT, "largest error %.3g ulp, RMS %.3g ulp", core.maxUlp(), core.rmsUlp()))));
        }
        if (!report.message().isEmpty()) {
            rows.add(List.of("", markup.text(report.met() ? "note" : "not met"), "", said(report.message())));
        }
    }

    private String maths(List<String> latex) {
        return String.join(", ", latex.stream().map(markup::math).toList());
    }

    private String said(String words) {
        StringBuilder out = new StringBuilder();
        for (Words.Part part : Words.parts(words)) {
            out.append(
                    switch (part.kind()) {
                        case WORDS -> markup.text(part.text());
                        case MATH -> markup.math(part.text());
                        case QUOTE -> markup.text('"' + part.text() + '"');
                    });
        }
        return out.toString();
    }
}
