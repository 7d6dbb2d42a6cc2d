package org.gradproof.docsgen;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradproof.verify.Settings;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.Report;
import org.junit.jupiter.api.DynamicTest;

/**
 * The derivations that a Java project keeps beside its code, for its own tests: a wrong step fails the build.
 *
 * <pre>{@code
 * @Test
 * void the_gradients_are_derived() {
 *     Derivations.verify(Path.of("src/docs"));
 * }
 *
 * @TestFactory
 * Stream<DynamicTest> derivation() {
 *     return Derivations.tests(Path.of("src/docs"));
 * }
 * }</pre>
 *
 * <p>A path is a document ({@code .adoc}, {@code .md}, {@code .ipynb}, {@code .tex} …) or a folder of them, relative to the working
 * directory, which under Maven is the module's own. What passes is what {@code gradproof check} passes: every
 * derivation is met, every document was read, and there was something to check. It stands here and not in {@code
 * gradproof-verify}, which knows no documents; {@code gradproof-docs-gen} in test scope is all that a project adds.
 */
public final class Derivations {
    private static final double NANOS_PER_MILLI = 1e6;

    private Derivations() {}

    /**
     * Verifies all derivations at the path.
     *
     * @return what was found; all of it is met
     * @throws AssertionError if a derivation is not met, a document could not be read, or nothing was found. Its
     *     message names each with its place, and gives the counterexample of a wrong step
     */
    public static Report verify(Path path) {
        return verify(path, Settings.DEFAULT);
    }

    /** The same under other settings, such as {@code Settings.DEFAULT.withRequire(Verdict.TESTED)}. */
    public static Report verify(Path path, Settings settings) {
        Report report = check(path, settings);
        if (report.exitStatus() != 0) {
            throw new AssertionError(message(path, report));
        }
        return report;
    }

    /** Checks all derivations at the path and leaves it to the caller to look at what became of them. */
    public static Report check(Path path, Settings settings) {
        long start = System.nanoTime();
        List<DocumentReport> reports;
        try (DocumentCheck check = new DocumentCheck(settings)) {
            reports = check.check(documents(path)).stream()
                    .map(CheckedDocument::report)
                    .toList();
        }
        double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        return new Report(version(), settings.limits().seed(), reports, millis);
    }

    /**
     * A test for each derivation at the path, for a method with JUnit Jupiter's {@code @TestFactory}; and one that
     * fails for each error outside of derivations, and where there is nothing to check. JUnit Jupiter, from 5.3 on, is
     * the caller's own.
     *
     * @return to be closed after the tests, which JUnit does
     */
    public static Stream<DynamicTest> tests(Path path) {
        return tests(path, Settings.DEFAULT);
    }

    /** The same under other settings. */
    public static Stream<DynamicTest> tests(Path path, Settings settings) {
        return DerivationTests.of(path, documents(path), settings);
    }

    /** All documents at the path; where the path is no document, one that says so. */
    private static List<OpenedDocument> documents(Path path) {
        try {
            DocumentReader reader = new DocumentReader();
            return Documents.find(List.of(path)).stream().map(reader::open).toList();
        } catch (UnreadableDocumentException e) {
            return List.of(OpenedDocument.unreadable(DocumentSource.of(path), String.valueOf(e.getMessage())));
        }
    }

    private static String message(Path path, Report report) {
        List<String> lines = new ArrayList<>(Shortfalls.of(report));
        if (report.documents().stream()
                .allMatch(document -> document.derivations().isEmpty())) {
            lines.add(path + ": " + NOTHING);
        }
        return String.join("\n", lines);
    }

    static final String NOTHING = "there is nothing to check: no marked derivation";

    private static String version() {
        String version = Derivations.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
