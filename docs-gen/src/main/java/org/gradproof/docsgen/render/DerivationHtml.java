package org.gradproof.docsgen.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradproof.docsgen.live.LiveDerivation;
import org.gradproof.docsgen.live.NameGraph;
import org.gradproof.docsgen.live.SidesPlot;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.latex.Tree;
import org.gradproof.symbolic.normal.calculus.Rule;
import org.gradproof.symbolic.source.Cells;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.verify.report.ConclusionReport;
import org.gradproof.verify.report.CoreReport;
import org.gradproof.verify.report.Counterexample;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.FallsShort;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;

/** A derivation on its page: its lines, each with its verdict and what stands behind it. */
final class DerivationHtml {
    private DerivationHtml() {}

    /**
     * The derivation.
     *
     * @param checked a derivation
     * @param block its marked block
     * @param document whose derivation it is
     * @param level of its heading, from 2 to 6
     * @param navigation where its reasons and errors are explained
     */
    static String of(
            CheckedBlock checked, MarkedBlock block, DocumentReport document, int level, Navigation navigation) {
        String id = Html.text(block.id());
        DerivationReport report = checked.report();
        VerdictMark mark = report == null ? VerdictMark.NOT_CHECKED : VerdictMark.of(report);
        StringBuilder out = new StringBuilder();
        out.append("<section class=\"gp-derivation ").append(met(report) ? "gp-met" : "gp-unmet");
        out.append(report != null && report.expect() != null ? " gp-on-purpose" : "");
        out.append("\" id=\"")
                .append(id)
                .append("\" aria-labelledby=\"")
                .append(id)
                .append("--title\"")
                .append(live(checked))
                .append(">");
        out.append("<div class=\"gp-head\"><h")
                .append(level)
                .append(" id=\"")
                .append(id)
                .append("--title\">");
        out.append("<a class=\"gp-number\" href=\"#").append(id).append("\">Derivation ");
        out.append(checked.number())
                .append("</a> <code>")
                .append(id)
                .append("</code></h")
                .append(level)
                .append(">");
        out.append(mark.html()).append("</div>");
        if (report == null) {
            out.append("<p class=\"gp-message\">No report speaks of this derivation.</p>")
                    .append(source(checked));
        } else if (report.steps().isEmpty()) {
            out.append(unread(report, document, navigation)).append(source(checked));
        } else {
            if (!report.errors().isEmpty()) {
                out.append(unread(report, document, navigation)).append(source(checked));
            }
            steps(checked, report, document.cells(), navigation, out);
            out.append(graph(checked, report));
            ends(report, out);
        }
        out.append(assumptions(checked, block)).append("</section>");
        return out.toString();
    }

    /** What the page's script makes sliders of. */
    private static String live(CheckedBlock checked) {
        Derivation read = checked.read();
        DerivationReport report = checked.report();
        if (read == null || report == null) {
            return "";
        }
        Counterexample fails = report.steps().stream()
                .map(StepReport::counterexample)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return LiveDerivation.of(read, fails)
                .map(live -> " data-gp-live=\"" + Html.text(live.json()) + "\"")
                .orElse("");
    }

    private static boolean met(@org.jspecify.annotations.Nullable DerivationReport report) {
        return report != null && report.met();
    }

    /** What nobody has taken apart: set as a whole, and as it was written. */
    private static String source(CheckedBlock checked) {
        return Html.display(checked.latex()) + "<details class=\"gp-details\"><summary>Source</summary>"
                + "<pre class=\"gp-source\" tabindex=\"0\">" + Html.text(checked.latex()) + "</pre></details>";
    }

    private static String unread(DerivationReport report, DocumentReport document, Navigation navigation) {
        List<String> errors = new ArrayList<>();
        for (SourceError error : report.errors()) {
            errors.add(navigation.error(document, error));
        }
        if (errors.isEmpty()) {
            errors.add(Html.said(report.message()));
        }
        return Html.list("gp-errors", errors);
    }

    private static void steps(
            CheckedBlock checked, DerivationReport report, Cells cells, Navigation navigation, StringBuilder out) {
        List<String> definitions = definitions(checked);
        if (!definitions.isEmpty()) {
            out.append("<div class=\"gp-defines\"><span class=\"gp-label\">Defines</span>")
                    .append(Html.list(
                            "gp-givens", definitions.stream().map(Html::row).toList()))
                    .append("</div>");
        }
        out.append("<ol class=\"gp-steps\">");
        int chain = 0;
        for (StepReport step : report.steps()) {
            String start = "";
            if (step.chain() != chain && !StepHtml.isBeside(step)) {
                start = StepHtml.start(step, Html.text(report.id()) + "-start-" + step.chain());
                chain = step.chain();
            }
            out.append(StepHtml.of(
                    step,
                    cells.place(step.line()),
                    Html.text(report.id()) + "-" + step.step(),
                    checked.number(),
                    report.expect(),
                    start,
                    plot(checked, step),
                    navigation));
        }
        out.append("</ol>");
    }

    /** The definitions among the lines, which are no steps. */
    private static List<String> definitions(CheckedBlock checked) {
        return Tree.lines(checked.display().lines(), false).stream()
                .filter(line -> line.contains(":=") || line.contains("\\coloneqq") || line.contains("\\triangleq"))
                .toList();
    }

    /** Both sides about the counterexample, where a real is free. */
    private static String plot(CheckedBlock checked, StepReport step) {
        Derivation read = checked.read();
        Counterexample counterexample = step.counterexample();
        if (read == null || counterexample == null) {
            return "";
        }
        return read.steps().stream()
                .filter(each -> each.number() == step.step() && each.kind() == step.kind())
                .findFirst()
                .flatMap(each -> SidesPlot.of(read.givens(), each, counterexample))
                .map(PlotSvg::figure)
                .orElse("");
    }

    /** What depends on what, where a line goes by the chain rule. */
    private static String graph(CheckedBlock checked, DerivationReport report) {
        Derivation read = checked.read();
        boolean chained =
                report.steps().stream().anyMatch(step -> step.reasons().contains(Rule.CHAIN.words()));
        return read == null || !chained
                ? ""
                : NameGraph.of(read).map(GraphSvg::figure).orElse("");
    }

    private static void ends(DerivationReport report, StringBuilder out) {
        out.append("<dl class=\"gp-ends\">");
        for (ConclusionReport conclusion : report.conclusions()) {
            VerdictMark mark = VerdictMark.of(conclusion.verdict());
            boolean onPurpose = report.met() && report.expect() != null && conclusion.verdict() == Verdict.REFUTED;
            StringBuilder said = new StringBuilder((onPurpose ? mark.onPurpose() : mark).html());
            said.append(StepHtml.conditions(conclusion.conditions()));
            if (!conclusion.message().isEmpty() && conclusion.counterexample() == null) {
                said.append("<p class=\"gp-message\">")
                        .append(Html.said(conclusion.message()))
                        .append("</p>");
            }
            // What a line shows is not shown again.
            boolean told = report.steps().stream()
                    .anyMatch(step -> step.chain() == conclusion.chain() && step.verdict() == Verdict.REFUTED);
            said.append(
                    told && conclusion.counterexample() != null
                            ? " <span>A line above is refuted, and so is this.</span>"
                            : CounterexampleHtml.of(conclusion.counterexample()));
            String subject = conclusion.subject();
            entry(out, Character.toUpperCase(subject.charAt(0)) + subject.substring(1), said.toString());
        }
        if (report.rederived() != null) {
            entry(
                    out,
                    "Derived anew, without these lines",
                    "<div class=\"gp-formula\">" + Html.row(report.rederived()) + "</div>");
        }
        CoreReport core = report.core();
        if (core != null) {
            entry(
                    out,
                    "Certifies <code>" + Html.text(core.function()) + "</code>",
                    core(core, report.verdict().reaches(Verdict.TESTED)));
        }
        if (report.require() != Verdict.PROVED) {
            entry(out, "Required", Html.text(VerdictMark.of(report.require()).words()));
        }
        if (report.expect() != null) {
            entry(out, "Expected", Html.text(expected(report.expect())));
        }
        if (!report.message().isEmpty()) {
            entry(out, report.met() ? "Note" : "Not met", message(report));
        }
        out.append("</dl>");
    }

    /** What the author says will be found, in words: {@code step 2 refuted} for {@code REFUTED@2}. */
    private static String expected(String expect) {
        int at = expect.indexOf('@');
        return at < 0
                ? expect.toLowerCase(Locale.ROOT)
                : "step " + expect.substring(at + 1) + " "
                        + expect.substring(0, at).toLowerCase(Locale.ROOT);
    }

    /** Why it is not met; a step that shows its counterexample is only named. */
    private static String message(DerivationReport report) {
        List<StepReport> steps = FallsShort.steps(report);
        if (report.met() || steps.isEmpty() || steps.stream().anyMatch(FallsShort::hasMoreToSay)) {
            return Html.said(report.message());
        }
        Map<Verdict, List<String>> numbers = new TreeMap<>();
        for (StepReport step : steps) {
            numbers.computeIfAbsent(step.verdict(), verdict -> new ArrayList<>())
                    .add(String.valueOf(step.step()));
        }
        return numbers.entrySet().stream()
                .map(entry -> (entry.getValue().size() == 1 ? "step " : "steps ")
                        + String.join(", ", entry.getValue())
                        + (entry.getValue().size() == 1 ? " is " : " are ")
                        + VerdictMark.of(entry.getKey()).words().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("; "));
    }

    /** How core compares with the last line; a green mark only where that line itself is established. */
    private static String core(CoreReport core, boolean established) {
        String worst = core.worstAt().isEmpty()
                ? ""
                : "<details class=\"gp-details\"><summary>Where it is largest</summary><p>With the arguments "
                        + Html.text(arguments(core.worstAt())) + "</p></details>";
        String said;
        if (!core.met()) {
            said = new VerdictMark("✗", "Beyond its documented error", "gp-refuted").html();
        } else if (established) {
            said = new VerdictMark("✓", "Within its documented error", "gp-proved").html();
        } else {
            said = VerdictMark.NOT_CHECKED.badge("Close to a line that is not established");
        }
        return said + " <span>Largest error " + number(core.maxUlp()) + " ulp, RMS " + number(core.rmsUlp())
                + " ulp, over " + core.samples() + " points.</span>" + worst;
    }

    /** As mathematics writes them: {@code (0, 1), 0.5} for {@code [0.0, 1.0], 0.5}. */
    private static String arguments(String worstAt) {
        return worstAt.replace('[', '(').replace(']', ')').replaceAll("(?<=[0-9])\\.0(?![0-9E])", "");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }

    private static void entry(StringBuilder out, String term, String html) {
        out.append("<div><dt>").append(term).append("</dt><dd>").append(html).append("</dd></div>");
    }

    private static String assumptions(CheckedBlock checked, MarkedBlock block) {
        List<String> lines = new ArrayList<>();
        for (MarkedBlock given : checked.givens()) {
            lines.addAll(Tree.lines(given.lines(), true).stream().map(Html::row).toList());
        }
        for (String clause : block.attributes().getOrDefault("where", "").split(";", -1)) {
            if (!clause.isBlank()) {
                lines.add(Html.row(clause.strip()) + " <span class=\"gp-label\">here only</span>");
            }
        }
        if (lines.isEmpty()) {
            return "";
        }
        return "<details class=\"gp-details\"><summary>What it assumes</summary>" + Html.list("gp-givens", lines)
                + "</details>";
    }
}
