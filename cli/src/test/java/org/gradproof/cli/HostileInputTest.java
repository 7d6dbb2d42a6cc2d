package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.cli.Terminal.gradproof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gradproof.cli.Terminal.Run;
import org.gradproof.cli.format.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs that nobody vouches for: nothing of them is passed over, and none of them gets at the terminal or at other pages. */
class HostileInputTest {
    private static final String DERIVATION = "[latexmath#a.derivation]\n++++\n1 + 1 = 2\n++++\n";
    private static final String DOCUMENT = "= A document\n\n" + DERIVATION;

    @TempDir
    private Path folder;

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void isSaidWithoutTrace(Run run, String what) {
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out() + run.err()).contains(what).doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "junit", "sarif"})
    void a_report_that_cannot_be_written_is_none(String format) throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream full = ReportStream.to(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                },
                false);
        Console console =
                new Console(full, new PrintStream(err, false, StandardCharsets.UTF_8), Style.PLAIN, Style.PLAIN, false);

        int status = Main.run(
                console, "check", "--format", format, write("a.adoc", DOCUMENT).toString());

        assertThat(status).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("could not be written: no space left on device");
    }

    @Test
    void an_empty_name_is_no_folder() {
        isSaidWithoutTrace(gradproof("check", ""), "an empty name is no file and no folder");
    }

    @Test
    void a_link_that_leads_nowhere_is_not_passed_over() throws IOException {
        write("docs/a.adoc", DOCUMENT);
        Path loop = Files.createSymbolicLink(folder.resolve("docs/loop.adoc"), Path.of("loop.adoc"));

        isSaidWithoutTrace(gradproof("check", loop.toString()), "this is a link that leads nowhere, or to itself");
        Run whole = gradproof("check", folder.resolve("docs").toString());
        isSaidWithoutTrace(whole, "loop.adoc: error: ");
        assertThat(whole.out()).contains("a.adoc:3: a: PROVED");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_pipe_among_the_documents_is_not_passed_over_and_not_waited_for() throws Exception {
        write("docs/a.adoc", DOCUMENT);
        Path pipe = folder.resolve("docs/pipe.adoc");
        Path sidecar = folder.resolve("docs/a.given.adoc");
        for (Path each : List.of(pipe, sidecar)) {
            assertThat(new ProcessBuilder("mkfifo", each.toString()).start().waitFor())
                    .isZero();
        }

        Run whole = gradproof("check", "--no-cache", folder.resolve("docs").toString());

        isSaidWithoutTrace(whole, "pipe.adoc: error: this is no plain file, but a pipe or a device");
        assertThat(whole.out() + whole.err()).contains("a.given.adoc: this is no plain file");
    }

    @Test
    void a_sidecar_that_is_a_folder_is_not_passed_over() throws IOException {
        Path document = write("a.md", "# A\n\n$$\nx = x\n$$\n");
        Files.createDirectory(folder.resolve("a.given.adoc"));

        isSaidWithoutTrace(gradproof("check", document.toString()), "a.given.adoc: this folder cannot be read");
    }

    @Test
    void a_document_that_asciidoctor_does_not_bear_costs_itself() throws IOException {
        write("docs/a.adoc", DOCUMENT);
        write("docs/b.adoc", "= B\n\nifdef::x[]\nendif::[]\n\n[cols=\"999999999*\"]\n|===\n|a\n|===\n\n" + DERIVATION);

        Run run = gradproof("check", folder.resolve("docs").toString());

        isSaidWithoutTrace(run, "b.adoc: error: ");
        assertThat(run.out()).contains("a.adoc:3: a: PROVED");
    }

    @Test
    void a_sidecar_that_leads_out_of_its_folder_is_not_followed() throws IOException {
        Path secret = write("elsewhere/secret.adoc", "[latexmath.given]\n++++\nx \\in \\mathbb{R}\n++++\n");
        Path document = write("docs/a.md", "# A\n\n$$\nx = x\n$$\n");
        Files.createSymbolicLink(folder.resolve("docs/a.given.adoc"), secret);

        isSaidWithoutTrace(
                gradproof("check", document.toString()), "this sidecar is a link that leads out of its folder");
    }

    @Test
    void a_name_gets_to_no_terminal_and_to_no_log() throws IOException {
        Path file =
                write("x\n::error::y\u001b[31m\u202ez.adoc", "= A\n\n[latexmath#a.derivation]\n++++\n1 = 2\n++++\n");

        Run run = gradproof("check", file.toString(), "none\n::error::z.adoc", "--require", "TESTED");

        assertThat(run.out()).contains("REFUTED").doesNotContain("\u001b", "\u202e");
        assertThat((run.out() + run.err()).lines())
                .noneMatch(line -> line.strip().startsWith("::"));
    }

    @Test
    void a_line_of_a_document_is_no_command_to_a_log() throws IOException {
        Path file = write("a.adoc", "= A\n\n[latexmath#a.derivation]\n++++\n::error::x \\nonsense = 1\n++++\n");

        Run run = gradproof("check", file.toString());

        assertThat(run.out()).contains("error::x");
        assertThat(run.out().lines()).noneMatch(line -> line.strip().startsWith("::"));
    }

    @Test
    void a_page_that_cannot_be_made_costs_that_page() throws IOException {
        write("docs/bad.adoc", "= Bad\n\n++++\n<script>\n++++\n\n" + DERIVATION);
        write("docs/good.adoc", DOCUMENT);
        Path site = folder.resolve("site");

        Run run = gradproof("render", folder.resolve("docs").toString(), "--to", site.toString());

        isSaidWithoutTrace(run, "bad.adoc: there is no page of it");
        assertThat(run.out()).contains("good.adoc:3: a: PROVED", "bad.adoc:7: a: PROVED");
        assertThat(site.resolve("good.html")).content().contains("gp-derivation");
        assertThat(site.resolve("bad.html")).content().contains("This page could not be made");
        assertThat(site.resolve("index.html")).content().contains("good.html", "bad.html");
    }

    @Test
    void pages_within_the_input_are_no_input_and_nothing_half_written_is_left() throws IOException {
        write("docs/a.adoc", DOCUMENT);
        Path site = folder.resolve("docs/site");
        Run first = gradproof("render", folder.resolve("docs").toString(), "--to", site.toString());

        Run again = gradproof("render", folder.resolve("docs").toString(), "--to", site.toString());

        assertThat(first.status()).isZero();
        assertThat(again.out()).contains("1 document, 1 derivation");
        try (Stream<Path> files = Files.walk(site)) {
            List<String> names =
                    files.map(file -> String.valueOf(file.getFileName())).toList();
            assertThat(names).contains("a.html", "a.adoc").noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void quotations_within_each_other_are_checked_and_rendered() throws IOException {
        String text = ">".repeat(1_500) + " x\n\n<!-- gradproof:derivation id=a -->\n$$\n1 + 1 = 2\n$$\n";
        Path file = write("a.md", "# A\n\n" + text);

        Run run = gradproof(
                "render", file.toString(), "--to", folder.resolve("site").toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("a: PROVED");
    }
}
