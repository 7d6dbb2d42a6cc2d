package org.gradproof.docsgen.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.verify.report.DocumentReport;
import org.junit.jupiter.api.Test;

class IndexPageTest {
    private static String index(String path) {
        DocumentReport report =
                new DocumentReport(path, List.of(new SourceError(1, 1, "some-error", "an error")), List.of());
        return IndexPage.html(
                List.of(new IndexPage.Entry("softmax.html", "Softmax", report)),
                new Navigation(
                        List.of(new Navigation.Link("index.html", "All derivations")),
                        false,
                        List.of(),
                        "index.html",
                        null,
                        null));
    }

    @Test
    void names_a_document_by_the_path_that_was_given() {
        assertThat(index("docs/softmax.adoc")).contains("<code>docs/softmax.adoc</code>");
    }

    @Test
    void says_nothing_of_the_machine_that_made_the_page() {
        String whole = Path.of("secret", "softmax.adoc").toAbsolutePath().toString();
        assertThat(index(whole)).contains("<code>softmax.adoc</code>").doesNotContain("secret");
    }
}
