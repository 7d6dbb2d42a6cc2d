package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.cli.Terminal.gradproof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradproof.cli.Terminal.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same derivation in every format: read, checked and rendered alike. */
class FormatsTest {
    private static final Path DOCUMENTS = Path.of("src/test/resources/formats");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"coin.adoc", "coin.md", "coin.qmd", "coin.txt", "coin.tex", "coin.ipynb"})
    void every_format_is_checked_and_has_a_page(String name) throws IOException {
        Run run = gradproof(
                "render",
                "--strict",
                "--to",
                folder.toString(),
                DOCUMENTS.resolve(name).toString());

        assertThat(run.out())
                .contains(": slope: PROVED, met", ": sign: REFUTED, met")
                .contains("2 derivations, 3 steps: 2 PROVED, 1 REFUTED; all met")
                .doesNotContain("not marked");
        assertThat(run.status()).isZero();
        assertThat(folder.resolve("coin.html"))
                .content()
                .contains("<h1>", "Derivation 1", "Derivation 2", "1.2", "Refuted, as expected", "H :=")
                .doesNotContain("gradproof:", "gp-verdict gp-refuted");
    }

    @Test
    void a_folder_means_all_of_them_and_gives_each_its_page() {
        Run run = gradproof("render", "--to", folder.toString(), DOCUMENTS.toString());
        assertThat(run.out()).contains("6 documents, 12 derivations, 18 steps");
        assertThat(folder.resolve("index.html")).exists();
        for (int i = 2; i <= 6; i++) {
            assertThat(folder.resolve("coin-" + i + ".html")).exists();
        }
    }

    @Test
    void a_notebook_s_places_are_cell_and_line_in_every_report() throws IOException {
        String notebook = Files.readString(DOCUMENTS.resolve("coin.ipynb"))
                .replace("= \\\\log \\\\frac{1-p}{p}", "= \\\\log \\\\frac{1-p}{p} + \\\\zeta")
                .replace("expect=\\\"REFUTED@1\\\"", "");
        String file = Files.writeString(folder.resolve("coin.ipynb"), notebook).toString();

        Run text = gradproof("check", file);
        assertThat(text.out())
                .contains(file + ":cell 3:3: slope: INVALID", file + ":cell 3:6:24: error: ", "[undeclared-symbol]")
                .contains("    = \\log \\frac{1-p}{p} + \\zeta\n")
                .contains(file + ":cell 4:1: sign: REFUTED", file + ":cell 4:2: step 1: REFUTED");

        JsonNode document = new ObjectMapper()
                .readTree(gradproof("check", "--format", "json", file).out())
                .get("documents")
                .get(0);
        JsonNode slope = document.get("derivations").get(0);
        assertThat(slope.get("cell").intValue()).isEqualTo(3);
        assertThat(slope.get("line").intValue()).isEqualTo(3);
        assertThat(slope.get("errors").get(0).get("cell").intValue()).isEqualTo(3);
        assertThat(slope.get("errors").get(0).get("line").intValue()).isEqualTo(6);
        JsonNode step = document.get("derivations").get(1).get("steps").get(0);
        assertThat(step.get("cell").intValue()).isEqualTo(4);
        assertThat(step.get("line").intValue()).isEqualTo(2);

        assertThat(gradproof("check", "--format", "junit", file).out()).contains(file + ":cell 4:2: refuted");
        JsonNode sarif = new ObjectMapper()
                .readTree(gradproof("check", "--format", "sarif", file).out())
                .get("runs")
                .get(0)
                .get("results");
        assertThat(sarif.toString()).contains("\"name\":\"cell 4\"", "\"startLine\":2");
    }

    @Test
    void an_error_in_what_a_macro_stands_for_points_at_its_call() throws IOException {
        String paper =
                Files.readString(DOCUMENTS.resolve("coin.tex")).replace("log t - \\log(1 - t)", "log t - \\zeta");
        String file = Files.writeString(folder.resolve("coin.tex"), paper).toString();
        assertThat(gradproof("check", file).out()).contains(file + ":12:").contains("\\zeta");

        String wrong = Files.readString(DOCUMENTS.resolve("coin.tex")).replace("\\dd{H} &=", "\\dd{\\zeta} &=");
        file = Files.writeString(folder.resolve("coin.tex"), wrong).toString();
        assertThat(gradproof("check", file).out())
                .contains(file + ":17:1: error: ", "[undeclared-symbol]")
                .contains("    \\dd{\\zeta} &= -\\log p - 1 + \\log(1-p) + 1 \\\\\n    ^\n");
    }

    @Test
    void the_page_of_standard_input_has_a_name() throws IOException {
        java.io.InputStream before = System.in;
        System.setIn(Files.newInputStream(DOCUMENTS.resolve("coin.md")));
        try {
            assertThat(gradproof("render", "--input", "md", "--to", folder.toString(), "-")
                            .status())
                    .isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(folder.resolve("standard-input.html")).content().contains("Derivation 2");
    }
}
