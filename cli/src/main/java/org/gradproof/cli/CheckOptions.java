package org.gradproof.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gradproof.cli.cache.CacheFolder;
import org.gradproof.cli.format.ReportFormat;
import org.gradproof.cli.format.Style;
import org.gradproof.docsgen.DocumentFormat;
import org.gradproof.docsgen.Documents;
import org.gradproof.verify.report.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options that check and render share. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class CheckOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--require",
            paramLabel = "V",
            defaultValue = "PROVED",
            converter = RequiredVerdict.class,
            description = {
                "The least verdict that a derivation must reach that asks for none itself: PROVED (the default),"
                        + " PROVED_BOUNDED, TESTED or UNDECIDED."
            })
    private Verdict require;

    @Option(
            names = "--format",
            paramLabel = "text|json|junit|sarif",
            defaultValue = "text",
            converter = FormatName.Converter.class,
            description = "How the report is written to standard output. Default: text.")
    private FormatName format;

    @Option(names = "--verbose", description = "The text report tells all that is known of every step, proved or not.")
    private boolean verbose;

    @Option(
            names = "--given",
            paramLabel = "FILE",
            description = "A sidecar: an AsciiDoc file with givens for documents that may not be edited themselves."
                    + " Default: NAME.given.adoc beside each document, if there is one.")
    private @Nullable Path given;

    @Option(
            names = "--input",
            paramLabel = "md|adoc|tex|ipynb",
            converter = InputFormat.class,
            description = "The format of files whose names do not tell it, of pipes, and of - (standard input)."
                    + " Default: what the text looks like.")
    private @Nullable DocumentFormat input;

    @Option(
            names = "--strict",
            description = "A display block that holds a relation and that nothing marks is an error.")
    private boolean strict;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many derivations are checked at a time. Default: as many as there are processors.")
    private @Nullable Integer jobs;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Where the random trials start: the same seed gives the same report. Default: 1.")
    private long seed;

    @Option(
            names = "--cache",
            paramLabel = "FOLDER",
            description = "Where verdicts are kept, so that a derivation that has not changed is not checked again."
                    + " Default: gradproof in the user's cache folder ($XDG_CACHE_HOME, or ~/.cache).")
    private @Nullable Path cache;

    @Option(names = "--no-cache", description = "Checks everything again, and keeps nothing.")
    private boolean noCache;

    @Parameters(
            paramLabel = "FILE|FOLDER",
            arity = "1..*",
            description = "Documents (" + Documents.ENDINGS
                    + "), folders with documents below them, or - for standard input.")
    private List<Path> inputs = new ArrayList<>();

    /**
     * What is asked for.
     *
     * @param standard the folder that keeps verdicts where no option says otherwise; null for none
     */
    CheckRequest request(@Nullable Path standard) {
        int processors = Runtime.getRuntime().availableProcessors();
        if (jobs != null && jobs < 1) {
            throw new ParameterException(spec.commandLine(), "--jobs must be at least 1, not " + jobs + ".");
        }
        return new CheckRequest(
                List.copyOf(inputs),
                input,
                given,
                strict,
                require,
                seed,
                jobs == null ? processors : jobs,
                cache(standard));
    }

    private @Nullable Path cache(@Nullable Path standard) {
        if (cache != null && (noCache || cache.toString().isEmpty())) {
            String mistake =
                    noCache ? "--cache and --no-cache exclude each other." : "--cache: an empty name is no folder.";
            throw new ParameterException(spec.commandLine(), mistake);
        } else if (cache != null || noCache || standard == null) {
            return cache;
        }
        return CacheFolder.isWithin(standard, inputs) ? null : standard;
    }

    /** How the report is written; the style matters to text alone. */
    ReportFormat format(Style style) {
        return format.format(style, verbose);
    }

    /** A format by its usual ending. */
    static final class InputFormat implements ITypeConverter<DocumentFormat> {
        @Override
        public DocumentFormat convert(String value) {
            return DocumentFormat.of(Path.of("input." + value))
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + value + "' is not a format of documents; choose md, adoc, tex or ipynb"));
        }
    }

    /** A verdict that can be required: being refuted or unreadable is nothing to ask for. */
    static final class RequiredVerdict implements ITypeConverter<Verdict> {
        private static final List<Verdict> ALLOWED =
                List.of(Verdict.PROVED, Verdict.PROVED_BOUNDED, Verdict.TESTED, Verdict.UNDECIDED);

        @Override
        public Verdict convert(String value) {
            String name = value.toUpperCase(Locale.ROOT).replace('-', '_');
            return Arrays.stream(Verdict.values())
                    .filter(verdict -> verdict.name().equals(name) && ALLOWED.contains(verdict))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + value + "' cannot be required; choose PROVED, PROVED_BOUNDED, TESTED or UNDECIDED"));
        }
    }
}
