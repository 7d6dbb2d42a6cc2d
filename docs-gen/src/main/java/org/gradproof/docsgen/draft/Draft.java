package org.gradproof.docsgen.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.docsgen.asciidoc.AsciiDocOutline;
import org.gradproof.docsgen.outline.Assembly;
import org.gradproof.docsgen.outline.Outline;
import org.gradproof.docsgen.outline.Sidecar;
import org.gradproof.docsgen.outline.SourceLines;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.reader.document.DerivationReader;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceError;

/**
 * A sidecar for a document without marks, for its author to edit. The reader itself is asked, again and again, which
 * symbols it misses; each gets the likeliest given of those that the reader takes. A block that it cannot read under any
 * of them is left out, so that the draft holds nothing that a check could not read.
 */
public final class Draft {
    /** More than any document needs: each round settles a guess for at least one symbol, or leaves a block out. */
    private static final int MOST_ROUNDS = 400;

    private final String document;
    private final String sidecar;
    private final Outline outline;
    private List<Part> parts;
    private final Set<String> settled = new HashSet<>();
    private final Map<String, String> leftOut = new LinkedHashMap<>();

    private Draft(String document, String sidecar, Outline outline) {
        this.document = document;
        this.sidecar = sidecar;
        this.outline = outline;
        this.parts = Parts.of(outline);
    }

    /**
     * The draft as AsciiDoc.
     *
     * @param document the document's name
     * @param sidecar the sidecar's name
     * @param outline the document's
     */
    public static String of(String document, String sidecar, Outline outline) {
        Draft draft = new Draft(document, sidecar, outline);
        int round = 0;
        while (draft.improve(round < MOST_ROUNDS)) {
            round++;
        }
        draft.parts.forEach(draft::prune);
        draft.ask();
        return draft.write().text();
    }

    private DraftText write() {
        return new DraftText(document, outline.cells(), parts, leftOut);
    }

    private ReadDocument read(DraftText written) {
        Outline side = AsciiDocOutline.plain(SourceLines.split(written.text()));
        MarkedDocument marked = Assembly.assemble(document, document, outline, Sidecar.of(sidecar, side))
                .document();
        return new DerivationReader().read(marked);
    }

    /**
     * Reads the document under the draft and mends what the reader misses.
     *
     * @param guessing whether further guesses are tried; else whatever cannot be read is left out
     * @return whether anything was changed
     */
    private boolean improve(boolean guessing) {
        DraftText written = write();
        ReadDocument read = read(written);
        if (read.errors().stream().anyMatch(error -> error.kind().equals("unknown-section")) && parts.size() > 1) {
            parts = Parts.inOne(parts);
            return true;
        }
        List<SourceError> inGivens = new ArrayList<>(read.errors());
        Map<String, SourceError> inBlocks = new LinkedHashMap<>();
        for (Derivation derivation : read.derivations()) {
            for (SourceError error : derivation.errors()) {
                if (error.elsewhere()) {
                    inGivens.add(error);
                } else {
                    inBlocks.putIfAbsent(derivation.id(), error);
                }
            }
        }
        boolean changed = false;
        settled.clear();
        for (SourceError error : inGivens.stream().distinct().toList()) {
            changed |= guessing ? mendGiven(written, error) : dropGiven(written, error);
        }
        for (Map.Entry<String, SourceError> each : inBlocks.entrySet()) {
            if (guessing && each.getValue().kind().equals("undeclared-symbol")) {
                changed |= declare(partOf(each.getKey()), each.getKey(), each.getValue());
            }
        }
        for (Map.Entry<String, SourceError> each : inBlocks.entrySet()) {
            if (guessing && !changed) {
                changed = doubt(partOf(each.getKey()), each.getValue());
            }
        }
        if (!changed) {
            // What the reader still cannot read is no matter of givens.
            inBlocks.forEach((block, error) -> {
                leftOut.put(block, error.message());
                partOf(block).givens().keySet().removeIf(symbol -> symbol.endsWith(Part.FOR + block));
            });
            changed = !inBlocks.isEmpty();
        }
        return changed;
    }

    /** Gives the symbol that a block misses what it is in its part; where the part's blocks differ, in the block. */
    private boolean declare(Part part, String block, SourceError error) {
        Symbol symbol = Symbol.of(quoted(error));
        Guesses all = new Guesses(part, List.of());
        if (!all.differs(symbol)) {
            return guess(part, symbol, false);
        }
        Guesses own = new Guesses(part.only(block), List.of());
        if (all.isStated(symbol) && !own.isStated(symbol)) {
            return false;
        }
        String key = symbol.name() + Part.FOR + block;
        return settled.add(key) && part.guess(key, own.of(symbol), false);
    }

    /** Where the reader speaks of a symbol that was guessed, it may be something else. */
    private boolean doubt(Part part, SourceError error) {
        Symbol symbol = Symbol.of(quoted(error));
        return part.givens().containsKey(symbol.name()) && guess(part, symbol, false);
    }

    private String key(Part part, String symbol) {
        return parts.indexOf(part) + " " + symbol;
    }

    /** Takes the next guess for the symbol, unless it has one since the document was last read. */
    private boolean guess(Part part, Symbol symbol, boolean refused) {
        if (!settled.add(key(part, symbol.name()))) {
            return false;
        }
        List<Part> earlier = parts.subList(0, parts.indexOf(part));
        return part.guess(symbol.name(), new Guesses(part, earlier).of(symbol), refused);
    }

    /** A given that misses a symbol gets it; one that cannot be read otherwise gives way to the next guess. */
    private boolean mendGiven(DraftText written, SourceError error) {
        DraftText.Given given = written.given(error.line());
        if (given == null || !error.elsewhere()) {
            return false;
        }
        int block = given.symbol().indexOf(Part.FOR);
        if (error.kind().equals("undeclared-symbol")) {
            String missing = Symbol.of(quoted(error)).name();
            if (settled.stream()
                    .anyMatch(each -> each.equals(key(given.part(), missing)) || each.startsWith(missing + Part.FOR))) {
                return false;
            }
            String name = block < 0 ? "" : given.symbol().substring(block + Part.FOR.length());
            if (block < 0 ? guess(given.part(), Symbol.of(quoted(error)), false) : declare(given.part(), name, error)) {
                return true;
            }
        }
        if (block >= 0) {
            return given.part().givens().remove(given.symbol()) != null;
        }
        boolean had = given.part().givens().containsKey(given.symbol());
        return guess(given.part(), Symbol.of(given.symbol()), true)
                || (had && !given.part().givens().containsKey(given.symbol()));
    }

    private boolean dropGiven(DraftText written, SourceError error) {
        DraftText.Given given = written.given(error.line());
        return given != null && error.elsewhere() && given.part().givens().remove(given.symbol()) != null;
    }

    private Part partOf(String block) {
        return parts.stream()
                .filter(part ->
                        part.blocks().stream().anyMatch(each -> each.name().equals(block)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no part holds " + block));
    }

    /** Takes out what neither a block that is read nor another given speaks of. */
    private void prune(Part part) {
        List<String> texts = new ArrayList<>();
        for (Part.Block block : part.blocks()) {
            if (!leftOut.containsKey(block.name())) {
                block.display().lines().forEach(line -> texts.add(line.text()));
            }
        }
        boolean again = true;
        while (again) {
            again = part.givens().keySet().removeIf(name -> {
                Symbol symbol = Symbol.of(name.contains(Part.FOR) ? name.substring(0, name.indexOf(Part.FOR)) : name);
                boolean elsewhere = part.givens().entrySet().stream()
                        .filter(each -> !each.getKey().equals(name))
                        .flatMap(each -> each.getValue().stream())
                        .anyMatch(symbol::isIn);
                return !elsewhere && texts.stream().noneMatch(symbol::isIn);
            });
        }
    }

    private void ask() {
        for (Part part : parts) {
            Guesses guesses = new Guesses(part, List.of());
            for (String symbol : part.givens().keySet()) {
                String question = symbol.contains(Part.FOR) ? "" : guesses.question(Symbol.of(symbol));
                if (!question.isEmpty()) {
                    part.questions().add(question);
                }
            }
        }
    }

    private static String quoted(SourceError error) {
        int from = error.message().indexOf('"') + 1;
        int to = error.message().indexOf('"', from);
        return to < 0 ? error.message() : error.message().substring(from, to);
    }
}
