package org.gradproof.symbolic.reader.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.source.SourceError;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Reads the lines of {@code givens.txt} as {@link ExpressionTableTest} does expressions; the last given of a line counts. */
class GivenTableTest {
    @TestFactory
    Stream<DynamicTest> givens_are_read_as_the_table_says() {
        return Table.rows("givens.txt").stream()
                .map(row -> DynamicTest.dynamicTest(row.line() + ": " + row.latex(), () -> check(row)));
    }

    private static void check(Table.Row row) {
        Fixture fixture = new Fixture().in(1);
        if (!row.given().isEmpty()) {
            fixture.given(row.given().replace(" ;; ", "\n"));
        }
        ReadDocument document =
                fixture.in(1, 1).given(row.latex()).chain("1 = 1").read();
        assertThat(actual(row, document)).isEqualTo(row.expected());
    }

    private static String actual(Table.Row row, ReadDocument document) {
        List<SourceError> errors = document.errors();
        if (!errors.isEmpty()) {
            SourceError error = errors.get(0);
            return row.sign().equals("!!") ? error.kind() + "@" + error.column() : error.toString();
        }
        Derivation derivation = document.derivations().get(0);
        List<Given> givens = derivation.givens().all();
        return Dump.of(givens.get(givens.size() - 1));
    }
}
