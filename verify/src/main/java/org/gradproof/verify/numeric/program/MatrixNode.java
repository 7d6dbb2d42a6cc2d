package org.gradproof.verify.numeric.program;

import java.util.HashMap;
import java.util.Map;
import org.gradproof.verify.numeric.value.Real;
import org.gradproof.verify.numeric.value.Reals;
import org.gradproof.verify.numeric.value.UndefinedException;
import org.jspecify.annotations.Nullable;

/** A determinant, or an entry of an inverse: expanded by rows, so that nothing is divided by before the end. */
record MatrixNode(
        boolean inverse,
        ProgramNode.Index size,
        int rowSlot,
        int colSlot,
        ProgramNode entry,
        ProgramNode.Index atRow,
        ProgramNode.Index atCol)
        implements ProgramNode {
    private static final int LARGEST = 4;

    @Override
    public Real eval(Context c) {
        c.step();
        int n = size.eval(c);
        if (n > LARGEST) {
            throw new UndefinedException("a matrix of more than " + LARGEST + " rows");
        }
        int i = atRow.eval(c);
        int j = atCol.eval(c);
        if (inverse) {
            Context.checkIndex(i, n);
            Context.checkIndex(j, n);
        }
        Real[][] matrix = entries(c, n);
        Real determinant = new Expansion(c, matrix, -1, -1).value();
        if (!inverse) {
            return determinant;
        }
        Real minor = new Expansion(c, matrix, j - 1, i - 1).value();
        Real quotient = Reals.divide(minor, determinant);
        return (i + j) % 2 == 0 ? quotient : Reals.negate(quotient);
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
