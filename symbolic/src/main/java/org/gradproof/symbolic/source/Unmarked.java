package org.gradproof.symbolic.source;

/**
 * A block of display math that nothing marks, so that nothing checks it.
 *
 * @param line its first line, from 1
 * @param relation whether it holds a relation, and may claim something
 */
public record Unmarked(int line, boolean relation) {}
