package org.gradproof.docsgen.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.reader.document.DerivationReader;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedBlock.Kind;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceLine;

/** A document's givens, as they are in force at its end. */
final class Setting {
    static final String ID = "derivative";

    private final MarkedDocument document;
    private final List<MarkedBlock> givens;

    Setting(MarkedDocument document) {
        this.document = document;
        this.givens = document.blocks().stream()
                .filter(block -> block.kind() == Kind.GIVEN)
                .toList();
    }

    /** Reads the lines, each with its relation, as a derivation after the givens. */
    Derivation read(List<String> lines) {
        List<SourceLine> source = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String end = i < lines.size() - 1 ? " \\\\" : "";
            source.add(new SourceLine(i + 1, 1, lines.get(i) + end));
        }
        List<Integer> section =
                givens.isEmpty() ? List.of() : givens.get(givens.size() - 1).section();
        List<MarkedBlock> blocks = new ArrayList<>(givens);
        blocks.add(new MarkedBlock(Kind.DERIVATION, ID, Map.of(), 1, source, section));
        MarkedDocument whole = new MarkedDocument(document.path(), document.title(), blocks, List.of());
        return new DerivationReader().read(whole).derivations().get(0);
    }
}
