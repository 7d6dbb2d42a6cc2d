package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradproof.cli.Terminal.Run;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.verify.report.DocumentReport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Walks the documents that cannot be read and say themselves where and why. */
class UnreadableTest {
    private static final Path CORPUS = Path.of("src/test/resources/unreadable");
    private static final Pattern EXPECTED = Pattern.compile("expect-error: (\\d+) ([a-z-]+)");

    @TestFactory
    Stream<DynamicTest> says_where_and_why_a_document_cannot_be_read() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            List<Path> documents = files.sorted().toList();
            return documents.stream()
                    .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> check(file)));
        }
    }

    private static void check(Path file) throws IOException {
        Matcher expected = EXPECTED.matcher(Files.readString(file));
        assertThat(expected.find()).isTrue();

        DocumentReport document = Pipeline.check(file);
        List<SourceError> errors = new ArrayList<>(document.errors());
        document.derivations().forEach(d -> errors.addAll(d.errors()));
        assertThat(errors).isNotEmpty();
        SourceError first = errors.get(0);
        assertThat(first.line() + " " + first.kind())
                .as(first.toString())
                .isEqualTo(expected.group(1) + " " + expected.group(2));

        Run run = Terminal.gradproof("check", file.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out())
                .containsPattern(Pattern.quote(file + ":" + first.line() + ":" + first.column() + ": error: ")
                        + "[^\\n]*"
                        + Pattern.quote("[" + first.kind() + "]\n"));
        assertThat(run.err()).doesNotContain("Exception", "\tat ");
    }
}
