package org.gradproof.docsgen.render;

import java.util.List;
import java.util.Locale;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.source.Cells;
import org.gradproof.verify.report.FallsShort;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;
import org.jspecify.annotations.Nullable;

/** One step: the line, its verdict and reasons, and the evidence on demand. */
final class StepHtml {
    private static final String EVERY = "every n";

    private StepHtml() {}

    /**
     * The step.
     *
     * @param id of its element
     * @param derivation the number of its derivation
     * @param start its left side as HTML, if it opens a chain; else nothing
     * @param plot both sides about its counterexample, as HTML
     * @param navigation where its reasons are explained
     */
    static String of(
            StepReport step,
            Cells.Place place,
            String id,
            int derivation,
            @Nullable String expect,
            String start,
            String plot,
            Navigation navigation) {
        StringBuilder out = new StringBuilder();
        String label = derivation + "." + step.step();
        if (isBeside(step)) {
            return beside(step, place);
        }
        out.append("<li class=\"gp-step\" id=\"").append(id).append("\">");
        out.append("<a class=\"gp-number\" href=\"#")
                .append(id)
                .append("\" aria-label=\"Step ")
                .append(label);
        out.append("\">").append(label).append("</a>");
        out.append(start).append("<div class=\"gp-right gp-formula\">");
        out.append(Html.row("{} " + step.relation() + " " + step.right())).append("</div>");
        out.append("<div class=\"gp-why\">").append(badge(step, expect));
        if (!step.reasons().isEmpty()) {
            out.append(Html.list(
                    "gp-reasons",
                    step.reasons().stream().map(navigation::reason).toList()));
        }
        out.append(conditions(step.conditions()));
        if (FallsShort.hasMoreToSay(step)) {
            out.append("<p class=\"gp-message\">")
                    .append(Html.said(step.message()))
                    .append("</p>");
        }
        for (String warning : step.warnings()) {
            out.append("<p class=\"gp-warning\"><span class=\"gp-label\">How it was read</span> ");
            out.append(Html.reading(warning)).append("</p>");
        }
        if (step.reading() != null) {
            out.append(labelled("Read as", List.of(step.reading())));
        }
        out.append(evidence(step, place))
                .append("</div>")
                .append(fails(step, plot))
                .append("</li>");
        return out.toString();
    }

    /** Whether it is a reason or a label of a line, and no line of its own. */
    static boolean isBeside(StepReport step) {
        return step.kind() == Step.Kind.REASON || step.kind() == Step.Kind.LABEL;
    }

    /** A chain's first side, below what an arrow makes it rest on; the lines are aligned at the relation behind it. */
    static String start(StepReport step, String id) {
        String premise = step.premise() == null ? "" : labelled("Follows from", List.of(step.premise()));
        return premise + "<div class=\"gp-left gp-formula\" id=\"" + id + "\">" + Html.row(step.left()) + "</div>";
    }

    /** Over the full width, where the line fails and what it would take to hold; nothing of any other line. */
    private static String fails(StepReport step, String plot) {
        String holdsIf = step.holdsIf().isEmpty() ? "" : labelled("It holds if", step.holdsIf());
        String where = CounterexampleHtml.of(step.counterexample());
        return where.isEmpty() && holdsIf.isEmpty()
                ? ""
                : "<div class=\"gp-fails\">" + where + holdsIf + plot + "</div>";
    }

    /** A reason or a label: what it says, its verdict, and where it fails. */
    private static String beside(StepReport step, Cells.Place place) {
        StringBuilder out = new StringBuilder("<li class=\"gp-step\"><span class=\"gp-label\">");
        out.append(step.kind() == Step.Kind.REASON ? "Reason" : "Label")
                .append("</span><div class=\"gp-right gp-formula\">");
        out.append(Html.row(step.left() + " " + step.relation() + " " + step.right()));
        out.append("</div><div class=\"gp-why\">")
                .append(VerdictMark.of(step.verdict()).html());
        if (FallsShort.hasMoreToSay(step)) {
            out.append("<p class=\"gp-message\">")
                    .append(Html.said(step.message()))
                    .append("</p>");
        }
        return out.append(evidence(step, place))
                .append("</div>")
                .append(fails(step, ""))
                .append("</li>")
                .toString();
    }

    private static String badge(StepReport step, @Nullable String expect) {
        VerdictMark mark = VerdictMark.of(step.verdict());
        if (("REFUTED@" + step.step()).equals(expect) && step.verdict() == Verdict.REFUTED) {
            return mark.onPurpose().html();
        }
        boolean somewhere = step.verdict() == Verdict.PROVED || step.verdict() == Verdict.PROVED_BOUNDED;
        if (somewhere && !step.sizes().isEmpty() && !step.sizes().equals(EVERY)) {
            return mark.badge("Proved") + " for " + Html.math(step.sizes());
        }
        return mark.html();
    }

    /** Side conditions, where there are any. */
    static String conditions(List<String> conditions) {
        return conditions.isEmpty() ? "" : labelled("Where", conditions);
    }

    private static String labelled(String label, List<String> latex) {
        return "<p class=\"gp-conditions\"><span class=\"gp-label\">" + label + "</span> "
                + String.join(", ", latex.stream().map(Html::math).toList()) + "</p>";
    }

    private static String evidence(StepReport step, Cells.Place place) {
        StringBuilder out = new StringBuilder("<details class=\"gp-details\"><summary>Evidence</summary><dl>");
        // Of a line that fails, what was found at other points says nothing.
        if (step.verdict() != Verdict.REFUTED) {
            entry(out, "Random trials", step.trials() + ", " + step.preciseTrials() + " of them at 50 digits or more");
            if (step.preciseTrials() > 0) {
                entry(out, "Largest relative difference", String.format(Locale.ROOT, "%.1e", step.maxError()));
            }
            entry(out, "Sizes", step.sizes().equals(EVERY) ? EVERY : Html.math(step.sizes()));
        }
        entry(out, "Another system (Symja)", step.cas());
        entry(out, "Proof replayed", step.replayed());
        entry(out, "Line in the source", place.toString());
        return out.append("</dl></details>").toString();
    }

    private static void entry(StringBuilder out, String term, String html) {
        out.append("<div><dt>").append(term).append("</dt><dd>").append(html).append("</dd></div>");
    }
}
