package org.gradproof.cli.mutate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gradproof.verify.mutation.Mutant;
import org.gradproof.verify.mutation.Mutation;
import org.gradproof.verify.mutation.MutationReport;
import org.gradproof.verify.mutation.Trial;

/** A report on mutants as an AsciiDoc page of the site, beside the documents that it is about. */
final class MutationPage implements MutationFormat {
    private static final String OPENING = """
            = How well it refutes
            :stem: latexmath

            // Written by: gradproof mutate --format adoc

            A verifier that accepts what is right has shown little: it must also refuse what is wrong.
            So the verifier is measured.
            Each line of each derivation of this project gets one small mistake at a time, of the kinds below; that makes a _mutant_.
            Which mutants are false is decided without the verifier, by a search over up to 3,000 points in which the values of the two sides, enclosed at 60 digits and more, must separate.
            A strict relation is also false where the sides agree to 240 digits at small numbers.
            Then the verifier is shown each of them.

            """;

    private static final String LEGEND = """

            _Equivalent_ mutants are true as far as that search tells: the change made no difference, as when two indices of a symmetric expression are exchanged.
            _Vacuous_ ones claim nothing, for instance by the logarithm of a negative number.
            _Let pass_ means that a false mutant is reported as proved or tested; that must never happen.
            """;

    @Override
    public void write(MutationReport report, OutputStream out) throws IOException {
        MutationReport.Count total = report.total();
        StringBuilder page = new StringBuilder(OPENING);
        page.append(String.format(
                Locale.ROOT,
                "Of %,d steps, in %s, %,d mutants were made%s; %,d of those tried cannot be written in the language, %,d can.%n"
                        + "*%,d of these are false: %,d were refuted, %,d left undecided, %,d let pass.*%n%n",
                report.steps(),
                documents(report),
                report.made(),
                drawn(report),
                report.refused(),
                total.tried(),
                total.falsehoods(),
                total.refuted(),
                total.undecided(),
                total.passed()));
        table(report, page);
        page.append(LEGEND);
        misses("False and not refuted", report.missed(), page);
        misses("Refutations in doubt", report.doubtful(), page);
        out.write(page.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String drawn(MutationReport report) {
        int tried = report.trials().size() + report.refused();
        return tried < report.made()
                ? String.format(Locale.ROOT, ", and %,d of them, drawn at random, were tried", tried)
                : "";
    }

    private static String documents(MutationReport report) {
        return report.trials().stream()
                .map(trial -> name(trial.mutant()))
                .distinct()
                .map(name -> "xref:" + name + "[" + name + "]")
                .collect(Collectors.joining(", "));
    }

    private static String name(Mutant mutant) {
        Path file = Path.of(mutant.document()).getFileName();
        return file == null ? mutant.document() : file.toString();
    }

    private static void table(MutationReport report, StringBuilder page) {
        page.append("[%autowidth,cols=\"<,7*>\",options=\"header,footer\"]\n|===\n");
        page.append("| Mistake | Tried | False | Refuted | Undecided | Let pass | Equivalent | Vacuous\n");
        report.byMutation().forEach(count -> row(count, page));
        row(report.total(), page);
        page.append("|===\n");
    }

    private static void row(MutationReport.Count count, StringBuilder page) {
        Mutation mutation = count.mutation();
        page.append(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d | %d | %d%n",
                mutation == null ? "All" : mutation.description(),
                count.tried(),
                count.falsehoods(),
                count.refuted(),
                count.undecided(),
                count.passed(),
                count.equivalent(),
                count.vacuous()));
    }

    private static void misses(String title, List<Trial> trials, StringBuilder page) {
        if (trials.isEmpty()) {
            return;
        }
        page.append("\n== ").append(title).append('\n');
        Map<String, List<Trial>> byReason =
                trials.stream().collect(Collectors.groupingBy(Trial::reason, LinkedHashMap::new, Collectors.toList()));
        byReason.forEach((reason, some) -> {
            page.append('\n').append(plain(sentence(reason))).append("\n\n");
            some.forEach(trial -> entry(trial, page));
        });
    }

    private static void entry(Trial trial, StringBuilder page) {
        Mutant mutant = trial.mutant();
        page.append(String.format(
                Locale.ROOT,
                "* xref:%s#%s[%s], step %d, %s: stem:[%s] (%s)%n",
                name(mutant),
                mutant.derivation(),
                mutant.derivation(),
                mutant.step(),
                mutant.mutation().description(),
                mutant.change().replace("]", "\\]"),
                trial.verdict()));
    }

    private static String sentence(String reason) {
        return reason.isEmpty() ? "" : reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1) + ".";
    }

    /** Reasons are plain text: nothing in them is markup. */
    private static String plain(String text) {
        return "pass:c[" + text.replace("]", "\\]") + "]";
    }
}
