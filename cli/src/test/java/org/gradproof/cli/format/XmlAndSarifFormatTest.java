package org.gradproof.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.gradproof.symbolic.source.SourceError;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class XmlAndSarifFormatTest {
    @Test
    void junit_has_a_suite_for_each_document_and_a_case_for_each_derivation() throws Exception {
        Document xml = xml(SampleReport.write(
                new JunitFormat(), SampleReport.of(SampleReport.MET, SampleReport.REFUTED, SampleReport.INVALID)));

        Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name")).isEqualTo("docs/größe & maß.adoc");
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(3);
        Element failure = (Element) xml.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("type")).isEqualTo("refuted");
        assertThat(failure.getAttribute("message")).contains("Step 2", "fails at n = 2", "holds if i \\neq k");
        assertThat(failure.getTextContent()).startsWith("docs/größe & maß.adoc:44: refuted: ");
    }

    @Test
    void junit_stays_well_formed_whatever_a_document_contains() throws Exception {
        Document xml = xml(SampleReport.write(
                new JunitFormat(),
                SampleReport.withErrors("a<b>.adoc", new SourceError(1, 1, "kind", "a \u0000 \u001b ]]> \ud800"))));

        assertThat(xml.getElementsByTagName("error").getLength()).isEqualTo(1);
    }

    @Test
    void sarif_has_a_rule_for_each_kind_and_a_result_with_a_place_for_each_finding() throws IOException {
        JsonNode sarif = new ObjectMapper()
                .readTree(SampleReport.write(
                        new SarifFormat(),
                        SampleReport.of(SampleReport.MET, SampleReport.REFUTED, SampleReport.INVALID)));

        assertThat(sarif.get("version").textValue()).isEqualTo("2.1.0");
        JsonNode run = sarif.get("runs").get(0);
        JsonNode rules = run.get("tool").get("driver").get("rules");
        assertThat(rules.findValuesAsText("id")).containsExactly("reading", "refuted", "undeclared-symbol");
        JsonNode results = run.get("results");
        for (JsonNode result : results) {
            assertThat(rules.get(result.get("ruleIndex").intValue()).get("id")).isEqualTo(result.get("ruleId"));
        }
        JsonNode invalid = results.get(results.size() - 1);
        JsonNode place = invalid.get("locations").get(0).get("physicalLocation");
        assertThat(place.get("artifactLocation").get("uri").textValue())
                .isEqualTo("docs/gr%c3%b6%c3%9fe%20%26%20ma%c3%9f.adoc");
        assertThat(place.get("region").get("startLine").intValue()).isEqualTo(3);
        assertThat(place.get("region").get("startColumn").intValue()).isEqualTo(5);
    }

    @Test
    void an_error_in_a_sidecar_is_placed_there_even_where_names_have_blanks() throws Exception {
        SourceError error = new SourceError(7, 2, "undeclared-symbol", "no given: q").in("../my marks.given.adoc");
        var report = SampleReport.withErrors("a folder/my post.md", error);

        JsonNode result = new ObjectMapper()
                .readTree(SampleReport.write(new SarifFormat(), report))
                .at("/runs/0/results/0");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .textValue())
                .isEqualTo("my%20marks.given.adoc");
        assertThat(result.at("/locations/0/physicalLocation/region/startLine").intValue())
                .isEqualTo(7);
        assertThat(result.at("/message/text").textValue()).isEqualTo("no given: q");

        Element junit = (Element) xml(SampleReport.write(new JunitFormat(), report))
                .getElementsByTagName("error")
                .item(0);
        assertThat(junit.getTextContent()).isEqualTo("my marks.given.adoc:7:2: undeclared-symbol: no given: q");
        assertThat(SampleReport.write(new TextFormat(Style.PLAIN), report))
                .startsWith("my marks.given.adoc:7:2: error: no given: q [undeclared-symbol]");
    }

    private static Document xml(String text) throws ParserConfigurationException, IOException, SAXException {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
