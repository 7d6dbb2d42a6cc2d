package org.gradproof.symbolic.derivation;

import org.gradproof.symbolic.expr.Expr;
import org.jspecify.annotations.Nullable;

/**
 * One side of a relation.
 *
 * @param expr its meaning
 * @param latex its LaTeX as the author wrote it, layout removed
 * @param line where it starts, from 1
 * @param column where it starts, from 1
 * @param reading its LaTeX with all brackets where its spelling left a doubt; else null
 */
public record Side(
        Expr expr,
        String latex,
        int line,
        int column,
        @Nullable String reading) {}
