package org.gradproof.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.gradproof.docsgen.CheckedDocument;
import org.gradproof.docsgen.DocumentCheck;
import org.gradproof.docsgen.DocumentReader;
import org.gradproof.docsgen.DocumentSource;
import org.gradproof.docsgen.Documents;
import org.gradproof.docsgen.OpenedDocument;
import org.gradproof.docsgen.Shortfalls;
import org.gradproof.docsgen.UnreadableDocumentException;
import org.gradproof.verify.Settings;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.Report;
import org.gradproof.verify.report.Verdict;
import org.jspecify.annotations.Nullable;

/** Checks every derivation in the project's documents, and fails the build where one is not met. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true, requiresProject = false)
@SuppressWarnings("NullAway.Init") // Maven sets the fields.
public class CheckMojo extends AbstractMojo {
    /** The documents, and folders with documents below them. */
    @Parameter(property = "gradproof.documents", defaultValue = "${basedir}/src/docs", required = true)
    private List<File> documents;

    /** A sidecar for all of them. Without it, it is {@code NAME.given.adoc} beside each document, if there is one. */
    @Parameter(property = "gradproof.given")
    private @Nullable File given;

    /** The least verdict that a derivation must reach that asks for none itself. */
    @Parameter(property = "gradproof.require", defaultValue = "PROVED", required = true)
    private Verdict require;

    /** Whether a block of display math that holds a relation and that nothing marks is an error. */
    @Parameter(property = "gradproof.strict", defaultValue = "false")
    private boolean strict;

    /** Whether nothing is to be done. */
    @Parameter(property = "gradproof.skip", defaultValue = "false")
    private boolean skip;

    /** Called by Maven. */
    public CheckMojo() {}

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped");
            return;
        }
        List<CheckedDocument> checked = check();
        done(checked);
        Report report = new Report(
                "",
                Settings.DEFAULT.limits().seed(),
                checked.stream().map(CheckedDocument::report).toList(),
                0);
        int derivations = checked.stream()
                .mapToInt(document -> document.report().derivations().size())
                .sum();
        if (report.exitStatus() == 0) {
            getLog().info(derivations + (derivations == 1 ? " derivation is met" : " derivations are met"));
            return;
        }
        if (derivations == 0
                && checked.stream().allMatch(document -> document.opened().isEmpty())) {
            throw new MojoFailureException("there is nothing to check: no marked derivation in " + documents);
        }
        for (String line : Shortfalls.of(report)) {
            getLog().error(line);
        }
        throw new MojoFailureException(unmet(checked));
    }

    private List<CheckedDocument> check() throws MojoFailureException {
        DocumentReader reader = new DocumentReader();
        Optional<Path> sidecar = Optional.ofNullable(given).map(File::toPath);
        try (DocumentCheck check = new DocumentCheck(Settings.DEFAULT.withRequire(require))) {
            List<OpenedDocument> opened = Documents.find(
                            documents.stream().map(File::toPath).toList())
                    .stream()
                    .map(file -> reader.open(DocumentSource.of(file), sidecar, strict))
                    .toList();
            return check.check(opened);
        } catch (UnreadableDocumentException e) {
            throw new MojoFailureException(String.valueOf(e.getMessage()));
        }
    }

    /** What else is to be done with the documents, whatever became of them. */
    void done(List<CheckedDocument> checked) throws MojoExecutionException {}

    private static String unmet(List<CheckedDocument> checked) {
        List<String> unmet = checked.stream()
                .flatMap(document -> document.report().derivations().stream())
                .filter(derivation -> !derivation.met())
                .map(DerivationReport::id)
                .toList();
        String errors = "parts of the documents could not be read";
        return unmet.isEmpty() ? errors : "not met: " + String.join(", ", unmet);
    }
}
