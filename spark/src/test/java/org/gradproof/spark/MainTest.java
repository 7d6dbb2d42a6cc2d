package org.gradproof.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.gradproof.spark.CorpusRun.Format;
import org.gradproof.verify.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {
    @Test
    void options_say_what_is_run() {
        assertThat(Main.read(
                        "--to",
                        "out",
                        "--input",
                        "parquet",
                        "--output",
                        "jsonl",
                        "--require",
                        "TESTED",
                        "--seed",
                        "7",
                        "--patience",
                        "90",
                        "--partitions",
                        "12",
                        "one",
                        "two"))
                .isEqualTo(new CorpusRun(
                        List.of("one", "two"),
                        Format.PARQUET,
                        "out",
                        Format.JSONL,
                        12,
                        new CorpusSettings(Verdict.TESTED, 7, Duration.ofSeconds(90))));
        assertThat(Main.read("--to", "out", "in"))
                .isEqualTo(
                        new CorpusRun(List.of("in"), Format.JSONL, "out", Format.PARQUET, 0, CorpusSettings.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    in                            | Missing required option: '--to=FOLDER'
                    --to out                      | Missing required parameter: 'INPUT'
                    --to                          | Missing required parameter for option '--to' (FOLDER)
                    --to out --force in           | Unknown option: '--force'
                    --to out --seed x in          | Invalid value for option '--seed': 'x' is not a long
                    --to out --input csv in       | Invalid value for option '--input': expected one of [JSONL, PARQUET] (case-insensitive) but was 'csv'
                    --to out --require REFUTED in | nothing is met that is REFUTED
                    --to out --patience 0 in      | there is no patience of PT0S
                    --to out --partitions -1 in   | there are no -1 partitions
                    """, quoteCharacter = '"')
    void what_makes_no_sense_is_refused(String args, String why) {
        StringWriter said = new StringWriter();
        CommandLine line = Main.commandLine().setErr(new PrintWriter(said));
        assertThat(line.execute(args.split(" "))).isEqualTo(2);
        assertThat(said.toString()).startsWith(why + "\n").contains("--partitions=NUMBER");
    }
}
