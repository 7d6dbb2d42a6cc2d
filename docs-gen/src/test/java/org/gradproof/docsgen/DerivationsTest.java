package org.gradproof.docsgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gradproof.verify.Settings;
import org.gradproof.verify.report.Report;
import org.gradproof.verify.report.Verdict;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerivationsTest {
    private static final String RIGHT = """
            <!-- gradproof:given -->
            $$z \\in \\mathbb{R}$$

            <!-- gradproof:derivation id=twice -->
            $$2 z = z + z$$
            """;
    private static final String WRONG = RIGHT.replace("id=twice", "id=square").replace("z + z", "z^2");

    @TempDir
    Path folder;

    @Test
    void what_is_right_passes_and_is_reported() throws IOException {
        Fixture.write(folder, "right.md", RIGHT);
        Report report = Derivations.verify(folder);
        assertThat(report.exitStatus()).isZero();
        assertThat(report.documents().get(0).derivations().get(0).verdict()).isEqualTo(Verdict.PROVED);
    }

    @Test
    void a_wrong_step_is_an_assertion_error_with_place_sides_and_counterexample() throws IOException {
        Fixture.write(folder, "right.md", RIGHT);
        Path wrong = Fixture.write(folder, "wrong.md", WRONG);
        assertThatThrownBy(() -> Derivations.verify(folder))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("1 of 2 derivations are not met\n")
                .hasMessageContaining(wrong + ":4: square is REFUTED")
                .hasMessageContaining(wrong + ":5: step 1 is REFUTED")
                .hasMessageContaining("      = z^2")
                .hasMessageContaining("    fails at    z = 1\n")
                .hasMessageContaining("    left        2\n")
                .hasMessageContaining("    right       1\n");
    }

    @Test
    void check_leaves_the_verdict_to_the_caller() throws IOException {
        Fixture.write(folder, "wrong.md", WRONG);
        assertThat(Derivations.check(folder, Settings.DEFAULT).exitStatus()).isEqualTo(1);
    }

    @Test
    void what_cannot_be_read_never_passes() throws IOException {
        Path file = Fixture.write(folder, "unreadable.md", RIGHT.replace("z + z", "z + \\foo"));
        assertThatThrownBy(() -> Derivations.verify(file))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(file + ":4: twice is INVALID")
                .hasMessageContaining("\\foo");
    }

    @Test
    void an_error_in_a_given_never_passes() throws IOException {
        Fixture.write(folder, "given.md", "<!-- gradproof:given -->\n$$z \\in \\frac$$\n\n" + RIGHT);
        assertThatThrownBy(() -> Derivations.verify(folder)).isInstanceOf(AssertionError.class);
    }

    @Test
    void nothing_to_check_never_passes() throws IOException {
        Fixture.write(folder, "words.md", "Words.\n");
        assertThatThrownBy(() -> Derivations.verify(folder))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nothing to check");
        assertThatThrownBy(() -> Derivations.verify(folder.resolve("missing")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("there is no such file or folder");
    }

    @Test
    void each_derivation_is_a_test_of_its_own() throws IOException {
        Fixture.write(folder, "right.md", RIGHT);
        Fixture.write(folder, "wrong.md", WRONG);
        try (Stream<DynamicTest> stream = Derivations.tests(folder)) {
            List<DynamicTest> tests = stream.toList();
            assertThat(tests)
                    .extracting(DynamicTest::getDisplayName)
                    .containsExactly("right.md: twice", "wrong.md: square");
            assertThat(tests.get(1).getTestSourceUri().orElseThrow().getQuery()).isEqualTo("line=4");
            assertThatCode(tests.get(0).getExecutable()::execute).doesNotThrowAnyException();
            assertThatThrownBy(tests.get(1).getExecutable()::execute)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("fails at    z = 1");
        }
    }

    @Test
    void errors_and_an_empty_folder_are_tests_that_fail() throws IOException {
        try (Stream<DynamicTest> none = Derivations.tests(folder)) {
            assertThatThrownBy(none.toList().get(0).getExecutable()::execute).hasMessageContaining("nothing to check");
        }
        Fixture.write(folder, "stray.md", "<!-- gradproof:derivation id=one -->\nNo formula.\n\n" + RIGHT);
        try (Stream<DynamicTest> stream = Derivations.tests(folder)) {
            List<DynamicTest> tests = stream.toList();
            assertThat(tests).hasSize(2);
            assertThatThrownBy(tests.get(0).getExecutable()::execute)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("stray.md:1:");
        }
    }
}
