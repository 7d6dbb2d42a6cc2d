package org.gradproof.symbolic.reader.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceLine;

/** A document of givens and derivations for tests. */
final class Fixture {
    private final List<MarkedBlock> blocks = new ArrayList<>();
    private int line = 1;
    private List<Integer> section = List.of(1);

    Fixture in(Integer... path) {
        section = List.of(path);
        return this;
    }

    Fixture given(String text) {
        return block(MarkedBlock.Kind.GIVEN, "", Map.of(), text);
    }

    Fixture chain(String text) {
        return chain(Map.of(), text);
    }

    Fixture chain(Map<String, String> attributes, String text) {
        return block(MarkedBlock.Kind.DERIVATION, "d" + line, attributes, text);
    }

    private Fixture block(MarkedBlock.Kind kind, String id, Map<String, String> attributes, String text) {
        int start = line++;
        List<SourceLine> lines = new ArrayList<>();
        for (String one : text.split("\n", -1)) {
            lines.add(new SourceLine(line++, 1, one));
        }
        blocks.add(new MarkedBlock(kind, id, attributes, start, lines, section));
        return this;
    }

    ReadDocument read() {
        return new DerivationReader().read(new MarkedDocument("test.adoc", "Test", blocks, List.of()));
    }

    /** The last derivation. */
    Derivation last() {
        List<Derivation> derivations = read().derivations();
        return derivations.get(derivations.size() - 1);
    }
}
