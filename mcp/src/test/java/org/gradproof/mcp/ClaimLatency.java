package org.gradproof.mcp;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gradproof.testing.Latency;

/** How long a model waits for the verdicts of a claim of two steps. */
final class ClaimLatency {
    private static final int LIMIT = 200;

    /** With a number that no other round has; the last is wrong. */
    private static final List<String> CHAINS = List.of(
            "(x + %1$d)^2 &= x^2 + %1$d x + %1$d x + %1$d^2 \\\\ &= x (x + 2 \\cdot %1$d) + %1$d^2",
            "\\frac{d}{dx} \\frac{1}{1 + e^{-%1$d x}} &= \\frac{%1$d e^{-%1$d x}}{(1 + e^{-%1$d x})^2} \\\\"
                    + " &= \\frac{%1$d}{1 + e^{-%1$d x}} (1 - \\frac{1}{1 + e^{-%1$d x}})",
            "\\sum_{i=1}^{n} (y_i + %1$d) &= \\sum_{i=1}^{n} y_i + \\sum_{i=1}^{n} %1$d \\\\"
                    + " &= \\sum_{i=1}^{n} y_i + %1$d n",
            "(x - %1$d)^2 &= x^2 - 2 \\cdot %1$d x + %1$d^2 \\\\ &= x^2 - %1$d^2");

    private ClaimLatency() {}

    public static void main(String[] args) throws Exception {
        PipedOutputStream asked = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(asked);
        PipedOutputStream out = new PipedOutputStream();
        BufferedReader answers =
                new BufferedReader(new InputStreamReader(new PipedInputStream(out), StandardCharsets.UTF_8));
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<Void> served = thread.submit(() -> {
            ToolServer.serve("1.2.3", in, out);
            return null;
        });
        asked.write(Session.HELLO.getBytes(StandardCharsets.UTF_8));
        answers.readLine();
        Latency.measure("a claim of two steps", LIMIT, System.out, round -> {
            asked.write(claim(round).getBytes(StandardCharsets.UTF_8));
            asked.flush();
            String answer = answers.readLine();
            String expected = round % CHAINS.size() == CHAINS.size() - 1 ? "REFUTED" : "PROVED";
            if (!answer.contains("\\\"verdict\\\":\\\"" + expected + "\\\"")) {
                throw new AssertionError(answer);
            }
        });
        asked.close();
        served.get();
        thread.shutdown();
    }

    private static String claim(int round) {
        String chain = String.format(CHAINS.get(round % CHAINS.size()), 2 + round);
        return Session.JSON
                        .createObjectNode()
                        .put("jsonrpc", "2.0")
                        .put("id", round)
                        .put("method", "tools/call")
                        .set(
                                "params",
                                Session.JSON
                                        .createObjectNode()
                                        .put("name", "check_derivation")
                                        .set(
                                                "arguments",
                                                Session.JSON
                                                        .createObjectNode()
                                                        .put(
                                                                "givens",
                                                                "x \\in \\mathbb{R}\n\\mathbf{y} \\in \\mathbb{R}^n")
                                                        .put("chain", chain)))
                + "\n";
    }
}
