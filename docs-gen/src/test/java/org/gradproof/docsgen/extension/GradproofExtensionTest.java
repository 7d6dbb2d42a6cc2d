package org.gradproof.docsgen.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Asciidoctor as any build starts it, with docs-gen on its class path and nothing else said. */
class GradproofExtensionTest {
    private static final String PAGE = """
            = Title

            [latexmath.given]
            ++++
            z \\in \\mathbb{R}
            ++++

            [latexmath#twice.derivation]
            ++++
            2 z = z + z
            ++++
            """;

    private static String convert(String text) {
        try (Asciidoctor asciidoctor = Asciidoctor.Factory.create()) {
            return asciidoctor.convert(
                    text, Options.builder().safe(SafeMode.SAFE).build());
        }
    }

    @Test
    void is_found_by_its_service_file_and_proves_what_holds() {
        assertThat(Jsoup.parse(convert(PAGE)).select("table.gradproof").text()).contains("✓ Proved");
    }

    @Test
    void fails_the_conversion_on_a_wrong_step() {
        assertThatThrownBy(() -> convert(PAGE.replace("z + z", "z + 1")))
                .hasStackTraceContaining("document.adoc:10: step 1 is REFUTED");
    }
}
