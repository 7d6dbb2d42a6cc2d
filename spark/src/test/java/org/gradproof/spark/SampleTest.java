package org.gradproof.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradproof.testing.SampleBuild;
import org.gradproof.testing.SampleBuild.Outcome;
import org.junit.jupiter.api.Test;

/** Somebody's program over a corpus, in {@code samples}: built and submitted here as they would. */
class SampleTest {
    /** On this module's class path, and not in an installation of Spark: what is not here the sample has to bring. */
    private static final List<String> OURS = List.of(
            "/target/classes",
            "/target/test-classes",
            "gradproof",
            "matheclipse",
            "hipparchus",
            "jqwik",
            "junit",
            "commonmark",
            "jsoup",
            "katex",
            "picocli",
            "/edu/jas",
            "/de/uni-mannheim");

    @Test
    void a_program_keeps_of_a_corpus_what_holds() throws IOException, InterruptedException {
        SampleBuild build = SampleBuild.of("checked-corpus");
        assertThat(build.maven("package").output()).contains("BUILD SUCCESS");
        String jars;
        try (Stream<Path> lib = Files.list(build.file("target/lib"))) {
            jars = lib.map(Path::toString).collect(Collectors.joining(","));
        }
        Path kept = build.file("target/kept");
        // What spark-submit starts.
        List<String> command = new ArrayList<>(Submitted.java(2));
        command.addAll(List.of("-cp", installation(), "org.apache.spark.deploy.SparkSubmit", "--jars", jars));
        command.addAll(List.of("--class", "com.example.corpus.CheckedCorpus"));
        command.addAll(List.of("target/checked-corpus-1.jar", "records", kept.toString()));
        Outcome run = build.run(command);
        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.output().lines().filter(line -> line.startsWith("not kept: ")))
                .satisfiesExactly(
                        line -> assertThat(line).matches("not kept: [0-9a-f]{64} error unreadable-record"),
                        line -> assertThat(line).startsWith("not kept: square conclusion REFUTED "),
                        line -> assertThat(line)
                                .isEqualTo("not kept: square step 2 REFUTED {\"values\":{\"x\":1.0},\"left\":\"4\","
                                        + "\"right\":\"2\",\"difference\":\"2\"}"),
                        line -> assertThat(line).isEqualTo("not kept: undeclared error undeclared-symbol"));
        List<String> records = new ArrayList<>();
        for (Path part : Submitted.parts(kept)) {
            records.addAll(Files.readAllLines(part));
        }
        assertThat(records)
                .hasSize(2)
                .anyMatch(record -> record.contains("\"id\":\"sigmoid\"") && record.contains("\"model\":\"a\""))
                .anyMatch(record -> record.contains("\"id\":\"page\""));
    }

    private static String installation() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> OURS.stream().noneMatch(entry::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
