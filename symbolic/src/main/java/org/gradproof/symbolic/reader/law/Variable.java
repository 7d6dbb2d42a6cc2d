package org.gradproof.symbolic.reader.law;

import java.util.List;
import org.gradproof.symbolic.latex.Node;

/**
 * A random variable.
 *
 * @param node how it is written
 * @param book the law of the books that it has, or empty
 * @param parents the variables on which that law is conditioned
 * @param size how many members it has, where it is a sample; else empty
 * @param dimension how many entries it has, where it is a column; else empty
 */
record Variable(Node node, List<Node> book, List<Node> parents, List<Node> size, List<Node> dimension) {
    Variable(Node node, List<Node> book, List<Node> parents) {
        this(node, book, parents, List.of(), List.of());
    }

    boolean isVector() {
        return !dimension.isEmpty();
    }

    boolean isSample() {
        return !size.isEmpty();
    }

    boolean isReal() {
        return !book.isEmpty();
    }
}
