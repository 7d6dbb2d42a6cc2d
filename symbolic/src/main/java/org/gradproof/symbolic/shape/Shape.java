package org.gradproof.symbolic.shape;

import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;

/**
 * Rows and columns, as sizes. A column has one column, a scalar one of each.
 *
 * @param rows how many rows: an integer expression, at least 1
 * @param cols how many columns
 */
public record Shape(Expr rows, Expr cols) {
    /** One number. */
    public static final Shape SCALAR = new Shape(Exprs.ONE, Exprs.ONE);

    /** A column of {@code rows} entries. */
    public static Shape column(Expr rows) {
        return new Shape(rows, Exprs.ONE);
    }

    /** Whether it is one number. */
    public boolean isScalar() {
        return equals(SCALAR);
    }

    /** Whether it is a column of more than one entry. */
    public boolean isColumn() {
        return cols.equals(Exprs.ONE) && !isScalar();
    }

    /** The shape of the transpose. */
    public Shape transposed() {
        return new Shape(cols, rows);
    }
}
