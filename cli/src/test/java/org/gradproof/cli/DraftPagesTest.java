package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.cli.Terminal.gradproof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifty pages as people publish them, in all formats, each checked with the sidecar that {@code draft} writes and no hand
 * on it. What is wrong on purpose stands in {@code wrong.list}.
 */
class DraftPagesTest {
    private static final Path PAGES = Path.of("src/test/resources/pages");
    private static final String LIST = "wrong.list";

    @TempDir
    static Path folder;

    private static final Map<String, DocumentReport> REPORTS = new LinkedHashMap<>();
    private static Set<String> wrong = Set.of();

    @BeforeAll
    static void draft() throws IOException {
        wrong = Files.readAllLines(PAGES.resolve(LIST)).stream()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(PAGES)) {
            for (Path page : files.sorted().toList()) {
                String name = String.valueOf(page.getFileName());
                if (!name.equals(LIST)) {
                    Path copy = Files.copy(page, folder.resolve(name));
                    assertThat(gradproof("draft", "--write", copy.toString()).status())
                            .as(name)
                            .isZero();
                    REPORTS.put(name, Pipeline.check(copy));
                }
            }
        }
    }

    /** The steps with this verdict, as the list of wrong ones writes them. */
    private static List<String> steps(Verdict verdict) {
        List<String> found = new ArrayList<>();
        REPORTS.forEach((name, document) -> document.derivations().forEach(derivation -> derivation.steps().stream()
                .filter(step -> step.verdict() == verdict)
                .forEach(step -> found.add(name + " " + derivation.id() + "@" + step.step()))));
        return found;
    }

    @Test
    void fifty_pages_have_three_to_six_chains_each() {
        assertThat(REPORTS).hasSize(50);
        assertThat(REPORTS.keySet().stream().map(name -> name.substring(name.lastIndexOf('.'))))
                .contains(".md", ".adoc", ".tex", ".ipynb", ".txt");
    }

    @Test
    void a_draft_writes_nothing_that_check_cannot_read() {
        assertThat(REPORTS).allSatisfy((name, document) -> {
            assertThat(document.errors()).as(name).isEmpty();
            assertThat(document.derivations())
                    .allSatisfy(derivation -> assertThat(derivation.errors())
                            .as(name + " " + derivation.id())
                            .isEmpty());
        });
    }

    @Test
    void more_than_half_of_all_display_blocks_are_proved() {
        long blocks = 0;
        long proved = 0;
        for (DocumentReport document : REPORTS.values()) {
            for (DerivationReport derivation : document.derivations()) {
                blocks++;
                proved += derivation.steps().stream()
                                .map(StepReport::verdict)
                                .allMatch(Verdict.PROVED::equals)
                        ? 1
                        : 0;
            }
        }
        assertThat(blocks).isGreaterThanOrEqualTo(180);
        assertThat(proved).isGreaterThanOrEqualTo(blocks * 8 / 10);
    }

    @Test
    void what_is_proved_is_right_and_what_is_refuted_is_wrong() {
        assertThat(steps(Verdict.PROVED)).doesNotContainAnyElementsOf(wrong);
        assertThat(steps(Verdict.REFUTED)).containsExactlyInAnyOrderElementsOf(wrong);
        assertThat(steps(Verdict.CONFLICT)).isEmpty();
    }
}
