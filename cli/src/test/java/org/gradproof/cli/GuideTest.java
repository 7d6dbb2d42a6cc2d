package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.gradproof.cli.GuidePage.Block;
import org.gradproof.cli.GuidePage.Row;
import org.gradproof.docsgen.guide.Guide;
import org.gradproof.symbolic.normal.calculus.Rule;
import org.gradproof.symbolic.normal.facts.Law;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.verify.report.CounterexampleText;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.StepReport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the guide and the README show is what the command does. A listing with a title is a file; one of {@code console}
 * runs the command on those above it and has its output; a row of a table of examples has its verdict; and an error of
 * its page is the first of its kind in the document above it.
 *
 * <p>With {@code -Dgradproof.guide.update=true} the outputs are written into the pages instead of compared.
 */
class GuideTest {
    private static final Path PAGES = Path.of("../docs-gen/src/main/resources/org/gradproof/docsgen/guide");
    private static final Path README = Path.of("../README.md");
    /** What differs from machine to machine, or from one way of drawing random values to the next. */
    private static final Pattern MEASURED = Pattern.compile("\\d+\\.\\d s\\b|time=\"[0-9.]+\"|tried {7}at .*");

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final String LETTERS = "x, y, w \\in \\mathbb{R}; \\mathbf{z} \\in \\mathbb{R}^n;"
            + " g : \\mathbb{R} \\to \\mathbb{R}; k \\in \\{1, \\ldots, n\\}";
    private static final String COMMAND = "$ gradproof ";

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> shows_what_the_command_does() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            List<Path> pages = files.sorted().toList();
            return pages.stream()
                    .map(page -> DynamicTest.dynamicTest(String.valueOf(page.getFileName()), () -> check(page)));
        }
    }

    @Test
    void the_readme_shows_what_the_command_does() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(README)) {
            // As in AsciiDoc: `name` over a fence is a file, a fence of console a run.
            Matcher fence = Pattern.compile("```([a-z]*)").matcher(line);
            Matcher file = Pattern.compile("`([a-z.]+)`:").matcher(line);
            if (file.matches()) {
                line = "." + file.group(1);
            } else if (fence.matches()) {
                if (!fence.group(1).isEmpty()) {
                    lines.add("[source," + fence.group(1) + "]");
                }
                line = "----";
            }
            lines.add(line.replace("$ ./gradproof ", COMMAND));
        }
        Path examples = Files.createDirectory(folder.resolve("readme"));
        for (Block block : new GuidePage(lines).blocks()) {
            if (block.title() != null) {
                Files.writeString(examples.resolve(block.title()), block.text());
            } else if (block.style().equals("console")
                    && block.lines().stream().anyMatch(line -> !line.startsWith("$ "))) {
                assertThat(steady(run(block.lines(), examples))).isEqualTo(steady(block.text()));
            }
        }
    }

    @Test
    void every_example_of_an_error_gives_it() throws IOException {
        Path documents = Files.createDirectory(folder.resolve("errors"));
        Map<String, String> expected = new TreeMap<>();
        Block document = null;
        for (Block block : blocks("errors.adoc")) {
            if (block.style().equals("literal") && document != null) {
                String ending = document.style().equals("markdown") ? ".md" : ".adoc";
                Files.writeString(documents.resolve(block.section() + ending), document.text());
                expected.put(block.section(), block.text().strip());
            }
            document = block;
        }
        Map<String, String> found = new TreeMap<>();
        for (DocumentReport report : Pipeline.checkAll(documents)) {
            String kind = String.valueOf(Path.of(report.path()).getFileName()).replaceFirst("\\..*", "");
            found.put(kind, firstError(report, kind));
        }
        assertThat(found).hasSizeGreaterThan(50).isEqualTo(expected);
    }

    @Test
    void every_example_of_a_reason_is_proved_by_it() throws IOException {
        List<Block> examples = blocks("reasons.adoc").stream()
                .filter(block -> block.style().equals("literal"))
                .toList();
        List<Row> rows = examples.stream()
                .map(block -> new Row(
                        block.from(), LETTERS, block.text().strip(), "PROVED by `" + plain(block.heading()) + "`"))
                .toList();
        rows(rows, folder);
    }

    @Test
    void every_law_that_a_report_names_is_explained() {
        Stream.concat(
                        Arrays.stream(Rule.values()).map(Rule::words),
                        Arrays.stream(Law.values()).map(Law::words))
                .forEach(words -> assertThat(Guide.explains(words)).as(words).isTrue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "definition of $\\tilde{y}$; definition",
                "definition $P := A B$; definition",
                "definition of the expectation; definition-of-the-expectation",
                "$\\sum_i y_i = 1$; given",
                "induction on $m$; induction",
                "splits off $i = k$; splits-off",
                "each case of $x$; cases",
                "contraposition: otherwise $x = 0$ would fail; contraposition",
                "written out for each size; written-out",
                "both sides times $A + B$; both-sides-times",
                "Cauchy–Schwarz: $|x^\\top y| \\le \\|x\\| \\|y\\|$; cauchy-schwarz",
                "$\\exp$ and $\\log$ are increasing; exp-and-log-are-increasing",
                "$\\operatorname{tr}(AB) = \\operatorname{tr}(BA)$; trace",
            })
    void a_reason_leads_to_what_explains_it(String reason, String section) {
        assertThat(Guide.address(reason)).contains("reasons.html#" + section);
    }

    @Test
    void words_that_are_no_reason_lead_nowhere() {
        assertThat(Guide.address("algebraic geometry")).isEmpty();
    }

    @Test
    void what_the_unreadable_documents_show_is_explained() throws IOException {
        Pattern expected = Pattern.compile("expect-error: \\d+ ([a-z-]+)");
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/unreadable"))) {
            for (Path file : files.toList()) {
                Matcher kind = expected.matcher(Files.readString(file));
                assertThat(kind.find()).isTrue();
                assertThat(Guide.section(kind.group(1))).as(kind.group(1)).isPresent();
            }
        }
    }

    private static String firstError(DocumentReport document, String kind) {
        List<SourceError> errors = new ArrayList<>(document.errors());
        document.derivations().forEach(derivation -> errors.addAll(derivation.errors()));
        return errors.stream()
                .filter(error -> error.kind().equals(kind))
                .findFirst()
                .map(error -> error.line() + ":" + error.column() + ": error: " + error.message() + " [" + kind + "]")
                .orElse("no such error among " + errors);
    }

    private static String plain(String heading) {
        return heading.replaceAll("stem:\\[([^\\]]*)\\]", "$1");
    }

    private static List<Block> blocks(String page) throws IOException {
        return new GuidePage(Files.readAllLines(PAGES.resolve(page))).blocks();
    }

    private void check(Path page) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(page));
        GuidePage guide = new GuidePage(lines);
        Path examples = Files.createDirectory(folder.resolve(String.valueOf(page.getFileName())));
        rows(guide.rows(), examples);
        SoftAssertions softly = new SoftAssertions();
        int moved = 0;
        for (Block block : guide.blocks()) {
            if (block.title() != null) {
                Path file = examples.resolve(block.title());
                Files.createDirectories(file.getParent());
                Files.writeString(file, block.text());
            } else if (block.style().equals("console")) {
                String found = run(block.lines(), examples);
                if (Boolean.getBoolean("gradproof.guide.update")) {
                    int from = block.from() + moved;
                    List<String> now = found.lines().toList();
                    moved += now.size() - block.lines().size();
                    lines.subList(from, from + block.lines().size()).clear();
                    lines.addAll(from, now);
                } else {
                    softly.assertThat(steady(found)).isEqualTo(steady(block.text()));
                }
            }
        }
        if (Boolean.getBoolean("gradproof.guide.update")) {
            Files.write(page, lines);
        }
        softly.assertAll();
    }

    /** The commands of a listing, each with what it prints and, where the listing asks for it, its exit status. */
    private static String run(List<String> listing, Path examples) {
        StringBuilder shown = new StringBuilder();
        int status = 0;
        for (String line : listing) {
            if (line.equals("$ echo $?")) {
                shown.append(line).append('\n').append(status).append('\n');
            } else if (line.startsWith(COMMAND)) {
                Terminal.Run run = Terminal.gradproof(words(line.substring(COMMAND.length()), examples));
                status = run.status();
                String out = (run.out() + run.err()).replace(examples + "/", "");
                shown.append(line).append('\n').append(out);
            }
        }
        return shown.toString();
    }

    private static String steady(String output) {
        return MEASURED.matcher(output).replaceAll("…");
    }

    /** The words of a command; what names a file or folder of the examples, or one to be written, is that. */
    private static String[] words(String command, Path examples) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            String text = word.group(1) == null ? word.group(2) : word.group(1);
            String file = text.contains("#") ? text.substring(0, text.indexOf('#')) : text;
            String option = words.isEmpty() ? "" : words.get(words.size() - 1);
            boolean written = option.equals("--to") || option.equals("--certificates");
            boolean known = written || (!file.contains("\\") && Files.exists(examples.resolve(file)));
            words.add(known ? examples.resolve(file) + text.substring(file.length()) : text);
        }
        return words.toArray(String[]::new);
    }

    /** All rows in one document, each in a section of its own. */
    private static void rows(List<Row> rows, Path examples) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder("= Rows\n");
        for (Row row : rows) {
            text.append("\n== Row ").append(row.line()).append("\n\n");
            if (!row.given().isEmpty()) {
                text.append("[latexmath.given]\n++++\n").append(row.given()).append("\n++++\n\n");
            }
            text.append("[latexmath#row-").append(row.line()).append(".derivation]\n++++\n");
            text.append(row.claim()).append("\n++++\n");
        }
        Path file = Files.writeString(examples.resolve("rows.adoc"), text);
        List<DerivationReport> found = Pipeline.check(file).derivations();
        SoftAssertions softly = new SoftAssertions();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            DerivationReport derivation = found.get(i);
            String said = said(derivation).replace("$", "");
            softly.assertThat(derivation.verdict().name())
                    .as("line " + row.line() + ": " + row.claim() + "\n" + said)
                    .isEqualTo(row.verdict());
            for (String words : row.said()) {
                softly.assertThat(said).as("line " + row.line()).contains(words);
            }
        }
        softly.assertAll();
    }

    /** All that a report says of a derivation, but for its numbers. */
    private static String said(DerivationReport derivation) {
        StringBuilder said = new StringBuilder();
        derivation
                .errors()
                .forEach(error -> said.append(error.kind())
                        .append(": ")
                        .append(error.message())
                        .append('\n'));
        for (StepReport step : derivation.steps()) {
            said.append(step.verdict())
                    .append('\n')
                    .append(step.reading())
                    .append('\n')
                    .append(step.message());
            said.append('\n').append(String.join("\n", step.reasons()));
            said.append('\n').append(String.join("\n", step.conditions()));
            said.append('\n').append(String.join("\n", step.holdsIf()));
            said.append('\n')
                    .append(String.join("\n", step.warnings()))
                    .append('\n')
                    .append(step.sizes())
                    .append('\n');
            if (step.counterexample() != null) {
                said.append(CounterexampleText.sentence(step.counterexample())).append('\n');
            }
        }
        derivation.conclusions().forEach(c -> said.append(c.message()).append('\n'));
        return said.toString();
    }
}
