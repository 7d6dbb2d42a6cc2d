package org.gradproof.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gradproof check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Checks every derivation in the documents and reports what became of it.",
        footerHeading = "%nExit status:%n",
        footer = {
            "  0  every derivation is met",
            "  1  a derivation is not met",
            "  2  an input could not be read, or there was nothing to check",
            "",
            "Examples:",
            "  gradproof check softmax.adoc",
            "  gradproof check --require TESTED --format json docs/ > report.json",
            "  gradproof check --given post.given.adoc post.txt"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CheckOptions options;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        return Checking.run(options, options.request(console.cache()), console).exitStatus();
    }
}
