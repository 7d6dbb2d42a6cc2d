package org.gradproof.docsgen.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.util.Map;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.asciidoctor.ast.ContentNode;
import org.asciidoctor.ast.Document;
import org.asciidoctor.converter.AbstractConverter;
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

    @Test
    void bears_a_backend_that_makes_no_text() {
        try (Asciidoctor asciidoctor = Asciidoctor.Factory.create()) {
            asciidoctor.javaConverterRegistry().register(Lengths.class, "lengths");
            Options options =
                    Options.builder().safe(SafeMode.SAFE).backend("lengths").build();
            assertThat(asciidoctor.convert(PAGE, options, Length.class).blocks())
                    .isEqualTo(3);
            assertThatThrownBy(() -> asciidoctor.convert(PAGE.replace("z + z", "z + 1"), options, Length.class))
                    .hasStackTraceContaining("step 1 is REFUTED");
        }
    }

    /** What a backend makes that is no text, as a PDF. */
    public record Length(int blocks) {}

    /** A backend that counts blocks. */
    public static final class Lengths extends AbstractConverter<Length> {
        /** Called by Asciidoctor. */
        public Lengths(String backend, Map<String, Object> options) {
            super(backend, options);
        }

        @Override
        public Length convert(ContentNode node, String transform, Map<Object, Object> options) {
            return new Length(
                    node instanceof Document document ? document.getBlocks().size() : 0);
        }

        @Override
        public void write(Length output, OutputStream out) {}
    }
}
