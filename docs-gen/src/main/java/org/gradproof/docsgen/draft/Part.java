package org.gradproof.docsgen.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.docsgen.outline.Element.Display;

/** A part of the document, under one title of the sidecar, with what has been guessed for it so far. */
final class Part {
    /** A display block with its number among all of them. */
    record Block(int number, Display display) {
        String name() {
            return "block-" + number;
        }
    }

    /** Between a symbol and the block for which alone it is declared. */
    static final String FOR = " for ";

    private final String title;
    private final List<Block> blocks = new ArrayList<>();
    /** By symbol, and {@link #FOR} one block where it is for that alone, the lines of givens that declare it. */
    private final Map<String, List<String>> givens = new LinkedHashMap<>();

    private final List<String> questions = new ArrayList<>();
    private final Set<List<String>> unreadable = new HashSet<>();
    /** By symbol how many of its guesses were tried. */
    private final Map<String, Integer> tried = new LinkedHashMap<>();

    Part(String title) {
        this.title = title;
    }

    /** The one block of it, by itself. */
    Part only(String block) {
        Part only = new Part(title);
        blocks.stream().filter(each -> each.name().equals(block)).forEach(only.blocks::add);
        return only;
    }

    /** Empty for what stands before the first title. */
    String title() {
        return title;
    }

    List<Block> blocks() {
        return blocks;
    }

    Map<String, List<String>> givens() {
        return givens;
    }

    List<String> questions() {
        return questions;
    }

    /**
     * Takes the next of the guesses for the symbol; false if there is none left.
     *
     * @param refused whether the reader could not read the last one, rather than missed the symbol in spite of it
     */
    boolean guess(String symbol, List<List<String>> guesses, boolean refused) {
        List<String> last = givens.get(symbol);
        if (refused && last != null) {
            unreadable.add(last);
        }
        int next = tried.merge(symbol, 1, Integer::sum) - 1;
        if (next < guesses.size()) {
            givens.put(symbol, guesses.get(next));
            return true;
        }
        // A definition that serves some blocks does not go because another block uses its name otherwise.
        givens.remove(symbol);
        guesses.stream()
                .filter(lines -> lines.get(lines.size() - 1).contains(" := ") && !unreadable.contains(lines))
                .findFirst()
                .ifPresent(lines -> givens.put(symbol, lines));
        return false;
    }
}
