package org.gradproof.symbolic.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Relation;

/** Entries of matrices that are written one by one, and what is calculated of these. */
public final class WrittenEntries {
    private WrittenEntries() {}

    /** The entry at the row and column, by cases where these are letters. */
    static Expr at(Term.Written matrix, Expr row, Expr col) {
        List<List<Expr>> rows = matrix.rows();
        return pick(row, rows.size(), i -> pick(col, rows.get(i).size(), rows.get(i)::get));
    }

    /** The last one stands under no condition, as an index is in its range. */
    private static Expr pick(Expr index, int size, IntFunction<Expr> value) {
        if (size == 1) {
            return value.apply(0);
        } else if (index instanceof Expr.Num number && number.value().isInteger()) {
            int place = number.value().numerator().intValueExact();
            if (place >= 1 && place <= size) {
                return value.apply(place - 1);
            }
        }
        List<Expr.Branch> branches = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Cond there = i == size - 1 ? new Cond.True() : new Cond.Rel(index, Relation.EQ, Exprs.num(i + 1));
            branches.add(new Expr.Branch(value.apply(i), there));
        }
        return new Expr.Cases(branches);
    }

    /** The determinant of a square matrix, by its first row. */
    public static Expr determinant(List<List<Expr>> rows) {
        if (rows.size() == 1) {
            return rows.get(0).get(0);
        }
        List<Expr> terms = new ArrayList<>();
        for (int j = 0; j < rows.size(); j++) {
            terms.add(Exprs.mul(rows.get(0).get(j), cofactor(rows, 0, j)));
        }
        return Exprs.add(terms);
    }

    /** The inverse of a square matrix: its cofactors, transposed, divided by its determinant. */
    public static List<List<Expr>> inverse(List<List<Expr>> rows) {
        Expr determinant = determinant(rows);
        List<List<Expr>> inverse = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<Expr> row = new ArrayList<>();
            for (int j = 0; j < rows.size(); j++) {
                row.add(Exprs.div(cofactor(rows, j, i), determinant));
            }
            inverse.add(List.copyOf(row));
        }
        return inverse;
    }

    private static Expr cofactor(List<List<Expr>> rows, int row, int col) {
        List<List<Expr>> minor = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (i != row) {
                List<Expr> kept = new ArrayList<>(rows.get(i));
                kept.remove(col);
                minor.add(kept);
            }
        }
        Expr value = determinant(minor);
        return (row + col) % 2 == 0 ? value : Exprs.mul(Exprs.MINUS_ONE, value);
    }
}
