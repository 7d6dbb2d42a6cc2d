package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gradproof.cli.format.Style;
import org.gradproof.docsgen.json.Schema;
import org.gradproof.testing.JsonSchemas;

/** Runs the command as a user would, and keeps what it wrote. A report in JSON is held against its schema. */
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
        Run run = new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        boolean reports = args.length > 0 && List.of("check", "render").contains(args[0]);
        if (reports && List.of(args).contains("json") && !run.out().isEmpty()) {
            assertThat(JsonSchemas.faults(Schema.REPORT.text(), run.out())).isEmpty();
        }
        return run;
    }
}
