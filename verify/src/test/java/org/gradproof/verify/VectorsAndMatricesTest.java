package org.gradproof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.verify.evidence.Limits;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The lines of {@code vectors.txt}: true claims about vectors and matrices, and the nearest false ones beside them.
 */
class VectorsAndMatricesTest {
    private static final Verifier VERIFIER =
            Verifier.standard(new Settings(Verdict.UNDECIDED, Limits.DEFAULT, 1, 20, Duration.ofMinutes(5)));

    @AfterAll
    static void close() {
        VERIFIER.close();
    }

    private record Row(int line, String given, String sign, String claim, String kind) {}

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(VectorsAndMatricesTest.class.getResourceAsStream("vectors.txt")),
                StandardCharsets.UTF_8))) {
            String given = "";
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.startsWith("given: ")) {
                    given = line.substring(7);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.substring(2).split(" \\| ", 2);
                    String kind = parts.length > 1 ? parts[1].strip() : "";
                    rows.add(new Row(number, given, line.substring(0, 1), parts[0].strip(), kind));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    @TestFactory
    Stream<DynamicTest> claims_are_judged_as_the_table_says() {
        return rows().stream().map(row -> DynamicTest.dynamicTest(row.line() + ": " + row.claim(), () -> check(row)));
    }

    private static void check(Row row) {
        ReadDocument document = Reading.document(row.given(), row.claim());
        DerivationReport report = VERIFIER.verify(document).derivations().get(0);
        String actual = report.verdict() == Verdict.INVALID
                ? report.errors().get(0).kind()
                : report.verdict().name();
        assertThat(actual).as(report.message()).isEqualTo(expected(row));
    }

    private static String expected(Row row) {
        return switch (row.sign()) {
            case "T" -> Verdict.PROVED.name();
            case "t" -> Verdict.TESTED.name();
            case "F" -> Verdict.REFUTED.name();
            default -> row.kind();
        };
    }
}
