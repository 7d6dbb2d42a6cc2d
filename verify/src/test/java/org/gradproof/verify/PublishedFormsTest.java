package org.gradproof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.reader.document.DerivationReader;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedBlock.Kind;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.symbolic.source.SourceLine;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Reads and verifies blocks as people write them. Each case of a table has the lines
 *
 * <ul>
 *   <li>{@code given: …}, the givens, parted by {@code ;;};
 *   <li>{@code | …}, a line of the derivation each;
 *   <li>{@code => …}, the verdicts of its steps by their first letters, B one that is proved for some sizes, chains parted by {@code |}, a reason in round
 *       brackets, a label in curly ones, an implication behind {@code >}; {@code I} in front where the block is not
 *       readable as a whole, with the kind and the line (from 1) of its first error;
 *   <li>{@code says: …}, what a warning, a message, a condition ({@code where …}) or an assumption contains; {@code silent}, where nothing is warned
 *       of; {@code ends: …}, the chains and verdicts of the conclusions; {@code reads: …}, the reading of its first step.
 * </ul>
 */
class PublishedFormsTest {
    private static final int FIRST_LINE = 101;

    private static final Verifier VERIFIER = Verifier.standard(Settings.DEFAULT);

    @AfterAll
    static void close() {
        VERIFIER.close();
    }

    /** A case as written. */
    private record Case(int line, String givens, List<String> lines, String verdicts, List<String> claims) {}

    @TestFactory
    Stream<DynamicTest> each_form_has_the_verdict_that_is_due() {
        return Stream.of(
                        "scope.txt",
                        "chains.txt",
                        "beside.txt",
                        "names.txt",
                        "letters.txt",
                        "solving.txt",
                        "families.txt",
                        "fields.txt",
                        "sets.txt",
                        "whole-parts.txt",
                        "every-index.txt",
                        "wild.txt",
                        "limits.txt",
                        "loose.txt",
                        "arrows.txt",
                        "published.txt")
                .flatMap(file -> cases(file).stream()
                        .map(one -> DynamicTest.dynamicTest(
                                file + ":" + one.line() + ": " + String.join(" ", one.lines()), () -> check(one))));
    }

    private static void check(Case one) {
        DerivationReport report = verify(one);
        assertThat(shown(report)).as(() -> describe(report)).isEqualTo(one.verdicts());
        for (String claim : one.claims()) {
            String text = claim.substring(claim.indexOf(' ') + 1);
            if (claim.startsWith("says: ")) {
                assertThat(said(report)).contains(text);
            } else if (claim.startsWith("ends: ")) {
                assertThat(ends(report)).isEqualTo(text);
            } else if (claim.startsWith("reads: ")) {
                assertThat(report.steps().get(0).reading()).isEqualTo(text);
            } else {
                assertThat(claim).isEqualTo("silent");
                assertThat(report.steps())
                        .allSatisfy(step -> assertThat(step.warnings()).isEmpty());
            }
        }
    }

    private static DerivationReport verify(Case one) {
        List<MarkedBlock> blocks = new ArrayList<>();
        List<SourceLine> givens = new ArrayList<>();
        for (String given : one.givens().split(";;", -1)) {
            givens.add(new SourceLine(givens.size() + 1, 1, given.strip()));
        }
        if (!one.givens().isBlank()) {
            blocks.add(new MarkedBlock(Kind.GIVEN, "", Map.of(), 1, givens, List.of()));
        }
        List<SourceLine> lines = new ArrayList<>();
        one.lines().forEach(line -> lines.add(new SourceLine(FIRST_LINE + lines.size(), 1, line)));
        blocks.add(new MarkedBlock(Kind.DERIVATION, "d", Map.of(), 100, lines, List.of()));
        MarkedDocument document = new MarkedDocument("d.adoc", "d", blocks, List.of());
        return VERIFIER.verify(new DerivationReader().read(document))
                .derivations()
                .get(0);
    }

    private static String shown(DerivationReport report) {
        StringBuilder text = new StringBuilder();
        if (!report.errors().isEmpty()) {
            SourceError error = report.errors().get(0);
            text.append("I ").append(error.kind()).append('@').append(error.line() - FIRST_LINE + 1);
        }
        int chain = report.steps().isEmpty() ? 0 : report.steps().get(0).chain();
        for (StepReport step : report.steps()) {
            if (step.chain() != chain) {
                text.append(" |");
                chain = step.chain();
            }
            String letter = step.verdict() == Verdict.PROVED_BOUNDED
                    ? "B"
                    : step.verdict().name().substring(0, 1);
            text.append(text.length() == 0 ? "" : " ").append(marked(step.kind(), letter));
        }
        return text.toString();
    }

    private static String marked(Step.Kind kind, String letter) {
        return switch (kind) {
            case STEP -> letter;
            case IMPLICATION -> ">" + letter;
            case REASON -> "(" + letter + ")";
            case LABEL -> "{" + letter + "}";
        };
    }

    private static String said(DerivationReport report) {
        StringBuilder text = new StringBuilder(report.message()).append('\n');
        report.errors().forEach(error -> text.append(error.message()).append('\n'));
        for (StepReport step : report.steps()) {
            text.append(step.message()).append('\n');
            step.conditions()
                    .forEach(
                            condition -> text.append("where ").append(condition).append('\n'));
            step.holdsIf().forEach(assumption -> text.append(assumption).append('\n'));
            step.warnings().forEach(warning -> text.append(warning).append('\n'));
        }
        return text.toString();
    }

    private static String ends(DerivationReport report) {
        return report.conclusions().stream()
                .map(conclusion ->
                        conclusion.chain() + conclusion.verdict().name().substring(0, 1))
                .collect(Collectors.joining(" "));
    }

    private static String describe(DerivationReport report) {
        StringBuilder text = new StringBuilder(said(report));
        for (StepReport step : report.steps()) {
            text.append(step.left())
                    .append(' ')
                    .append(step.relation())
                    .append(' ')
                    .append(step.right());
            text.append(' ').append(step.counterexample()).append('\n');
        }
        return text.toString();
    }

    private static List<Case> cases(String file) {
        List<Case> cases = new ArrayList<>();
        String givens = "";
        List<String> lines = new ArrayList<>();
        int number = 0;
        for (String line : text(file).lines().toList()) {
            number++;
            if (line.startsWith("given:")) {
                givens = line.substring(6).strip();
            } else if (line.startsWith("| ")) {
                lines.add(line.substring(2));
            } else if (line.startsWith("=> ")) {
                cases.add(new Case(
                        number - lines.size(), givens, List.copyOf(lines), line.substring(3), new ArrayList<>()));
                lines.clear();
            } else if (!line.isBlank() && !line.startsWith("#")) {
                cases.get(cases.size() - 1).claims().add(line);
            }
        }
        return cases;
    }

    private static String text(String file) {
        try (var in = PublishedFormsTest.class.getResourceAsStream("forms/" + file)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
