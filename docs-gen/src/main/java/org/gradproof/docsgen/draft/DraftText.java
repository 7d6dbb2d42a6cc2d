package org.gradproof.docsgen.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.source.Cells;
import org.gradproof.symbolic.source.SourceLine;
import org.jspecify.annotations.Nullable;

/** A draft as AsciiDoc, and which line of it declares what. */
final class DraftText {
    /** A given by its place among the guesses. */
    record Given(Part part, String symbol) {}

    private final StringBuilder out = new StringBuilder();
    private final Map<Integer, Given> givens = new HashMap<>();
    private final Cells cells;
    private int line = 1;

    DraftText(String document, Cells cells, List<Part> parts, Map<String, String> leftOut) {
        this.cells = cells;
        write("= Givens for " + document);
        write("");
        write("// A draft. What it says of each letter was guessed from how the letter is used: change what is not"
                + " so,");
        write("// answer the questions, and check the document. A section holds from the line with its title to the"
                + " next.");
        leftOut.forEach((block, reason) -> {
            write("");
            write("// " + block + " cannot be read: " + reason.replaceAll("\\s+", " "));
            write("[latexmath.skip,for=\"" + block + "\"]");
        });
        parts.forEach(this::part);
    }

    String text() {
        return out.toString();
    }

    /** What the line, from 1, declares; null if nothing. */
    @Nullable
    Given given(int at) {
        return givens.get(at);
    }

    private void part(Part part) {
        write("");
        if (!part.title().isEmpty()) {
            write("== " + part.title());
            write("");
        }
        for (Part.Block block : part.blocks()) {
            write("// " + block.name() + ", line " + cells.place(block.display().line()) + ":");
            for (SourceLine each : block.display().lines()) {
                write("//   " + each.text());
            }
        }
        part.questions().forEach(question -> write("// Question: " + question));
        given(part, "");
        part.blocks().forEach(block -> given(part, block.name()));
    }

    /** The block of givens for the whole part, or for the one block that is named. */
    private void given(Part part, String block) {
        List<String> symbols = part.givens().keySet().stream()
                .filter(symbol -> block.isEmpty() ? !symbol.contains(Part.FOR) : symbol.endsWith(Part.FOR + block))
                .toList();
        if (symbols.isEmpty()) {
            return;
        }
        write("");
        write(block.isEmpty() ? "[latexmath.given]" : "[latexmath.given,for=\"" + block + "\"]");
        write("++++");
        for (String symbol : symbols) {
            for (String each : part.givens().getOrDefault(symbol, List.of())) {
                givens.put(line, new Given(part, symbol));
                write(each + " \\\\");
            }
        }
        write("++++");
    }

    private void write(String text) {
        out.append(text).append('\n');
        line++;
    }
}
