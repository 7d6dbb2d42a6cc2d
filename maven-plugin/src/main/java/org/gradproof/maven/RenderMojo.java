package org.gradproof.maven;

import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.gradproof.docsgen.CheckedDocument;
import org.gradproof.docsgen.Renderer;
import org.gradproof.docsgen.render.SitePages;

/**
 * Checks the documents and writes them, each step with its verdict, as AsciiDoc and HTML; then fails the build where a
 * derivation is not met.
 */
@Mojo(name = "render", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true, requiresProject = false)
@SuppressWarnings("NullAway.Init") // Maven sets the fields.
public final class RenderMojo extends CheckMojo {
    /** Where the pages go. */
    @Parameter(property = "gradproof.to", defaultValue = "${project.build.directory}/gradproof", required = true)
    private File to;

    /** Called by Maven. */
    public RenderMojo() {}

    @Override
    void done(List<CheckedDocument> checked) throws MojoExecutionException {
        try {
            List<SitePages.Failure> failures = new Renderer().renderAll(checked, to.toPath());
            if (!failures.isEmpty()) {
                throw new MojoExecutionException(failures.get(0).path() + ": there is no page of it: "
                        + failures.get(0).why());
            }
        } catch (IOException e) {
            throw new MojoExecutionException("cannot write the pages to " + to + ": " + e.getMessage(), e);
        }
    }
}
