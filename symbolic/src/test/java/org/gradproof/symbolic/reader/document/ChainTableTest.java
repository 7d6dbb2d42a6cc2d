package org.gradproof.symbolic.reader.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.source.SourceError;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Reads the lines of {@code chains.txt} as {@link ExpressionTableTest} does expressions, each a derivation of its own. */
class ChainTableTest {
    @TestFactory
    Stream<DynamicTest> chains_are_read_as_the_table_says() {
        return Table.rows("chains.txt").stream()
                .map(row -> DynamicTest.dynamicTest(row.line() + ": " + row.latex(), () -> check(row)));
    }

    private static void check(Table.Row row) {
        Derivation derivation =
                new Fixture().given(row.given()).chain(row.latex()).last();
        assertThat(actual(row, derivation)).isEqualTo(row.expected());
    }

    private static String actual(Table.Row row, Derivation derivation) {
        if (!derivation.errors().isEmpty()) {
            SourceError error = derivation.errors().get(0);
            return row.sign().equals("!!") ? error.kind() + "@" + error.column() : error.toString();
        }
        String steps = derivation.steps().stream().map(ChainTableTest::dump).collect(Collectors.joining(" ; "));
        List<String> warnings = derivation.steps().stream()
                .flatMap(step -> step.warnings().stream())
                .toList();
        return row.sign().equals("~>") == !warnings.isEmpty() ? steps : steps + " with warnings " + warnings;
    }

    private static String dump(Step step) {
        return Dump.of(step.left().expr()) + " " + step.relation().latex() + " "
                + Dump.of(step.right().expr());
    }
}
