package org.gradproof.core.internal.block;

/**
 * The working arrays of the measures of pairs of rows, one set per thread, kept between calls: room for several short rows,
 * or for one long row, which loops take {@value #LENGTH} entries at a time so that these stay in the first-level cache.
 */
public final class DivergenceBlock {

    /** Not a power of two, see {@link DoubleBlock}. */
    public static final int LENGTH = 400;

    private static final ThreadLocal<DivergenceBlock> CURRENT = ThreadLocal.withInitial(DivergenceBlock::new);

    /** The rows. */
    public double[] a = new double[LENGTH];

    public double[] b = new double[LENGTH];

    /** Exponentials of logits, logarithms of probabilities. */
    public double[] ofA = new double[LENGTH];

    public double[] ofB = new double[LENGTH];

    /** What is weighed, such as the logarithm of the quotient of two probabilities, and what comes of it. */
    public double[] u = new double[LENGTH];

    public double[] excess = new double[LENGTH];
    public double[] change = new double[LENGTH];

    /** Products, whose sums are taken. */
    public double[] terms = new double[LENGTH];

    public double[] work = new double[LENGTH];

    /** A number of a row, in two parts, beside each of its entries. */
    public double[] high = new double[LENGTH];

    public double[] low = new double[LENGTH];

    /** One block for {@link ExpBlock}. */
    public final double[] z = new double[LENGTH];

    public final double[] e = new double[LENGTH];
    public final double[] w = new double[LENGTH];

    /** A number of each row. */
    public final double[] total = new double[LENGTH];

    public final double[] other = new double[LENGTH];
    public final double[] mean = new double[LENGTH];
    public final boolean[] careful = new boolean[LENGTH];

    /** The sum of the rows' values and what it lost. */
    private double sum;

    private double lost;

    private DivergenceBlock() {}

    public static DivergenceBlock ofThisThread() {
        return CURRENT.get();
    }

    public void clear() {
        sum = 0;
        lost = 0;
    }

    /** Adds a row's value. */
    public void add(double value) {
        double next = sum + value;
        double rounded = next - sum;
        lost += (sum - (next - rounded)) + (value - rounded);
        sum = next;
    }

    /** The sum of the values; one that is not finite is what plain addition gives. */
    public double sum() {
        return Math.abs(sum) <= Double.MAX_VALUE ? sum + lost : sum;
    }

    /** Makes room for a row of so many classes. */
    public void reserve(int classes) {
        if (a.length < classes) {
            a = new double[classes];
            b = new double[classes];
            ofA = new double[classes];
            ofB = new double[classes];
            u = new double[classes];
            excess = new double[classes];
            change = new double[classes];
            terms = new double[classes];
            work = new double[classes];
            high = new double[classes];
            low = new double[classes];
        }
    }

    /** Σ v[from] … v[from + n - 1], of any signs: four at a time as a tree, then with each error kept (Knuth's TwoSum). */
    public static double sum(double[] v, int from, int n) {
        double even = 0;
        double evenLost = 0;
        double odd = 0;
        double oddLost = 0;
        int i = from;
        int end = from + n;
        for (; i < end - 7; i += 8) {
            double x = (v[i] + v[i + 1]) + (v[i + 2] + v[i + 3]);
            double s = even + x;
            double rounded = s - even;
            evenLost += (even - (s - rounded)) + (x - rounded);
            even = s;
            double y = (v[i + 4] + v[i + 5]) + (v[i + 6] + v[i + 7]);
            double t = odd + y;
            double oddRounded = t - odd;
            oddLost += (odd - (t - oddRounded)) + (y - oddRounded);
            odd = t;
        }
        for (; i < end; i++) {
            double s = even + v[i];
            double rounded = s - even;
            evenLost += (even - (s - rounded)) + (v[i] - rounded);
            even = s;
        }
        double total = even + odd;
        double rounded = total - even;
        return total + ((even - (total - rounded)) + (odd - rounded) + (evenLost + oddLost));
    }
}
