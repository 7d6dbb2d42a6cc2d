package org.gradproof.cli.mutate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.gradproof.verify.mutation.Mutant;
import org.gradproof.verify.mutation.Mutation;
import org.gradproof.verify.mutation.MutationReport;
import org.gradproof.verify.mutation.Trial;

/** A report on mutants for a terminal: a table of kinds, then what needs a look. */
final class MutationText implements MutationFormat {
    @Override
    public void write(MutationReport report, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%-52s%7s%7s%8s%10s%7s%11s%8s%n",
                "mistake",
                "tried",
                "false",
                "refuted",
                "undecided",
                "passed",
                "equivalent",
                "vacuous"));
        report.byMutation().forEach(count -> row(count, text));
        row(report.total(), text);
        section("false and not refuted", report.missed(), text);
        section("in doubt", report.doubtful(), text);
        section("read as something else", report.misread(), text);
        text.append(String.format(
                Locale.ROOT,
                "%n%d mutants made of %d steps; %d tried and well formed, %d refused by the reader%n",
                report.made(),
                report.steps(),
                report.trials().size(),
                report.refused()));
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void row(MutationReport.Count count, StringBuilder text) {
        Mutation mutation = count.mutation();
        text.append(String.format(
                Locale.ROOT,
                "%-52s%7d%7d%8d%10d%7d%11d%8d%n",
                mutation == null ? "all" : mutation.description(),
                count.tried(),
                count.falsehoods(),
                count.refuted(),
                count.undecided(),
                count.passed(),
                count.equivalent(),
                count.vacuous()));
    }

    private static void section(String title, List<Trial> trials, StringBuilder text) {
        if (!trials.isEmpty()) {
            text.append('\n').append(title).append(":\n");
        }
        for (Trial trial : trials) {
            Mutant mutant = trial.mutant();
            text.append(String.format(
                    Locale.ROOT,
                    "%s:%d: %s step %d, %s: %s%n    %s%n    %s %s %s%n",
                    mutant.document(),
                    mutant.line(),
                    mutant.derivation(),
                    mutant.step(),
                    mutant.mutation().description(),
                    mutant.change(),
                    mutant.latex(),
                    trial.verdict(),
                    trial.truth(),
                    trial.message()));
            if (!trial.witness().isEmpty()) {
                text.append("    fails at ").append(trial.witness()).append('\n');
            }
            if (!trial.misread().isEmpty()) {
                text.append("    read as ").append(trial.misread()).append('\n');
            }
        }
    }
}
