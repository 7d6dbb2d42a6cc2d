package org.gradproof.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.gradproof.docsgen.Documents;
import org.gradproof.docsgen.UnreadableDocumentException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gradproof watch}. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Checks the documents, and again what changes of them, until it is stopped (Ctrl-C).",
        footerHeading = "%nExample:%n",
        footer = "  gradproof watch docs/")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class WatchCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CheckOptions options;

    WatchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        CheckRequest request = options.request(console.cache());
        for (Path input : request.inputs()) {
            if (!Files.exists(input)) {
                throw new InputException(input + ": there is no such file or folder to watch");
            }
        }
        List<Path> watched = new ArrayList<>(request.inputs());
        if (request.given() != null) {
            watched.add(request.given());
        }
        try (Watch watch = new Watch(watched)) {
            Checking.run(options, request, console);
            while (true) {
                List<Path> again = affected(request, watch.changes());
                if (!again.isEmpty()) {
                    Checking.run(options, request.of(again), console);
                }
            }
        } catch (InterruptedException stopped) {
            return Status.MET;
        }
    }

    /** The documents that changed, whose sidecar did, or that name a file that did: it may be a part of them. */
    private static List<Path> affected(CheckRequest request, Set<Path> changed) throws IOException {
        if (request.given() != null && changed.contains(request.given())) {
            return request.inputs();
        }
        List<Path> affected = new ArrayList<>();
        try {
            for (Path document : Documents.find(request.inputs())) {
                boolean itself = changed.contains(document) || changed.contains(Documents.sidecarNameOf(document));
                if (itself || names(document, changed)) {
                    affected.add(document);
                }
            }
        } catch (UnreadableDocumentException e) {
            return request.inputs();
        }
        return affected;
    }

    private static boolean names(Path document, Set<Path> changed) throws IOException {
        String text =
                Files.isReadable(document) ? new String(Files.readAllBytes(document), StandardCharsets.UTF_8) : "";
        return changed.stream().anyMatch(file -> text.contains(String.valueOf(file.getFileName())));
    }
}
