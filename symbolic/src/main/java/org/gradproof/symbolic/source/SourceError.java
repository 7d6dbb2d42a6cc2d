package org.gradproof.symbolic.source;

/**
 * Something that could not be read, and where.
 *
 * @param line from 1
 * @param column from 1
 * @param kind a stable name in kebab case: {@code undeclared-symbol}, {@code unbalanced-bracket} …
 * @param message what is wrong, the offending text quoted, and what was expected
 */
public record SourceError(int line, int column, String kind, String message) {}
