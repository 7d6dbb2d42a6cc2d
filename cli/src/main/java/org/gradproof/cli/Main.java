package org.gradproof.cli;

import org.gradproof.cli.format.Style;
import org.gradproof.verify.report.Plain;
import picocli.CommandLine;

/** Starts the {@code gradproof} command. */
public final class Main {
    private Main() {}

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
        CommandLine gradproof = commandLine(console);
        // Before it is parsed: a --help behind a command that does not exist would be taken for the whole's.
        if (args.length > 0
                && !args[0].startsWith("-")
                && !gradproof.getSubcommands().containsKey(args[0])) {
            return Mistakes.unknownCommand(gradproof, args[0]);
        }
        return gradproof.execute(args);
    }

    private static CommandLine commandLine(Console console) {
        CommandLine gradproof = new CommandLine(new GradproofCommand());
        gradproof.addSubcommand(new CheckCommand(console));
        gradproof.addSubcommand(new RenderCommand(console));
        gradproof.addSubcommand(new DraftCommand(console));
        gradproof.addSubcommand(new DeriveCommand(console));
        gradproof.addSubcommand(new ExplainCommand(console));
        gradproof.addSubcommand(new WatchCommand(console));
        gradproof.addSubcommand(new ReplayCommand(console));
        gradproof.addSubcommand(new MutateCommand(console));
        gradproof.addSubcommand(new LspCommand(console));
        gradproof.addSubcommand(new McpCommand(console));
        gradproof.addSubcommand(new SchemaCommand(console));
        gradproof.addSubcommand(new CompletionCommand(console));
        gradproof.addSubcommand(new ManCommand(console));
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
