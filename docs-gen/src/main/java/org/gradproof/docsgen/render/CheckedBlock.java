package org.gradproof.docsgen.render;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.docsgen.outline.Element.Display;
import org.gradproof.docsgen.outline.Mark;
import org.gradproof.docsgen.outline.Part;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedBlock.Kind;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceLine;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.jspecify.annotations.Nullable;

/**
 * A block of display math with what became of it.
 *
 * @param display where it stands and what it says
 * @param number among the document's derivations, from 1, of the one that it is or goes on with; 0 if it is none
 * @param block null if it is no derivation, or goes on with one before it
 * @param report null if nothing checked it
 * @param read what was read of it, as values; null if that is not at hand
 * @param givens those in force for it
 */
public record CheckedBlock(
        Display display,
        int number,
        @Nullable MarkedBlock block,
        @Nullable DerivationReport report,
        @Nullable Derivation read,
        List<MarkedBlock> givens) {
    public CheckedBlock {
        givens = List.copyOf(givens);
    }

    /** Whether it holds givens. */
    boolean isGiven() {
        Mark mark = display.mark();
        return mark != null && mark.kind() == Mark.Kind.GIVEN;
    }

    /** Whether its lines are the end of a derivation that opened in a block before it. */
    boolean goesOn() {
        return block == null && number > 0;
    }

    /** Its LaTeX, line by line. */
    String latex() {
        return String.join("\n", display.lines().stream().map(SourceLine::text).toList());
    }

    /** A document's display blocks, each with what was read of its derivation and what became of that. */
    public static List<CheckedBlock> all(
            List<Part> parts, MarkedDocument document, ReadDocument read, DocumentReport report) {
        List<MarkedBlock> blocks = document.blocks();
        List<MarkedBlock> derivations =
                blocks.stream().filter(block -> block.kind() == Kind.DERIVATION).toList();
        List<CheckedBlock> all = new ArrayList<>();
        for (Part part : parts) {
            int at = part.derivation() - 1;
            MarkedBlock block = part.opens() ? derivations.get(at) : null;
            all.add(
                    block == null
                            ? new CheckedBlock(part.display(), part.derivation(), null, null, null, List.of())
                            : new CheckedBlock(
                                    part.display(),
                                    part.derivation(),
                                    block,
                                    at < report.derivations().size()
                                            ? report.derivations().get(at)
                                            : null,
                                    at < read.derivations().size()
                                            ? read.derivations().get(at)
                                            : null,
                                    inForce(blocks.subList(0, blocks.indexOf(block)), block)));
        }
        return all;
    }

    private static List<MarkedBlock> inForce(List<MarkedBlock> before, MarkedBlock block) {
        return before.stream()
                .filter(each -> each.kind() == Kind.GIVEN)
                .filter(each -> block.section().size() >= each.section().size()
                        && block.section().subList(0, each.section().size()).equals(each.section()))
                .toList();
    }
}
