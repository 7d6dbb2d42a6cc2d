package org.gradproof.docsgen.render;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.docsgen.outline.Element.Display;
import org.gradproof.docsgen.outline.Mark;
import org.gradproof.docsgen.outline.Outline;
import org.gradproof.symbolic.derivation.Derivation;
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
record CheckedBlock(
        Display display,
        int number,
        @Nullable MarkedBlock block,
        @Nullable DerivationReport report,
        @Nullable Derivation read,
        List<MarkedBlock> givens) {
    CheckedBlock {
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

    /**
     * The display blocks of the outline in their order, each with its report. A report goes to the block that
     * has its id and that reads as it did when it was checked; any other block counts as not checked.
     */
    static List<CheckedBlock> all(Outline outline, MarkedDocument document, DocumentReport report) {
        return all(outline, document, report, List.of());
    }

    /** The same with what was read of the derivations. */
    static List<CheckedBlock> all(
            Outline outline, MarkedDocument document, DocumentReport report, List<Derivation> derivations) {
        Map<String, Deque<Derivation>> read = new HashMap<>();
        for (Derivation derivation : derivations) {
            read.computeIfAbsent(derivation.id(), id -> new ArrayDeque<>()).add(derivation);
        }
        Map<String, Deque<DerivationReport>> reports = new HashMap<>();
        for (DerivationReport derivation : report.derivations()) {
            reports.computeIfAbsent(derivation.id(), id -> new ArrayDeque<>()).add(derivation);
        }
        List<MarkedBlock> blocks = document.blocks();
        int next = 0;
        int number = 0;
        List<CheckedBlock> all = new ArrayList<>();
        List<SourceLine> rest = List.of();
        for (Display display : displays(outline)) {
            if (!display.lines().isEmpty() && opens(rest, display)) {
                rest = rest.subList(display.lines().size(), rest.size());
                all.add(new CheckedBlock(display, number, null, null, null, List.of()));
                continue;
            }
            int at = next;
            while (at < blocks.size() && !isOf(blocks.get(at), display)) {
                at++;
            }
            if (at == blocks.size()) {
                all.add(new CheckedBlock(display, 0, null, null, null, List.of()));
                continue;
            }
            MarkedBlock block = blocks.get(at);
            Deque<DerivationReport> found = reports.getOrDefault(block.id(), new ArrayDeque<>());
            Derivation values =
                    read.getOrDefault(block.id(), new ArrayDeque<>()).poll();
            all.add(new CheckedBlock(
                    display, ++number, block, found.poll(), values, inForce(blocks.subList(0, at), block)));
            rest = block.lines().subList(display.lines().size(), block.lines().size());
            next = at + 1;
        }
        return all;
    }

    /** The outline's display blocks. */
    static List<Display> displays(Outline outline) {
        return outline.elements().stream()
                .filter(Display.class::isInstance)
                .map(Display.class::cast)
                .toList();
    }

    private static boolean isOf(MarkedBlock block, Display display) {
        Mark mark = display.mark();
        return block.kind() == Kind.DERIVATION
                && block.line() == (mark == null ? display.line() : mark.line())
                && opens(block.lines(), display);
    }

    private static boolean opens(List<SourceLine> lines, Display display) {
        int size = display.lines().size();
        return size <= lines.size() && lines.subList(0, size).equals(display.lines());
    }

    private static List<MarkedBlock> inForce(List<MarkedBlock> before, MarkedBlock block) {
        return before.stream()
                .filter(each -> each.kind() == Kind.GIVEN)
                .filter(each -> block.section().size() >= each.section().size()
                        && block.section().subList(0, each.section().size()).equals(each.section()))
                .toList();
    }
}
