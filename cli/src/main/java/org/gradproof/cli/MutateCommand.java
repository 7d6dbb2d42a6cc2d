package org.gradproof.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gradproof.cli.format.Errors;
import org.gradproof.cli.mutate.MutationFormat;
import org.gradproof.docsgen.Documents;
import org.gradproof.docsgen.OpenedDocument;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.verify.mutation.MutationReport;
import org.gradproof.verify.mutation.MutationRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradproof mutate}. */
@Command(
        name = "mutate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description =
                "Measures the verifier: makes the nearest wrong versions of every step in the documents, decides by a"
                        + " long search at high precision which of them are false, and counts how many of those are"
                        + " refuted.",
        footerHeading = "%nExit status:%n",
        footer = {
            "  0  no false step passed, and no refutation is in doubt",
            "  1  a false step passed, or a refutation is in doubt",
            "  2  an input could not be read, or there was nothing to change",
            "",
            "Examples:",
            "  gradproof mutate softmax.adoc",
            "  gradproof mutate --sample 300 --format json docs/ > mutation.json"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class MutateCommand implements Callable<Integer> {
    private static final int NEWS_EVERY = 500;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "How many mutants are tried, drawn at random. Default: all.")
    private @Nullable Integer sample;

    @Option(
            names = "--points",
            paramLabel = "N",
            defaultValue = "" + MutationRun.POINTS,
            description = "How many points the search for the truth of a mutant takes. Default: ${DEFAULT-VALUE}.")
    private int points;

    @Option(
            names = "--format",
            paramLabel = "text|json|adoc",
            defaultValue = "text",
            description = "How the report is written to standard output; adoc is a page. Default: text.")
    private String format;

    @Option(names = "--given", paramLabel = "FILE", description = "A sidecar for the documents, as for check.")
    private @Nullable Path given;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many mutants are tried at a time. Default: as many as there are processors.")
    private @Nullable Integer jobs;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Where the random trials, and the sample, start. Default: 1.")
    private long seed;

    @Parameters(
            paramLabel = "FILE|FOLDER",
            arity = "1..*",
            description = "Documents (" + Documents.ENDINGS + "), or folders with documents below them.")
    private List<Path> inputs = new ArrayList<>();

    MutateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        MutationFormat chosen = MutationFormat.named(format)
                .orElseThrow(() -> mistake("--format must be text, json or adoc, not " + format + "."));
        MutationRun run = new MutationRun(
                seed,
                atLeastOne("--sample", sample, Integer.MAX_VALUE),
                atLeastOne("--points", points, MutationRun.POINTS),
                atLeastOne("--jobs", jobs, Runtime.getRuntime().availableProcessors()));
        List<ReadDocument> documents = Opened.all(CheckRequest.of(inputs, given)).stream()
                .map(OpenedDocument::read)
                .toList();
        boolean unreadable = tellErrors(documents);
        MutationReport report = run.of(documents, new News());
        chosen.write(report, console.out());
        console.flush();
        if (report.made() == 0) {
            console.err().print("gradproof: nothing to change: no readable derivation in the input\n");
            return Status.UNREADABLE;
        }
        return unreadable ? Status.UNREADABLE : report.isSound() ? Status.MET : Status.NOT_MET;
    }

    private int atLeastOne(String option, @Nullable Integer value, int otherwise) {
        if (value != null && value < 1) {
            throw mistake(option + " must be at least 1, not " + value + ".");
        }
        return value == null ? otherwise : value;
    }

    private ParameterException mistake(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private boolean tellErrors(List<ReadDocument> documents) {
        boolean any = false;
        for (ReadDocument document : documents) {
            any |= !document.errors().isEmpty();
            Errors.write(document.path(), document.errors(), console.err(), console.errStyle());
            for (Derivation derivation : document.derivations()) {
                any |= !derivation.errors().isEmpty();
                Errors.write(document.path(), derivation.errors(), console.err(), console.errStyle());
            }
        }
        return any;
    }

    /** Says how far the run is: a bar on a terminal, elsewhere a line now and then. */
    private final class News implements MutationRun.Listener {
        private @Nullable Progress progress;

        @Override
        public void done(int mutants, int of) {
            if (!console.interactive()) {
                if (mutants % NEWS_EVERY == 0 && mutants < of) {
                    console.err().print("gradproof: " + mutants + " of " + of + " mutants tried\n");
                }
                return;
            }
            if (progress == null) {
                progress = new Progress(console, "trying mutants", of);
            }
            progress.advance();
            if (mutants == of) {
                progress.close();
            }
        }
    }
}
