package org.gradproof.docsgen.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Takes the next of the guesses for the symbol; false if there is none left. */
    boolean guess(String symbol, List<List<String>> guesses) {
        int next = tried.merge(symbol, 1, Integer::sum) - 1;
        if (next >= guesses.size()) {
            givens.remove(symbol);
            return false;
        }
        givens.put(symbol, guesses.get(next));
        return true;
    }
}
