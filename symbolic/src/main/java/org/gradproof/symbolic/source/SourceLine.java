package org.gradproof.symbolic.source;

/**
 * One line of LaTeX with its place in the document.
 *
 * @param line its line number in the file, from 1
 * @param column the column of its first character in the file, from 1
 * @param text the LaTeX, without the line end
 */
public record SourceLine(int line, int column, String text) {}
