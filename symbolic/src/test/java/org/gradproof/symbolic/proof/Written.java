package org.gradproof.symbolic.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.reader.document.DerivationReader;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedBlock.Kind;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceLine;

/** Claims as an author writes them. */
final class Written {
    private Written() {}

    /**
     * The claim of one step.
     *
     * @param givens separated by semicolons
     */
    static Claim claim(String givens, String step) {
        List<SourceLine> lines = new ArrayList<>();
        for (String given : givens.split(";", -1)) {
            lines.add(new SourceLine(lines.size() + 1, 1, given.strip() + " \\\\"));
        }
        MarkedBlock given = new MarkedBlock(Kind.GIVEN, "", Map.of(), 1, lines, List.of());
        SourceLine line = new SourceLine(100, 1, step);
        MarkedBlock derivation = new MarkedBlock(Kind.DERIVATION, "d", Map.of(), 100, List.of(line), List.of());
        MarkedDocument document = new MarkedDocument("d.adoc", "d", List.of(given, derivation), List.of());
        Derivation read = new DerivationReader().read(document).derivations().get(0);
        assertThat(read.errors()).isEmpty();
        Step only = read.steps().get(0);
        return new Claim(
                read.givens(), only.left().expr(), only.relation(), only.right().expr());
    }
}
