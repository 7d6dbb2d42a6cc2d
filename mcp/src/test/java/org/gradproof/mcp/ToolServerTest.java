package org.gradproof.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.mcp.Session.call;
import static org.gradproof.mcp.Session.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.gradproof.docsgen.json.Schema;
import org.gradproof.testing.JsonSchemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ToolServerTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":\"ping\",\"method\":\"ping\"}";

    @Test
    void checks_a_chain_under_its_givens() throws Exception {
        JsonNode derivation = checked(
                "{\"givens\": \"x \\\\in \\\\mathbb{R}\", \"chain\": \"(x + 1)^2 &= x^2 + 2x + 1 \\\\\\\\\\n&= x^2 + 1\"}");

        assertThat(derivation.get("met").booleanValue()).isFalse();
        JsonNode steps = derivation.get("steps");
        assertThat(steps.get(0).get("verdict").textValue()).isEqualTo("PROVED");
        assertThat(steps.get(1).get("verdict").textValue()).isEqualTo("REFUTED");
        assertThat(steps.get(1).get("counterexample").get("difference").textValue())
                .isEqualTo("2");
        assertThat(steps.get(1).get("line").intValue()).isEqualTo(3);
    }

    @Test
    void holds_a_chain_to_what_is_required() throws Exception {
        String claim = "\"givens\": \"x \\\\in (0, 1)\", \"chain\": \"\\\\sin x \\\\ge \\\\frac{2x}{3}\"";
        assertThat(checked("{" + claim + "}").get("require").textValue()).isEqualTo("PROVED");
        assertThat(checked("{" + claim + ", \"require\": \"UNDECIDED\"}")
                        .get("met")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void says_where_a_text_cannot_be_read() throws Exception {
        JsonNode error = checked(
                        "{\"givens\": \"x \\\\in \\\\mathbb{R}\\ny \\\\in \\\\mathbb{R}\", \"chain\": \"x = y + q\"}")
                .get("errors")
                .get(0);
        assertThat(error.get("kind").textValue()).isEqualTo("undeclared-symbol");
        assertThat(error.get("line").intValue()).isEqualTo(3);
        assertThat(error.get("column").intValue()).isEqualTo(9);
    }

    @Test
    void derives_and_says_that_it_is_proved() throws Exception {
        String found = text(
                call("derive", "{\"givens\": \"x \\\\in \\\\mathbb{R}\", \"expression\": \"x^3\", \"wrt\": \"x\"}"),
                false);
        assertThat(JsonSchemas.faults(Schema.DERIVED.text(), found)).isEmpty();
        JsonNode derived = Session.JSON.readTree(found);
        assertThat(derived.get("verdict").textValue()).isEqualTo("PROVED");
        assertThat(derived.get("lines").get(1).textValue()).isEqualTo("= 3 x^{2}");
    }

    @Test
    void says_why_it_cannot_derive() throws Exception {
        String found = text(call("derive", "{\"expression\": \"x^3\", \"wrt\": \"x\"}"), false);
        assertThat(JsonSchemas.faults(Schema.DERIVED.text(), found)).isEmpty();
        JsonNode derived = Session.JSON.readTree(found);
        assertThat(derived.get("verdict").textValue()).isEqualTo("INVALID");
        assertThat(derived.get("errors").get(0).get("kind").textValue()).isEqualTo("undeclared-symbol");
    }

    @Test
    void explains_what_a_report_names() throws Exception {
        assertThat(text(call("explain", "{\"name\": \"undeclared-symbol\"}"), false))
                .contains("no given declares");
        assertThat(text(call("explain", "{\"name\": \"TESTD\"}"), true)).contains("did you mean TESTED?");
    }

    @Test
    void keeps_nothing_from_call_to_call() throws Exception {
        String given = "{\"givens\": \"x := 3\", \"chain\": \"x = 3\"}";
        assertThat(checked(given).get("verdict").textValue()).isEqualTo("PROVED");
        assertThat(checked("{\"chain\": \"x = 3\"}").get("verdict").textValue()).isEqualTo("INVALID");
    }

    @Test
    void offers_tools_that_take_what_the_published_schema_says() throws Exception {
        JsonNode tools = Session.of("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}")
                .get(0)
                .get("result")
                .get("tools");
        JsonNode published = Session.JSON.readTree(Schema.REQUEST.text()).get("$defs");
        assertThat(tools).hasSize(published.size());
        for (JsonNode tool : tools) {
            assertThat(tool.get("inputSchema"))
                    .isEqualTo(published.get(tool.get("name").textValue()));
            assertThat(tool.get("annotations").get("readOnlyHint").booleanValue())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "check_derivation, '{}', \"chain\" is missing or empty",
        "check_derivation, '{\"chain\": \" \"}', \"chain\" is missing or empty",
        "check_derivation, '{\"chain\": [\"x = x\"]}', \"chain\" is no text",
        "check_derivation, '{\"chain\": \"x = x\", \"require\": \"REFUTED\"}', \"require\" must be PROVED",
        "check_derivation, '{\"chain\": \"x = x\", \"file\": \"/etc/passwd\"}', 'there is no argument \"file\"; expected"
                + " chain, givens, require'",
        "derive, '{\"expression\": \"x\"}', \"wrt\" is missing or empty",
        "explain, '{}', \"name\" is missing or empty"
    })
    void refuses_other_arguments(String tool, String arguments, String why) throws Exception {
        assertThat(text(call(tool, arguments), true)).startsWith(why);
    }

    @Test
    void refuses_a_text_that_is_too_long() throws Exception {
        String chain = "x".repeat(20_001);
        assertThat(text(call("check_derivation", "{\"chain\": \"" + chain + "\"}"), true))
                .isEqualTo("\"chain\" has 20001 characters, and at most 20000 are read");
    }

    static Stream<String> hostileTexts() {
        return Stream.of(
                "(".repeat(20_000),
                "\\\\frac{".repeat(3_000),
                "x^{".repeat(6_000),
                "x = ".repeat(5_000),
                "\\u0000 = \\ud800",
                "\\\\def\\\\x{\\\\x\\\\x} \\\\x = 1",
                "\\\\input{/etc/passwd} = 1",
                "<!-- gradproof:given --> $$ x = x $$");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void answers_a_hostile_text_and_the_next(String text) throws Exception {
        String call =
                "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\",\"arguments\":%s}}";
        List<JsonNode> answers = Session.of(
                String.format(call, 1, "check_derivation", "{\"chain\": \"" + text + "\"}"),
                String.format(call, 2, "check_derivation", "{\"givens\": \"" + text + "\", \"chain\": \"1 = 1\"}"),
                String.format(call, 3, "derive", "{\"wrt\": \"x\", \"expression\": \"" + text + "\"}"),
                String.format(call, 4, "check_derivation", "{\"chain\": \"1 + 1 = 2\"}"));
        assertThat(answers).hasSize(4);
        for (JsonNode answer : answers) {
            JsonNode result = answer.get("result");
            assertThat(result).as(answer.toString()).isNotNull();
            if (answer.get("id").intValue() == 4) {
                assertThat(text(result, false)).contains("\"PROVED\"").doesNotContain("INVALID\",");
            } else if (answer.get("id").intValue() < 3 && !result.get("isError").booleanValue()) {
                assertThat(text(result, false)).contains("\"met\":false").doesNotContain("\"met\":true");
            }
        }
    }

    static Stream<byte[]> hostileLines() {
        return Stream.of(
                bytes("nonsense"),
                bytes("{"),
                bytes("[".repeat(100_000)),
                bytes("x".repeat(Screen.LONGEST + 1)),
                bytes("[" + PING + "]"),
                bytes("null"),
                bytes("7"),
                bytes("{}"),
                bytes("{\"jsonrpc\":\"2.0\",\"id\":1}"),
                bytes("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}"),
                bytes("{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}"),
                bytes("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"none\"}"),
                bytes("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":7}"),
                bytes("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\"}"),
                bytes("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":[]}"),
                bytes("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":null}}"),
                bytes("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"none\"}}"),
                bytes(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"explain\",\"arguments\":[]}}"),
                new byte[] {'"', (byte) 0xFF, (byte) 0xC0, 0, 1});
    }

    @ParameterizedTest
    @MethodSource("hostileLines")
    void answers_a_hostile_line_by_an_error_and_goes_on(byte[] line) throws Exception {
        byte[] both = concat(line, bytes("\n" + PING + "\n"));
        List<JsonNode> answers = Session.of(both);
        assertThat(answers).hasSize(2);
        for (JsonNode answer : answers) {
            boolean ping = answer.get("id").asText().equals("ping");
            assertThat(answer.has(ping ? "result" : "error"))
                    .as(answer.toString())
                    .isTrue();
        }
    }

    @Test
    void says_nothing_to_what_asks_for_nothing() throws Exception {
        assertThat(Session.of(
                        "",
                        "   ",
                        "{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":{}}",
                        "{\"jsonrpc\":\"2.0\",\"id\":99,\"result\":{}}",
                        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/none\",\"params\":[3]}",
                        PING))
                .hasSize(1);
    }

    private static JsonNode checked(String arguments) throws IOException, InterruptedException {
        String report = text(call("check_derivation", arguments), false);
        assertThat(JsonSchemas.faults(Schema.REPORT.text(), report)).isEmpty();
        assertThat(JsonSchemas.faults(Schema.REQUEST.text(), arguments)).isEmpty();
        return Session.JSON
                .readTree(report)
                .get("documents")
                .get(0)
                .get("derivations")
                .get(0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
