package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.cli.Terminal.gradproof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gradproof.cli.Terminal.Run;
import org.gradproof.docsgen.json.Schema;
import org.gradproof.testing.JsonSchemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is published of the JSON is what is written, and no more. */
class SchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The schema of schemas, which the validator carries. */
    private static final String META = "{\"$ref\": \"https://json-schema.org/draft/2020-12/schema\"}";

    private static final String STEP = "/documents/0/derivations/0/steps/0";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Schema.class)
    void is_printed_as_published(Schema schema) throws IOException {
        Run run = gradproof("schema", schema.word());

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo(schema.text());
        JsonNode text = JSON.readTree(run.out());
        assertThat(text.get("$id").textValue())
                .isEqualTo("urn:gradproof:schema:" + schema.word() + ":" + schema.version());
        assertThat(JsonSchemas.faults(META, run.out())).isEmpty();
    }

    @Test
    void is_the_report_s_unless_another_is_asked_for() {
        assertThat(gradproof("schema").out()).isEqualTo(Schema.REPORT.text());
        assertThat(gradproof("schema", "verdict").err()).contains("choose report, request or derived");
    }

    @Test
    void takes_a_report_with_all_that_there_is() throws IOException {
        JsonNode report = report();
        assertThat(faults(report)).isEmpty();
        assertThat(report.at(STEP + "/counterexample/values").size()).isPositive();
        assertThat(report.at("/documents/0/derivations/1/errors/0/kind").textValue())
                .isEqualTo("undeclared-symbol");
        assertThat(report.at("/documents/0/derivations/2/conclusions/1/chain").intValue())
                .isEqualTo(2);
        assertThat(report.at("/documents/0/errors/0/kind").textValue()).isEqualTo("malformed-mark");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/schema",
                "/summary/CONFLICT",
                "/documents/0/unmarked",
                "/documents/0/derivations/0/conclusion",
                STEP + "/reasons",
                STEP + "/counterexample",
                STEP + "/counterexample/difference"
            })
    void misses_what_is_left_out(String place) throws IOException {
        JsonNode report = report();
        int end = place.lastIndexOf('/');
        ((ObjectNode) report.at(place.substring(0, end))).remove(place.substring(end + 1));
        assertThat(faults(report)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/schema, 1",
        "/documents/0/derivations/0/verdict, '\"PROBABLE\"'",
        "/documents/0/derivations/1/met, true",
        "/documents/0/derivations/0/errors, []",
        STEP + "/counterexample, null",
        STEP + "/trials, -1",
        STEP + "/proof, '\"by inspection\"'",
        STEP + "/cas, '\"shrugs\"'"
    })
    void takes_nothing_else(String place, String value) throws IOException {
        JsonNode report = report();
        int end = place.lastIndexOf('/');
        ((ObjectNode) report.at(place.substring(0, end))).set(place.substring(end + 1), JSON.readTree(value));
        assertThat(faults(report)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"chain\": \"x = x\"}', true",
        "'{\"givens\": \"\", \"chain\": \"x = x\", \"require\": \"TESTED\"}', true",
        "'{\"expression\": \"x^2\", \"wrt\": \"x\"}', true",
        "'{\"name\": \"TESTED\"}', true",
        "'{}', false",
        "'[]', false",
        "'{\"chain\": [\"x = x\"]}', false",
        "'{\"chain\": \"x = x\", \"require\": \"REFUTED\"}', false",
        "'{\"chain\": \"x = x\", \"file\": \"/etc/passwd\"}', false"
    })
    void knows_a_request(String request, boolean known) {
        assertThat(JsonSchemas.faults(Schema.REQUEST.text(), request).isEmpty()).isEqualTo(known);
    }

    private JsonNode report() throws IOException {
        Path file = Files.writeString(folder.resolve("all.md"), """
                <!-- gradproof:given -->
                $$ \\mathbf{z} \\in \\mathbb{R}^n; x \\in \\mathbb{R} $$

                <!-- gradproof:derivation id=wrong -->
                $$ \\sum_i \\mathbf{z}_i^2 = \\sum_i \\mathbf{z}_i $$

                <!-- gradproof:derivation id=unread -->
                $$ x = q $$

                <!-- gradproof:derivation id=two -->
                $$ \\begin{aligned} x + x &= 2x \\\\ x - x &= 0 \\end{aligned} $$

                <!-- gradproof:derivaton id=near -->
                $$ x = x $$
                """);
        Run run = gradproof("check", "--format", "json", file.toString());
        return JSON.readTree(run.out());
    }

    private static List<String> faults(JsonNode report) {
        return JsonSchemas.faults(Schema.REPORT.text(), report.toString());
    }
}
