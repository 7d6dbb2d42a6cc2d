package org.gradproof.cli.format;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.gradproof.docsgen.guide.Guide;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.verify.report.ConclusionReport;
import org.gradproof.verify.report.CoreReport;
import org.gradproof.verify.report.CounterexampleText;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.FallsShort;
import org.gradproof.verify.report.Plain;
import org.gradproof.verify.report.Report;
import org.gradproof.verify.report.Summary;
import org.gradproof.verify.report.Verdict;

/**
 * A report for people: one line for each derivation; below it, for each step that falls short (or for every step), its
 * place, both sides, the counterexample and a hint; last a line that sums up.
 */
public final class TextFormat implements ReportFormat {
    private static final double MILLIS_PER_SECOND = 1000.0;

    private static final int MOST_EXPLAINED = 3;

    private final Style style;
    private final boolean verbose;
    private final Sources sources = new Sources();

    /** The format with or without colours. */
    public TextFormat(Style style) {
        this(style, false);
    }

    /**
     * The format with or without colours.
     *
     * @param verbose whether all is told of every step
     */
    public TextFormat(Style style, boolean verbose) {
        this.style = style;
        this.verbose = verbose;
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        report.documents().forEach(document -> write(document, out));
        writeSummary(report, out);
    }

    /** Writes what became of one document. */
    public void write(DocumentReport document, OutputStream out) {
        PrintStream text = new PrintStream(out, false, StandardCharsets.UTF_8);
        Set<SourceError> shown = new HashSet<>();
        for (SourceError error : document.errors()) {
            error(text, document, error, shown);
        }
        for (DerivationReport derivation : document.derivations()) {
            derivation(text, document, derivation, shown);
        }
        if (document.unmarked() > 0) {
            line(
                    text,
                    style.place(Plain.text(document.path())) + ": " + count(document.unmarked(), "display block")
                            + (document.unmarked() == 1 ? " is" : " are") + " not marked");
        }
        text.flush();
    }

    /** Writes the line that sums up, and above it where errors of their kinds are explained. */
    public void writeSummary(Report report, OutputStream out) {
        PrintStream text = new PrintStream(out, false, StandardCharsets.UTF_8);
        Stream<SourceError> errors = report.documents().stream()
                .flatMap(document -> Stream.concat(
                        document.errors().stream(),
                        document.derivations().stream().flatMap(derivation -> derivation.errors().stream())));
        errors.map(SourceError::kind)
                .distinct()
                .filter(Guide::explains)
                .limit(MOST_EXPLAINED)
                .forEach(kind -> line(text, style.faint("an example and the cure: gradproof explain " + kind)));
        line(text, summary(report));
        text.flush();
    }

    private void derivation(
            PrintStream out, DocumentReport document, DerivationReport derivation, Set<SourceError> shown) {
        line(
                out,
                style.place(Plain.line(document.place(derivation.line())))
                        + ": "
                        + Plain.line(derivation.id())
                        + ": "
                        + style.verdict(derivation.verdict())
                        + ", "
                        + standing(derivation));
        if (derivation.verdict() == Verdict.INVALID) {
            for (SourceError error : derivation.errors()) {
                error(out, document, error, shown);
            }
            steps(out, document, derivation);
            return;
        }
        steps(out, document, derivation);
        if (derivation.met()) {
            return;
        }
        conclusion(out, derivation);
        core(out, derivation);
        if (FallsShort.steps(derivation).isEmpty() && !derivation.message().isEmpty()) {
            line(out, "  " + Plain.line(derivation.message()));
        }
    }

    /** All steps of a report that is to tell everything; else those that make the derivation fall short. */
    private void steps(PrintStream out, DocumentReport document, DerivationReport derivation) {
        StepText text = new StepText(out, style);
        if (verbose) {
            derivation.steps().forEach(step -> text.all(document, step));
        } else if (!derivation.met()) {
            FallsShort.steps(derivation).forEach(step -> text.shortfall(document, step));
        }
    }

    private String standing(DerivationReport derivation) {
        String wanted = derivation.expect() != null
                ? "expects " + Plain.line(derivation.expect())
                : "requires " + derivation.require().name();
        if (derivation.met()) {
            return style.good("met") + (derivation.expect() == null ? "" : " (" + wanted + ")");
        }
        return style.bad("not met") + " (" + wanted + ")";
    }

    private void conclusion(PrintStream out, DerivationReport derivation) {
        // A step that falls short takes the conclusion with it; that is no second finding.
        if (!FallsShort.steps(derivation).isEmpty()) {
            return;
        }
        for (ConclusionReport conclusion : derivation.conclusions()) {
            if (!conclusion.verdict().reaches(derivation.require())) {
                conclusion(out, conclusion);
            }
        }
    }

    private void conclusion(PrintStream out, ConclusionReport conclusion) {
        line(out, "  conclusion (" + conclusion.subject() + "): " + style.verdict(conclusion.verdict()));
        if (conclusion.counterexample() != null) {
            CounterexampleText.lines(conclusion.counterexample()).forEach(l -> field(out, l.label(), l.text()));
        }
        if (!conclusion.message().isEmpty() && conclusion.counterexample() == null) {
            field(out, "because", conclusion.message());
        }
    }

    private void core(PrintStream out, DerivationReport derivation) {
        CoreReport core = derivation.core();
        if (core == null || core.met()) {
            return;
        }
        line(
                out,
                String.format(
                        Locale.ROOT,
                        "  core: %s is off by up to %.3g ulp (%.3g ulp in root mean square)",
                        Plain.line(core.function()),
                        core.maxUlp(),
                        core.rmsUlp()));
        if (!core.worstAt().isEmpty()) {
            field(out, "worst at", core.worstAt());
        }
    }

    /** An error, unless it has been shown: one in a given comes again with each derivation that the given is for. */
    private void error(PrintStream out, DocumentReport document, SourceError error, Set<SourceError> shown) {
        if (shown.add(error)) {
            Errors.write(document.path(), document.cells(), error, sources, out, style);
        }
    }

    private void field(PrintStream out, String label, String text) {
        new StepText(out, style).field(label, text);
    }

    private String summary(Report report) {
        Summary summary = Summary.of(report);
        List<String> counts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            if (summary.count(verdict) > 0) {
                counts.add(summary.count(verdict) + " " + style.verdict(verdict));
            }
        }
        String met;
        if (summary.derivations() == 0) {
            met = style.bad("nothing to check");
        } else if (summary.notMet() == 0) {
            met = style.good("all met");
        } else {
            met = style.bad(count(summary.notMet(), "derivation") + " not met");
        }
        return count(summary.documents(), "document")
                + ", "
                + count(summary.derivations(), "derivation")
                + ", "
                + count(summary.steps(), "step")
                + (counts.isEmpty() ? "" : ": " + String.join(", ", counts))
                + (summary.errors() == 0 ? "" : "; " + style.bad(count(summary.errors(), "error")))
                + "; "
                + met
                + "; "
                + String.format(Locale.ROOT, "%.1f s", report.millis() / MILLIS_PER_SECOND);
    }

    private static String count(int number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /** A line feed on every system: the same report is the same bytes. */
    private static void line(PrintStream out, String text) {
        out.print(Objects.requireNonNull(text));
        out.print('\n');
    }
}
