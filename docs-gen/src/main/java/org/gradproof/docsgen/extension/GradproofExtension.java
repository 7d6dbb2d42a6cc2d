package org.gradproof.docsgen.extension;

import org.asciidoctor.Asciidoctor;
import org.asciidoctor.jruby.extension.spi.ExtensionRegistry;
import org.gradproof.docsgen.CheckedDocument;
import org.gradproof.docsgen.DocumentCheck;
import org.gradproof.docsgen.OpenedDocument;
import org.gradproof.verify.Settings;

/**
 * Verifies the marked blocks of every document that an Asciidoctor with docs-gen on its class path converts.
 * Asciidoctor finds it by its service file: with {@code asciidoctor-maven-plugin}, docs-gen among the plugin's
 * dependencies is all that is needed, and a wrong step fails the build. With the attribute {@link VerifiedPage#ATTRIBUTE}
 * the pages are those of {@code gradproof render}.
 */
public final class GradproofExtension implements ExtensionRegistry {
    /** Called by Asciidoctor. */
    public GradproofExtension() {}

    @Override
    public void register(Asciidoctor asciidoctor) {
        VerifyingTreeprocessor verifying = new VerifyingTreeprocessor(GradproofExtension::check, asciidoctor);
        asciidoctor.javaExtensionRegistry().preprocessor(new SourceMaps()).treeprocessor(verifying);
        new VerifiedPage(verifying).register(asciidoctor);
    }

    private static CheckedDocument check(OpenedDocument document) {
        try (DocumentCheck check = new DocumentCheck(Settings.DEFAULT)) {
            return check.check(document);
        }
    }
}
