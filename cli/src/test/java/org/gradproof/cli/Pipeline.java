package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.gradproof.cli.format.Style;
import org.gradproof.cli.format.TextFormat;
import org.gradproof.docsgen.json.ReportJson;
import org.gradproof.docsgen.json.Schema;
import org.gradproof.testing.JsonSchemas;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.Report;
import org.gradproof.verify.report.Verdict;

/** The real thing, from a file to its report, whose JSON is held against its schema. */
final class Pipeline {
    private Pipeline() {}

    static DocumentReport check(Path file) {
        return checkAll(file).get(0);
    }

    /** A file, or the documents of a folder. */
    static List<DocumentReport> checkAll(Path input) {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console console = new Console(nowhere, nowhere, Style.PLAIN, Style.PLAIN, false);
        CheckRequest request = new CheckRequest(List.of(input), null, null, false, Verdict.PROVED, 1, 2, null);
        Report report = new CheckRun(request, console).run().report();
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try {
            ReportJson.write(report, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(JsonSchemas.faults(Schema.REPORT.text(), json.toString(StandardCharsets.UTF_8)))
                .isEmpty();
        return report.documents();
    }

    /** The derivation's part of the report, as text. */
    static String describe(DerivationReport derivation) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Report report = new Report("", 1, List.of(new DocumentReport("", List.of(), List.of(derivation))), 0);
        try {
            new TextFormat(Style.PLAIN).write(report, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
