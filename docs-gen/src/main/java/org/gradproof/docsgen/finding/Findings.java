package org.gradproof.docsgen.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gradproof.docsgen.outline.ErrorPlace;
import org.gradproof.symbolic.source.Cells;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.verify.report.ConclusionReport;
import org.gradproof.verify.report.CoreReport;
import org.gradproof.verify.report.CounterexampleText;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.FallsShort;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;

/** What is wrong with a document, one entry each, for the formats that programs read. */
public final class Findings {
    private Findings() {}

    /**
     * Something that is wrong.
     *
     * @param rule a stable name: an error's kind, or a verdict in lower case with hyphens
     * @param path of the file whose line it is: the document, or what gives it marks
     * @param level SARIF's {@code error}, {@code warning} or {@code note}
     * @param place line, and of a notebook the cell
     * @param column from 1, or 0 if it is about the whole line
     */
    public record Finding(String rule, String level, String path, Cells.Place place, int column, String message) {
        /** The place as a compiler would write it. */
        public String where() {
            return path + ":" + place + (column > 0 ? ":" + column : "");
        }
    }

    /** The document's errors, the steps that fall short, and the readings that were warned of. */
    public static List<Finding> of(DocumentReport document) {
        List<Finding> findings = new ArrayList<>(errors(document));
        for (DerivationReport derivation : document.derivations()) {
            findings.addAll(problems(document, derivation));
            for (StepReport step : derivation.steps()) {
                for (String warning : step.warnings()) {
                    findings.add(finding("reading", "note", document, step.line(), warning));
                }
            }
        }
        return findings;
    }

    /** What could not be read outside of derivations. */
    public static List<Finding> errors(DocumentReport document) {
        return document.errors().stream().map(e -> error(document, e)).toList();
    }

    /** Why the derivation of the document is not met; empty if it is. */
    public static List<Finding> problems(DocumentReport document, DerivationReport derivation) {
        List<Finding> findings = new ArrayList<>();
        if (derivation.verdict() == Verdict.INVALID) {
            if (derivation.errors().isEmpty()) {
                findings.add(finding("invalid", "error", document, derivation.line(), derivation.message()));
            }
            derivation.errors().forEach(e -> findings.add(error(document, e)));
            FallsShort.steps(derivation).forEach(step -> findings.add(finding(document, step)));
            return findings;
        }
        if (derivation.met()) {
            return findings;
        }
        for (StepReport step : FallsShort.steps(derivation)) {
            findings.add(finding(document, step));
        }
        boolean steps = !findings.isEmpty();
        for (ConclusionReport conclusion : derivation.conclusions()) {
            if (steps || conclusion.verdict().reaches(derivation.require())) {
                continue;
            }
            findings.add(finding(
                    rule(conclusion.verdict()),
                    level(conclusion.verdict()),
                    document,
                    derivation.line(),
                    conclusion(derivation.id(), conclusion)));
        }
        CoreReport core = derivation.core();
        if (core != null && !core.met()) {
            String message = String.format(
                    Locale.ROOT, "%s: %s is off by up to %.3g ulp.", derivation.id(), core.function(), core.maxUlp());
            findings.add(finding("core", "error", document, derivation.line(), message));
        }
        if (findings.isEmpty()) {
            String message = derivation.id() + ": "
                    + (derivation.message().isEmpty() ? derivation.verdict().name() : derivation.message());
            findings.add(finding("not-met", "error", document, derivation.line(), message));
        }
        return findings;
    }

    /** The verdict as a rule's name. */
    public static String rule(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Finding finding(String rule, String level, DocumentReport document, int line, String message) {
        return new Finding(rule, level, document.path(), document.cells().place(line), 0, message);
    }

    private static Finding finding(DocumentReport document, StepReport step) {
        return finding(rule(step.verdict()), level(step.verdict()), document, step.line(), step(step));
    }

    private static Finding error(DocumentReport document, SourceError error) {
        ErrorPlace place = ErrorPlace.of(document.path(), error);
        Cells cells = place.elsewhere() ? Cells.NONE : document.cells();
        return new Finding(
                error.kind(), "error", place.path(), cells.place(error.line()), error.column(), place.message());
    }

    private static String level(Verdict verdict) {
        return verdict == Verdict.REFUTED || verdict == Verdict.CONFLICT ? "error" : "warning";
    }

    private static String step(StepReport step) {
        StringBuilder message = new StringBuilder(capital(FallsShort.name(step)) + " is " + step.verdict() + ": "
                + step.left() + " " + step.relation() + " " + step.right());
        if (step.reading() != null) {
            message.append("; read as ").append(step.reading());
        }
        if (step.counterexample() != null) {
            message.append("; ").append(CounterexampleText.sentence(step.counterexample()));
        }
        if (!step.holdsIf().isEmpty()) {
            message.append("; holds if ").append(String.join(" or ", step.holdsIf()));
        }
        if (FallsShort.hasMoreToSay(step)) {
            message.append("; ").append(step.message());
        }
        return message.toString();
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String conclusion(String id, ConclusionReport conclusion) {
        String message = id + ": " + conclusion.subject() + " is " + conclusion.verdict();
        if (conclusion.counterexample() != null) {
            message += "; " + CounterexampleText.sentence(conclusion.counterexample());
        }
        return conclusion.message().isEmpty() || conclusion.counterexample() != null
                ? message
                : message + "; " + conclusion.message();
    }
}
