package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gradproof.docsgen.json.Schema;
import org.gradproof.testing.JsonSchemas;
import org.junit.jupiter.api.Test;

/** The command as a program finds it: by the SDK's own client, in a process of its own. */
class McpTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final List<String> ARGUMENTS = List.of(
            "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Main.class.getName(), "mcp");

    @Test
    void is_a_server_for_the_sdk_s_client() throws Exception {
        JacksonMcpJsonMapper mapper = new JacksonMcpJsonMapper(new ObjectMapper());
        ServerParameters server = ServerParameters.builder(JAVA).args(ARGUMENTS).build();
        try (McpSyncClient client = McpClient.sync(new StdioClientTransport(server, mapper))
                .requestTimeout(Duration.ofMinutes(2))
                .initializationTimeout(Duration.ofMinutes(2))
                .jsonSchemaValidator((schema, value) -> ValidationResponse.asValid(null))
                .build()) {
            assertThat(client.initialize().serverInfo().name()).isEqualTo("gradproof");
            assertThat(client.listTools().tools().stream().map(Tool::name))
                    .containsExactlyInAnyOrder("check_derivation", "derive", "explain");

            String report = call(
                    client,
                    "check_derivation",
                    Map.of("givens", "x \\in \\mathbb{R}", "chain", "(x + 1)^2 = x^2 + 2x + 1 = x^2 + 1"));
            assertThat(JsonSchemas.faults(Schema.REPORT.text(), report)).isEmpty();
            JsonNode steps = new ObjectMapper().readTree(report).at("/documents/0/derivations/0/steps");
            assertThat(steps.get(0).get("verdict").textValue()).isEqualTo("PROVED");
            assertThat(steps.get(1).get("verdict").textValue()).isEqualTo("REFUTED");

            assertThat(call(
                            client,
                            "derive",
                            Map.of("givens", "x \\in \\mathbb{R}", "wrt", "x", "expression", "\\sin x")))
                    .contains("\"verdict\":\"PROVED\"");
            assertThat(call(client, "explain", Map.of("name", "chain rule"))).contains("\\frac{d}{dx}");
        }
    }

    @Test
    void writes_nothing_but_the_protocol_and_ends_with_its_input() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(JAVA);
        builder.command().addAll(ARGUMENTS);
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(("no protocol\n"
                            + "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
                            + "\"2024-11-05\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}\n"
                            + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n"
                            + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":"
                            + "\"check_derivation\",\"arguments\":{\"chain\":\"1 + 1 = 2\"}}}\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(out.lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(
                                new ObjectMapper().readTree(line).get("jsonrpc").textValue())
                        .isEqualTo("2.0"));
        assertThat(out).contains("\\\"verdict\\\":\\\"PROVED\\\"");
    }

    private static String call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        return ((TextContent) client.callTool(new CallToolRequest(tool, arguments))
                        .content()
                        .get(0))
                .text();
    }
}
