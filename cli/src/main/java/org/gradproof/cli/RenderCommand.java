package org.gradproof.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.gradproof.cli.format.Warnings;
import org.gradproof.docsgen.Cause;
import org.gradproof.docsgen.Renderer;
import org.gradproof.docsgen.asciidoc.Asciidoctors;
import org.gradproof.docsgen.render.SitePages;
import org.gradproof.verify.report.Plain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gradproof render}. */
@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Checks the documents and writes them, each step with its verdict, as AsciiDoc and HTML.",
        footerHeading = "%nExit status: as for check.%n%nExamples:%n",
        footer = {"  gradproof render docs/ --to site", "  gradproof render --given post.given.adoc --to site post.txt"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class RenderCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            required = true,
            description = "Where the pages go; made if it is not there.")
    private Path to;

    @Mixin
    private CheckOptions options;

    RenderCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (Files.exists(to) && !Files.isDirectory(to)) {
            throw new InputException(to + ": this is not a folder (--to)");
        }
        CheckRun.Outcome outcome = new CheckRun(options.request(console.cache()), console).run();
        List<SitePages.Failure> failures;
        try {
            failures = new Renderer(Asciidoctors.APART).renderAll(outcome.documents(), to);
        } catch (IOException e) {
            throw new InputException("cannot write the pages to " + to + ": " + Cause.of(e));
        }
        for (SitePages.Failure failure : failures) {
            console.err()
                    .print("gradproof: " + Plain.line(failure.path() + ": there is no page of it: " + failure.why())
                            + "\n");
        }
        Warnings.write(outcome.report(), console.err(), console.errStyle());
        options.format(console.outStyle()).write(outcome.report(), console.out());
        console.flush();
        return failures.isEmpty() ? outcome.report().exitStatus() : Status.UNREADABLE;
    }
}
