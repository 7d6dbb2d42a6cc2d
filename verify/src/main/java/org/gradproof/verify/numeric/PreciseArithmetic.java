package org.gradproof.verify.numeric;

import org.gradproof.symbolic.expr.Rational;

/**
 * Exact rational numbers as far as they go, and balls of {@code bits} bits beyond.
 *
 * @param bits of every middle
 */
record PreciseArithmetic(int bits) implements Arithmetic {
    private static final int GUARD_BITS = 96;

    /** The arithmetic for results of so many decimal digits, with bits to spare for what an evaluation loses. */
    static PreciseArithmetic ofDigits(int digits) {
        return new PreciseArithmetic((int) Math.ceil(digits * 3.3219280948873626) + GUARD_BITS);
    }

    @Override
    public Leaf of(Rational value) {
        return PreciseLeaf.of(value, this);
    }

    @Override
    public Leaf of(long value) {
        return of(Rational.of(value));
    }

    @Override
    public Leaf pi() {
        int point = bits + 8;
        return new PreciseLeaf(null, new Ball(Constants.pi(point), 2, -point), this);
    }

    @Override
    public int quadratureBits() {
        return bits - GUARD_BITS + 8;
    }

    /** One up to fifty digits. */
    @Override
    public int weight() {
        return 1 + bits / 300;
    }
}
