package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;

/** The largest and the root-mean-square error of a function against the reference, in ulp of the exact result. */
final class UlpErrors {

    private final String name;
    private double max;
    private double sumOfSquares;
    private long count;
    private String worst = "none";

    UlpErrors(String name) {
        this.name = name;
    }

    void add(double actual, BigDecimal exact, Object... arguments) {
        add(error(actual, exact), actual, exact, arguments);
    }

    private void add(double error, double actual, BigDecimal exact, Object... arguments) {
        if (!(error <= max)) {
            max = error;
            worst = Arrays.deepToString(arguments) + " gave " + actual + ", exactly "
                    + exact.round(new MathContext(25));
        }
        sumOfSquares += error * error;
        count++;
    }

    /** In ulp of a number that is not the result: of the larger of two terms that may cancel. */
    void addOfTerm(double actual, BigDecimal exact, BigDecimal term, Object... arguments) {
        double unit = Math.ulp(term.doubleValue());
        BigDecimal error = new BigDecimal(actual).subtract(exact).abs();
        add(error.divide(new BigDecimal(unit), MathContext.DECIMAL64).doubleValue(), actual, exact, arguments);
    }

    /** In ulp of a float. */
    void addFloat(double actual, BigDecimal exact, Object... arguments) {
        add(floatError(actual, exact), actual, exact, arguments);
    }

    /** In ulp of a number that is not the result, as a float. */
    void addFloatOfTerm(double actual, BigDecimal exact, BigDecimal term, Object... arguments) {
        double unit = Math.ulp(term.floatValue());
        BigDecimal error = new BigDecimal(actual).subtract(exact).abs();
        add(error.divide(new BigDecimal(unit), MathContext.DECIMAL64).doubleValue(), actual, exact, arguments);
    }

    /** Entry by entry, in ulp of a float. */
    void addAll(float[] actual, BigDecimal[] exact, Object... arguments) {
        for (int k = 0; k < actual.length; k++) {
            addFloat(actual[k], exact[k], k, arguments);
        }
    }

    /** Entry by entry. */
    void addAll(double[] actual, BigDecimal[] exact, Object... arguments) {
        for (int k = 0; k < actual.length; k++) {
            add(actual[k], exact[k], k, arguments);
        }
    }

    static double error(double actual, BigDecimal exact) {
        double expected = exact.doubleValue();
        if (Double.isNaN(actual)) {
            return Double.POSITIVE_INFINITY;
        }
        if (Double.isInfinite(expected) || Double.isInfinite(actual)) {
            return actual == expected ? 0 : Double.POSITIVE_INFINITY;
        }
        BigDecimal difference = new BigDecimal(actual).subtract(exact).abs();
        return difference
                .divide(new BigDecimal(Math.ulp(expected)), MathContext.DECIMAL64)
                .doubleValue();
    }

    private static double floatError(double actual, BigDecimal exact) {
        float expected = exact.floatValue();
        if (Double.isNaN(actual)) {
            return Double.POSITIVE_INFINITY;
        }
        if (Float.isInfinite(expected) || Double.isInfinite(actual)) {
            // A sum of losses of floats is a double, and may lie beyond them.
            return actual == expected ? 0 : error(actual, exact) * 0x1p-29;
        }
        return new BigDecimal(actual)
                .subtract(exact)
                .abs()
                .divide(new BigDecimal(Math.ulp(expected)), MathContext.DECIMAL64)
                .doubleValue();
    }

    long count() {
        return count;
    }

    double max() {
        return max;
    }

    double rms() {
        return Math.sqrt(sumOfSquares / count);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%-32s max %.3f rms %.3f ulp over %d, worst: %s", name, max, rms(), count, worst);
    }

    void assertWithin(double maxUlp, double rmsUlp) {
        assertThat(max).as("largest error in ulp, " + this).isLessThanOrEqualTo(maxUlp);
        assertThat(rms()).as("RMS error in ulp, " + this).isLessThanOrEqualTo(rmsUlp);
    }
}
