package org.gradproof.symbolic.source;

/** A change of the document that may be what an author meant where something could not be read. */
public sealed interface Remedy {
    /**
     * A place in the document.
     *
     * @param line from 1
     * @param column from 1
     */
    record Place(int line, int column) {}

    /**
     * A given that declares what nothing does.
     *
     * @param given a line of givens, in LaTeX
     */
    record Declare(String given) implements Remedy {}

    /**
     * A bracket around what stands from a place to another.
     *
     * @param from of the first character
     * @param to behind the last
     */
    record Enclose(Place from, Place to) implements Remedy {}
}
