package org.gradproof.docsgen.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.gradproof.docsgen.CheckedDocument;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyingTreeprocessorTest {
    private static final String PAGE = """
        = Title

        First words.

        ifdef::wanted[]
        [latexmath#twice.derivation]
        ++++
        2 z = z + z
        ++++
        endif::[]

        Last words.
        """;

    @TempDir
    Path folder;

    private String convert(String text, Verdict verdict) throws IOException {
        Path file = Files.writeString(folder.resolve("page.adoc"), text);
        try (Asciidoctor asciidoctor = Asciidoctor.Factory.create()) {
            asciidoctor.unregisterAllExtensions();
            asciidoctor
                    .javaExtensionRegistry()
                    .preprocessor(new SourceMaps())
                    .treeprocessor(new VerifyingTreeprocessor(
                            opened -> new CheckedDocument(opened, report(opened.marked(), verdict)), asciidoctor));
            Options options = Options.builder()
                    .safe(SafeMode.UNSAFE)
                    .toFile(false)
                    .baseDir(folder.toFile())
                    .attributes(org.asciidoctor.Attributes.builder()
                            .attribute("wanted", "")
                            .build())
                    .build();
            return asciidoctor.convertFile(file.toFile(), options);
        }
    }

    private static DocumentReport report(MarkedDocument document, Verdict verdict) {
        MarkedBlock block = document.blocks().get(0);
        StepReport step = new StepReport(
                1,
                1,
                block.lines().get(0).line(),
                Step.Kind.STEP,
                null,
                null,
                "2 z",
                "=",
                "z + z",
                verdict,
                "every n",
                List.of("algebra"),
                List.of(),
                "agrees",
                "yes",
                null,
                10,
                2,
                0,
                null,
                List.of(),
                false,
                verdict == Verdict.PROVED ? "" : "the sides differ",
                List.of(),
                1);
        boolean met = verdict == Verdict.PROVED;
        DerivationReport derivation = new DerivationReport(
                block.id(),
                block.line(),
                Verdict.PROVED,
                null,
                verdict,
                met,
                met ? "" : "step 1 is wrong",
                List.of(),
                null,
                null,
                List.of(step),
                List.of());
        return new DocumentReport(document.path(), document.errors(), List.of(derivation));
    }

    @Test
    void puts_the_verdicts_right_behind_the_derivation() throws IOException {
        Document page = Jsoup.parse(convert(PAGE, Verdict.PROVED));
        assertThat(page.text()).containsSubsequence("First words", "Derivation 1", "Proved", "Last words");
        assertThat(page.select("table.gradproof").text()).contains("✓ Proved").contains("algebra");
    }

    @Test
    void a_wrong_step_fails_the_conversion_and_is_named_with_its_line() {
        assertThatThrownBy(() -> convert(PAGE, Verdict.REFUTED))
                .hasStackTraceContaining("page.adoc:6: twice is REFUTED: step 1 is wrong")
                .hasStackTraceContaining("page.adoc:8: step 1 is REFUTED: the sides differ");
    }

    @Test
    void one_conversion_tells_of_all_wrong_documents_below_the_base_directory_each_once() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("more")).resolve("other.adoc"), PAGE);
        Files.writeString(folder.resolve("_part.adoc"), PAGE);
        assertThatThrownBy(() -> convert(PAGE, Verdict.REFUTED)).satisfies(thrown -> {
            String all = String.valueOf(org.assertj.core.util.Throwables.getStackTrace(thrown));
            assertThat(all)
                    .contains("page.adoc:8: step 1 is REFUTED")
                    // The attribute that the block depends on is the build's.
                    .contains("other.adoc:8: step 1 is REFUTED")
                    .doesNotContain("_part.adoc");
        });
    }

    @Test
    void a_document_without_marks_is_left_alone() throws IOException {
        assertThat(convert("= Title\n\nWords.\n", Verdict.REFUTED)).contains("Words.");
    }
}
