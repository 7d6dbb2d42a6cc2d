package org.gradproof.verify.mutation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.reader.document.DerivationReader;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceLine;

/** Claims as an author writes them. */
final class Written {
    private Written() {}

    /** A document of one derivation under the givens. */
    static ReadDocument document(List<String> givens, String... chain) {
        MarkedBlock given = block(MarkedBlock.Kind.GIVEN, "", givens);
        MarkedBlock derivation = block(MarkedBlock.Kind.DERIVATION, "it", Arrays.asList(chain));
        MarkedDocument marked = new MarkedDocument("it.adoc", "it", List.of(given, derivation), List.of());
        ReadDocument read = new DerivationReader().read(marked);
        Derivation only = read.derivations().get(0);
        if (!read.errors().isEmpty() || !only.errors().isEmpty()) {
            throw new IllegalArgumentException(read.errors() + " " + only.errors());
        }
        return read;
    }

    private static MarkedBlock block(MarkedBlock.Kind kind, String id, List<String> text) {
        List<SourceLine> lines = new ArrayList<>();
        for (String line : text) {
            lines.add(new SourceLine(lines.size() + 1, 1, line));
        }
        return new MarkedBlock(kind, id, Map.of(), 1, lines, List.of(1));
    }

    /** What the one step claims. */
    static Claim claim(List<String> givens, String step) {
        Derivation derivation = document(givens, step).derivations().get(0);
        Step only = derivation.steps().get(0);
        return new Claim(
                derivation.givens(),
                only.left().expr(),
                only.relation(),
                only.right().expr());
    }
}
