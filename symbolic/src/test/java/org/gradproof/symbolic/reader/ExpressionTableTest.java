package org.gradproof.symbolic.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.source.SourceError;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Reads the lines of {@code expressions.txt}: {@code given: …} opens a group of expressions under givens; {@code A => D}
 * says how A is read without a warning, {@code A ~> D} with one, {@code A !! kind@column} that it is refused.
 */
class ExpressionTableTest {
    private record Row(int line, String given, String latex, String sign, String expected) {}

    @TestFactory
    Stream<DynamicTest> expressions_are_read_as_the_table_says() {
        return rows().stream().map(row -> DynamicTest.dynamicTest(row.line() + ": " + row.latex(), () -> check(row)));
    }

    private static void check(Row row) {
        Fixture fixture = new Fixture();
        if (!row.given().isEmpty()) {
            fixture.given(row.given().replace(" ;; ", "\n"));
        }
        Derivation derivation = fixture.chain(row.latex() + " \\\\\n= 0").last();
        assertThat(actual(row, derivation)).isEqualTo(row.expected());
    }

    private static String actual(Row row, Derivation derivation) {
        if (!derivation.errors().isEmpty()) {
            SourceError error = derivation.errors().get(0);
            return row.sign().equals("!!") ? error.kind() + "@" + error.column() : error.toString();
        }
        List<String> warnings = derivation.steps().get(0).warnings();
        String dump = Dump.of(derivation.steps().get(0).left().expr());
        if (row.sign().equals("!!")) {
            return "read as " + dump;
        }
        boolean expected = row.sign().equals("~>");
        return expected == !warnings.isEmpty() ? dump : dump + " with warnings " + warnings;
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        String given = "";
        int number = 0;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ExpressionTableTest.class.getResourceAsStream("expressions.txt")),
                StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (line.startsWith("given:")) {
                    given = line.substring(6).strip();
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    rows.add(row(number, given, line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static Row row(int number, String given, String line) {
        for (String sign : List.of("=>", "~>", "!!")) {
            int at = line.indexOf(" " + sign + " ");
            if (at > 0) {
                return new Row(
                        number,
                        given,
                        line.substring(0, at).strip(),
                        sign,
                        line.substring(at + 4).strip());
            }
        }
        throw new IllegalArgumentException("line " + number + " has no sign: " + line);
    }
}
