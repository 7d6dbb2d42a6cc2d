package org.gradproof.verify.report;

import java.util.Map;

/**
 * Values at which a relation fails.
 *
 * @param values in a reader's order: by name in LaTeX a {@link Number}, a list of numbers (a vector), a
 *     list of lists (a matrix), or a string (a fraction, or the formula chosen for an unspecified function)
 * @param left the left side there, in decimal, with as many digits as matter
 * @param right the right side there
 * @param difference left less right
 */
public record Counterexample(Map<String, Object> values, String left, String right, String difference) {}
