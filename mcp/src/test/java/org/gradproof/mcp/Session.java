package org.gradproof.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Lines to a server, and what it answers until they end. */
final class Session {
    static final ObjectMapper JSON = new ObjectMapper();

    static final String HELLO = """
            {"jsonrpc":"2.0","id":"hello","method":"initialize","params":{"protocolVersion":"2024-11-05",\
            "capabilities":{},"clientInfo":{"name":"test","version":"1"}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            """;

    private Session() {}

    /** All answers but the first greeting's. */
    static List<JsonNode> of(byte[] lines) throws IOException, InterruptedException {
        ByteArrayOutputStream in = new ByteArrayOutputStream();
        in.writeBytes(HELLO.getBytes(StandardCharsets.UTF_8));
        in.writeBytes(lines);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ToolServer.serve("1.2.3", new ByteArrayInputStream(in.toByteArray()), out);
        List<JsonNode> answers = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            JsonNode answer = JSON.readTree(line);
            if (!answer.path("id").asText().equals("hello")) {
                answers.add(answer);
            }
        }
        return answers;
    }

    static List<JsonNode> of(String... lines) throws IOException, InterruptedException {
        return of((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** What a tool answers its arguments. */
    static JsonNode call(String tool, String arguments) throws IOException, InterruptedException {
        List<JsonNode> answers = of("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\""
                + tool + "\",\"arguments\":" + arguments + "}}");
        return answers.get(0).get("result");
    }

    /** The text of an answer that is none of a mistake, or of one that is. */
    static String text(JsonNode result, boolean mistake) {
        if (result.get("isError").booleanValue() != mistake) {
            throw new AssertionError(result.toString());
        }
        return result.get("content").get(0).get("text").textValue();
    }
}
