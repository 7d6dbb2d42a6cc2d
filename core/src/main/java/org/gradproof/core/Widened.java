package org.gradproof.core;

/**
 * Floats as doubles: the arrays of a thread, kept between calls, so that a function of floats allocates nothing. An array
 * may be longer than what stands in it.
 */
final class Widened {

    /** A function of two arrays' first n entries: its value, and its gradient in one of them. */
    @FunctionalInterface
    interface Pair {
        double run(double[] first, double[] second, int n, double[] gradient);
    }

    /** In place of a gradient. */
    static final double[] NOTHING = new double[0];

    /** In place of a gradient of floats. */
    static final float[] NOT_WANTED = new float[0];

    private static final ThreadLocal<Widened> CURRENT = ThreadLocal.withInitial(Widened::new);

    private double[] first = new double[0];
    private double[] second = new double[0];
    private double[] third = new double[0];
    private double[] result = new double[0];

    private Widened() {}

    static Widened ofThisThread() {
        return CURRENT.get();
    }

    /** The function of floats; its gradient, where it is wanted, may replace an argument. */
    static double run(float[] first, float[] second, float[] gradient, Pair function) {
        int n = first.length;
        ArgumentChecks.requireSameLength("the second argument", second.length, "the first", n);
        if (gradient != NOT_WANTED) {
            ArgumentChecks.requireSameLength("gradient", gradient.length, "the first argument", n);
        }
        Widened wide = ofThisThread();
        double value = function.run(wide.first(first), wide.second(second), n, wide.result(n));
        wide.narrow(gradient);
        return value;
    }

    double[] first(float[] x) {
        first = holding(x, first);
        return first;
    }

    double[] second(float[] x) {
        second = holding(x, second);
        return second;
    }

    double[] third(float[] x) {
        third = holding(x, third);
        return third;
    }

    /** Room for so many results. */
    double[] result(int n) {
        result = reserved(n, result);
        return result;
    }

    /** Rounds the results to floats. */
    void narrow(float[] into) {
        DoubleBlock.narrow(result, into, 0, into.length);
    }

    private static double[] holding(float[] x, double[] array) {
        double[] room = reserved(x.length, array);
        DoubleBlock.widen(x, 0, room, x.length);
        return room;
    }

    private static double[] reserved(int n, double[] array) {
        return array.length < n ? new double[n] : array;
    }
}
