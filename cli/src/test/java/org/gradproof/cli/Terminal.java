package org.gradproof.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.gradproof.cli.format.Style;

/** Runs the command as a user would, and keeps what it wrote. */
final class Terminal {
    /** What a run wrote, and its exit status. */
    record Run(int status, String out, String err) {}

    private Terminal() {}

    static Run gradproof(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                Style.PLAIN,
                Style.PLAIN,
                false);
        int status = Main.run(console, args);
        console.flush();
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
