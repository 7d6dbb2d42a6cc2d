package org.gradproof.docsgen.asciidoc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gradproof.docsgen.asciidoc.Asciidoctors.Conversion;
import org.gradproof.docsgen.asciidoc.Asciidoctors.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own Asciidoctor says what it says in this one; a document that is too much for it costs itself. */
class ChildProcessTest {
    private static final List<String> DOCUMENT = List.of(
            "= A",
            "",
            "include::part.adoc[]",
            "",
            "[latexmath#a.derivation,where=\"x > 0\"]",
            "++++",
            "x = x",
            "++++",
            "",
            "include::none.adoc[]",
            "{docdate}");

    @TempDir
    private Path folder;

    private final ChildProcess apart = new ChildProcess(Duration.ofSeconds(2));

    @Test
    void an_outline_is_the_same_in_both_processes() throws IOException {
        Files.writeString(folder.resolve("part.adoc"), "== B\n\n[latexmath.given]\n++++\nx \\in \\mathbb{R}\n++++\n");

        Asciidoctors.Parsed here = Asciidoctors.HERE.parse(DOCUMENT, folder);

        assertThat(apart.parse(DOCUMENT, folder)).isEqualTo(here);
        assertThat(here.outline().elements()).hasSize(6);
        assertThat(here.outline().errors()).hasSize(1);
        assertThat(here.included()).hasSize(2);
        assertThat(here.timeless()).isFalse();
    }

    @Test
    void a_page_is_the_same_in_both_processes() throws IOException {
        String text = "= A\n\n<<a>>\n\n[latexmath#a.derivation]\n++++\nx = x\n++++\n";
        Conversion right = new Conversion(
                text, folder.toString(), List.of(new Place(7, List.of("x = x"), "here", "derivation 1")));
        Conversion wrong =
                new Conversion(text, folder.toString(), List.of(new Place(7, List.of("x = y"), "here", null)));

        assertThat(apart.convert(right))
                .isEqualTo(Asciidoctors.HERE.convert(right))
                .contains("derivation 1");
        assertThatThrownBy(() -> apart.convert(wrong))
                .isInstanceOf(IOException.class)
                .hasMessage("Asciidoctor reads other lines than were checked, from line 7");
    }

    @Test
    void a_document_that_takes_too_much_costs_itself_alone() throws IOException {
        List<String> columns = List.of("[cols=\"999999999*\"]", "|===", "|a", "|===");

        assertThatThrownBy(() -> apart.parse(columns, folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Asciidoctor");

        assertThat(apart.parse(List.of("= B", "", "== C"), folder).outline().title())
                .isEqualTo("B");
    }
}
