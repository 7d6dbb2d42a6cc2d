// twins: TemperedExpBlock FloatTemperedExpBlock, FoldedSum FloatFoldedSum, ExpBlock FloatExpBlock
// twins: DoubleBlock FloatBlock
// twin: FloatSoftmaxRows
package org.gradproof.core.internal.block;

import java.util.Arrays;
import org.gradproof.core.internal.exact.Log1p;
import org.gradproof.core.internal.sum.CompensatedSum;
import org.jspecify.annotations.Nullable;

/**
 * Softmax, its logarithm and log-sum-exp of rows: short rows share a block, long rows take several. A row whose
 * logits are not all ordinary goes the careful way.
 */
public final class SoftmaxRows {

    /** Rows of at most so many classes are finished together: loops of their own would be too short to pay. */
    private static final int SHORT = 120;

    /** From this probability on, a logarithm is taken from the other classes' sum. At most two classes have it. */
    private static final double LIKELY = 0.34;

    private static final TemperedExpBlock EXPONENTIALS = new TemperedExpBlock(1);

    private SoftmaxRows() {}

    /**
     * The rows that begin at z[from], each of so many classes.
     *
     * @param p receives their softmax, or its logarithms, from p[at] on; may be z where at = from
     * @param sums receives their log-sum-exp from sums[first] on
     */
    public static void run(
            double[] z,
            int from,
            int classes,
            double @Nullable [] p,
            int at,
            boolean logarithms,
            double @Nullable [] sums,
            int first,
            int rows) {
        DoubleBlock b = DoubleBlock.ofThisThread();
        b.reserve(classes > DoubleBlock.LENGTH ? classes : 0);
        int group = Math.max(1, DoubleBlock.LENGTH / classes);
        for (int i = 0; i < rows; i += group) {
            int n = Math.min(group, rows - i) * classes;
            int start = from + i * classes;
            if (classes > DoubleBlock.LENGTH) {
                // Where p replaces the logits they must outlive the row's exponentials, which stand in b.row.
                double total = exponentials(b, z, start, n);
                one(b, total, z, start, b.row, 0, n, p != null, logarithms, sums, first + i);
                write(b.row, p, at + i * classes, n);
                continue;
            }
            System.arraycopy(z, start, b.z, 0, n);
            ExpBlock.run(b.z, b.p, b.w, n);
            if (classes <= SHORT) {
                together(b, n, classes, p != null, logarithms, sums, first + i);
            } else {
                for (int k = 0; k < n; k += classes) {
                    double total = FoldedSum.sum(b, k, classes);
                    total += b.lost + EXPONENTIALS.lostAtTop(b); // doubles
                    // floats: total += EXPONENTIALS.lostAtTop(b);
                    one(b, total, b.z, k, b.p, k, classes, p != null, logarithms, sums, first + i + k / classes);
                }
            }
            write(b.p, p, at + i * classes, n);
        }
    }

    private static void write(double[] results, double @Nullable [] p, int at, int n) {
        if (p != null) {
            System.arraycopy(results, 0, p, at, n);
        }
    }

    /** The exponentials of a long row, to b.row; their sum. */
    private static double exponentials(DoubleBlock b, double[] z, int from, int n) {
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < n; k += DoubleBlock.LENGTH) {
            int length = Math.min(DoubleBlock.LENGTH, n - k);
            System.arraycopy(z, from + k, b.z, 0, length);
            ExpBlock.run(b.z, b.p, b.w, length);
            System.arraycopy(b.p, 0, b.row, k, length);
            sum.add(FoldedSum.sum(b, 0, length));
            sum.add(b.lost + EXPONENTIALS.lostAtTop(b)); // doubles
            // floats: sum.add(EXPONENTIALS.lostAtTop(b));
        }
        return sum.value();
    }

    /** Finishes the row whose logits are z[from], …, and whose exponentials e[at], … add up to total. */
    private static void one(
            DoubleBlock b,
            double total,
            double[] z,
            int from,
            double[] e,
            int at,
            int n,
            boolean results,
            boolean logarithms,
            double @Nullable [] sums,
            int index) {
        if (sums != null) {
            sums[index] = logSum(total, z, from, n); // doubles
            // floats: sums[index] = (float) logSum(total, z, from, n);
        }
        if (results && !isOrdinary(total)) {
            CarefulRow.softmax(z, from, n, logarithms, e, at);
        } else if (results && logarithms) {
            int likely = likely(e, at, at + n, total);
            int other = likely(e, likely + 1, at + n, total);
            double ofLikely = ofLikely(b, e, at, likely, n);
            double ofOther = ofLikely(b, e, at, other, n);
            System.arraycopy(z, from, e, at, n);
            logarithms(e, at, n, LogParts.high(total), LogParts.low(total)); // doubles
            // floats: float high = (float) LogParts.value(total);
            // floats: logarithms(e, at, n, high, (float) (LogParts.value(total) - high));
            if (likely < at + n) {
                e[likely] = ofLikely; // doubles
                // floats: e[likely] = (float) ofLikely;
            }
            if (other < at + n) {
                e[other] = ofOther; // doubles
                // floats: e[other] = (float) ofOther;
            }
        } else if (results) {
            divide(e, at, n, total); // doubles
            // floats: TargetRow.multiply(e, at, n, 1 / total, b);
        }
    }

    /** A division has one rounding less than a multiplication by the inverse. */
    // doubles
    private static void divide(double[] e, int at, int n, double total) { // doubles
        for (int i = at; i < at + n; i++) { // doubles
            e[i] = e[i] / total; // doubles
        } // doubles
    } // doubles
    // doubles:
    private static void logarithms(double[] z, int at, int n, double high, double low) { // doubles
        // floats: private static void logarithms(float[] z, int at, int n, float high, float low) {
        for (int i = at; i < at + n; i++) {
            z[i] = (z[i] - high) - low;
        }
    }

    /** The first class from i on that is likely, or end. Its logarithm may be near 0. */
    private static int likely(double[] e, int from, int end, double total) {
        double least = total * LIKELY;
        int i = from;
        while (i < end && e[i] <= least) {
            i++;
        }
        return i;
    }

    /** The logarithm of a likely class's probability, -log(1 + rest / e). */
    private static double ofLikely(DoubleBlock b, double[] e, int at, int likely, int n) {
        if (likely >= at + n) {
            return 0;
        }
        double own = e[likely]; // doubles
        // floats: float own = e[likely];
        e[likely] = 0;
        double rest = n <= DoubleBlock.LENGTH ? FoldedSum.sum(b, at, n) : sum(b, e, n);
        e[likely] = own;
        return 0 - Log1p.of(rest / own);
    }

    /** Finishes the short rows of a block, with each row's numbers beside each of its entries. */
    private static void together(
            DoubleBlock b,
            int n,
            int classes,
            boolean results,
            boolean logarithms,
            double @Nullable [] sums,
            int index) {
        boolean careful = false;
        for (int k = 0; k < n; k += classes) {
            double total = FoldedSum.sum(b, k, classes);
            careful |= !isOrdinary(total);
            if (sums != null) {
                sums[index + k / classes] = logSum(total, b.z, k, classes); // doubles
                // floats: sums[index + k / classes] = (float) logSum(total, b.z, k, classes);
            }
            if (!isOrdinary(total)) {
                spread(b, k, classes, Double.NaN, 0); // doubles
                // floats: spread(b, k, classes, Float.NaN, 0);
            } else if (results && logarithms) {
                spread(b, k, classes, LogParts.high(total), LogParts.low(total)); // doubles
                // floats: float high = (float) LogParts.value(total);
                // floats: spread(b, k, classes, high, (float) (LogParts.value(total) - high));
                for (int i = k; (i = likely(b.p, i, k + classes, total)) < k + classes; i++) {
                    b.y[i] = b.z[i];
                    b.loss[i] = 0 - ofLikely(b, b.p, k, i, classes); // doubles
                    // floats: b.loss[i] = (float) (0 - ofLikely(b, b.p, k, i, classes));
                }
            } else if (results) {
                Arrays.fill(b.y, k, k + classes, total); // doubles
                // floats: float high = TargetRow.upper(1 / total);
                // floats: spread(b, k, classes, high, (float) (1 / total - high));
            }
        }
        if (results && logarithms) {
            logarithms(b.z, b.y, b.loss, b.p, n);
        } else if (results) {
            divide(b.p, b.y, n); // doubles
            // floats: multiply(b.p, b.y, b.loss, n);
        }
        for (int k = 0; results && careful && k < n; k += classes) {
            if (Double.isNaN(b.y[k])) { // doubles
                // floats: if (Float.isNaN(b.y[k])) {
                CarefulRow.softmax(b.z, k, classes, logarithms, b.p, k);
            }
        }
    }

    private static void spread(DoubleBlock b, int from, int n, double y, double loss) { // doubles
        // floats: private static void spread(FloatBlock b, int from, int n, float y, float loss) {
        Arrays.fill(b.y, from, from + n, y);
        Arrays.fill(b.loss, from, from + n, loss);
    }

    private static void divide(double[] e, double[] total, int n) { // doubles
        // floats: private static void multiply(float[] e, float[] high, float[] low, int n) {
        for (int i = 0; i < n; i++) {
            e[i] = e[i] / total[i]; // doubles
            // floats: float a = e[i] * TargetRow.SPLITTER;
            // floats: float upper = a - (a - e[i]);
            // floats: e[i] = upper * high[i] + ((e[i] - upper) * high[i] + e[i] * low[i]);
        }
    }

    private static void logarithms(double[] z, double[] high, double[] low, double[] p, int n) {
        for (int i = 0; i < n; i++) {
            p[i] = (z[i] - high[i]) - low[i];
        }
    }

    private static boolean isOrdinary(double total) {
        return total > 0 && total <= ExpBlock.LARGEST_SUM;
    }

    private static double logSum(double total, double[] z, int from, int n) {
        if (!isOrdinary(total) || n == 1) {
            return CarefulRow.logSumExp(z, from, n);
        }
        double value = LogParts.value(total);
        // Nearer to 0 the error of the total would show.
        return Math.abs(value) >= 1 ? value : CarefulRow.logSumExp(z, from, n);
    }

    private static double sum(DoubleBlock b, double[] row, int n) {
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < n; k += DoubleBlock.LENGTH) {
            int length = Math.min(DoubleBlock.LENGTH, n - k);
            System.arraycopy(row, k, b.p, 0, length);
            sum.add(FoldedSum.sum(b, 0, length));
        }
        return sum.value();
    }
}
