package org.gradproof.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.gradproof.cli.format.Style;
import org.gradproof.verify.report.Plain;
import picocli.CommandLine;

/** Starts the {@code gradproof} command. */
public final class Main {
    /** In the order in which they are listed. */
    private static final Map<String, Function<Console, Object>> COMMANDS = commands();

    /** Those that say nothing of the others: what a command has for options is found by reflection, which takes a while. */
    private static final Set<String> ALONE = Set.of("check", "render", "explain");

    private Main() {}

    private static Map<String, Function<Console, Object>> commands() {
        Map<String, Function<Console, Object>> all = new LinkedHashMap<>();
        all.put("check", CheckCommand::new);
        all.put("render", RenderCommand::new);
        all.put("draft", DraftCommand::new);
        all.put("derive", DeriveCommand::new);
        all.put("explain", ExplainCommand::new);
        all.put("watch", WatchCommand::new);
        all.put("replay", ReplayCommand::new);
        all.put("mutate", MutateCommand::new);
        all.put("lsp", LspCommand::new);
        all.put("mcp", McpCommand::new);
        all.put("schema", SchemaCommand::new);
        all.put("completion", CompletionCommand::new);
        all.put("man", ManCommand::new);
        return all;
    }

    /**
     * Runs the command and ends the virtual machine with its exit status: whatever a computer algebra system left
     * running ends with it.
     *
     * @param args the command line, without the program's name
     */
    public static void main(String[] args) {
        Console console = Console.ofProcess();
        int status = run(console, args);
        console.flush();
        System.exit(status);
    }

    /** Runs the command on the console and returns its exit status. */
    static int run(Console console, String... args) {
        int status;
        try {
            status = execute(console, args);
        } catch (StackOverflowError | OutOfMemoryError fault) {
            String what = fault instanceof StackOverflowError
                    ? "an input is nested too deeply"
                    : "there is not enough memory";
            console.err().print("gradproof: " + what + "\n");
            return Status.UNREADABLE;
        }
        String failure = console.failure();
        if (!failure.isEmpty()) {
            console.err().print("gradproof: the report could not be written: " + Plain.line(failure) + "\n");
            return Status.UNREADABLE;
        }
        return status;
    }

    private static int execute(Console console, String... args) {
        CommandLine gradproof = commandLine(console, args.length > 0 && ALONE.contains(args[0]) ? args[0] : "");
        // Before it is parsed: a --help behind a command that does not exist would be taken for the whole's.
        if (args.length > 0
                && !args[0].startsWith("-")
                && !gradproof.getSubcommands().containsKey(args[0])) {
            return Mistakes.unknownCommand(gradproof, args[0]);
        }
        return gradproof.execute(args);
    }

    /**
     * The command line.
     *
     * @param only the name of the one command that it needs to know; empty for all of them
     */
    private static CommandLine commandLine(Console console, String only) {
        CommandLine gradproof = new CommandLine(new GradproofCommand());
        COMMANDS.forEach((name, command) -> {
            if (only.isEmpty() || only.equals(name)) {
                gradproof.addSubcommand(command.apply(console));
            }
        });
        // In a path, @ is a letter like any other.
        gradproof.setExpandAtFiles(false);
        gradproof.setOut(console.outWriter());
        gradproof.setErr(console.errWriter());
        gradproof.setColorScheme(CommandLine.Help.defaultColorScheme(
                console.outStyle() == Style.COLOUR ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        gradproof.setParameterExceptionHandler(Mistakes::usage);
        gradproof.setExecutionExceptionHandler(Mistakes::execution);
        return gradproof;
    }
}
