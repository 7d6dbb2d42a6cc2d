// twins: DoubleBlock FloatBlock, ExpBlock FloatExpBlock
// twin: FloatShortDeviations
package org.gradproof.core.internal.block;

import java.util.Arrays;
import org.gradproof.core.internal.arrays.Copy;
import org.gradproof.core.internal.example.Deviation;

/**
 * p<sub>k</sub> (v<sub>k</sub> - Σ<sub>j</sub> p<sub>j</sub> v<sub>j</sub>) with p = softmax(z) for rows that share a block,
 * in loops that the JIT packs; a row with a logit that is not ordinary, or where the mean over- or underflows, goes to {@link
 * Deviation}. Longer rows are {@link DeviationKernel}'s.
 */
public final class ShortDeviations {

    // Beyond these, products of probabilities and v's may be subnormal, or infinite.
    private static final double SMALLEST = 0x1p-960; // doubles
    // floats: private static final double SMALLEST = 0x1p-100;
    private static final double LARGEST = Double.MAX_VALUE; // doubles
    // floats: private static final double LARGEST = 0x1p120;

    private ShortDeviations() {}

    /** From z in b.z and v in b.y, rows side by side, to b.loss. */
    public static void run(DoubleBlock b, int classes, int rows) {
        int n = rows * classes;
        ExpBlock.run(b.z, b.p, b.w, n);
        for (int at = 0; at < n; at += classes) {
            double total = sum(b.p, at, classes); // doubles
            // floats: float total = (float) sum(b.p, at, classes);
            Arrays.fill(b.w, at, at + classes, total > 0 && total <= ExpBlock.LARGEST_SUM ? total : 0);
        }
        divide(b.p, b.w, n);
        multiply(b.p, b.y, b.again, n);
        for (int at = 0; at < n; at += classes) {
            double size = size(b.again, at, classes);
            boolean ordinary = b.w[at] > 0 && ((size >= SMALLEST && size <= LARGEST) || size == 0);
            b.w[at] = ordinary ? b.w[at] : 0;
            double mean = sum(b.again, at, classes); // doubles
            // floats: float mean = (float) sum(b.again, at, classes);
            Arrays.fill(b.kept, at, at + classes, mean);
        }
        deviations(b.p, b.y, b.kept, b.loss, n);
        for (int at = 0; at < n; at += classes) {
            if (b.w[at] == 0) {
                careful(b, at, classes);
            }
        }
    }

    private static void careful(DoubleBlock b, int at, int classes) {
        Scratch s = Scratch.ofThisThread();
        s.reserve(classes);
        Copy.read(b.z, at, s.logits, 0, classes);
        Copy.read(b.y, at, s.labels, 0, classes);
        Deviation.run(s.logits, s.labels, classes, s.result);
        Copy.write(s.result, 0, b.loss, at, classes);
    }

    /** Two sums side by side, with what each rounds off (Knuth's TwoSum). */
    private static double sum(double[] x, int from, int n) {
        double even = 0;
        double odd = 0;
        double lost = 0;
        double oddLost = 0;
        int end = from + n;
        for (int i = from; i < end - 1; i += 2) {
            double next = even + x[i];
            double rounded = next - even;
            lost += (even - (next - rounded)) + (x[i] - rounded);
            even = next;
            double other = odd + x[i + 1];
            double oddRounded = other - odd;
            oddLost += (odd - (other - oddRounded)) + (x[i + 1] - oddRounded);
            odd = other;
        }
        double last = n % 2 == 0 ? 0 : x[end - 1];
        double both = even + odd;
        double rounded = both - even;
        lost += (even - (both - rounded)) + (odd - rounded);
        double total = both + last;
        double lastRounded = total - both;
        lost += (both - (total - lastRounded)) + (last - lastRounded);
        return total + (lost + oddLost);
    }

    private static double size(double[] x, int from, int n) {
        double even = 0;
        double odd = 0;
        for (int i = from; i < from + n - 1; i += 2) {
            even += Math.abs(x[i]);
            odd += Math.abs(x[i + 1]);
        }
        return (even + odd) + (n % 2 == 0 ? 0 : Math.abs(x[from + n - 1]));
    }

    private static void divide(double[] e, double[] total, int n) {
        for (int i = 0; i < n; i++) {
            e[i] = e[i] / total[i];
        }
    }

    private static void multiply(double[] p, double[] v, double[] products, int n) {
        for (int i = 0; i < n; i++) {
            products[i] = p[i] * v[i];
        }
    }

    private static void deviations(double[] p, double[] v, double[] mean, double[] result, int n) {
        for (int i = 0; i < n; i++) {
            result[i] = p[i] * (v[i] - mean[i]);
        }
    }
}
