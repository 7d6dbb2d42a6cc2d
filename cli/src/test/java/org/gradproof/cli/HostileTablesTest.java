package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.cli.Terminal.gradproof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gradproof.cli.Terminal.Run;
import org.gradproof.verify.report.DocumentReport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tables of hostile documents and claims. Each ends by what is counted, and says so in words: no trace, and neither the
 * clock nor the memory has a part in it.
 */
class HostileTablesTest {
    private static final Path TABLES = Path.of("src/test/resources/hostile");
    private static final List<String> NEVER =
            List.of("of processor time", "internal error", "memory", "Exception", "StackOverflow", "\tat ", "java.");

    @TempDir
    private Path folder;

    private static Stream<String[]> rows(String table, int columns) throws IOException {
        List<String> lines = Files.readAllLines(TABLES.resolve(table));
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" ?\\| ", columns));
    }

    @TestFactory
    Stream<DynamicTest> a_claim_ends_by_its_operations() throws IOException {
        return rows("claims.txt", 3).map(row -> DynamicTest.dynamicTest(row[1] + " ⊢ " + row[2], () -> claimEnds(row)));
    }

    private void claimEnds(String[] row) throws IOException {
        String givens = Repeated.written(row[1]).strip().replace(";", " \\\\\n");
        String given = givens.isEmpty() ? "" : "[latexmath.given]\n++++\n" + givens + "\n++++\n\n";
        String claim = Repeated.written(row[2]);
        Path file = Files.writeString(
                folder.resolve("claim.adoc"),
                "= A claim\n\n" + given + "[latexmath#claim.derivation]\n++++\n" + claim + "\n++++\n");

        DocumentReport document = Pipeline.check(file);

        assertThat(document.derivations()).hasSize(1);
        String verdict = document.derivations().get(0).verdict().name();
        assertThat(row[0].chars().mapToObj(Character::toString)).contains(initial(verdict));
        assertThat(Pipeline.describe(document.derivations().get(0))).doesNotContain(NEVER);
    }

    private static String initial(String verdict) {
        return verdict.substring(0, 1);
    }

    @TestFactory
    Stream<DynamicTest> a_document_costs_what_its_length_does() throws IOException {
        return rows("documents.txt", 2).map(row -> DynamicTest.dynamicTest(row[0], () -> documentEnds(row)));
    }

    private void documentEnds(String[] row) {
        String text = Repeated.written(row[1]).replace('⏎', '\n');
        String ending = row[0].substring(row[0].lastIndexOf('.') + 1);
        String whole = text.endsWith("…") ? text.substring(0, text.length() - 1) : text + derivation(ending);
        Path file = folder.resolve(row[0]);
        try {
            Files.writeString(file, (ending.equals("adoc") ? "= A\n\n" : "") + whole);
            Files.writeString(folder.resolve("part.adoc"), "a\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        Run run = gradproof("check", "--no-cache", file.toString());

        assertThat(run.status()).isBetween(0, 2);
        assertThat(run.out() + run.err()).isNotBlank();
        if (run.status() < 2) {
            assertThat(run.out()).contains("one: PROVED");
        }
        boolean another = row[0].equals("columns.adoc") || row[0].equals("spans.adoc") || row[0].equals("levels.adoc");
        assertThat(run.out() + run.err()).doesNotContain(another ? NEVER.subList(3, NEVER.size()) : NEVER);
    }

    private static String derivation(String ending) {
        return switch (ending) {
            case "md" -> "\n\n<!-- gradproof:derivation id=one -->\n$$\n1 = 1\n$$\n";
            case "tex" -> "\n% gradproof:derivation id=one\n\\begin{equation}\n1 = 1\n\\end{equation}\n";
            default -> "\n\n[latexmath#one.derivation]\n++++\n1 = 1\n++++\n";
        };
    }
}
