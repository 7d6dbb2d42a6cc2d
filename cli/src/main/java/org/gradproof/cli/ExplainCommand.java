package org.gradproof.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gradproof.docsgen.guide.Guide;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradproof explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Explains a verdict, a kind of error or a reason with an example; or tells all that is known of a"
                + " step, of a derivation, or of a file's derivations.",
        footerHeading = "%nExit status:%n",
        footer = {
            "  0  it is explained (of a step: it is proved, or what is required of it)",
            "  1  a derivation that is explained is not met",
            "  2  there is nothing of that name, or the file could not be read",
            "",
            "Examples:",
            "  gradproof explain                          # all names",
            "  gradproof explain TESTED",
            "  gradproof explain undeclared-symbol",
            "  gradproof explain 'chain rule'",
            "  gradproof explain softmax.adoc#gradient@2  # step 2 of the derivation 'gradient'",
            "  gradproof explain softmax.adoc#gradient"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class ExplainCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--given", paramLabel = "FILE", description = "A sidecar, as for check.")
    private @Nullable Path given;

    @Parameters(
            paramLabel = "KIND|FILE#ID@STEP",
            arity = "0..*",
            description = "A name; without one, all names are listed. Or a step, with or without its number.")
    private List<String> words = List.of();

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (words.isEmpty()) {
            names();
            return Status.MET;
        }
        String name = String.join(" ", words);
        StepAddress address = StepAddress.of(name);
        if (address != null) {
            return new StepExplanation(address, given, console).write();
        }
        String text = Guide.section(name).orElseThrow(() -> new InputException(unknown(name)));
        console.out().print(text);
        console.flush();
        return Status.MET;
    }

    private void names() {
        for (Map.Entry<String, List<String>> page : Guide.names().entrySet()) {
            console.out().print(page.getKey() + "\n");
            page.getValue().forEach(name -> console.out().print("  " + name + "\n"));
        }
        console.flush();
    }

    /** That there is nothing of that name, and what may have been meant. */
    private static String unknown(String name) {
        if (StepAddress.isFile(name)) {
            return name + ": which derivation? expected FILE#ID or FILE#ID@STEP";
        }
        List<String> meant = Guide.like(name);
        return "nothing is called '" + name + "'; "
                + (meant.isEmpty()
                        ? "'gradproof explain' lists all names, and a step is FILE#ID@STEP"
                        : "did you mean " + String.join(" or ", meant) + "?");
    }
}
