package org.gradproof.symbolic.normal.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.gradproof.symbolic.cas.PolynomialAlgebra;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.proof.Proof;
import org.gradproof.symbolic.proof.Proof.Outcome;
import org.gradproof.symbolic.proof.Prover;
import org.gradproof.symbolic.reader.document.DerivationReader;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceLine;
import org.gradproof.symbolic.symja.SymjaAlgebra;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * Tables of claims for the laws of the normal form, in LaTeX. Under a line {@code law: …} stand claims that it proves
 * ({@code yes:}, behind {@code ##} the side conditions that the proof lists) and the nearest that are not true, or not
 * known to be ({@code no:}): these are not proved for any size, and no number is tried. {@code given:} holds up to the
 * next one; {@code ;;} separates its lines.
 */
public final class Laws {
    private record Row(int line, String law, List<String> givens, boolean holds, String claim, String conditions) {
        String name() {
            return line + ", " + law + ": " + (holds ? "" : "not ") + claim;
        }
    }

    private Laws() {}

    /** A test for each claim of the table beside the class, without an algebra system. */
    public static Stream<DynamicTest> of(Class<?> test, String table) {
        return of(test, table, null);
    }

    /** A test for each claim of the table beside the class, with the algebra system. */
    public static Stream<DynamicTest> withAlgebra(Class<?> test, String table) {
        return of(test, table, new SymjaAlgebra());
    }

    private static Stream<DynamicTest> of(Class<?> test, String table, @Nullable PolynomialAlgebra algebra) {
        List<Row> rows = rows(test, table);
        assertThat(rows).extracting(Row::holds).contains(true, false);
        return rows.stream().map(row -> DynamicTest.dynamicTest(row.name(), () -> check(row, algebra)));
    }

    private static void check(Row row, @Nullable PolynomialAlgebra algebra) {
        Proof proof = new Prover(algebra, LatexWriter::write).prove(claim(row.givens(), row.claim()));
        assertThat(proof.outcome())
                .as(proof.message() + " " + proof.reasons())
                .isEqualTo(row.holds() ? Outcome.PROVED : Outcome.NOT_PROVED);
        if (row.holds()) {
            assertThat(String.join("; ", proof.conditions())).isEqualTo(row.conditions());
        }
    }

    /** The claim under the givens, as the reader reads it. */
    public static Claim claim(List<String> givens, String latex) {
        List<SourceLine> lines = new ArrayList<>();
        for (String given : givens) {
            lines.add(new SourceLine(lines.size() + 2, 1, given));
        }
        int next = lines.size() + 2;
        List<MarkedBlock> blocks = List.of(
                new MarkedBlock(MarkedBlock.Kind.GIVEN, "", Map.of(), 1, lines, List.of(1)),
                new MarkedBlock(
                        MarkedBlock.Kind.DERIVATION,
                        "law",
                        Map.of(),
                        next,
                        List.of(new SourceLine(next + 1, 1, latex)),
                        List.of(1)));
        ReadDocument read = new DerivationReader().read(new MarkedDocument("law.adoc", "Law", blocks, List.of()));
        assertThat(read.errors()).isEmpty();
        Derivation derivation = read.derivations().get(0);
        assertThat(derivation.errors()).isEmpty();
        assertThat(derivation.steps()).hasSize(1);
        Step step = derivation.steps().get(0);
        return new Claim(
                derivation.givens(),
                step.left().expr(),
                step.relation(),
                step.right().expr());
    }

    private static List<Row> rows(Class<?> test, String table) {
        List<Row> rows = new ArrayList<>();
        String law = "";
        List<String> givens = List.of();
        int number = 0;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(test.getResourceAsStream(table)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                int colon = line.indexOf(':');
                String rest = line.substring(colon + 1).strip();
                String key = line.isBlank() || line.startsWith("#") ? "" : line.substring(0, Math.max(colon, 0));
                switch (key) {
                    case "" -> {}
                    case "law" -> law = rest;
                    case "given" -> givens = List.of(rest.split(" ;; "));
                    case "yes", "no" -> {
                        String[] parts = rest.split(" ## ", 2);
                        String conditions = parts.length == 2 ? parts[1].strip() : "";
                        rows.add(new Row(number, law, givens, key.equals("yes"), parts[0].strip(), conditions));
                    }
                    default -> throw new IllegalArgumentException(table + " line " + number + ": " + line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
