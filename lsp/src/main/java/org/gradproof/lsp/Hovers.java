package org.gradproof.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.gradproof.docsgen.guide.Guide;
import org.gradproof.lsp.Snapshot.Entry;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.verify.report.Advice;
import org.gradproof.verify.report.CounterexampleText;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.FallsShort;
import org.gradproof.verify.report.Plain;
import org.gradproof.verify.report.StepReport;
import org.jspecify.annotations.Nullable;

/** What is known of a line: of its errors, of its steps, of the derivation whose mark it is. */
final class Hovers {
    private Hovers() {}

    /** The hover of the line, from 1; null where there is nothing to say. */
    static @Nullable Hover at(Snapshot snapshot, int line) {
        List<String> parts = new ArrayList<>();
        snapshot.reading().read().errors().stream()
                .filter(error -> error.line() == line)
                .forEach(error -> parts.add(error(error)));
        for (Entry entry : snapshot.entries()) {
            DerivationReport report = entry.report();
            if (report == null) {
                if (isWithin(snapshot, entry, line)) {
                    parts.add("This derivation is being checked.");
                }
                continue;
            }
            if (report.line() == line) {
                parts.add("**" + code(report.id()) + " is " + report.verdict() + "**"
                        + (report.message().isEmpty() ? "" : ": " + Plain.line(report.message())));
            }
            report.errors().stream().filter(error -> error.line() == line).forEach(error -> parts.add(error(error)));
            report.steps().stream().filter(step -> step.line() == line).forEach(step -> parts.add(step(step)));
        }
        return parts.isEmpty()
                ? null
                : new Hover(new MarkupContent(MarkupKind.MARKDOWN, String.join("\n\n---\n\n", parts)));
    }

    private static boolean isWithin(Snapshot snapshot, Entry entry, int line) {
        MarkedBlock block = snapshot.block(entry.derivation());
        return line >= entry.derivation().line() && block != null && line <= Snapshot.end(block);
    }

    private static String error(SourceError error) {
        String explained = Guide.section(error.kind()).orElse("");
        String text = "**" + error.kind() + "**: " + Plain.line(error.fullMessage());
        return explained.isEmpty() ? text : text + "\n\n" + fence("", explained);
    }

    private static String step(StepReport step) {
        StringBuilder text = new StringBuilder();
        String name = FallsShort.name(step);
        text.append("**").append(Character.toUpperCase(name.charAt(0))).append(name.substring(1));
        text.append(" is ").append(step.verdict()).append("**\n\n");
        text.append(fence("latex", step.left() + "\n" + step.relation() + " " + step.right()));
        List<String> fields = new ArrayList<>();
        field(fields, "read as", step.reading() == null ? List.of() : List.of(step.reading()));
        field(fields, "by", step.reasons());
        field(fields, "provided", step.conditions());
        if (step.counterexample() != null) {
            CounterexampleText.lines(step.counterexample())
                    .forEach(line -> field(fields, line.label(), List.of(line.text())));
        }
        field(fields, "holds if", step.holdsIf());
        if (FallsShort.hasMoreToSay(step)) {
            field(fields, "because", List.of(step.message()));
        }
        if (step.trials() > 0 && step.counterexample() == null) {
            field(fields, "tried", List.of(String.format(Locale.ROOT, "at %,d points", step.trials())));
        }
        String advice = Advice.of(step);
        field(fields, "next", advice.isEmpty() ? List.of() : List.of(advice));
        field(fields, "reading", step.warnings());
        return text + "\n" + String.join("\n", fields);
    }

    private static void field(List<String> fields, String label, List<String> texts) {
        for (String text : texts) {
            fields.add("- " + (label.isEmpty() ? "" : label + " ") + code(text));
        }
    }

    private static String code(String text) {
        return "`` " + Plain.line(text).replace("`", "'") + " ``";
    }

    private static String fence(String language, String text) {
        return "~~~~" + language + "\n" + Plain.text(text).replace("~~~~", "~~~") + "\n~~~~\n";
    }
}
