package org.gradproof.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusRunTest {
    private static final SparkSession SPARK = Sessions.local();

    @TempDir
    Path folder;

    @Test
    void a_run_that_was_killed_goes_on_with_what_is_missing() throws Exception {
        int count = 240;
        Path records = folder.resolve("records.jsonl");
        GeneratedRecords.write(records, count);
        Path out = folder.resolve("out");
        String[] args = {"--to", out.toString(), "--partitions", "24", "--output", "jsonl", records.toString()};
        Path printed = folder.resolve("printed.txt");

        Process killed = Submitted.start(2, printed, List.of(args));
        while (killed.isAlive() && Submitted.parts(out).size() < 5) {
            Thread.sleep(20);
        }
        killed.destroyForcibly().waitFor();
        List<Path> before = Submitted.parts(out);
        assertThat(before).as(Files.readString(printed)).hasSizeBetween(5, 23);
        Map<Path, Long> times = new TreeMap<>();
        for (Path part : before) {
            times.put(part, Files.getLastModifiedTime(part).toMillis());
        }
        // A file is there when it is whole.
        assertThat(rows(out).filter("verdict is null").count()).isZero();

        CorpusSummary summary = Main.read(args).run(SPARK);
        assertThat(summary.records()).isEqualTo(count);
        for (Path part : before) {
            assertThat(Files.getLastModifiedTime(part).toMillis()).isEqualTo(times.get(part));
        }
        List<String> expected = new ArrayList<>(Corpus.check(Sessions.generated(count), CorpusSettings.DEFAULT)
                .toJSON()
                .collectAsList());
        assertThat(rows(out).toJSON().collectAsList()).containsExactlyInAnyOrderElementsOf(expected);

        List<Path> after = Submitted.parts(out);
        assertThat(Main.read(args).run(SPARK)).isEqualTo(summary);
        assertThat(rows(out).count()).isEqualTo(expected.size());
        assertThat(Submitted.parts(out)).containsAll(after);
    }

    private static Dataset<Row> rows(Path out) {
        return SPARK.read().schema(Corpus.schema()).json(out.toString());
    }

    @Test
    void a_run_counts_by_kind_and_reads_and_writes_parquet() throws Exception {
        Path records = folder.resolve("records.parquet");
        Sessions.generated(40).write().parquet(records.toString());
        Path out = folder.resolve("out");
        CorpusSummary summary = Main.read("--input", "parquet", "--to", out.toString(), records.toString())
                .run(SPARK);
        assertThat(summary.text())
                .matches(
                        "40 records, \\d+ met\nsteps: \\d+ PROVED, \\d+ REFUTED\nconclusions: .*\nerrors: \\d+ undeclared-symbol");
        assertThat(SPARK.read().parquet(out.toString()).schema().fieldNames())
                .containsExactly(Corpus.schema().fieldNames());
        assertThat(out.resolve("_gradproof-summary.json")).content().startsWith("{\"records\":40,");
    }

    @Test
    void of_records_with_one_id_the_others_say_so() throws Exception {
        Path records = folder.resolve("records.jsonl");
        Files.write(
                records,
                List.of(
                        "{\"id\": \"a\", \"chain\": \"1 + 1 = 2\"}",
                        "{\"id\": \"a\", \"chain\": \"1 + 2 = 3\"}",
                        "{\"id\": 7, \"chain\": \"1 + 1 = 3\"}"));
        Path out = folder.resolve("out");
        CorpusSummary summary = run(out, records).run(SPARK);
        assertThat(summary.json())
                .isEqualTo("{\"records\":2,\"met\":0,\"steps\":{\"PROVED\":1,\"REFUTED\":1},\"conclusions\":{},"
                        + "\"errors\":{\"duplicate-id\":1}}");
    }

    @Test
    void a_folder_takes_the_rows_of_one_kind_of_run() throws IOException {
        Path records = Files.writeString(folder.resolve("records.jsonl"), "{\"chain\": \"1 + 1 = 2\"}\n");
        Path out = folder.resolve("out");
        run(out, records).run(SPARK);
        CorpusRun other = Main.read("--to", out.toString(), "--seed", "2", records.toString());
        assertThatThrownBy(() -> other.run(SPARK))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other settings");
        Path foreign = Files.createDirectory(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> run(foreign, records).run(SPARK)).hasMessageContaining("not empty");
    }

    private static CorpusRun run(Path out, Path records) {
        return Main.read("--to", out.toString(), records.toString());
    }
}
