package com.example.claims;

import com.fasterxml.jackson.core.type.TypeReference;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Prints what becomes of each claim; ends with 1 where one does not hold. */
public final class CheckedClaims {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private CheckedClaims() {}

    /** Takes the file of the claims, an object of arguments a line. */
    public static void main(String[] args) throws IOException {
        // What any host of models reads.
        JsonNode server = JSON.readTree(Path.of(".mcp.json").toFile()).at("/mcpServers/gradproof");
        ServerParameters started = ServerParameters.builder(server.get("command").textValue())
                .args(JSON.convertValue(server.get("args"), String[].class))
                .build();
        boolean held = true;
        try (McpSyncClient client = McpClient.sync(
                        new StdioClientTransport(started, new JacksonMcpJsonMapper(JSON)))
                .initializationTimeout(PATIENCE)
                .requestTimeout(PATIENCE)
                .jsonSchemaValidator((schema, value) -> ValidationResponse.asValid(null))
                .build()) {
            client.initialize();
            for (String line : Files.readAllLines(Path.of(args[0]))) {
                held &= isMet(client, JSON.readValue(line, new TypeReference<>() {}));
            }
        }
        System.exit(held ? 0 : 1);
    }

    private static boolean isMet(McpSyncClient client, Map<String, Object> claim) throws IOException {
        TextContent answer = (TextContent) client.callTool(new CallToolRequest("check_derivation", claim))
                .content()
                .get(0);
        JsonNode derivation = JSON.readTree(answer.text()).at("/documents/0/derivations/0");
        System.out.println(derivation.get("verdict").textValue() + " " + claim.get("chain"));
        for (JsonNode step : derivation.path("steps")) {
            if (step.hasNonNull("counterexample")) {
                System.out.println("    fails at " + step.at("/counterexample/values"));
            }
        }
        for (JsonNode error : derivation.path("errors")) {
            System.out.println("    " + error.get("message").textValue());
        }
        return derivation.get("met").booleanValue();
    }
}
