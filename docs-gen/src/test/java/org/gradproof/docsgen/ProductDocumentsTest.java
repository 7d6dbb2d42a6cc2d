package org.gradproof.docsgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gradproof.verify.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductDocumentsTest {
    @TempDir
    Path folder;

    @TempDir
    Path out;

    @Test
    void documents_that_hold_are_rendered_and_nothing_is_wrong() throws IOException, UnreadableDocumentException {
        Fixture.write(folder, "a.md", "<!-- gradproof:derivation id=one -->\n$$x = x$$\n");
        assertThat(ProductDocuments.render(List.of(folder), out, opened -> checked(opened, Verdict.PROVED)))
                .isEmpty();
        assertThat(out.resolve("a.html")).exists();
    }

    @Test
    void a_wrong_step_is_named_with_its_place_and_rendered_all_the_same()
            throws IOException, UnreadableDocumentException {
        Fixture.write(folder, "a.md", "<!-- gradproof:derivation id=one -->\n$$x = x$$\n");
        assertThat(ProductDocuments.render(List.of(folder), out, opened -> checked(opened, Verdict.REFUTED)))
                .anySatisfy(line -> assertThat(line).endsWith("a.md:1: one is REFUTED: step 1 is refuted"))
                .anySatisfy(line -> assertThat(line).contains("a.md:2: step 1 is REFUTED"));
        assertThat(out.resolve("a.html")).exists();
    }

    @Test
    void nothing_to_check_is_wrong() throws IOException, UnreadableDocumentException {
        Fixture.write(folder, "a.md", "Words.\n");
        assertThat(ProductDocuments.render(List.of(folder), out, opened -> checked(opened, Verdict.PROVED)))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("nothing to check"));
    }

    private static List<CheckedDocument> checked(List<OpenedDocument> opened, Verdict verdict) {
        return opened.stream()
                .map(each -> new CheckedDocument(each, SampleReports.all(each.marked(), verdict)))
                .toList();
    }
}
