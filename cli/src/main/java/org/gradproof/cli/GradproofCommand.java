package org.gradproof.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand: it has help and a version, and else asks for a subcommand. */
@Command(
        name = "gradproof",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks the derivations of AsciiDoc, Markdown and LaTeX documents, step by step.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gradproof check docs/",
            "  gradproof render docs/ --to site",
            "  gradproof draft --write post.md",
            "  gradproof explain undeclared-symbol",
            "  gradproof watch docs/",
            "  gradproof derive --given softmax.adoc --wrt '\\mathbf{z}_k' L",
            "  gradproof replay --certificates proofs.json docs/",
            "  gradproof mutate --sample 200 docs/",
            "",
            "Run 'gradproof COMMAND --help' for each command's options."
        })
final class GradproofCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing: "
                        + String.join(", ", spec.commandLine().getSubcommands().keySet())
                        + ".");
    }
}
