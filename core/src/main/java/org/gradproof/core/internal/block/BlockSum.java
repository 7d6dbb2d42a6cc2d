package org.gradproof.core.internal.block;

/**
 * The sum of a block: sixteen elements at a time as a tree, the trees' sums with compensation (Knuth's TwoSum).
 *
 * <p>An error of four roundings at most in each tree, which mostly cancel between the trees, and of one at the end.
 */
public final class BlockSum {

    private static final int QUARTER = DoubleBlock.LENGTH / 4;
    private static final int SIXTEENTH = QUARTER / 4;

    private BlockSum() {}

    /** Σ v[0] … v[n - 1]; a whole block is folded twice first, in a loop that the JIT packs. */
    public static double ofBlock(double[] v, double[] work, int n) {
        if (n < DoubleBlock.LENGTH) {
            return of(v, 0, n);
        }
        for (int i = 0; i < QUARTER; i++) {
            work[i] = (v[i] + v[i + QUARTER]) + (v[i + 2 * QUARTER] + v[i + 3 * QUARTER]);
        }
        return of(work, 0, QUARTER);
    }

    /** Σ v[0] … v[n - 1], as {@link #ofBlock(double[], double[], int)}; work is spoilt, and v. */
    public static double ofBlock(float[] v, float[] work, int n) {
        if (n < FloatBlock.LENGTH) {
            return of(v, 0, n);
        }
        for (int i = 0; i < QUARTER; i++) {
            work[i] = (v[i] + v[i + QUARTER]) + (v[i + 2 * QUARTER] + v[i + 3 * QUARTER]);
        }
        for (int i = 0; i < SIXTEENTH; i++) {
            v[i] = (work[i] + work[i + SIXTEENTH]) + (work[i + 2 * SIXTEENTH] + work[i + 3 * SIXTEENTH]);
        }
        return of(v, 0, SIXTEENTH);
    }

    /** Σ v[from] … v[from + n - 1]; not finite where an element is not. */
    public static double of(double[] v, int from, int n) {
        double sum = 0;
        double lost = 0;
        int i = from;
        int end = from + n;
        for (; i < end - 15; i += 16) {
            double a = ((v[i] + v[i + 1]) + (v[i + 2] + v[i + 3])) + ((v[i + 4] + v[i + 5]) + (v[i + 6] + v[i + 7]));
            double b = ((v[i + 8] + v[i + 9]) + (v[i + 10] + v[i + 11]))
                    + ((v[i + 12] + v[i + 13]) + (v[i + 14] + v[i + 15]));
            double x = a + b;
            double s = sum + x;
            double rounded = s - sum;
            lost += (sum - (s - rounded)) + (x - rounded);
            sum = s;
        }
        for (; i < end; i++) {
            double x = v[i];
            double s = sum + x;
            double rounded = s - sum;
            lost += (sum - (s - rounded)) + (x - rounded);
            sum = s;
        }
        return sum + lost;
    }

    /** Σ v[from] … v[from + n - 1], trees of floats summed as doubles. */
    public static double of(float[] v, int from, int n) {
        double sum = 0;
        int i = from;
        int end = from + n;
        for (; i < end - 7; i += 8) {
            sum += ((v[i] + v[i + 1]) + (v[i + 2] + v[i + 3])) + ((v[i + 4] + v[i + 5]) + (v[i + 6] + v[i + 7]));
        }
        for (; i < end; i++) {
            sum += v[i];
        }
        return sum;
    }
}
