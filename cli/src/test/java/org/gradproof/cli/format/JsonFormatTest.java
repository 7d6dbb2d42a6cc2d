package org.gradproof.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.source.SourceError;
import org.junit.jupiter.api.Test;

class JsonFormatTest {
    @Test
    void names_the_fields_of_the_contract_in_its_order() throws IOException {
        JsonNode report = json(SampleReport.write(new JsonFormat(), SampleReport.of(SampleReport.MET)));

        assertThat(names(report)).containsExactly("schema", "version", "seed", "documents", "summary");
        JsonNode document = report.get("documents").get(0);
        assertThat(names(document)).containsExactly("path", "unmarked", "errors", "derivations");
        JsonNode derivation = document.get("derivations").get(0);
        assertThat(names(derivation))
                .containsExactly(
                        "id",
                        "line",
                        "require",
                        "expect",
                        "verdict",
                        "met",
                        "message",
                        "conclusion",
                        "rederived",
                        "core",
                        "steps");
        assertThat(names(derivation.get("conclusion"))).containsExactly("verdict", "relation", "conditions");
        assertThat(names(derivation.get("core"))).containsExactly("function", "maxUlp", "rmsUlp", "met");
        assertThat(names(derivation.get("steps").get(0)))
                .containsExactly(
                        "step",
                        "chain",
                        "line",
                        "kind",
                        "reading",
                        "left",
                        "relation",
                        "right",
                        "verdict",
                        "sizes",
                        "reasons",
                        "conditions",
                        "cas",
                        "replayed",
                        "trials",
                        "preciseTrials",
                        "maxError",
                        "counterexample",
                        "holdsIf",
                        "message",
                        "warnings",
                        "millis");
        assertThat(names(report.get("summary")))
                .containsExactly(
                        "documents",
                        "derivations",
                        "steps",
                        "PROVED",
                        "PROVED_BOUNDED",
                        "TESTED",
                        "UNDECIDED",
                        "REFUTED",
                        "INVALID",
                        "CONFLICT",
                        "millis");
    }

    @Test
    void writes_null_where_there_is_none() throws IOException {
        JsonNode derivation = first(SampleReport.write(new JsonFormat(), SampleReport.of(SampleReport.REFUTED)));

        assertThat(derivation.get("expect").isNull()).isTrue();
        assertThat(derivation.get("conclusion").isNull()).isTrue();
        assertThat(derivation.get("rederived").isNull()).isTrue();
        assertThat(derivation.get("core").isNull()).isTrue();
        assertThat(derivation.get("steps").get(0).get("counterexample").isNull())
                .isTrue();
    }

    @Test
    void writes_a_counterexample_s_values_as_numbers_and_arrays() throws IOException {
        JsonNode counterexample = first(SampleReport.write(new JsonFormat(), SampleReport.of(SampleReport.REFUTED)))
                .get("steps")
                .get(1)
                .get("counterexample");

        assertThat(names(counterexample)).containsExactly("values", "left", "right", "difference");
        JsonNode values = counterexample.get("values");
        assertThat(values.get("n").isInt()).isTrue();
        assertThat(values.get("z").get(1).doubleValue()).isEqualTo(1.0);
        assertThat(values.get("g(t)").textValue()).isEqualTo("t^2 + 1");
        assertThat(counterexample.get("left").textValue()).isEqualTo("0.19661…");
    }

    @Test
    void lists_the_errors_of_an_unreadable_derivation_and_counts_it_once() throws IOException {
        String text = SampleReport.write(new JsonFormat(), SampleReport.of(SampleReport.INVALID, SampleReport.REFUTED));
        JsonNode derivation = first(text);

        assertThat(derivation.get("steps")).isEmpty();
        assertThat(derivation.get("message").textValue()).isEqualTo("'\\zeta' is not declared");
        JsonNode error = derivation.get("errors").get(0);
        assertThat(names(error)).containsExactly("line", "column", "kind", "message");
        JsonNode summary = json(text).get("summary");
        assertThat(summary.get("INVALID").intValue()).isEqualTo(1);
        assertThat(summary.get("REFUTED").intValue()).isEqualTo(1);
        assertThat(summary.get("PROVED").intValue()).isEqualTo(1);
        assertThat(summary.get("steps").intValue()).isEqualTo(2);
        assertThat(summary.get("derivations").intValue()).isEqualTo(2);
    }

    @Test
    void lists_the_errors_outside_of_derivations_with_their_document() throws IOException {
        String text = SampleReport.write(
                new JsonFormat(),
                SampleReport.withErrors("a.adoc", new SourceError(4, 2, "duplicate-id", "'a' is given twice")));
        JsonNode document = json(text).get("documents").get(0);

        assertThat(document.get("errors").get(0).get("kind").textValue()).isEqualTo("duplicate-id");
        assertThat(document.get("derivations")).isEmpty();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static JsonNode first(String text) throws IOException {
        return json(text).get("documents").get(0).get("derivations").get(0);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
