package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.cli.Terminal.gradproof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradproof.cli.Terminal.Run;
import org.gradproof.cli.format.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
    private static final String RIGHT = document("(x + 1)^2", "= x^2 + 2 x + 1");
    private static final String WRONG = document("(x + 1)^2", "= x^2 + 1");
    private static final String UNREADABLE = document("(x + 1)^2", "= x^2 + \\zeta");

    @TempDir
    Path folder;

    private static String document(String left, String right) {
        return """
            = A document

            [latexmath.given]
            ++++
            x \\in \\mathbb{R}
            ++++

            [latexmath#a.derivation]
            ++++
            %s \\\\
            %s
            ++++
            """.formatted(left, right);
    }

    private String write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    @Test
    void passes_what_is_right() throws IOException {
        String file = write("right.adoc", RIGHT);

        Run run = gradproof("check", file);

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith(file + ":8: a: PROVED, met\n1 document, 1 derivation, 1 step: 1 PROVED; all met; ");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void fails_what_is_wrong_with_a_counterexample() throws IOException {
        String file = write("wrong.adoc", WRONG);

        Run run = gradproof("check", file);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains(file + ":8: a: REFUTED, not met (requires PROVED)\n", file + ":11: step 1: REFUTED\n")
                .contains("    fails at    x = ");
    }

    @Test
    void an_unreadable_document_does_not_stop_the_others() throws IOException {
        String wrong = write("a/wrong.adoc", WRONG);
        String unreadable = write("b/unreadable.adoc", UNREADABLE);
        String right = write("c/right.adoc", RIGHT);
        String missing = folder.resolve("missing.adoc").toString();

        Run run = gradproof("check", missing, folder.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out())
                .contains(missing + ": error: there is no such file")
                .contains(wrong + ":8: a: REFUTED")
                .contains(unreadable + ":11:9: error: ")
                .contains("    = x^2 + \\zeta\n            ^^^^^\n")
                .contains(right + ":8: a: PROVED, met");
        assertThat(run.out() + run.err()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void a_folder_without_derivations_is_nothing_to_check() throws IOException {
        write("prose.adoc", "= Prose\n\nNo mathematics.\n");

        Run run = gradproof("check", folder.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("nothing to check").contains(folder.toString());
    }

    @Test
    void a_sidecar_that_does_not_exist_is_a_mistake_of_the_call() throws IOException {
        Run run = gradproof("check", "--given", folder.resolve("no.adoc").toString(), write("right.adoc", RIGHT));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("no.adoc: there is no such file (--given)");
    }

    @Test
    void a_lesser_requirement_is_met_by_the_same_verdict() throws IOException {
        assertThat(gradproof("check", "--require", "TESTED", write("right.adoc", RIGHT))
                        .status())
                .isZero();
    }

    @Test
    void the_json_report_is_of_the_run() throws IOException {
        String file = write("wrong.adoc", WRONG);

        Run run = gradproof("check", "--format", "json", "--seed", "7", file);

        JsonNode report = new ObjectMapper().readTree(run.out());
        assertThat(run.status()).isEqualTo(1);
        assertThat(report.get("schema").intValue()).isEqualTo(2);
        assertThat(report.get("seed").intValue()).isEqualTo(7);
        JsonNode document = report.get("documents").get(0);
        assertThat(document.get("path").textValue()).isEqualTo(file);
        JsonNode step = document.get("derivations").get(0).get("steps").get(0);
        assertThat(step.get("line").intValue()).isEqualTo(11);
        assertThat(step.get("counterexample").get("values").get("x").isNumber()).isTrue();
        assertThat(report.get("summary").get("REFUTED").intValue()).isEqualTo(1);
    }

    @Test
    void the_same_seed_gives_the_same_bytes_times_aside() throws IOException {
        String right = write("right.adoc", RIGHT);
        String wrong = write("wrong.adoc", WRONG);

        String first = gradproof("check", "--format", "json", "--jobs", "1", right, wrong)
                .out();
        String second = gradproof("check", "--format", "json", "--jobs", "4", right, wrong)
                .out();

        assertThat(second.replaceAll("\"millis\" : [0-9.]+", ""))
                .isEqualTo(first.replaceAll("\"millis\" : [0-9.]+", ""));
    }

    @Test
    void a_reader_that_has_gone_away_ends_the_output_quietly() throws IOException {
        PrintStream closed = ReportStream.to(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                },
                false);
        PrintStream err = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console console = new Console(closed, err, Style.PLAIN, Style.PLAIN, false);
        String file = write("right.adoc", RIGHT);

        for (String format : new String[] {"text", "json", "junit", "sarif"}) {
            assertThat(Main.run(console, "check", "--format", format, file)).isZero();
        }
    }

    @Test
    void a_document_is_reported_before_the_next_one_is_checked() throws IOException {
        String warned = document("\\frac{d}{dx} x e^x", "= (1 + x) e^x");
        write("all/a.adoc", warned);
        write("all/b.adoc", warned);
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(both, true, StandardCharsets.UTF_8);
        Console console = new Console(stream, stream, Style.PLAIN, Style.PLAIN, false);

        Main.run(console, "check", folder.resolve("all").toString());

        assertThat(both.toString(StandardCharsets.UTF_8))
                .containsSubsequence(
                        "a.adoc:10: warning: ",
                        "a.adoc:8: a: PROVED, met",
                        "b.adoc:10: warning: ",
                        "b.adoc:8: a: PROVED, met",
                        "2 documents, ");
    }

    @Test
    void renders_a_page_for_the_document() throws IOException {
        String file = write("right.adoc", RIGHT);
        Path site = folder.resolve("site");

        Run run = gradproof("render", file, "--to", site.toString());

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("a: PROVED, met");
        assertThat(site.resolve("right.html")).content().contains("Derivation 1", "Proved");
        assertThat(site.resolve("right.adoc")).exists();
    }

    @Test
    void does_not_render_into_a_file() throws IOException {
        String file = write("right.adoc", RIGHT);

        Run run = gradproof("render", file, "--to", file);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(file + ": this is not a folder (--to)");
    }
}
