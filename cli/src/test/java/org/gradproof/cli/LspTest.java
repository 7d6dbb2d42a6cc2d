package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command as an editor starts it, in a process of its own. */
class LspTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private record Ended(int status, List<String> messages) {}

    @Test
    void writes_nothing_but_the_protocol_and_ends_when_it_is_told_to() throws Exception {
        Ended ended = run(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}",
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}");
        assertThat(ended.status()).isZero();
        assertThat(ended.messages()).hasSize(2);
        assertThat(ended.messages().get(0)).contains("\"id\":1", "\"name\":\"gradproof\"");
        assertThat(ended.messages().get(1)).contains("\"id\":2");
    }

    @Test
    void says_by_its_status_that_its_input_ended_before() throws Exception {
        Ended ended = run("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}");
        assertThat(ended.status()).isEqualTo(Status.NOT_MET);
        assertThat(ended.messages()).hasSize(1);
    }

    private static Ended run(String... messages) throws Exception {
        Process process = new ProcessBuilder(
                        JAVA,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "lsp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            for (String message : messages) {
                in.write(("Content-Length: " + message.length() + "\r\n\r\n" + message)
                        .getBytes(StandardCharsets.US_ASCII));
            }
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return new Ended(process.waitFor(), messages(out));
    }

    /** The bodies; all that is written is headers and these. */
    private static List<String> messages(String out) {
        List<String> bodies = new ArrayList<>();
        int at = 0;
        while (at < out.length()) {
            int end = out.indexOf("\r\n\r\n", at);
            assertThat(out.substring(at)).startsWith("Content-Length: ");
            int length = Integer.parseInt(out.substring(at + "Content-Length: ".length(), end));
            bodies.add(out.substring(end + 4, end + 4 + length));
            at = end + 4 + length;
        }
        return bodies;
    }
}
