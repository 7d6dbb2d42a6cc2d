package org.gradproof.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.gradproof.replay.Replay.Outcome;
import org.gradproof.symbolic.certificate.Certificate;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Definition;
import org.gradproof.symbolic.reader.document.DerivationReader;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedBlock.Kind;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceLine;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Claims under the givens above them, with all definitions unfolded and all givens for the use of the checker: it shows
 * those after {@code Y}, does not show those after {@code N}, which are false somewhere, whatever is unfolded, contradicts
 * those after {@code C}, and contradicts none after {@code T}, which are true, or claim nothing.
 */
class LawTableTest {
    @TestFactory
    Stream<DynamicTest> the_checker_shows_what_is_true_and_nothing_that_is_false() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String file : List.of(
                "functions.txt",
                "sums.txt",
                "signs.txt",
                "derivatives.txt",
                "givens.txt",
                "cases.txt",
                "integrals.txt",
                "matrices.txt")) {
            String givens = "";
            for (String line : lines(file)) {
                if (line.startsWith("given: ")) {
                    givens = line.substring(7);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    String before = givens;
                    String name = file + ": " + line + "   under " + givens;
                    tests.add(DynamicTest.dynamicTest(name, () -> check(before, line.charAt(0), line.substring(2))));
                }
            }
        }
        return tests.stream();
    }

    private static void check(String givens, char kind, String claim) {
        Derivation derivation = read(givens, claim);
        Set<Name> unfolded = new HashSet<>();
        List<Given> equations = new ArrayList<>();
        for (Given given : derivation.givens().all()) {
            if (given instanceof Definition definition) {
                unfolded.add(definition.name());
            } else {
                equations.add(given);
            }
        }
        switch (kind) {
            case 'Y' -> {
                Replay.Result result = replayed(derivation, unfolded, equations);
                assertThat(result.outcome()).as(result.reason()).isEqualTo(Outcome.YES);
            }
            case 'N' -> {
                assertThat(replayed(derivation, unfolded, equations).outcome()).isNotEqualTo(Outcome.YES);
                assertThat(replayed(derivation, Set.of(), equations).outcome()).isNotEqualTo(Outcome.YES);
                assertThat(replayed(derivation, unfolded, List.of()).outcome()).isNotEqualTo(Outcome.YES);
                assertThat(replayed(derivation, Set.of(), List.of()).outcome()).isNotEqualTo(Outcome.YES);
            }
            case 'C' ->
                assertThat(replayed(derivation, unfolded, List.of()).outcome()).isEqualTo(Outcome.CONTRADICTED);
            case 'T' -> {
                assertThat(replayed(derivation, unfolded, equations).outcome()).isNotEqualTo(Outcome.CONTRADICTED);
                assertThat(replayed(derivation, unfolded, List.of()).outcome()).isNotEqualTo(Outcome.CONTRADICTED);
            }
            default -> throw new IllegalArgumentException("no such kind of row: " + kind);
        }
    }

    private static Replay.Result replayed(Derivation derivation, Set<Name> unfolded, List<Given> equations) {
        Step step = derivation.steps().get(0);
        return Replay.of(new Certificate(
                derivation.givens(),
                step.left().expr(),
                step.relation(),
                step.right().expr(),
                unfolded,
                equations));
    }

    private static Derivation read(String givens, String claim) {
        List<SourceLine> lines = new ArrayList<>();
        for (String given : givens.split(";;", -1)) {
            lines.add(new SourceLine(lines.size() + 1, 1, given.strip() + " \\\\"));
        }
        MarkedBlock given = new MarkedBlock(Kind.GIVEN, "", Map.of(), 1, lines, List.of());
        SourceLine line = new SourceLine(100, 1, claim);
        MarkedBlock block = new MarkedBlock(Kind.DERIVATION, "d", Map.of(), 100, List.of(line), List.of());
        MarkedDocument document = new MarkedDocument("d.adoc", "d", List.of(given, block), List.of());
        Derivation derivation =
                new DerivationReader().read(document).derivations().get(0);
        assertThat(derivation.errors()).isEmpty();
        return derivation;
    }

    private static List<String> lines(String file) {
        try (var in = Objects.requireNonNull(LawTableTest.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
