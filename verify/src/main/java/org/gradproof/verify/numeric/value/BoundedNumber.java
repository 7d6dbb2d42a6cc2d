package org.gradproof.verify.numeric.value;

import java.math.BigInteger;
import org.gradproof.verify.numeric.ball.UndecidableException;
import org.jspecify.annotations.Nullable;

/**
 * A number with a bound of its error, in double or in higher precision. All operations throw {@link
 * UndefinedException} where the result does not exist, {@link UndecidableException} where the error is
 * too large to tell. Two operands always come from the same arithmetic.
 */
public abstract non-sealed class BoundedNumber implements Real {
    /** The magnitude of zero. */
    public static final long NOTHING = Long.MIN_VALUE / 4;

    public abstract BoundedNumber plus(BoundedNumber other);

    public abstract BoundedNumber times(BoundedNumber other);

    public abstract BoundedNumber dividedBy(BoundedNumber other);

    public abstract BoundedNumber negate();

    abstract BoundedNumber abs();

    /** The larger of the two; never undecidable. */
    abstract BoundedNumber max(BoundedNumber other);

    public abstract BoundedNumber exp();

    /** The logarithm of a number that is not exactly zero. */
    abstract BoundedNumber log();

    abstract BoundedNumber sqrt();

    abstract BoundedNumber sin();

    abstract BoundedNumber cos();

    public abstract BoundedNumber sinh();

    public abstract BoundedNumber cosh();

    abstract BoundedNumber tanh();

    public abstract EnclosureOrder order(BoundedNumber other);

    /** How the number compares with zero. */
    public abstract EnclosureOrder sign();

    /** Whether the error is zero. */
    public abstract boolean isExact();

    /** Whether the number is exactly zero. */
    public abstract boolean isZero();

    /** The number, if it is known to be exactly this integer; else null. */
    public abstract @Nullable BigInteger exactInteger();

    /** Whether an integer lies within the error bound. */
    public abstract boolean maybeInteger();

    /** The exact number 1 of the same arithmetic. */
    abstract BoundedNumber one();

    /** The exact integer of the same arithmetic. */
    abstract BoundedNumber integer(long value);

    /** Roughly the number, for messages and for estimates; may be infinite. */
    public abstract double approximation();

    /** The least e with the middle of the enclosure within 2^e of zero, or a little more; far below any other for zero. */
    public abstract long middleMagnitude();

    /** The same for the error. */
    public abstract long errorMagnitude();

    /** The number with {@code 2^magnitude} more of error. */
    public abstract BoundedNumber widened(long magnitude);

    /** How many operations of a task an operation with it counts for. */
    abstract int cost();

    /** For messages. */
    public String shown() {
        BigInteger integer = exactInteger();
        return integer != null && integer.bitLength() < 60 ? integer.toString() : Double.toString(approximation());
    }

    public final BoundedNumber minus(BoundedNumber other) {
        return plus(other.negate());
    }

    final BoundedNumber tan() {
        return sin().dividedBy(cos());
    }

    /** The power, by squaring, for {@code exponent >= 0}. */
    public BoundedNumber pow(int exponent) {
        BoundedNumber result = one();
        BoundedNumber square = this;
        for (int rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = result.times(square);
            }
            if (rest > 1) {
                square = square.times(square);
            }
        }
        return result;
    }
}
