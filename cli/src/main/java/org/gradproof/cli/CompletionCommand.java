package org.gradproof.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gradproof completion}. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Writes a script by which bash and zsh complete the command's words.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(gradproof completion)",
            "  gradproof completion > /etc/bash_completion.d/gradproof"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class CompletionCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().print(AutoComplete.bash("gradproof", spec.root().commandLine()));
        console.flush();
        return Status.MET;
    }
}
