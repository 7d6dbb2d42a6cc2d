package org.gradproof.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gradproof man}. */
@Command(
        name = "man",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Writes the manual page of the command and of its subcommands.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gradproof man | man -l -",
            "  gradproof man > /usr/local/share/man/man1/gradproof.1"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class ManCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec;

    ManCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CommandLine gradproof = spec.root().commandLine();
        StringBuilder page = new StringBuilder(".TH GRADPROOF 1 \"\" \"gradproof " + Version.number() + "\"\n");
        page.append(".SH NAME\ngradproof \\- checks mathematical derivations, step by step\n");
        page.append(".SH SYNOPSIS\n");
        verbatim(gradproof.getUsageMessage(Ansi.OFF), page);
        page.append(".SH COMMANDS\n");
        gradproof.getSubcommands().forEach((name, command) -> {
            page.append(".SS ").append(name).append('\n');
            verbatim(command.getUsageMessage(Ansi.OFF), page);
        });
        page.append(".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nNo colours, on a terminal either.\n");
        page.append(".TP\n.B GRADPROOF_DEBUG\nA fault of Gradproof itself is shown with its stack trace.\n");
        console.out().print(page);
        console.flush();
        return Status.MET;
    }

    /** Text as it stands: a backslash, and a dot or quote at a line's beginning, mean something to the reader of it. */
    private static void verbatim(String text, StringBuilder page) {
        page.append(".nf\n");
        text.lines()
                .map(line -> line.replace("\\", "\\e").replace("-", "\\-"))
                .map(line -> line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line)
                .forEach(line -> page.append(line).append('\n'));
        page.append(".fi\n");
    }
}
