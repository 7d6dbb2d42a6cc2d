package org.gradproof.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.gradproof.docsgen.CheckedDocument;
import org.gradproof.docsgen.DocumentCheck;
import org.gradproof.docsgen.DocumentFormat;
import org.gradproof.docsgen.DocumentReader;
import org.gradproof.docsgen.OpenedDocument;
import org.gradproof.docsgen.json.ReportJson;
import org.gradproof.verify.Settings;
import org.gradproof.verify.report.Counterexample;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Words;
import org.junit.jupiter.api.Test;

class CorpusTest {
    private static final SparkSession SPARK = Sessions.local();

    @Test
    void rows_are_what_the_command_finds_of_the_same_in_a_document() {
        int count = 240;
        Dataset<Row> records = Sessions.generated(count);
        List<Row> rows = Corpus.check(records.repartition(7), CorpusSettings.DEFAULT)
                .orderBy("id", "step")
                .collectAsList();
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (Row row : rows) {
            List<String> of = found.computeIfAbsent(row.getAs("id"), id -> new ArrayList<>());
            if (row.getAs("step") != null) {
                of.add(row.getAs("verdict") + " " + row.getList(row.fieldIndex("reasons")) + " "
                        + row.getAs("counterexample") + " " + row.getAs("message"));
            } else if (row.getAs("kind").equals("error")) {
                of.add(row.getAs("error"));
            }
        }
        List<CheckedDocument> checked;
        try (DocumentCheck check = new DocumentCheck(Settings.DEFAULT)) {
            checked = check.check(GeneratedRecords.rows(count).stream()
                    .map(CorpusTest::asDocument)
                    .toList());
        }
        assertThat(found).hasSize(count);
        for (CheckedDocument document : checked) {
            List<String> expected = new ArrayList<>();
            document.report().errors().forEach(error -> expected.add(error.kind()));
            for (DerivationReport derivation : document.report().derivations()) {
                derivation.errors().forEach(error -> expected.add(error.kind()));
                derivation.steps().forEach(step -> expected.add(text(step)));
            }
            assertThat(found.get(document.report().path())).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(rows).extracting(row -> row.getAs("verdict")).contains("PROVED", "REFUTED", "INVALID");
    }

    private static OpenedDocument asDocument(Row record) {
        String text = "<!-- gradproof:given -->\n$$\n" + record.getString(1).replace("\n", " \\\\\n") + "\n$$\n\n"
                + "<!-- gradproof:derivation id=record -->\n$$\n\\begin{align}\n" + record.getString(2)
                + "\n\\end{align}\n$$\n";
        String marked = record.getString(1).isEmpty() ? text.substring(text.indexOf("<!-- gradproof:deriv")) : text;
        return new DocumentReader().open(record.getString(0), DocumentFormat.MD, marked);
    }

    private static String text(StepReport step) {
        Counterexample counterexample = step.counterexample();
        return step.verdict() + " " + step.reasons().stream().map(Words::plain).toList() + " "
                + (counterexample == null ? null : ReportJson.line(counterexample)) + " "
                + Words.plain(step.message());
    }

    @Test
    void rows_are_the_same_whatever_the_partitions() {
        Dataset<Row> records = Sessions.generated(60);
        assertThat(texts(Corpus.check(records.repartition(7), CorpusSettings.DEFAULT)))
                .containsExactlyInAnyOrderElementsOf(texts(Corpus.check(records.coalesce(1), CorpusSettings.DEFAULT)));
    }

    private static List<String> texts(Dataset<Row> rows) {
        return rows.toJSON().collectAsList();
    }

    @Test
    void a_whole_document_has_the_rows_of_its_derivations() {
        String document = """
                [latexmath.given]
                ++++
                x \\in \\mathbb{R}
                ++++

                [latexmath#square.derivation]
                ++++
                (x + 1)^2 = x^2 + 2x + 1
                ++++

                [latexmath#cube.derivation,expect="REFUTED@1"]
                ++++
                x^3 = x^2
                ++++

                [latexmath#met.derivation,expect="REFUTED@1"]
                ++++
                x + x = 2x
                ++++
                """;
        List<Row> rows = checked(Map.of("id", "d", "document", document, "format", "adoc"));
        assertThat(rows)
                .extracting(row -> row.getAs("derivation") + " " + row.getAs("kind") + " " + row.getAs("verdict") + " "
                        + row.getAs("met") + " " + row.getAs("error") + " " + row.getAs("line"))
                .containsExactly(
                        "square step PROVED true null 8",
                        "cube step REFUTED true null 13",
                        "met step PROVED false null 18",
                        "met error PROVED false not-met 16");
    }

    @Test
    void a_conclusion_has_a_row_where_its_chain_has_several_steps() {
        List<Row> rows = checked(Map.of("givens", "x \\in \\mathbb{R}", "chain", "|x| &= e^{\\log(x)} \\\\ &= x"));
        assertThat(rows)
                .extracting(row -> row.getAs("kind") + " " + row.getAs("verdict"))
                .containsExactly("step PROVED", "step PROVED", "conclusion REFUTED");
        assertThat(rows.get(2).<String>getAs("counterexample")).contains("\"values\":{\"x\":");
    }

    @Test
    void a_record_that_is_none_costs_itself() {
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("{\"id\": \"both\", \"chain\": \"1 = 1\", \"document\": \"= A\"}", "unreadable-record");
        bad.put("{\"id\": \"neither\", \"chain\": \" \"}", "unreadable-record");
        bad.put("{\"id\": \"cut\", \"chain\": \"1 =", "unreadable-record");
        bad.put("{\"chain\": \"x = " + "x + ".repeat(5000) + "x\"}", "too-long");
        bad.put("{\"document\": \"text\", \"format\": \"docx\"}", "unreadable-record");
        bad.put("{\"document\": \"no mathematics\", \"format\": \"md\"}", "nothing-to-check");
        bad.put("{\"document\": \"include::/etc/passwd[]\", \"format\": \"adoc\"}", "unreadable-file");
        bad.put("{\"document\": \"{\", \"format\": \"ipynb\"}", "unreadable-file");
        bad.put("{\"chain\": \"" + "(".repeat(9000) + "1" + ")".repeat(9000) + " = 1\"}", "too-deep");
        List<String> lines = new ArrayList<>(bad.keySet());
        lines.add("{\"id\": \"good\", \"chain\": \"1 + 1 = 2\"}");
        Dataset<Row> read = SPARK.read()
                .schema(CorpusRecord.SCHEMA)
                .option("columnNameOfCorruptRecord", CorpusRecord.BROKEN)
                .json(SPARK.createDataset(lines, Encoders.STRING()));
        List<Row> rows = Corpus.check(read.coalesce(1), CorpusSettings.DEFAULT).collectAsList();
        List<String> expected = new ArrayList<>(bad.values());
        expected.add(null);
        assertThat(rows).extracting(row -> row.<String>getAs("error")).containsExactlyElementsOf(expected);
        assertThat(rows.get(rows.size() - 1).<String>getAs("verdict")).isEqualTo("PROVED");
    }

    @Test
    void a_record_without_time_costs_itself() {
        String chain = "x &= " + "x + ".repeat(4000) + "x";
        List<String> lines = Stream.of("a", "b", "c")
                .map(id -> GeneratedRecords.line(Map.of("id", id, "givens", "x \\in \\mathbb{R}", "chain", chain)))
                .toList();
        Dataset<Row> records = SPARK.read().json(SPARK.createDataset(lines, Encoders.STRING()));
        Dataset<Row> rows =
                Corpus.check(records.coalesce(1), CorpusSettings.DEFAULT.withPatience(Duration.ofMillis(1)));
        assertThat(rows.collectAsList())
                .extracting(row -> row.getAs("id") + " " + row.getAs("verdict") + " " + row.getAs("error"))
                .containsExactly("a UNDECIDED time", "b UNDECIDED time", "c UNDECIDED time");
    }

    @Test
    void a_record_without_an_id_is_known_by_what_it_holds() {
        String one = checked(Map.of("chain", "1 + 1 = 2")).get(0).getAs("id");
        String same = checked(Map.of("chain", "1 + 1 = 2")).get(0).getAs("id");
        String other = checked(Map.of("chain", "1 + 1 = 3")).get(0).getAs("id");
        assertThat(one).matches("[0-9a-f]{64}").isEqualTo(same).isNotEqualTo(other);
    }

    private static List<Row> checked(Map<String, String> record) {
        Dataset<Row> read =
                SPARK.read().json(SPARK.createDataset(List.of(GeneratedRecords.line(record)), Encoders.STRING()));
        return Corpus.check(read, CorpusSettings.DEFAULT).collectAsList();
    }
}
