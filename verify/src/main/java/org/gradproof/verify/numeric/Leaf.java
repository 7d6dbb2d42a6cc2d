package org.gradproof.verify.numeric;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A number with a bound of its error, in double or in higher precision. All operations throw {@link
 * UndefinedException} where the result does not exist, {@link UndecidableException} where the error is
 * too large to tell. Two operands always come from the same arithmetic.
 */
abstract non-sealed class Leaf implements Real {
    /** The magnitude of zero. */
    static final long NOTHING = Long.MIN_VALUE / 4;

    abstract Leaf plus(Leaf other);

    abstract Leaf times(Leaf other);

    abstract Leaf dividedBy(Leaf other);

    abstract Leaf negate();

    abstract Leaf abs();

    /** The larger of the two; never undecidable. */
    abstract Leaf max(Leaf other);

    abstract Leaf exp();

    /** The logarithm of a number that is not exactly zero. */
    abstract Leaf log();

    abstract Leaf sqrt();

    abstract Leaf sin();

    abstract Leaf cos();

    abstract Leaf sinh();

    abstract Leaf cosh();

    abstract Leaf tanh();

    abstract Order order(Leaf other);

    /** How the number compares with zero. */
    abstract Order sign();

    /** Whether the error is zero. */
    abstract boolean isExact();

    /** Whether the number is exactly zero. */
    abstract boolean isZero();

    /** The number, if it is known to be exactly this integer; else null. */
    abstract @Nullable BigInteger exactInteger();

    /** Whether an integer lies within the error bound. */
    abstract boolean maybeInteger();

    /** The exact number 1 of the same arithmetic. */
    abstract Leaf one();

    /** Roughly the number, for messages and for estimates; may be infinite. */
    abstract double approximation();

    /** The least e with the middle of the enclosure within 2^e of zero, or a little more; far below any other for zero. */
    abstract long middleMagnitude();

    /** The same for the error. */
    abstract long errorMagnitude();

    /** The number with {@code 2^magnitude} more of error. */
    abstract Leaf widened(long magnitude);

    /** For messages. */
    String shown() {
        BigInteger integer = exactInteger();
        return integer != null && integer.bitLength() < 60 ? integer.toString() : Double.toString(approximation());
    }

    final Leaf minus(Leaf other) {
        return plus(other.negate());
    }

    final Leaf tan() {
        return sin().dividedBy(cos());
    }

    /** The power, by squaring, for {@code exponent >= 0}. */
    Leaf pow(int exponent) {
        Leaf result = one();
        Leaf square = this;
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
