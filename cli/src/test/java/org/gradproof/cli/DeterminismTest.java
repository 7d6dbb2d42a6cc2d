package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same seed gives the same report, times aside, in every virtual machine: each salts the order of
 * {@code Set.of} anew, and here each also hands out identity hash codes, which enums have, in another way.
 */
class DeterminismTest {
    private static final String DOCUMENT = """
            = Of every kind

            [latexmath.given]
            ++++
            \\mathbf{z} \\in \\mathbb{R}^n \\\\
            \\mathbf{y} \\in \\Delta^{n-1} \\\\
            i, k \\in \\{1, \\ldots, n\\} \\\\
            C \\subseteq \\{1, \\ldots, n\\} \\\\
            g : \\mathbb{R}^2 \\to \\mathbb{R} \\\\
            a, b \\in \\mathbb{R} \\\\
            p_i := \\frac{e^{\\mathbf{z}_i}}{\\sum_{j=1}^{n} e^{\\mathbf{z}_j}}
            ++++

            [latexmath#jacobian.derivation]
            ++++
            \\frac{\\partial p_i}{\\partial \\mathbf{z}_k}
              &= p_i (\\delta_{ik} - p_k) \\\\
              &= - p_i p_k
            ++++

            [latexmath#loss.derivation]
            ++++
            - \\frac{\\partial}{\\partial \\mathbf{z}_k} \\sum_{j=1}^{n} \\mathbf{y}_j \\log p_j = p_k - \\mathbf{y}_k
            ++++

            [latexmath#set.derivation]
            ++++
            \\sum_{j \\in C} \\mathbf{y}_j = 1
            ++++

            [latexmath#function.derivation,where="a < b"]
            ++++
            \\frac{\\partial}{\\partial a} g(a, b^2) = \\frac{\\partial}{\\partial b} g(a, b^2)
            ++++

            [latexmath#inequality.derivation]
            ++++
            \\max(a, b) \\ge \\frac{a + b}{2}
            ++++
            """;

    @Test
    void every_virtual_machine_reports_the_same(@TempDir Path folder) throws IOException, InterruptedException {
        Path document = Files.writeString(folder.resolve("kinds.adoc"), DOCUMENT);
        Process first = start(document, folder.resolve("first.json"), "--jobs", "1", "-Xmx256m");
        Process second = start(document, folder.resolve("second.json"), "--jobs", "2", "-XX:hashCode=3");
        assertThat(first.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(second.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(first.exitValue()).isEqualTo(1);
        String report = report(folder.resolve("first.json"));
        assertThat(report).contains("\"REFUTED\"", "\"PROVED\"", "\"holdsIf\"");
        assertThat(report(folder.resolve("second.json"))).isEqualTo(report);
    }

    private static Process start(Path document, Path out, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UnlockExperimentalVMOptions"));
        List<String> arguments = new ArrayList<>();
        for (String option : options) {
            (option.startsWith("-X") ? command : arguments).add(option);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.gradproof.cli.Main"));
        command.addAll(List.of("check", "--no-cache", "--format", "json"));
        command.addAll(arguments);
        command.add(document.toString());
        return new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String report(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).replaceAll("\"millis\" ?: ?[0-9.E+-]+", "\"millis\": 0");
    }
}
