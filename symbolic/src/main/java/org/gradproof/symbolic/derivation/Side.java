package org.gradproof.symbolic.derivation;

import org.gradproof.symbolic.expr.Expr;

/**
 * One side of a relation.
 *
 * @param expr its meaning
 * @param latex its LaTeX as the author wrote it, layout removed
 * @param line where it starts, from 1
 * @param column where it starts, from 1
 */
public record Side(Expr expr, String latex, int line, int column) {}
