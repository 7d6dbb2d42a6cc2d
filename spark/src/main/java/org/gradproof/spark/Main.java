package org.gradproof.spark;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.gradproof.spark.CorpusRun.Format;
import org.gradproof.verify.report.Verdict;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What {@code spark-submit} starts. */
@Command(
        name = "spark-submit … --class org.gradproof.spark.Main gradproof-spark.jar",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Checks a corpus of derivations.")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // picocli sets the fields, and reads that of the help.
public final class Main implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            required = true,
            description = "Where the rows are written; a folder of a run that was ended is gone on with.")
    private String output;

    @Option(
            names = "--input",
            paramLabel = "FORMAT",
            defaultValue = "jsonl",
            description = "Of the inputs: jsonl or parquet; ${DEFAULT-VALUE} without it.")
    private Format input;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "parquet",
            description = "Of the rows: parquet or jsonl; ${DEFAULT-VALUE} without it.")
    private Format format;

    @Option(
            names = "--require",
            paramLabel = "VERDICT",
            description = "The least that counts as met: PROVED, PROVED_BOUNDED, TESTED or UNDECIDED;"
                    + " ${DEFAULT-VALUE} without it.")
    private Verdict require = CorpusSettings.DEFAULT.require();

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Of the random trials; ${DEFAULT-VALUE} without it.")
    private long seed = CorpusSettings.DEFAULT.seed();

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "That one record may take; ${DEFAULT-VALUE} without it.")
    private long patience = CorpusSettings.DEFAULT.patience().toSeconds();

    @Option(
            names = "--partitions",
            paramLabel = "NUMBER",
            description = "Of tasks, each of which writes one file; one for each 500 records without it.")
    private int partitions;

    @Option(names = "--help", usageHelp = true, description = "Shows this help.")
    private boolean help;

    @Parameters(paramLabel = "INPUT", arity = "1..*", description = "Files and folders of records.")
    private List<String> inputs;

    private Main() {}

    /** Checks a corpus. */
    public static void main(String[] args) {
        int status = commandLine().execute(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** The command line; in a path, @ is a letter like any other. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false);
    }

    /**
     * The run that the arguments ask for.
     *
     * @throws ParameterException if they make no sense
     */
    static CorpusRun read(String... args) {
        CommandLine line = commandLine();
        line.parseArgs(args);
        return line.<Main>getCommand().read();
    }

    private CorpusRun read() {
        try {
            CorpusSettings settings = new CorpusSettings(require, seed, Duration.ofSeconds(patience));
            return new CorpusRun(inputs, input, output, format, partitions, settings);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    @Override
    public Integer call() {
        CorpusRun run = read();
        try (SparkSession spark = SparkSession.builder().appName("gradproof").getOrCreate()) {
            spec.commandLine().getOut().println(run.run(spark).text());
            return spec.exitCodeOnSuccess();
        } catch (IOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return spec.exitCodeOnInvalidInput();
        }
    }
}
