package org.gradproof.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * A corpus as large as one machine can bear: a tenth of it by the library in one thread, by one worker and by two, which have
 * to give the same rows; then all of it by two workers, which are killed in the middle and begun again. What it takes is
 * printed.
 */
final class Campaign {
    private static final int LOOK = 100;

    private final Path folder;
    private final PrintStream out;

    private Campaign(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /** Takes an empty folder and how many records there are to be. */
    public static void main(String[] args) throws IOException, InterruptedException {
        new Campaign(Path.of(args[0]), System.out).run(Integer.parseInt(args[1]));
    }

    private void run(int count) throws IOException, InterruptedException {
        int some = count / 10;
        Path sample = folder.resolve("sample.jsonl");
        GeneratedRecords.write(sample, some);
        alone(some);
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        measured("1 worker", some, 1, sample, one, Integer.MAX_VALUE);
        measured("2 workers", some, 2, sample, two, Integer.MAX_VALUE);
        require(rows(one).equals(rows(two)), "one worker and two give other rows");
        out.println("the rows of one worker and of two are the same");

        Path all = folder.resolve("all.jsonl");
        GeneratedRecords.write(all, count);
        Path rows = folder.resolve("rows");
        int parts = parts(count);
        measured("2 workers, killed", count, 2, all, rows, parts / 2);
        require(Submitted.parts(rows).size() >= parts / 2, "nothing was left by the run that was killed");
        out.println(Submitted.parts(rows).size() + " of " + parts + " files are there");
        measured("2 workers, going on", count, 2, all, rows, Integer.MAX_VALUE);
        String summary = Files.readString(rows.resolve("_gradproof-summary.json"));
        out.print(summary);
        require(summary.startsWith("{\"records\":" + count + ","), "not every record has its rows");
    }

    /** A thousand records each. */
    private static int parts(int count) {
        return Math.max(count / 1000, 10);
    }

    private void alone(int count) {
        long start = System.nanoTime();
        int rows = 0;
        try (RecordCheck check = new RecordCheck(CorpusSettings.DEFAULT)) {
            for (int i = 0; i < count; i++) {
                var record = GeneratedRecords.record(i);
                rows += check.check(new CorpusRecord(
                                record.get("id"), record.get("givens"), record.get("chain"), "", "", "", false))
                        .size();
            }
        }
        tell("the library, one thread", count, System.nanoTime() - start, Duration.ZERO);
        require(rows >= count, "a record has no row");
    }

    /** Runs the program until it ends or has written so many files, and then kills it. */
    private void measured(String name, int count, int workers, Path records, Path rows, int most)
            throws IOException, InterruptedException {
        Path printed = folder.resolve("printed.txt");
        int before = Submitted.parts(rows).size();
        int parts = parts(count);
        long start = System.nanoTime();
        Process process = Submitted.start(
                workers,
                printed,
                List.of(
                        "--to",
                        rows.toString(),
                        "--output",
                        "jsonl",
                        "--partitions",
                        "" + Math.max(count / 1000, 2 * workers),
                        records.toString()));
        Duration processor = Duration.ZERO;
        while (process.isAlive()) {
            processor = process.info().totalCpuDuration().orElse(processor);
            if (Submitted.parts(rows).size() >= most) {
                process.destroyForcibly();
            }
            Thread.sleep(LOOK);
        }
        boolean ended = process.waitFor() == 0;
        require(ended == (most == Integer.MAX_VALUE), Files.readString(printed));
        int written = count * (Submitted.parts(rows).size() - before) / parts;
        tell(name, written, System.nanoTime() - start, processor);
    }

    private void tell(String name, int count, long nanos, Duration processor) {
        double seconds = nanos / 1e9;
        out.println(String.format(
                Locale.ROOT,
                "%s: %d records, %.0f s, %.0f a second; %d s of processors",
                name,
                count,
                seconds,
                count / seconds,
                processor.toSeconds()));
    }

    private static List<String> rows(Path folder) throws IOException {
        TreeSet<String> rows = new TreeSet<>();
        for (Path part : Submitted.parts(folder)) {
            rows.addAll(Files.readAllLines(part));
        }
        return new ArrayList<>(rows);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }
}
