package org.gradproof.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradproof.docsgen.DocumentReader;
import org.gradproof.docsgen.record.RecordJson;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.work.Unrepeatable;
import org.gradproof.verify.Settings;
import org.gradproof.verify.report.CertificateReport;
import org.gradproof.verify.report.ConclusionReport;
import org.gradproof.verify.report.CoreReport;
import org.gradproof.verify.report.Counterexample;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.Fraction;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept comes back as it was, for the same derivation, settings and program alone. */
class VerdictCacheTest {
    private static final String GIVENS = "x \\in \\mathbb{R} \\\\ \\mathbf{w} \\in \\mathbb{R}^n \\\\ f(t) := t^2";
    private static final String STEPS = "f(x) &= x \\cdot x \\\\ &= x^2";

    @TempDir
    private Path folder;

    private Derivation derivation(String above, String givens, String attributes, String steps) {
        try {
            Path file = folder.resolve("a.adoc");
            Files.writeString(
                    file,
                    "= A\n" + above + "\n[latexmath.given]\n++++\n" + givens + "\n++++\n\n[latexmath#a.derivation"
                            + attributes + "]\n++++\n" + steps + "\n++++\n");
            DocumentReader reader = new DocumentReader();
            ReadDocument read = reader.derivations(reader.read(file, Optional.empty()));
            return read.derivations().get(0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Derivation derivation() {
        return derivation("", GIVENS, "", STEPS);
    }

    private static DerivationReport report(Derivation derivation, Verdict verdict) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("z", List.of(0.1, -0.0, Double.NEGATIVE_INFINITY));
        values.put("W", List.of(List.of(1, 2L), List.of(new BigDecimal("0.10"), 1e-300)));
        values.put("x", List.of(new Fraction(Rational.of(-1, 3)), new Fraction(Rational.of(7))));
        values.put("g", "t \\mapsto \"1/3\"\n");
        Counterexample counterexample = new Counterexample(values, "0.1", "0.2", "-0.1");
        StepReport step = new StepReport(
                1,
                1,
                derivation.line() + 2,
                Step.Kind.LABEL,
                null,
                "x",
                "\\frac{1}{2}",
                "=",
                "\u00e9\ud835\udc31",
                verdict,
                "every n",
                List.of("definition of $f$"),
                List.of(),
                "no answer",
                "yes",
                new CertificateReport(false, List.of("\\sigma(#1)"), List.of(0, 2), List.of("a = b")),
                1000,
                20,
                Double.NaN,
                counterexample,
                List.of("i \\neq k"),
                true,
                "",
                List.of("line 3: read as x"),
                2.5);
        return new DerivationReport(
                "a",
                derivation.line(),
                Verdict.PROVED,
                null,
                verdict,
                false,
                "why",
                List.of(new ConclusionReport(1, Verdict.TESTED, "\\le", List.of("x > 0"), counterexample, "m")),
                null,
                new CoreReport("LogLoss.gradient", 1.25, Double.MAX_VALUE, "z = 1", 2000, true),
                List.of(step),
                List.of());
    }

    private VerdictCache cache(String program) {
        return VerdictCache.in(folder.resolve("cache"), program, Settings.DEFAULT);
    }

    private DerivationReport keep(Derivation derivation, Verdict verdict) {
        DerivationReport report = report(derivation, verdict);
        cache("p").keep(derivation, report, Unrepeatable.count());
        return report;
    }

    private List<Path> entries() throws IOException {
        if (!Files.exists(folder.resolve("cache"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void a_report_comes_back_as_it_was() {
        DerivationReport report = keep(derivation(), Verdict.REFUTED);

        assertThat(cache("p").find(derivation())).contains(report);
    }

    @Test
    void a_derivation_that_has_only_moved_is_the_same_on_other_lines() {
        keep(derivation(), Verdict.PROVED);

        Derivation moved = derivation("\nTwo lines\nmore.\n", GIVENS, "", STEPS);

        assertThat(moved.line()).isNotEqualTo(derivation().line());
        assertThat(cache("p").find(moved)).contains(report(moved, Verdict.PROVED));
    }

    @Test
    void what_the_verdict_depends_on_is_in_the_key() {
        keep(derivation(), Verdict.PROVED);
        VerdictCache cache = cache("p");

        assertThat(cache.find(derivation("", GIVENS.replace("t^2", "t^3"), "", STEPS)))
                .isEmpty();
        assertThat(cache.find(derivation("", GIVENS.replace("x \\in \\mathbb{R}", "x \\in [0, 1]"), "", STEPS)))
                .isEmpty();
        assertThat(cache.find(derivation("", GIVENS + " \\\\ x > 0", "", STEPS)))
                .isEmpty();
        assertThat(cache.find(derivation("", GIVENS, ", require=TESTED", STEPS)))
                .isEmpty();
        assertThat(cache.find(derivation("", GIVENS, ", expect=\"REFUTED@1\"", STEPS)))
                .isEmpty();
        assertThat(cache.find(derivation("", GIVENS, ", where=\"x > 0\"", STEPS)))
                .isEmpty();
        assertThat(cache.find(derivation("", GIVENS, "", STEPS.replace("x^2", "x^3"))))
                .isEmpty();
        assertThat(cache.find(derivation("", GIVENS, "", STEPS.replace(" \\\\ &", ""))))
                .isEmpty();
    }

    @Test
    void another_program_and_other_settings_find_nothing() {
        Derivation derivation = derivation();
        DerivationReport report = keep(derivation, Verdict.PROVED);
        Path at = folder.resolve("cache");

        assertThat(cache("q").find(derivation)).isEmpty();
        assertThat(VerdictCache.in(at, "p", Settings.DEFAULT.withSeed(2)).find(derivation))
                .isEmpty();
        assertThat(VerdictCache.in(at, "p", Settings.DEFAULT.withRequire(Verdict.TESTED))
                        .find(derivation))
                .isEmpty();
        assertThat(VerdictCache.in(at, "p", Settings.DEFAULT.withJobs(7)).find(derivation))
                .contains(report);
    }

    @Test
    void matrices_are_in_the_key_with_their_sizes() {
        String givens = "X \\in \\mathbb{R}^{m \\times n} \\\\ \\mathbf{u} \\in \\mathbb{R}^m";
        String square = "X \\in \\mathbb{R}^{n \\times n} \\\\ \\mathbf{u} \\in \\mathbb{R}^n";
        String steps = "(X^\\top \\mathbf{u})^\\top = \\mathbf{u}^\\top X";
        Derivation derivation = derivation("", givens, "", steps);
        DerivationReport report = keep(derivation, Verdict.PROVED);

        assertThat(cache("p").find(derivation("", givens, "", steps))).contains(report);
        assertThat(cache("p").find(derivation("", square, "", steps))).isEmpty();
    }

    @Test
    void what_another_run_need_not_say_is_not_kept() throws IOException {
        Derivation derivation = derivation();

        keep(derivation, Verdict.CONFLICT);
        long before = Unrepeatable.count();
        Unrepeatable.met();
        cache("p").keep(derivation, report(derivation, Verdict.PROVED), before);

        assertThat(entries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "flipped", "empty", "foreign", "garbage", "folder"})
    void a_damaged_entry_is_none(String damage) throws IOException {
        Derivation derivation = derivation();
        DerivationReport report = keep(derivation, Verdict.REFUTED);
        Path entry = entries().get(0);
        String text = Files.readString(entry);
        switch (damage) {
            case "cut" -> Files.writeString(entry, text.substring(0, text.length() / 2));
            case "flipped" -> Files.writeString(entry, text.replace("REFUTED", "PROVED"));
            case "empty" -> Files.writeString(entry, "");
            case "foreign" -> {
                Derivation other = derivation("", GIVENS, "", "x = x");
                keep(other, Verdict.PROVED);
                Path others = entries().stream()
                        .filter(file -> !file.equals(entry))
                        .findFirst()
                        .orElseThrow();
                Files.writeString(entry, Files.readString(others));
            }
            case "garbage" -> Files.write(entry, new byte[] {-1, -2, 0, 1});
            default -> {
                Files.delete(entry);
                Files.createDirectory(entry);
            }
        }

        assertThat(cache("p").find(derivation)).isEmpty();
        keep(derivation, Verdict.REFUTED);
        assertThat(cache("p").find(derivation))
                .isEqualTo(damage.equals("folder") ? Optional.empty() : Optional.of(report));
    }

    @Test
    void a_text_that_is_no_report_is_none_even_with_the_right_checksum() throws IOException {
        for (String text :
                List.of("", "[]", "{}", "null", "[1]", "[\"a\"]", "[[[[", "\"x\"", "[[],{\"Integer\":\"x\"}]")) {
            assertThatThrownBy(() -> RecordJson.read(text, DerivationReport.class, 1))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_done_without() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Derivation derivation = derivation();
        VerdictCache cache = VerdictCache.in(file, "p", Settings.DEFAULT);

        cache.keep(derivation, report(derivation, Verdict.PROVED), Unrepeatable.count());

        assertThat(cache.find(derivation)).isEmpty();
    }

    @Test
    void entries_are_bounded_and_the_oldest_go_first() throws IOException {
        Entries entries = new Entries(folder.resolve("cache"));
        String text = "x".repeat(200_000);
        for (int i = 0; i < 9; i++) {
            entries.keep("ab" + i, text);
            Files.setLastModifiedTime(
                    folder.resolve("cache/ab/ab" + i + ".json"),
                    java.nio.file.attribute.FileTime.fromMillis(1000L * i));
        }

        assertThat(entries.find("ab8")).contains(text);
        assertThat(entries.find("ab0")).isEmpty();
        assertThat(entries()).hasSizeLessThan(7);

        entries.keep("cd1", "x".repeat(1_000_000));
        assertThat(entries.find("cd1")).isEmpty();
    }

    @Test
    void a_program_is_known_by_its_contents() throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        Files.writeString(classes.resolve("A.class"), "one");
        String first = Program.digest(List.of(classes.toString()));
        Files.writeString(classes.resolve("A.class"), "two");
        String second = Program.digest(List.of(classes.toString()));
        Path jar = jar("lib.jar", "one", "");
        String third = Program.digest(List.of(jar.toString()));
        String other = Program.digest(List.of(jar("lib.jar", "two", "").toString()));
        Path main = jar("main.jar", "main", "lib.jar");
        String whole = Program.digest(List.of(main.toString()));
        jar("lib.jar", "three", "");

        assertThat(List.of(first, second, third, other, whole, Program.digest(List.of(main.toString()))))
                .doesNotHaveDuplicates();
        assertThat(Program.digest(List.of(main.toString()))).isEqualTo(Program.digest(List.of(main.toString())));
    }

    private Path jar(String name, String content, String classPath) throws IOException {
        Path file = folder.resolve(name);
        java.util.jar.Manifest manifest = new java.util.jar.Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        if (!classPath.isEmpty()) {
            manifest.getMainAttributes().putValue("Class-Path", classPath);
        }
        try (java.util.jar.JarOutputStream jar =
                new java.util.jar.JarOutputStream(Files.newOutputStream(file), manifest)) {
            java.util.zip.ZipEntry entry = new java.util.zip.ZipEntry("A.class");
            entry.setTime(0);
            jar.putNextEntry(entry);
            jar.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            jar.closeEntry();
        }
        return file;
    }

    @Test
    void stands_in_the_users_cache_folder() {
        assertThat(CacheFolder.ofUser(Map.of("XDG_CACHE_HOME", "/c", "HOME", "/h")))
                .contains(Path.of("/c/gradproof"));
        assertThat(CacheFolder.ofUser(Map.of("XDG_CACHE_HOME", "relative", "HOME", "/h")))
                .contains(Path.of("/h/.cache/gradproof"));
        assertThat(CacheFolder.ofUser(Map.of("HOME", "nowhere"))).isEmpty();
    }

    @Test
    void knows_when_it_would_stand_among_the_documents() throws IOException {
        Path docs = Files.createDirectory(folder.resolve("docs"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), docs);

        assertThat(CacheFolder.isWithin(link.resolve("not/there"), List.of(docs)))
                .isTrue();
        assertThat(CacheFolder.isWithin(folder.resolve("cache"), List.of(docs))).isFalse();
    }
}
