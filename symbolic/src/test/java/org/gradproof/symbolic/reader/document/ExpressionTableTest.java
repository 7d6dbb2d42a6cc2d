package org.gradproof.symbolic.reader.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    @TestFactory
    Stream<DynamicTest> expressions_are_read_as_the_table_says() {
        return Table.rows("expressions.txt").stream()
                .map(row -> DynamicTest.dynamicTest(row.line() + ": " + row.latex(), () -> check(row)));
    }

    private static void check(Table.Row row) {
        Fixture fixture = new Fixture();
        if (!row.given().isEmpty()) {
            fixture.given(row.given().replace(" ;; ", "\n"));
        }
        Derivation derivation = fixture.chain(row.latex() + " \\\\\n= 0").last();
        assertThat(actual(row, derivation)).isEqualTo(row.expected());
    }

    private static String actual(Table.Row row, Derivation derivation) {
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
}
