package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.cli.Terminal.gradproof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradproof.cli.Terminal.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A check with what was kept of an earlier one says what one without it says. */
class CacheTest {
    private static final String GIVEN = "[latexmath.given]\n++++\nx \\in \\mathbb{R}\n++++\n\n";
    private static final String DOCUMENT = "= A\n\n" + GIVEN
            + "[latexmath#right.derivation]\n++++\n(x+1)^2 = x^2 + 2x + 1\n++++\n\n"
            + "[latexmath#wrong.derivation]\n++++\n(x+1)^2 = x^2 + 1\n++++\n\n"
            + "[latexmath#unread.derivation]\n++++\ny = 1 \\\\ x = x\n++++\n";

    @TempDir
    private Path folder;

    private static String timeless(Run run) {
        return run.out()
                        .replaceAll("\"millis\" : [0-9.E]+|time=\"[0-9.]+\"", "")
                        .replaceAll("[0-9.]+ m?s\\b", "")
                + run.err();
    }

    private Set<Path> entries() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
            return files.filter(Files::isRegularFile).collect(Collectors.toSet());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "junit", "sarif"})
    void says_the_same_with_and_without(String format) throws IOException {
        Path file = Files.writeString(folder.resolve("a.adoc"), DOCUMENT);
        Path vectors = Files.writeString(
                folder.resolve("b.adoc"),
                "= B\n\n[latexmath.given]\n++++\nA \\in \\mathbb{R}^{n \\times n} \\\\ \\mathbf{x} \\in \\mathbb{R}^n"
                        + "\n++++\n\n[latexmath#a.derivation]\n++++\n\\nabla_{\\mathbf{x}} \\mathbf{x}^\\top A \\mathbf{x}"
                        + " = (A + A^\\top) \\mathbf{x}\n++++\n");
        List<String> check = List.of("check", "--format", format, file.toString(), vectors.toString());
        String cache = folder.resolve("cache").toString();

        Run without = run(check, "--no-cache");
        Run first = run(check, "--cache", cache);
        Set<Path> kept = entries();
        Run second = run(check, "--cache", cache);

        assertThat(kept).hasSize(4);
        assertThat(timeless(first)).isEqualTo(timeless(without));
        assertThat(timeless(second)).isEqualTo(timeless(without));
        assertThat(second.status()).isEqualTo(without.status()).isEqualTo(2);
        assertThat(entries()).isEqualTo(kept);
    }

    private static Run run(List<String> check, String... more) {
        return gradproof(Stream.concat(check.stream(), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void what_was_found_is_what_is_told() throws IOException {
        Path file = Files.writeString(folder.resolve("a.adoc"), DOCUMENT.replace("right", "r1"));
        String cache = folder.resolve("cache").toString();
        gradproof("check", "--cache", cache, file.toString());

        Files.writeString(
                file, "= A\n\nMore prose.\n" + DOCUMENT.replace("right", "r1").substring(3));
        Run moved = gradproof("check", "--cache", cache, file.toString());
        Files.writeString(file, DOCUMENT.replace("right", "r1").replace("x \\in \\mathbb{R}", "x := 0"));
        Run changed = gradproof("check", "--cache", cache, file.toString());

        assertThat(moved.out()).contains("a.adoc:16: wrong: REFUTED");
        assertThat(changed.out()).contains("a.adoc:13: wrong: PROVED");
    }

    @Test
    void a_folder_that_is_none_does_no_harm() throws IOException {
        Path file = Files.writeString(folder.resolve("a.adoc"), "= A\n\n[latexmath#a.derivation]\n++++\n1 = 1\n++++\n");
        Path none = Files.writeString(folder.resolve("none"), "");

        Run run = gradproof("check", "--cache", none.toString(), file.toString());

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void both_options_at_once_and_an_empty_name_are_mistakes() {
        assertThat(gradproof("check", "--cache", "x", "--no-cache", "a.adoc").err())
                .contains("--cache and --no-cache exclude each other");
        assertThat(gradproof("check", "--cache", "", "a.adoc").err()).contains("an empty name is no folder");
    }
}
