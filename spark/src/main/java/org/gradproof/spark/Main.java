package org.gradproof.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.gradproof.spark.CorpusRun.Format;
import org.gradproof.verify.report.Verdict;

/** What {@code spark-submit} starts. */
public final class Main {
    static final String USAGE = """
            usage: spark-submit … --class org.gradproof.spark.Main gradproof-spark.jar --to FOLDER [options] INPUT…
              --to FOLDER          where the rows are written; a folder of a run that was ended is gone on with
              --input FORMAT       of the inputs: jsonl (the default) or parquet
              --output FORMAT      of the rows: parquet (the default) or jsonl
              --require VERDICT    the least that counts as met: PROVED (the default), PROVED_BOUNDED, TESTED, UNDECIDED
              --seed NUMBER        of the random trials; 1 without it
              --patience SECONDS   that one record may take; 60 without it
              --partitions NUMBER  of tasks, each of which writes one file; one for each 500 records without it
            """;

    private static final int BAD_USAGE = 2;

    private Main() {}

    /** Checks a corpus. */
    public static void main(String[] args) {
        int status = run(args, System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int run(String[] args, PrintStream out, PrintStream err) {
        CorpusRun run;
        try {
            run = read(args);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.print(USAGE);
            return BAD_USAGE;
        }
        try (SparkSession spark = SparkSession.builder().appName("gradproof").getOrCreate()) {
            out.println(run.run(spark).text());
            return 0;
        } catch (IOException e) {
            err.println(e.getMessage());
            return BAD_USAGE;
        }
    }

    /**
     * The run that the arguments ask for.
     *
     * @throws IllegalArgumentException if they make no sense
     */
    static CorpusRun read(String... args) {
        Deque<String> left = new ArrayDeque<>(Arrays.asList(args));
        List<String> inputs = new ArrayList<>();
        String output = "";
        Format input = Format.JSONL;
        Format format = Format.PARQUET;
        CorpusSettings settings = CorpusSettings.DEFAULT;
        int partitions = 0;
        while (!left.isEmpty()) {
            String arg = left.remove();
            switch (arg) {
                case "--to" -> output = value(arg, left);
                case "--input" -> input = constant(Format.class, arg, value(arg, left));
                case "--output" -> format = constant(Format.class, arg, value(arg, left));
                case "--require" -> settings = settings.withRequire(constant(Verdict.class, arg, value(arg, left)));
                case "--seed" -> settings = settings.withSeed(number(arg, value(arg, left)));
                case "--patience" ->
                    settings = settings.withPatience(Duration.ofSeconds(number(arg, value(arg, left))));
                case "--partitions" -> partitions = Math.toIntExact(number(arg, value(arg, left)));
                default -> {
                    if (arg.startsWith("-")) {
                        throw new IllegalArgumentException("there is no option " + arg);
                    }
                    inputs.add(arg);
                }
            }
        }
        if (output.isEmpty()) {
            throw new IllegalArgumentException("--to is missing");
        }
        return new CorpusRun(inputs, input, output, format, partitions, settings);
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " takes a value");
        }
        return left.remove();
    }

    private static long number(String option, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " takes a whole number, and not " + text, e);
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String option, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(option + " takes one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + ", and not " + text));
    }
}
