package org.gradproof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradproof.symbolic.reader.document.DerivationReader;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedBlock.Kind;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceLine;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Claims about laws, expectations and integrals, each after the givens above it: those after {@code T} are proved, their
 * nearest false neighbours after {@code F} refuted, those after {@code N} not passed, those after {@code O} not
 * refuted, since what would refute them is no law, and those after {@code !} not read, with this kind of error.
 */
class LawClaimsTest {
    private static final Verifier VERIFIER = Verifier.standard(Settings.DEFAULT);
    private static final Pattern MADE =
            Pattern.compile("\\\\breve|\\\\dot\\{|\\\\bullet|N_\\{\\\\mathcal|[\u0250-\u0296]");

    @AfterAll
    static void close() {
        VERIFIER.close();
    }

    @TestFactory
    Stream<DynamicTest> each_claim_has_the_verdict_that_is_due() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String file : List.of("laws.txt", "integrals.txt")) {
            String givens = "";
            for (String line : lines(file)) {
                if (line.startsWith("given: ")) {
                    givens = line.substring(7);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    String before = givens;
                    tests.add(DynamicTest.dynamicTest(
                            file + ": " + line, () -> check(before, line.charAt(0), line.substring(2))));
                }
            }
        }
        return tests.stream();
    }

    private static void check(String givens, char kind, String claim) {
        String[] parts = claim.split(" \\| ", 2);
        if (kind == '!') {
            DerivationReport unread = verify(givens, parts[0]);
            assertThat(unread.errors()).extracting(error -> error.kind()).contains(parts[1].strip());
            assertThat(unread.errors())
                    .as("names that no author wrote")
                    .extracting(error -> error.message())
                    .noneMatch(MADE.asPredicate());
            return;
        }
        DerivationReport report = verify(givens, claim);
        Verdict verdict = report.verdict();
        assertThat(report.errors()).as(givens).isEmpty();
        switch (kind) {
            case 'T' -> assertThat(verdict).as(report::message).isEqualTo(Verdict.PROVED);
            case 'F' -> {
                assertThat(verdict).as(report::message).isEqualTo(Verdict.REFUTED);
                assertThat(told(report)).as("names that no author wrote").noneMatch(MADE.asPredicate());
            }
            case 'O' ->
                assertThat(verdict).as(report::message).isNotIn(Verdict.REFUTED, Verdict.CONFLICT, Verdict.INVALID);
            default ->
                assertThat(verdict)
                        .as(report::message)
                        .isNotIn(Verdict.PROVED, Verdict.PROVED_BOUNDED, Verdict.TESTED, Verdict.CONFLICT);
        }
    }

    private static Stream<String> told(DerivationReport report) {
        return report.steps().stream()
                .flatMap(step -> Stream.of(
                                step.counterexample() == null
                                        ? Stream.<String>of()
                                        : step.counterexample().values().keySet().stream(),
                                step.holdsIf().stream(),
                                Stream.of(step.message()))
                        .flatMap(texts -> texts));
    }

    private static DerivationReport verify(String givens, String claim) {
        List<SourceLine> lines = new ArrayList<>();
        for (String given : givens.split(";;", -1)) {
            lines.add(new SourceLine(lines.size() + 1, 1, given.strip()));
        }
        List<MarkedBlock> blocks = List.of(
                new MarkedBlock(Kind.GIVEN, "", Map.of(), 1, lines, List.of()),
                new MarkedBlock(
                        Kind.DERIVATION, "d", Map.of(), 100, List.of(new SourceLine(101, 1, claim)), List.of()));
        return VERIFIER.verify(new DerivationReader().read(new MarkedDocument("d.adoc", "d", blocks, List.of())))
                .derivations()
                .get(0);
    }

    private static List<String> lines(String file) {
        try (var stream = Objects.requireNonNull(LawClaimsTest.class.getResourceAsStream(file))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
