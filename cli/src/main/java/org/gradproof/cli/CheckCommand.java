package org.gradproof.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gradproof.cli.replay.CertificateFile;
import org.gradproof.docsgen.Cause;
import org.gradproof.verify.report.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
            "  gradproof check --certificates proofs.json docs/",
            "  gradproof check --given post.given.adoc post.txt"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CheckOptions options;

    @Option(
            names = "--certificates",
            paramLabel = "FILE",
            description =
                    "Writes what each proof used to a JSON file, from which 'gradproof replay' shows the proofs again.")
    private @Nullable Path certificates;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Report report = Checking.run(options, options.request(console.cache()), console);
        if (certificates != null) {
            try {
                CertificateFile.of(report).write(certificates);
            } catch (IOException e) {
                throw new InputException("cannot write the certificates to " + certificates + ": " + Cause.of(e));
            }
        }
        return report.exitStatus();
    }
}
