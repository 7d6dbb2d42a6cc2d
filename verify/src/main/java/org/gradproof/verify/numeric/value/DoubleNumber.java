package org.gradproof.verify.numeric.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.gradproof.verify.numeric.ball.UndecidableException;
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
public final class DoubleNumber extends BoundedNumber {
    private static final double SLACK = 1 + 0x1p-48;
    private static final double TINY = 16 * Double.MIN_VALUE;
    /** Above this no product or quotient has lost bits to underflow. */
    private static final double NORMAL = 0x1p-900;

    private static final DoubleNumber ONE = new DoubleNumber(1, 0);
    private static final DoubleNumber ZERO = new DoubleNumber(0, 0);

    private final double value;
    private final double error;

    DoubleNumber(double value, double error) {
        if (!Double.isFinite(value) || !Double.isFinite(error)) {
            throw new UndecidableException("overflow of double");
        }
        this.value = value;
        this.error = error;
    }

    public double value() {
        return value;
    }

    public double error() {
        return error;
    }

    private static DoubleNumber with(double value, double error) {
        return new DoubleNumber(value, error * SLACK + TINY);
    }

    @Override
    public BoundedNumber plus(BoundedNumber other) {
        DoubleNumber b = (DoubleNumber) other;
        double sum = value + b.value;
        double bPart = sum - value;
        double rounding = Math.abs((value - (sum - bPart)) + (b.value - bPart));
        double bound = error + b.error + rounding;
        return bound == 0 ? new DoubleNumber(sum, 0) : with(sum, bound);
    }

    @Override
    public BoundedNumber times(BoundedNumber other) {
        DoubleNumber b = (DoubleNumber) other;
        if (isZero() || b.isZero()) {
            return ZERO;
        }
        double product = value * b.value;
        double rounding = Math.abs(Math.fma(value, b.value, -product));
        double bound = Math.abs(value) * b.error + Math.abs(b.value) * error + error * b.error + rounding;
        if (error == 0 && b.error == 0 && rounding == 0 && Math.abs(product) > NORMAL) {
            return new DoubleNumber(product, 0);
        }
        return with(product, bound);
    }

    @Override
    public BoundedNumber dividedBy(BoundedNumber other) {
        DoubleNumber b = (DoubleNumber) other;
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
            return new DoubleNumber(quotient, 0);
        }
        // The residue itself may be below the smallest double.
        double numeratorError = error + Math.abs(quotient) * b.error + residue + TINY;
        return with(quotient, numeratorError / least);
    }

    @Override
    public BoundedNumber negate() {
        return new DoubleNumber(-value, error);
    }

    @Override
    BoundedNumber abs() {
        return value < 0 ? negate() : this;
    }

    @Override
    BoundedNumber max(BoundedNumber other) {
        DoubleNumber b = (DoubleNumber) other;
        // max is within the larger of the two errors of the larger of the two values.
        return new DoubleNumber(
                Math.max(value, b.value),
                order(b) == EnclosureOrder.UNKNOWN ? Math.max(error, b.error) : larger(b).error);
    }

    private DoubleNumber larger(DoubleNumber b) {
        return value >= b.value ? this : b;
    }

    @Override
    public BoundedNumber exp() {
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
    BoundedNumber log() {
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
    BoundedNumber sqrt() {
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
            return new DoubleNumber(root, 0);
        }
        return with(root, error / root + Math.ulp(root));
    }

    @Override
    BoundedNumber sin() {
        if (isZero()) {
            return ZERO;
        }
        return with(Math.sin(value), error + 2 * Math.ulp(Math.sin(value)));
    }

    @Override
    BoundedNumber cos() {
        if (isZero()) {
            return ONE;
        }
        return with(Math.cos(value), error + 2 * Math.ulp(Math.cos(value)));
    }

    @Override
    public BoundedNumber sinh() {
        if (isZero()) {
            return ZERO;
        }
        double result = Math.sinh(value);
        return with(result, error * steepness() + 5 * Math.ulp(result));
    }

    @Override
    public BoundedNumber cosh() {
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
    BoundedNumber tanh() {
        if (isZero()) {
            return ZERO;
        }
        double result = Math.tanh(value);
        return with(result, error + 5 * Math.ulp(result));
    }

    @Override
    public EnclosureOrder order(BoundedNumber other) {
        DoubleNumber b = (DoubleNumber) other;
        if (error == 0 && b.error == 0) {
            // Not Double.compare: -0.0 equals 0.0.
            return value < b.value
                    ? EnclosureOrder.LESS
                    : value > b.value ? EnclosureOrder.GREATER : EnclosureOrder.EQUAL;
        }
        double distance = value - b.value;
        if (Math.abs(distance) * (1 - 0x1p-50) > (error + b.error) * SLACK) {
            return distance < 0 ? EnclosureOrder.LESS : EnclosureOrder.GREATER;
        }
        return EnclosureOrder.UNKNOWN;
    }

    @Override
    public EnclosureOrder sign() {
        return order(ZERO);
    }

    @Override
    public boolean isExact() {
        return error == 0;
    }

    @Override
    public boolean isZero() {
        return value == 0 && error == 0;
    }

    @Override
    @Nullable
    public BigInteger exactInteger() {
        if (error != 0 || value != Math.rint(value)) {
            return null;
        }
        return Math.abs(value) < 0x1p62 ? BigInteger.valueOf((long) value) : new BigDecimal(value).toBigInteger();
    }

    @Override
    public boolean maybeInteger() {
        return Math.abs(value - Math.rint(value)) <= error * SLACK;
    }

    @Override
    BoundedNumber integer(long integer) {
        return DoubleArithmetic.INSTANCE.of(integer);
    }

    @Override
    BoundedNumber one() {
        return ONE;
    }

    @Override
    public double approximation() {
        return value;
    }

    @Override
    public long middleMagnitude() {
        return value == 0 ? NOTHING : Math.getExponent(value) + 1L;
    }

    @Override
    public long errorMagnitude() {
        return error == 0 ? NOTHING : Math.getExponent(error) + 1L;
    }

    @Override
    int cost() {
        return DoubleArithmetic.INSTANCE.cost();
    }

    @Override
    public BoundedNumber widened(long magnitude) {
        return with(value, error + Math.scalb(1.0, (int) Math.max(-2000, Math.min(2000, magnitude))));
    }
}
