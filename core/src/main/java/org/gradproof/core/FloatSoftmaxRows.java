package org.gradproof.core;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Softmax, its logarithm and log-sum-exp of rows of floats: short rows share a block, long rows take several. A row whose
 * logits are not all ordinary goes the careful way.
 */
final class FloatSoftmaxRows {

    /** Rows of at most so many classes are finished together: loops of their own would be too short to pay. */
    private static final int SHORT = 120;

    /** From this probability on, a logarithm is taken from the other classes' sum. At most two classes have it. */
    private static final double LIKELY = 0.34;

    private static final FloatTemperedExpBlock EXPONENTIALS = new FloatTemperedExpBlock(1);

    private FloatSoftmaxRows() {}

    /**
     * The rows that begin at z[from], each of so many classes.
     *
     * @param p receives their softmax, or its logarithms, from p[at] on; may be z where at = from
     * @param sums receives their log-sum-exp from sums[first] on
     */
    static void run(
            float[] z,
            int from,
            int classes,
            float @Nullable [] p,
            int at,
            boolean logarithms,
            float @Nullable [] sums,
            int first,
            int rows) {
        FloatBlock b = FloatBlock.ofThisThread();
        b.reserve(classes > FloatBlock.LENGTH ? classes : 0);
        int group = Math.max(1, FloatBlock.LENGTH / classes);
        for (int i = 0; i < rows; i += group) {
            int n = Math.min(group, rows - i) * classes;
            int start = from + i * classes;
            if (classes > FloatBlock.LENGTH) {
                // Where p replaces the logits they must outlive the row's exponentials, which stand in b.row.
                double total = exponentials(b, z, start, n);
                one(b, total, z, start, b.row, 0, n, p != null, logarithms, sums, first + i);
                write(b.row, p, at + i * classes, n);
                continue;
            }
            System.arraycopy(z, start, b.z, 0, n);
            FloatExpBlock.run(b.z, b.p, b.w, n);
            if (classes <= SHORT) {
                together(b, n, classes, p != null, logarithms, sums, first + i);
            } else {
                for (int k = 0; k < n; k += classes) {
                    double total = FloatFoldedSum.sum(b, k, classes);
                    total += EXPONENTIALS.lostAtTop(b);
                    one(b, total, b.z, k, b.p, k, classes, p != null, logarithms, sums, first + i + k / classes);
                }
            }
            write(b.p, p, at + i * classes, n);
        }
    }

    private static void write(float[] results, float @Nullable [] p, int at, int n) {
        if (p != null) {
            System.arraycopy(results, 0, p, at, n);
        }
    }

    /** The exponentials of a long row, to b.row; their sum. */
    private static double exponentials(FloatBlock b, float[] z, int from, int n) {
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < n; k += FloatBlock.LENGTH) {
            int length = Math.min(FloatBlock.LENGTH, n - k);
            System.arraycopy(z, from + k, b.z, 0, length);
            FloatExpBlock.run(b.z, b.p, b.w, length);
            System.arraycopy(b.p, 0, b.row, k, length);
            sum.add(FloatFoldedSum.sum(b, 0, length));
            sum.add(EXPONENTIALS.lostAtTop(b));
        }
        return sum.value();
    }

    /** Finishes the row whose logits are z[from], …, and whose exponentials e[at], … add up to total. */
    private static void one(
            FloatBlock b,
            double total,
            float[] z,
            int from,
            float[] e,
            int at,
            int n,
            boolean results,
            boolean logarithms,
            float @Nullable [] sums,
            int index) {
        if (sums != null) {
            sums[index] = (float) logSum(total, z, from, n);
        }
        if (results && !isOrdinary(total)) {
            CarefulRow.softmax(z, from, n, logarithms, e, at);
        } else if (results && logarithms) {
            int likely = likely(e, at, at + n, total);
            int other = likely(e, likely + 1, at + n, total);
            double ofLikely = ofLikely(b, e, at, likely, n);
            double ofOther = ofLikely(b, e, at, other, n);
            System.arraycopy(z, from, e, at, n);
            float high = (float) LogParts.value(total);
            logarithms(e, at, n, high, (float) (LogParts.value(total) - high));
            if (likely < at + n) {
                e[likely] = (float) ofLikely;
            }
            if (other < at + n) {
                e[other] = (float) ofOther;
            }
        } else if (results) {
            TargetRow.multiply(e, at, n, 1 / total, b);
        }
    }

    private static void logarithms(float[] z, int at, int n, float high, float low) {
        for (int i = at; i < at + n; i++) {
            z[i] = (z[i] - high) - low;
        }
    }

    /** The first class from i on that is likely, or end. Its logarithm may be near 0. */
    private static int likely(float[] e, int from, int end, double total) {
        double least = total * LIKELY;
        int i = from;
        while (i < end && e[i] <= least) {
            i++;
        }
        return i;
    }

    /** The logarithm of a likely class's probability, -log(1 + rest / e). */
    private static double ofLikely(FloatBlock b, float[] e, int at, int likely, int n) {
        if (likely >= at + n) {
            return 0;
        }
        float own = e[likely];
        e[likely] = 0;
        double rest = n <= FloatBlock.LENGTH ? FloatFoldedSum.sum(b, at, n) : sum(b, e, n);
        e[likely] = own;
        return 0 - Log1p.of(rest / own);
    }

    /** Finishes the short rows of a block, with each row's numbers beside each of its entries. */
    private static void together(
            FloatBlock b, int n, int classes, boolean results, boolean logarithms, float @Nullable [] sums, int index) {
        boolean careful = false;
        for (int k = 0; k < n; k += classes) {
            double total = FloatFoldedSum.sum(b, k, classes);
            careful |= !isOrdinary(total);
            if (sums != null) {
                sums[index + k / classes] = (float) logSum(total, b.z, k, classes);
            }
            if (!isOrdinary(total)) {
                spread(b, k, classes, Float.NaN, 0);
            } else if (results && logarithms) {
                float high = (float) LogParts.value(total);
                spread(b, k, classes, high, (float) (LogParts.value(total) - high));
                for (int i = k; (i = likely(b.p, i, k + classes, total)) < k + classes; i++) {
                    b.y[i] = b.z[i];
                    b.loss[i] = (float) (0 - ofLikely(b, b.p, k, i, classes));
                }
            } else if (results) {
                float high = TargetRow.upper(1 / total);
                spread(b, k, classes, high, (float) (1 / total - high));
            }
        }
        if (results && logarithms) {
            logarithms(b.z, b.y, b.loss, b.p, n);
        } else if (results) {
            multiply(b.p, b.y, b.loss, n);
        }
        for (int k = 0; results && careful && k < n; k += classes) {
            if (Float.isNaN(b.y[k])) {
                CarefulRow.softmax(b.z, k, classes, logarithms, b.p, k);
            }
        }
    }

    private static void spread(FloatBlock b, int from, int n, float y, float loss) {
        Arrays.fill(b.y, from, from + n, y);
        Arrays.fill(b.loss, from, from + n, loss);
    }

    private static void multiply(float[] e, float[] high, float[] low, int n) {
        for (int i = 0; i < n; i++) {
            float a = e[i] * TargetRow.SPLITTER;
            float upper = a - (a - e[i]);
            e[i] = upper * high[i] + ((e[i] - upper) * high[i] + e[i] * low[i]);
        }
    }

    private static void logarithms(float[] z, float[] high, float[] low, float[] p, int n) {
        for (int i = 0; i < n; i++) {
            p[i] = (z[i] - high[i]) - low[i];
        }
    }

    private static boolean isOrdinary(double total) {
        return total > 0 && total <= FloatExpBlock.LARGEST_SUM;
    }

    private static double logSum(double total, float[] z, int from, int n) {
        if (!isOrdinary(total) || n == 1) {
            return CarefulRow.logSumExp(z, from, n);
        }
        double value = LogParts.value(total);
        // Nearer to 0 the error of the total would show.
        return Math.abs(value) >= 1 ? value : CarefulRow.logSumExp(z, from, n);
    }

    private static double sum(FloatBlock b, float[] row, int n) {
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < n; k += FloatBlock.LENGTH) {
            int length = Math.min(FloatBlock.LENGTH, n - k);
            System.arraycopy(row, k, b.p, 0, length);
            sum.add(FloatFoldedSum.sum(b, 0, length));
        }
        return sum.value();
    }
}
