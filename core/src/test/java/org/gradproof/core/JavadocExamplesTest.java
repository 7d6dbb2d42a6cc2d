package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the Javadoc compile, run, and give what their comments say. */
class JavadocExamplesTest {

    private static final List<Path> SOURCES = List.of(
            Path.of("src", "main", "java", "org", "gradproof", "core"),
            Path.of("src", "twins", "java", "org", "gradproof", "core"));
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\R(.*?)\\* }</pre>", Pattern.DOTALL);

    /** What an example may take for given. */
    private static final Map<String, String> GIVEN = new LinkedHashMap<>(Map.of(
            "rows", "int rows = 2;",
            "classes", "int classes = 3;",
            "z", "double[] z = {1, 2, 3, 4, 5, 6};",
            "y", "double[] y = {0, 0, 1, 1, 0, 0};",
            "targets", "int[] targets = {0, 2};",
            "teacher", "double[] teacher = {1, 2, 3, 4, 5, 6};",
            "student", "double[] student = {1, 3, 2, 4, 6, 5};"));

    @TempDir
    Path folder;

    @Test
    void give_what_their_comments_say() throws IOException, ReflectiveOperationException {
        CompiledExamples examples = new CompiledExamples();
        for (Path source : sources()) {
            Matcher example = EXAMPLE.matcher(Files.readString(source));
            while (example.find()) {
                examples.add(source.getFileName().toString(), withGiven(example.group(1)));
            }
        }
        assertThat(examples.size()).isGreaterThan(12);
        assertThat(examples.results()).isGreaterThan(15);
        examples.assertAll(folder);
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path folder : SOURCES) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(Files::isRegularFile).sorted().forEach(sources::add);
            }
        }
        return sources;
    }

    private static String withGiven(String text) {
        StringBuilder code = new StringBuilder();
        String example = text.replaceAll("(?m)^ *\\* ?", "");
        GIVEN.forEach((name, declaration) -> {
            if (!Pattern.compile("\\] " + name + " =").matcher(example).find()) {
                code.append(declaration).append('\n');
            }
        });
        return code.append(example).toString();
    }
}
