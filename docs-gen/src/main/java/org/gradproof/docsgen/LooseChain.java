package org.gradproof.docsgen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedBlock.Kind;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceLine;

/** A chain that stands in no document, and what it is given: as one of its own, whose lines count through both. */
public final class LooseChain {
    private LooseChain() {}

    /**
     * The document.
     *
     * @param name of it and of its derivation
     * @param givens in LaTeX, a line each; may be blank
     * @param chain in LaTeX; of a blank one there is no derivation
     * @param attributes of the derivation
     */
    public static MarkedDocument document(String name, String givens, String chain, Map<String, String> attributes) {
        List<MarkedBlock> blocks = new ArrayList<>();
        List<SourceLine> first = givens.isBlank() ? List.of() : lines(givens, 1);
        if (!first.isEmpty()) {
            blocks.add(new MarkedBlock(Kind.GIVEN, "", Map.of(), 1, first, List.of()));
        }
        if (!chain.isBlank()) {
            int from = first.size() + 1;
            blocks.add(new MarkedBlock(Kind.DERIVATION, name, attributes, from, lines(chain, from), List.of()));
        }
        return new MarkedDocument(name, name, blocks, List.of());
    }

    private static List<SourceLine> lines(String text, int from) {
        List<String> lines = text.lines().toList();
        List<SourceLine> placed = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            placed.add(new SourceLine(from + i, 1, lines.get(i)));
        }
        return placed;
    }
}
