package org.gradproof.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.gradproof.spark.CorpusRun.Format;
import org.gradproof.verify.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                    in                            | --to is missing
                    --to out                      | no input is named
                    --to                          | --to takes a value
                    --to out --force in           | there is no option --force
                    --to out --seed x in          | --seed takes a whole number, and not x
                    --to out --input csv in       | --input takes one of jsonl, parquet, and not csv
                    --to out --require REFUTED in | nothing is met that is REFUTED
                    --to out --patience 0 in      | there is no patience of PT0S
                    --to out --partitions -1 in   | there are no -1 partitions
                    """)
    void what_makes_no_sense_is_refused(String args, String why) {
        assertThatThrownBy(() -> Main.read(args.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }
}
