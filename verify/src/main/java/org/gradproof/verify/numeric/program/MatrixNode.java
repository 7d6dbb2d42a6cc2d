package org.gradproof.verify.numeric.program;

import java.util.HashMap;
import java.util.Map;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.verify.numeric.value.Real;
import org.gradproof.verify.numeric.value.Reals;
import org.gradproof.verify.numeric.value.UndefinedException;
import org.jspecify.annotations.Nullable;

/**
 * A determinant, or an entry of an inverse or of a power: expanded by rows, so that nothing is divided by before the end; a
 * power by as many products.
 */
record MatrixNode(
        Expr.MatrixFunction function,
        ProgramNode.Index size,
        int rowSlot,
        int colSlot,
        ProgramNode entry,
        ProgramNode.Index exponent,
        ProgramNode.Index atRow,
        ProgramNode.Index atCol)
        implements ProgramNode {
    private static final int LARGEST = 4;
    private static final int HIGHEST = 64;

    @Override
    public Real eval(Context c) {
        c.step();
        int n = size.eval(c);
        if (n > LARGEST) {
            throw new UndefinedException("a matrix of more than " + LARGEST + " rows");
        }
        int i = atRow.eval(c);
        int j = atCol.eval(c);
        if (function != Expr.MatrixFunction.DETERMINANT) {
            Context.checkIndex(i, n);
            Context.checkIndex(j, n);
        }
        Real[][] matrix = entries(c, n);
        return switch (function) {
            case DETERMINANT -> new Expansion(c, matrix, -1, -1).value();
            case INVERSE -> inverse(c, matrix, i, j);
            case POWER -> power(c, matrix, exponent.eval(c))[i - 1][j - 1];
        };
    }

    private static Real inverse(Context c, Real[][] matrix, int i, int j) {
        Real minor = new Expansion(c, matrix, j - 1, i - 1).value();
        Real quotient = Reals.divide(minor, new Expansion(c, matrix, -1, -1).value());
        return (i + j) % 2 == 0 ? quotient : Reals.negate(quotient);
    }

    private static Real[][] power(Context c, Real[][] matrix, int exponent) {
        if (Math.abs(exponent) > HIGHEST) {
            throw new UndefinedException("a power of a matrix above " + HIGHEST);
        }
        int n = matrix.length;
        Real[][] factor = matrix;
        Real[][] power = new Real[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                power[i][j] = i == j ? c.one() : Reals.subtract(c.one(), c.one());
            }
        }
        if (exponent < 0) {
            factor = new Real[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    factor[i][j] = inverse(c, matrix, i + 1, j + 1);
                }
            }
        }
        for (int k = 0; k < Math.abs(exponent); k++) {
            power = product(c, power, factor);
        }
        return power;
    }

    private static Real[][] product(Context c, Real[][] left, Real[][] right) {
        int n = left.length;
        Real[][] product = new Real[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                Real sum = Reals.times(left[i][0], right[0][j]);
                for (int k = 1; k < n; k++) {
                    c.step();
                    sum = Reals.add(sum, Reals.times(left[i][k], right[k][j]));
                }
                product[i][j] = sum;
            }
        }
        return product;
    }

    private Real[][] entries(Context c, int n) {
        Real oldRow = c.slots[rowSlot];
        Real oldCol = c.slots[colSlot];
        int oldRowInteger = c.integers[rowSlot];
        int oldColInteger = c.integers[colSlot];
        Real[][] matrix = new Real[n][n];
        for (int i = 1; i <= n; i++) {
            for (int j = 1; j <= n; j++) {
                c.step();
                c.bind(rowSlot, i);
                c.bind(colSlot, j);
                matrix[i - 1][j - 1] = entry.eval(c);
            }
        }
        c.slots[rowSlot] = oldRow;
        c.slots[colSlot] = oldCol;
        c.integers[rowSlot] = oldRowInteger;
        c.integers[colSlot] = oldColInteger;
        return matrix;
    }

    /** The determinant without one row and column, those at -1 aside; each set of columns is expanded once. */
    private static final class Expansion {
        private final Context context;
        private final Real[][] matrix;
        private final int withoutRow;
        private final int withoutCol;
        private final Map<Integer, Real> known = new HashMap<>();

        Expansion(Context context, Real[][] matrix, int withoutRow, int withoutCol) {
            this.context = context;
            this.matrix = matrix;
            this.withoutRow = withoutRow;
            this.withoutCol = withoutCol;
        }

        Real value() {
            return below(0, withoutCol < 0 ? 0 : 1 << withoutCol);
        }

        /** The determinant of the rows from {@code row} on and the columns that are not taken. */
        private Real below(int row, int taken) {
            if (row == withoutRow) {
                return below(row + 1, taken);
            } else if (row >= matrix.length) {
                return context.one();
            }
            Real before = known.get(taken);
            if (before != null) {
                return before;
            }
            @Nullable Real sum = null;
            boolean negative = false;
            for (int col = 0; col < matrix.length; col++) {
                if ((taken & (1 << col)) == 0) {
                    context.step();
                    Real term = Reals.times(matrix[row][col], below(row + 1, taken | (1 << col)));
                    Real signed = negative ? Reals.negate(term) : term;
                    sum = sum == null ? signed : Reals.add(sum, signed);
                    negative = !negative;
                }
            }
            Real value = sum == null ? context.one() : sum;
            known.put(taken, value);
            return value;
        }
    }
}
