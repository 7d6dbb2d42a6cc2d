package org.gradproof.symbolic.reader.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.source.SourceError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a document, it is read, or refused with a place: never an exception. */
class UntrustedInputTest {
    private static final String GIVENS = """
        x, y \\in \\mathbb{R}
        \\mathbf{a} \\in \\mathbb{R}^n
        f : \\mathbb{R} \\to \\mathbb{R}
        p \\in \\Delta^{n-1}
        X \\sim p
        w := x + 1\
        """;

    private static final List<String> BITS = Arrays.asList(("{ } \\hat \\frac ( ) \\sqrt - ^ _ ' \\left( \\r"
                    + "ight) \\begin{cases} \\end{cases} & \\\\ \\text{ \\sum_{i} \\int dx | = := \\in \\sim \u0000 \uD83D \u00e9"
                    + " \u202e \\ % $ #1 \\substack{ \\mathbb{E}[ ] [ \\max \\partial \\frac{\\partial}{\\partial\u00a0x} ! 1 x"
                    + " \\log , ; \\operatorname{ \\tag{ \\begin{ \\end{ \\n"
                    + "ot \\big \\middle ^{( \\mathbb{1} \\delta_{ \\ldots i ~ \\{ \\} . 0 99999999999999999999 n")
            .split(" ", -1));

    @Test
    void mutated_formulas_are_read_or_refused_with_a_place() {
        Random random = new Random(20240824);
        List<String> seeds = new ArrayList<>();
        for (String table : List.of("expressions.txt", "givens.txt", "chains.txt")) {
            Table.rows(table).forEach(row -> seeds.add(row.latex()));
        }
        for (int i = 0; i < 6000; i++) {
            String left = mutated(seeds, random);
            String right = mutated(seeds, random);
            String given = random.nextBoolean() ? mutated(seeds, random) : "x > 0";
            Map<String, String> attributes = random.nextInt(4) == 0
                    ? Map.of("where", mutated(seeds, random), "core", "LogLoss.gradient(" + right + ")")
                    : Map.of();
            check(new Fixture().given(GIVENS + "\n" + given).chain(attributes, left + " \\\\\n= " + right));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 120, 4000, 60_000})
    void what_is_repeated_without_end_is_read_or_refused(int times) {
        for (String bit : BITS) {
            check(new Fixture().given(GIVENS).chain(bit.repeat(times) + " = x"));
            check(new Fixture().given("u := " + bit.repeat(times)).chain("1 = 1"));
        }
        for (String opening : List.of("{", "\\hat{", "x_{", "x^{", "(", "\\frac{1}{", "\\sqrt{", "\\left(")) {
            String closing = opening.contains("left") ? "\\right)" : opening.endsWith("(") ? ")" : "}";
            check(new Fixture().given(GIVENS).chain(opening.repeat(times) + "x" + closing.repeat(times) + " = x"));
        }
        for (String prefix : List.of("\\log ", "\\sum_{i} ", "-(", "\\frac{d}{dx} ", "\\int ", "\\max_i ")) {
            check(new Fixture().given(GIVENS).chain(prefix.repeat(times) + "x = x"));
        }
        check(new Fixture().given(GIVENS).chain("\\int ".repeat(times) + "x" + " dx".repeat(times) + " = x"));
    }

    private static void check(Fixture fixture) {
        ReadDocument document = fixture.read();
        for (Derivation derivation : document.derivations()) {
            assertThat(derivation.steps().isEmpty() && derivation.errors().isEmpty())
                    .isFalse();
            for (SourceError error : derivation.errors()) {
                assertThat(error.line()).isPositive();
                assertThat(error.column()).isPositive();
                assertThat(error.message()).isNotBlank().hasSizeLessThan(700);
            }
        }
    }

    private static String mutated(List<String> seeds, Random random) {
        StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, BITS.get(random.nextInt(BITS.size())));
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
                default -> {
                    String other = seeds.get(random.nextInt(seeds.size()));
                    int from = random.nextInt(other.length());
                    text.insert(at, other, from, Math.min(other.length(), from + 12));
                }
            }
        }
        return text.toString();
    }
}
