package org.gradproof.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the fuzzer started from and what it has found, again. */
class CorpusReplayTest {
    private static final Path CORPUS = Path.of("src/test/resources/fuzz");

    @TestFactory
    Stream<DynamicTest> latex() throws IOException {
        return replay("latex", LatexTarget::fuzzerTestOneInput);
    }

    @TestFactory
    Stream<DynamicTest> outline() throws IOException {
        return replay("outline", OutlineTarget::fuzzerTestOneInput);
    }

    @TestFactory
    Stream<DynamicTest> check() throws IOException {
        return replay("check", CheckTarget::fuzzerTestOneInput);
    }

    private static Stream<DynamicTest> replay(String folder, Consumer<byte[]> target) throws IOException {
        try (Stream<Path> files = Files.list(CORPUS.resolve(folder))) {
            List<Path> inputs = files.sorted().toList();
            assertThat(inputs).isNotEmpty();
            return inputs.stream()
                    .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> {
                        byte[] bytes = Files.readAllBytes(file);
                        assertThatCode(() -> target.accept(bytes)).doesNotThrowAnyException();
                    }));
        }
    }
}
