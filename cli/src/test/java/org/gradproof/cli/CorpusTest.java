package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.Verdict;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Walks the documents that say themselves which of their steps are wrong. */
class CorpusTest {
    private static final Path CORPUS = Path.of("src/test/resources/corpus");

    private static final Set<String> FORMATS = Set.of("adoc", "md", "qmd", "txt", "ipynb", "tex");

    private static String suffix(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    @TestFactory
    Stream<DynamicTest> finds_the_wrong_steps_of_each_document_and_no_others() throws IOException {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            List<Path> documents =
                    files.filter(f -> FORMATS.contains(suffix(f))).sorted().toList();
            return documents.stream()
                    .map(file -> DynamicTest.dynamicTest(CORPUS.relativize(file).toString(), () -> check(file)));
        }
    }

    private static void check(Path file) {
        DocumentReport document = Pipeline.check(file);

        assertThat(document.errors()).isEmpty();
        assertThat(document.derivations()).isNotEmpty();
        assertThat(document.derivations()).allSatisfy(derivation -> {
            assertThat(derivation.met()).as(() -> describe(derivation)).isTrue();
            if (derivation.expect() != null) {
                int step = Integer.parseInt(derivation.expect().substring("REFUTED@".length()));
                assertThat(derivation.steps().get(step - 1).verdict()).isEqualTo(Verdict.REFUTED);
                assertThat(derivation.steps().get(step - 1).counterexample())
                        .as(() -> derivation.id() + " has a counterexample")
                        .isNotNull();
            }
        });
    }

    private static String describe(DerivationReport derivation) {
        return Pipeline.describe(derivation);
    }
}
