package org.gradproof.cli;

import java.util.concurrent.Callable;
import org.gradproof.lsp.LanguageServerDoor;
import picocli.CommandLine.Command;

/** {@code gradproof lsp}. */
@Command(
        name = "lsp",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Serves the Language Server Protocol on standard input and output, so that an editor shows"
                + " verdicts while you type. Editors start it; nobody else needs to.",
        footerHeading = "%nExit status:%n",
        footer = {"  0  the editor ended it", "  1  its input ended before"})
final class LspCommand implements Callable<Integer> {
    private final Console console;

    LspCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        // Whatever else prints: the output is the protocol's alone.
        System.setOut(console.err());
        try {
            return LanguageServerDoor.serve(Version.number(), System.in, console.out()) ? Status.MET : Status.NOT_MET;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Status.NOT_MET;
        }
    }
}
