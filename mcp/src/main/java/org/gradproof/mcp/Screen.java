package org.gradproof.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an input that are messages. Any other is answered by an error here: the SDK's transport ends at the first
 * line that it cannot read. Answers of the client are dropped, since it is asked nothing.
 */
final class Screen extends InputStream {
    /** A line that is longer, in bytes, is no message. */
    static final int LONGEST = 1 << 20;

    private static final int PARSE_ERROR = -32700;
    private static final int INVALID_REQUEST = -32600;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InputStream in;
    private final Answers answers;
    private final Ledger ledger;
    private final McpJsonMapper mapper;
    private final CountDownLatch end = new CountDownLatch(1);
    private byte[] line = new byte[0];
    private int at;

    Screen(InputStream in, Answers answers, Ledger ledger, McpJsonMapper mapper) {
        this.in = in;
        this.answers = answers;
        this.ledger = ledger;
        this.mapper = mapper;
    }

    /** Waits until the input has ended, and what was asked is answered. */
    void awaitEnd() throws InterruptedException {
        end.await();
    }

    @Override
    public int read() throws IOException {
        return fill() ? line[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, line.length - at);
        System.arraycopy(line, at, into, from, count);
        at += count;
        return count;
    }

    @Override
    public int available() {
        return line.length - at;
    }

    /** Whether there is more of a message; at the input's end, only after everything is answered. */
    private boolean fill() throws IOException {
        while (at >= line.length) {
            String next = nextLine();
            if (next == null) {
                return false;
            }
            if (!next.isBlank() && isMessage(next)) {
                line = (next + "\n").getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
        }
        return true;
    }

    /** The next line; null at the end, or where no more can be read. One that is too long is refused, and skipped. */
    private @Nullable String nextLine() throws IOException {
        int first;
        try {
            first = in.read();
        } catch (IOException e) {
            first = -1;
        }
        return first < 0 ? ended() : lineFrom(first);
    }

    private @Nullable String ended() throws IOException {
        try {
            ledger.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server ends");
        } finally {
            end.countDown();
        }
        return null;
    }

    private String lineFrom(int first) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long length = 0;
        int next = first;
        while (next >= 0 && next != '\n') {
            if (++length <= LONGEST) {
                bytes.write(next);
            }
            next = in.read();
        }
        if (length > LONGEST) {
            refuse(INVALID_REQUEST, "a message has at most " + LONGEST + " bytes");
            return "";
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private boolean isMessage(String text) throws IOException {
        JsonNode tree;
        try {
            tree = JSON.readTree(text);
        } catch (IOException | StackOverflowError e) {
            refuse(PARSE_ERROR, "this is no JSON");
            return false;
        }
        JsonNode method = tree.get("method");
        if (method == null && (tree.has("result") || tree.has("error"))) {
            return false;
        }
        JsonNode id = tree.get("id");
        boolean named = id == null || id.isTextual() || id.isIntegralNumber();
        if (method == null || !method.isTextual() || !named) {
            refuse(INVALID_REQUEST, "this is no JSON-RPC message; expected \"jsonrpc\", \"id\" and \"method\"");
            return false;
        }
        try {
            JSONRPCMessage message = McpSchema.deserializeJsonRpcMessage(mapper, text);
            if (message instanceof JSONRPCRequest) {
                ledger.asked();
            }
            return true;
        } catch (IOException | IllegalArgumentException e) {
            refuse(INVALID_REQUEST, "this is no JSON-RPC message");
            return false;
        }
    }

    private void refuse(int code, String why) throws IOException {
        String error = JSON.writeValueAsString(Map.of("code", code, "message", why));
        answers.line("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":" + error + "}\n");
    }
}
