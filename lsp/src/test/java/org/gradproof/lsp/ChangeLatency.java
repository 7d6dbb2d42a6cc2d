package org.gradproof.lsp;

import java.util.List;
import org.gradproof.testing.Latency;

/** How long an editor waits for the verdicts of a document of 50 derivations, one of which has changed. */
final class ChangeLatency {
    private static final int DERIVATIONS = 50;
    private static final int LIMIT = 300;

    /** With a number that no other round has; the last is wrong. */
    private static final List<String> CHAINS = List.of(
            "(x + %1$d)^2 &= x^2 + %1$d x + %1$d x + %1$d^2 \\\\ &= x (x + 2 \\cdot %1$d) + %1$d^2",
            "\\frac{d}{dx} \\frac{1}{1 + e^{-%1$d x}} &= \\frac{%1$d e^{-%1$d x}}{(1 + e^{-%1$d x})^2}",
            "\\sum_{i=1}^{n} (y_i + %1$d) &= \\sum_{i=1}^{n} y_i + %1$d n",
            "\\log(%1$d e^x) &= x + \\log %1$d",
            "(x - %1$d)^2 &= x^2 - %1$d^2");

    private ChangeLatency() {}

    public static void main(String[] args) throws Exception {
        try (Editor editor = new Editor("untitled:notes.md")) {
            editor.markdown(document(-1, 0));
            Latency.measure("a change in a document of 50 derivations", LIMIT, System.out, round -> {
                editor.markdown(document(round % DERIVATIONS, round));
                List<String> lenses = editor.lenses();
                long refuted = lenses.stream()
                        .filter(lens -> lens.startsWith("REFUTED"))
                        .count();
                if (lenses.size() != DERIVATIONS || refuted != DERIVATIONS / CHAINS.size()) {
                    throw new AssertionError(lenses.toString());
                }
            });
        }
    }

    /** In which that derivation has the round's number. */
    private static String document(int changed, int round) {
        StringBuilder text = new StringBuilder("""
                <!-- gradproof:given -->
                $$
                x \\in \\mathbb{R} \\\\ \\mathbf{y} \\in \\mathbb{R}^n
                $$
                """);
        for (int i = 0; i < DERIVATIONS; i++) {
            int number = 2 + i + (i == changed ? DERIVATIONS * (1 + round) : 0);
            text.append("\n<!-- gradproof:derivation id=d" + i + " -->\n$$\n\\begin{aligned}\n")
                    .append(String.format(CHAINS.get(i % CHAINS.size()), number))
                    .append("\n\\end{aligned}\n$$\n");
        }
        return text.toString();
    }
}
