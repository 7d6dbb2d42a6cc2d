package org.gradproof.verify.numeric.value;

import java.math.BigInteger;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.verify.numeric.ball.UndecidableException;

/** Doubles with a running error bound. */
public enum DoubleArithmetic implements Arithmetic {
    /** The only one. */
    INSTANCE;

    private static final int CACHED = 256;
    private static final DoubleNumber[] SMALL = new DoubleNumber[CACHED];

    static {
        for (int i = 0; i < CACHED; i++) {
            SMALL[i] = new DoubleNumber(i, 0);
        }
    }

    @Override
    public BoundedNumber of(Rational value) {
        if (value.isInteger() && value.numerator().bitLength() <= 53) {
            return of(value.numerator().longValue());
        }
        if (value.numerator().bitLength() > 1000 || value.denominator().bitLength() > 1000) {
            throw new UndecidableException("a number beyond the range of double");
        }
        return rounded(value.numerator()).dividedBy(rounded(value.denominator()));
    }

    private static BoundedNumber rounded(BigInteger value) {
        double nearest = value.doubleValue();
        return new DoubleNumber(nearest, value.bitLength() <= 53 ? 0 : Math.ulp(nearest));
    }

    @Override
    public BoundedNumber of(long value) {
        if (value >= 0 && value < CACHED) {
            return SMALL[(int) value];
        }
        if (Math.abs(value) > 1L << 53) {
            return rounded(BigInteger.valueOf(value));
        }
        return new DoubleNumber(value, 0);
    }

    @Override
    public BoundedNumber pi() {
        return new DoubleNumber(Math.PI, Math.ulp(Math.PI));
    }

    @Override
    public int quadratureBits() {
        return 26;
    }

    @Override
    public long lostBits() {
        return 0;
    }

    @Override
    public void needs(long bits) {
        // Double settles nothing by agreement.
    }

    @Override
    public int watch(int visible) {
        return Integer.MAX_VALUE;
    }

    @Override
    public int weight() {
        return 1;
    }

    @Override
    public int cost() {
        return 1;
    }
}
