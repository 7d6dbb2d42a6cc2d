package org.gradproof.docsgen.extension;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.asciidoctor.ast.Document;
import org.asciidoctor.extension.Postprocessor;
import org.gradproof.docsgen.CheckedDocument;
import org.gradproof.docsgen.Renderer;
import org.gradproof.docsgen.asciidoc.Engine;

/** Puts the page that {@code gradproof render} makes in the place of Asciidoctor's, for who asks for it. */
final class VerifiedPage extends Postprocessor {
    /** The attribute that asks for it. */
    static final String ATTRIBUTE = "gradproof-page";

    private final VerifyingTreeprocessor verified;

    VerifiedPage(VerifyingTreeprocessor verified) {
        this.verified = verified;
    }

    @Override
    public String process(Document document, String output) {
        CheckedDocument checked = verified.checked(document);
        boolean wanted = document.hasAttribute(ATTRIBUTE) && !document.hasAttribute(Engine.INTERNAL);
        boolean page = document.isBasebackend("html") && document.hasAttribute("outdir");
        if (checked == null || !wanted || !page) {
            return output;
        }
        try {
            Path folder = Path.of(String.valueOf(document.getAttribute("outdir")));
            Path made = new Renderer().render(checked, folder);
            return Files.readString(made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
