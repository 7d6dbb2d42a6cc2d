package org.gradproof.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.gradproof.mcp.ToolServer;
import picocli.CommandLine.Command;

/** {@code gradproof mcp}. */
@Command(
        name = "mcp",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Serves the Model Context Protocol on standard input and output, so that a program that writes"
                + " mathematics can have each line checked: tools check_derivation, derive and explain.",
        footerHeading = "%nNothing is kept from request to request, and nothing is written. It ends with its input.%n")
final class McpCommand implements Callable<Integer> {
    private final Console console;

    McpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        // Whatever else prints: the output is the protocol's alone.
        System.setOut(console.err());
        try {
            ToolServer.serve(Version.number(), System.in, console.out());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return Status.MET;
    }
}
