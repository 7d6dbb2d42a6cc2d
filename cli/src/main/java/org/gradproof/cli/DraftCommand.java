package org.gradproof.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.gradproof.docsgen.DocumentFormat;
import org.gradproof.docsgen.Documents;
import org.gradproof.docsgen.UnreadableDocumentException;
import org.gradproof.docsgen.asciidoc.Asciidoctors;
import org.gradproof.docsgen.draft.DraftDocument;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradproof draft}. */
@Command(
        name = "draft",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description =
                "Writes a sidecar for a document without marks, for you to edit: what each letter is, guessed from"
                        + " how it is used, and questions where it could not be guessed.",
        footerHeading = "%nExit status:%n",
        footer = {
            "  0  the draft is written",
            "  2  the document could not be read, has marks of its own or no display math, or there is a sidecar",
            "",
            "Example:",
            "  gradproof draft --write post.md    # then edit post.given.adoc, and: gradproof check post.md"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class DraftCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--write", description = "Put it beside the document, as NAME.given.adoc; never over another.")
    private boolean write;

    @Option(
            names = "--input",
            paramLabel = "md|adoc|tex|ipynb",
            converter = CheckOptions.InputFormat.class,
            description = "The format of the document, where its name does not tell it.")
    private @Nullable DocumentFormat format;

    @Parameters(paramLabel = "FILE", description = "The document (" + Documents.ENDINGS + "), or - for standard input.")
    private Path file;

    DraftCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path sidecar = Documents.sidecarNameOf(file);
        String draft = draft();
        if (write) {
            put(draft, sidecar);
            console.err()
                    .print("gradproof: wrote " + sidecar + "; read it, change it, and: gradproof check " + file + "\n");
        } else {
            console.out().print(draft);
        }
        console.flush();
        return Status.MET;
    }

    private String draft() {
        if (Files.isDirectory(file)) {
            throw new InputException(file + ": this is a folder; expected one document");
        }
        try {
            return DraftDocument.sidecarOf(Inputs.sources(file, format).get(0), Asciidoctors.APART);
        } catch (UnreadableDocumentException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    private static void put(String draft, Path sidecar) {
        try {
            Files.writeString(sidecar, draft, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new InputException(sidecar + ": there is a sidecar already; expected none to write over");
        } catch (IOException e) {
            throw new InputException(sidecar + ": the draft cannot be written (" + e.getMessage() + ")");
        }
    }
}
