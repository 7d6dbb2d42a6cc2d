package org.gradproof.docsgen.outline;

/**
 * The stretch of a file that a block takes, its delimiters included.
 *
 * @param line of its first character, from 1
 * @param column of its first character, from 1
 * @param endLine of its last character
 * @param endColumn one behind its last character
 */
public record SourceRange(int line, int column, int endLine, int endColumn) {}
