package org.gradproof.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.gradproof.docsgen.DocumentSource;
import org.gradproof.docsgen.Documents;
import org.gradproof.docsgen.UnreadableDocumentException;
import org.gradproof.docsgen.asciidoc.Asciidoctors;
import org.gradproof.docsgen.draft.DraftDocument;

/** Drafts a sidecar, {@code NAME.given.adoc}, beside a document that has no marks, to be read and changed. */
@Mojo(name = "draft", threadSafe = true, requiresProject = false)
@SuppressWarnings("NullAway.Init") // Maven sets the fields.
public final class DraftMojo extends AbstractMojo {
    /** The document. */
    @Parameter(property = "gradproof.document", required = true)
    private File document;

    /** Called by Maven. */
    public DraftMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Path sidecar = Documents.sidecarNameOf(document.toPath());
        try {
            String draft = DraftDocument.sidecarOf(DocumentSource.of(document.toPath()), Asciidoctors.HERE);
            Files.writeString(sidecar, draft, StandardOpenOption.CREATE_NEW);
            getLog().info("wrote " + sidecar + "; read it, change it, and check the document");
        } catch (UnreadableDocumentException e) {
            throw new MojoFailureException(String.valueOf(e.getMessage()));
        } catch (FileAlreadyExistsException e) {
            throw new MojoFailureException(sidecar + ": there is a sidecar already; expected none to write over");
        } catch (IOException e) {
            throw new MojoExecutionException(sidecar + ": the draft cannot be written (" + e.getMessage() + ")", e);
        }
    }
}
