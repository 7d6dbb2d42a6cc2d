package org.gradproof.docsgen.extension;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.jruby.internal.JRubyAsciidoctor;
import org.gradproof.docsgen.CheckedDocument;
import org.gradproof.docsgen.Renderer;
import org.gradproof.docsgen.asciidoc.Engine;
import org.jruby.Ruby;
import org.jruby.javasupport.JavaEmbedUtils;
import org.jruby.runtime.builtin.IRubyObject;
import org.jspecify.annotations.Nullable;

/** Puts the page that {@code gradproof render} makes in the place of Asciidoctor's, for who asks for it. */
final class VerifiedPage {
    /** The attribute that asks for it. */
    static final String ATTRIBUTE = "gradproof-page";

    /**
     * A postprocessor in Ruby: AsciidoctorJ hands those in Java what a backend made as text, and fails where it is none, as
     * with asciidoctor-pdf.
     */
    private static final String REGISTER = """
            ->(page, wanted, internal) do
              Asciidoctor::Extensions.register do
                postprocessor do
                  process do |document, output|
                    asked = (document.attr? wanted) && !(document.attr? internal)
                    # For asciidoctor-pdf the base is html as well.
                    page_of_html = (document.basebackend? 'html') && (output.is_a? String)
                    if asked && page_of_html && (document.attr? 'outdir')
                      (page.apply (document.attr 'docfile').to_s, (document.attr 'outdir').to_s) || output
                    else
                      output
                    end
                  end
                end
              end
            end
            """;

    private final VerifyingTreeprocessor verified;

    VerifiedPage(VerifyingTreeprocessor verified) {
        this.verified = verified;
    }

    void register(Asciidoctor asciidoctor) {
        Ruby ruby = ((JRubyAsciidoctor) asciidoctor).getRubyRuntime();
        BinaryOperator<String> page = this::page;
        IRubyObject[] arguments = Stream.of(page, ATTRIBUTE, Engine.INTERNAL)
                .map(argument -> JavaEmbedUtils.javaToRuby(ruby, argument))
                .toArray(IRubyObject[]::new);
        ruby.evalScriptlet(REGISTER).callMethod(ruby.getCurrentContext(), "call", arguments);
    }

    /** The page; null where the document has nothing to check. */
    private @Nullable String page(String file, String folder) {
        CheckedDocument checked = verified.checked(file);
        if (checked == null) {
            return null;
        }
        try {
            return Files.readString(new Renderer().render(checked, Path.of(folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
