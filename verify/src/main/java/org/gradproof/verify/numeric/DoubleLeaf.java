package org.gradproof.verify.numeric;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A double with a bound of its absolute error; error 0 means that the number is exactly the double.
 * What overflows is undecidable.
 *
 * <p>Rounding errors of sums, products and quotients are computed (by the error-free transformations
 * of Knuth and Dekker), not estimated, so that what is exact stays exact. The elementary functions of
 * {@link Math} are within 1 ulp (hyperbolic ones within 2.5) of the result by their specification; twice
 * that is charged. Bounds are themselves rounded: {@link #SLACK} and {@link #TINY} more than cover it.
 */
final class DoubleLeaf extends Leaf {
    private static final double SLACK = 1 + 0x1p-48;
    private static final double TINY = 16 * Double.MIN_VALUE;
    /** Above this no product or quotient has lost bits to underflow. */
    private static final double NORMAL = 0x1p-900;

    private static final DoubleLeaf ONE = new DoubleLeaf(1, 0);
    private static final DoubleLeaf ZERO = new DoubleLeaf(0, 0);

    private final double value;
    private final double error;

    DoubleLeaf(double value, double error) {
        if (!Double.isFinite(value) || !Double.isFinite(error)) {
            throw new UndecidableException("overflow of double");
        }
        this.value = value;
        this.error = error;
    }

    double value() {
        return value;
    }

    double error() {
        return error;
    }

    private static DoubleLeaf with(double value, double error) {
        return new DoubleLeaf(value, error * SLACK + TINY);
    }

    @Override
    Leaf plus(Leaf other) {
        DoubleLeaf b = (DoubleLeaf) other;
        double sum = value + b.value;
        double bPart = sum - value;
        double rounding = Math.abs((value - (sum - bPart)) + (b.value - bPart));
        double bound = error + b.error + rounding;
        return bound == 0 ? new DoubleLeaf(sum, 0) : with(sum, bound);
    }

    @Override
    Leaf times(Leaf other) {
        DoubleLeaf b = (DoubleLeaf) other;
        if (isZero() || b.isZero()) {
            return ZERO;
        }
        double product = value * b.value;
        double rounding = Math.abs(Math.fma(value, b.value, -product));
        double bound = Math.abs(value) * b.error + Math.abs(b.value) * error + error * b.error + rounding;
        if (error == 0 && b.error == 0 && rounding == 0 && Math.abs(product) > NORMAL) {
            return new DoubleLeaf(product, 0);
        }
        return with(product, bound);
    }

    @Override
    Leaf dividedBy(Leaf other) {
        DoubleLeaf b = (DoubleLeaf) other;
        if (b.isZero()) {
            throw new UndefinedException("division by zero");
        }
        double least = (Math.abs(b.value) - b.error) * (1 - 0x1p-50);
        if (!(least > Double.MIN_NORMAL)) {
            throw new UndecidableException("a denominator that may be zero");
        }
        if (isZero()) {
            return ZERO;
        }
        double quotient = value / b.value;
        double residue = Math.abs(Math.fma(-quotient, b.value, value));
        if (error == 0 && b.error == 0 && residue == 0 && Math.abs(quotient) > NORMAL && Math.abs(value) > NORMAL) {
            return new DoubleLeaf(quotient, 0);
        }
        // The residue itself may be below the smallest double.
        double numeratorError = error + Math.abs(quotient) * b.error + residue + TINY;
        return with(quotient, numeratorError / least);
    }

    @Override
    Leaf negate() {
        return new DoubleLeaf(-value, error);
    }

    @Override
    Leaf abs() {
        return value < 0 ? negate() : this;
    }

    @Override
    Leaf max(Leaf other) {
        DoubleLeaf b = (DoubleLeaf) other;
        // max is within the larger of the two errors of the larger of the two values.
        return new DoubleLeaf(
                Math.max(value, b.value), order(b) == Order.UNKNOWN ? Math.max(error, b.error) : larger(b).error);
    }

    private DoubleLeaf larger(DoubleLeaf b) {
        return value >= b.value ? this : b;
    }

    @Override
    Leaf exp() {
        if (isZero()) {
            return ONE;
        }
        double e = Math.exp(value);
        // Below 1/1024, e^error - 1 is at most error (1 + error).
        double growth = error < 0x1p-10 ? error * (1 + error) : Math.expm1(error);
        double rounding = 2 * Math.ulp(e);
        // Near the smallest doubles the rounding is as large as e, and grows with it.
        return with(e, (e + rounding) * growth * (1 + 0x1p-40) + rounding);
    }

    @Override
    Leaf log() {
        if (!(value - error > 0)) {
            throw value + error < 0 || error == 0
                    ? new UndefinedException("log of " + shown())
                    : new UndecidableException("log of what may not be positive");
        }
        if (error == 0 && value == 1) {
            return ZERO;
        }
        double log = Math.log(value);
        return with(log, error / ((value - error) * (1 - 0x1p-50)) + 2 * Math.ulp(log));
    }

    @Override
    Leaf sqrt() {
        if (isZero()) {
            return ZERO;
        }
        if (!(value - error > 0)) {
            throw value + error < 0 || error == 0
                    ? new UndefinedException("square root of " + shown())
                    : new UndecidableException("square root of what may be negative");
        }
        double root = Math.sqrt(value);
        if (error == 0 && value > NORMAL && Math.fma(root, root, -value) == 0) {
            return new DoubleLeaf(root, 0);
        }
        return with(root, error / root + Math.ulp(root));
    }

    @Override
    Leaf sin() {
        if (isZero()) {
            return ZERO;
        }
        return with(Math.sin(value), error + 2 * Math.ulp(Math.sin(value)));
    }

    @Override
    Leaf cos() {
        if (isZero()) {
            return ONE;
        }
        return with(Math.cos(value), error + 2 * Math.ulp(Math.cos(value)));
    }

    @Override
    Leaf sinh() {
        if (isZero()) {
            return ZERO;
        }
        double result = Math.sinh(value);
        return with(result, error * steepness() + 5 * Math.ulp(result));
    }

    @Override
    Leaf cosh() {
        if (isZero()) {
            return ONE;
        }
        double result = Math.cosh(value);
        return with(result, error * steepness() + 5 * Math.ulp(result));
    }

    /** At least cosh of everything within the error bound. */
    private double steepness() {
        return error == 0 ? 0 : Math.cosh(Math.nextUp(Math.abs(value) + error)) * (1 + 0x1p-40);
    }

    @Override
    Leaf tanh() {
        if (isZero()) {
            return ZERO;
        }
        double result = Math.tanh(value);
        return with(result, error + 5 * Math.ulp(result));
    }

    @Override
    Order order(Leaf other) {
        DoubleLeaf b = (DoubleLeaf) other;
        if (error == 0 && b.error == 0) {
            // Not Double.compare: -0.0 equals 0.0.
            return value < b.value ? Order.LESS : value > b.value ? Order.GREATER : Order.EQUAL;
        }
        double distance = value - b.value;
        if (Math.abs(distance) * (1 - 0x1p-50) > (error + b.error) * SLACK) {
            return distance < 0 ? Order.LESS : Order.GREATER;
        }
        return Order.UNKNOWN;
    }

    @Override
    Order sign() {
        return order(ZERO);
    }

    @Override
    boolean isExact() {
        return error == 0;
    }

    @Override
    boolean isZero() {
        return value == 0 && error == 0;
    }

    @Override
    @Nullable
    BigInteger exactInteger() {
        if (error != 0 || value != Math.rint(value)) {
            return null;
        }
        return Math.abs(value) < 0x1p62 ? BigInteger.valueOf((long) value) : new BigDecimal(value).toBigInteger();
    }

    @Override
    boolean maybeInteger() {
        return Math.abs(value - Math.rint(value)) <= error * SLACK;
    }

    @Override
    Leaf one() {
        return ONE;
    }

    @Override
    double approximation() {
        return value;
    }

    @Override
    long middleMagnitude() {
        return value == 0 ? NOTHING : Math.getExponent(value) + 1L;
    }

    @Override
    long errorMagnitude() {
        return error == 0 ? NOTHING : Math.getExponent(error) + 1L;
    }

    @Override
    Leaf widened(long magnitude) {
        return with(value, error + Math.scalb(1.0, (int) Math.max(-2000, Math.min(2000, magnitude))));
    }
}
