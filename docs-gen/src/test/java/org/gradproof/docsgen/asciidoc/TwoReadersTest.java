package org.gradproof.docsgen.asciidoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradproof.docsgen.outline.Element;
import org.gradproof.docsgen.outline.Element.Display;
import org.gradproof.docsgen.outline.Element.Heading;
import org.gradproof.docsgen.outline.Outline;
import org.gradproof.docsgen.outline.SourceLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The light reader and Asciidoctor see the same blocks. */
class TwoReadersTest {
    @TempDir
    Path folder;

    private static final Path OWN = Path.of("src/docs/asciidoc");

    static Stream<String> documents() throws IOException {
        return Stream.concat(own().filter(text -> !text.contains("\ninclude::")), made());
    }

    static Stream<String> documentsWithIncludes() throws IOException {
        return own().filter(text -> text.contains("\ninclude::"));
    }

    private static Stream<String> own() throws IOException {
        try (Stream<Path> files = Files.list(OWN)) {
            List<String> texts = new ArrayList<>();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".adoc")).sorted().toList()) {
                texts.add(Files.readString(file));
            }
            return texts.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documentsWithIncludes")
    void see_the_same_blocks_around_tables_that_are_included(String text) {
        List<String> lines = SourceLines.split(text);
        Outline light = BlockReader.read(lines, OpaqueIncludes.of(lines, OWN)).orElseThrow();
        Outline parsed = ParsedOutline.read(lines, OWN).outline();
        assertThat(blocks(light)).isEqualTo(blocks(parsed));
        assertThat(light.title()).isEqualTo(parsed.title());
        assertThat(light.errors()).isEqualTo(parsed.errors());
    }

    @ParameterizedTest
    @MethodSource
    void an_include_that_may_change_a_block_is_left_to_Asciidoctor(String included, String text) throws IOException {
        Files.writeString(folder.resolve("part.csv"), included);
        List<String> lines = SourceLines.split(text);
        assertThat(BlockReader.read(lines, OpaqueIncludes.of(lines, folder))).isEmpty();
    }

    static Stream<Arguments> an_include_that_may_change_a_block_is_left_to_Asciidoctor() {
        String table = "|===\ninclude::part.csv[]\n|===\n\n";
        return Stream.of(
                Arguments.of("a,b\n|===\n\n" + block("a") + "\n|===\nc\n", table),
                Arguments.of("a\n====\n", "====\n" + table + "====\n"),
                Arguments.of("include::other.csv[]\n", table),
                Arguments.of("ifdef::x[]\n", table),
                Arguments.of("[latexmath.derivation]\n", table),
                Arguments.of("{counter:n}\n", table),
                Arguments.of("a,b\n", "include::part.csv[]\n"),
                Arguments.of("a,b\n", "|===\ninclude::part.csv[]\n"),
                Arguments.of("a,b\n", "////\ninclude::part.csv[]\n////\n"),
                Arguments.of("a,b\n", "|===\ninclude::part.csv[lines=1]\n|===\n"),
                Arguments.of("a,b\n", "|===\ninclude::none.csv[]\n|===\n"),
                Arguments.of("a,b\n", "|===\ninclude::../part.csv[]\n|===\n"),
                Arguments.of("a,b\n", table + "ifdef::x[]\n" + block("b") + "endif::[]\n"),
                Arguments.of("a,b\n", table + "include::part.csv[]\n"),
                Arguments.of("x".repeat(1_000_001), table));
    }

    @Test
    void a_file_from_elsewhere_is_left_to_Asciidoctor(@TempDir Path outside) throws IOException {
        Files.createSymbolicLink(folder.resolve("part.csv"), Files.writeString(outside.resolve("part.csv"), "a,b\n"));
        List<String> lines = List.of("|===", "include::part.csv[]", "|===");
        assertThat(BlockReader.read(lines, OpaqueIncludes.of(lines, folder))).isEmpty();
        Files.writeString(folder.resolve("own.csv"), "a,b\n");
        List<String> inside = List.of("|===", "include::own.csv[]", "|===");
        assertThat(BlockReader.read(inside, OpaqueIncludes.of(inside, folder))).isPresent();
    }

    private static Stream<String> made() {
        return Stream.of(
                "= Title\nAn Author\n:stem: latexmath\n\n" + block("a") + "\n== One\n\ntext\n" + block("b")
                        + "\n=== Deep\n\n* item\n* item\n+\n" + block("c") + "\n== Two\n" + block("d"),
                "====\n" + block("a") + "=====\n" + block("b") + "=====\n====\n\n" + block("c"),
                "----\n" + block("a") + "----\n\n....\n" + block("b") + "....\n\n////\n" + block("c") + "////\n\n"
                        + "```\n" + block("d") + "```\n\n[source]\n--\n" + block("e") + "--\n\n[verse]\n____\n"
                        + block("f") + "____\n\n" + block("g"),
                "[[a]]\n.Title\n[latexmath]\n// comment\n[.derivation]\n\n++++++\nx = y\n++++++\n",
                "[latexmath,role=derivation,id=a,where=\"i, k \\in \\{1, \\ldots, n\\}; \\mathbf{z} = 0\"]\n++++\nx\n++++\n",
                "[latexmath#a.wide.derivation,core='A.b(\"c\", d)',require=TESTED]\n++++\nx\n++++\n",
                "text\n== No section\n\nSetext\n------\n\n" + block("a") + "\nDeeper\n~~~~~~\n\n" + block("b"),
                "== One\n\n:leveloffset: +1\n\n== Two\n\n" + block("a") + "\n:leveloffset!:\n\n== Three\n\n"
                        + block("b"),
                "****\nside\n\n" + block("a") + "****\n\n____\n" + block("b") + "____\n\n|===\n|a\n|===\n\n"
                        + block("c"),
                " literal paragraph\n [latexmath.derivation]\n\nterm:: text\n+\n" + block("a")
                        + "\n. one\n.. two\n+\n--\n" + block("b") + "--\n\n" + block("c"),
                "[discrete]\n== Floating\n\n" + block("a") + "\n'''\n\n<<<\n\nimage::x.png[]\n" + block("b"),
                "[source]\nsome words\n++++\nx\n++++\n\n[NOTE]\n====\n" + block("a") + "====\n\nNOTE: text\n"
                        + block("b"),
                "[latexmath]\n++++\nunmarked\n++++\n\n[stem]\n++++\nalso\n++++\n\n[asciimath]\n++++\nno\n++++\n\n++++\nraw\n++++\n");
    }

    private static String block(String id) {
        return "[latexmath#" + id + ".derivation]\n++++\nx &= y \\\\\n  &= z\n++++\n";
    }

    @ParameterizedTest
    @MethodSource("documents")
    void see_the_same_blocks(String text) {
        List<String> lines = SourceLines.split(text.contains(":stem:") ? text : ":stem: latexmath\n\n" + text);
        Outline light = BlockReader.read(lines);
        Outline parsed = ParsedOutline.read(lines, folder).outline();
        assertThat(blocks(light)).isEqualTo(blocks(parsed));
        assertThat(light.title()).isEqualTo(parsed.title());
        assertThat(light.errors()).isEqualTo(parsed.errors());
    }

    private static List<String> blocks(Outline outline) {
        return outline.elements().stream()
                .filter(element -> element instanceof Display || element instanceof Heading)
                .map(Element::toString)
                .toList();
    }

    @Test
    void directives_are_done_and_lines_are_those_of_the_file_they_stand_in() throws IOException {
        Files.createDirectories(folder.resolve("parts"));
        Files.writeString(
                folder.resolve("parts/part.adoc"), "words\n\n// tag::two[]\n" + block("b") + "// end::two[]\n");
        Outline outline = AsciiDocOutline.read(
                SourceLines.split(":on:\n\nifdef::on[]\n" + block("a") + "endif::[]\n\nifdef::off[]\n" + block("off")
                        + "endif::[]\n\ninclude::parts/part.adoc[tag=two]\n\n" + block("c")),
                folder,
                Asciidoctors.HERE);
        assertThat(outline.errors()).isEmpty();
        assertThat(outline.elements().stream()
                        .filter(Display.class::isInstance)
                        .map(Display.class::cast)
                        .map(display -> display.mark().id() + " " + display.file() + " "
                                + display.mark().line() + " "
                                + display.lines().get(1).line()))
                .containsExactly("a  4 7", "b parts/part.adoc 4 7", "c  21 24");
    }

    @Test
    void nothing_outside_of_the_folder_is_included(@TempDir Path outside) throws IOException {
        Path secret = Files.writeString(outside.resolve("secret.adoc"), block("secret"));
        Files.createSymbolicLink(folder.resolve("link.adoc"), secret);
        Outline outline = AsciiDocOutline.read(
                List.of(
                        "include::" + secret + "[]",
                        "include::link.adoc[]",
                        "include::../" + outside.getFileName() + "/secret.adoc[]",
                        "include::http://localhost:1/x.adoc[]"),
                folder,
                Asciidoctors.HERE);
        assertThat(outline.elements()).isEmpty();
        assertThat(outline.errors().stream().map(error -> error.line() + " " + error.kind()))
                .containsExactly("1 include-outside", "2 include-outside", "3 include-outside", "4 include-not-found");
    }

    @Test
    void a_file_that_includes_itself_comes_to_an_end() throws IOException {
        Files.writeString(folder.resolve("loop.adoc"), "include::loop.adoc[]\n\ninclude::loop.adoc[]\n");
        Outline outline = AsciiDocOutline.read(List.of("include::loop.adoc[]"), folder, Asciidoctors.HERE);
        assertThat(outline.errors())
                .singleElement()
                .satisfies(e -> assertThat(e.kind()).isEqualTo("include-limit"));
    }
}
