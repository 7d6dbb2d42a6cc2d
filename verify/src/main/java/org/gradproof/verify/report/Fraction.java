package org.gradproof.verify.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.gradproof.symbolic.expr.Rational;

/**
 * A number of a counterexample that no double is.
 *
 * @param value what it is, exactly
 */
public record Fraction(Rational value) {
    /** One of more characters is written in decimal, where that is exact. */
    private static final int LONGEST = 40;

    private static final BigInteger FIVE = BigInteger.valueOf(5);

    /** As a reader writes it: {@code 1/3}. */
    @Override
    public String toString() {
        String fraction = value.toString();
        return fraction.length() > LONGEST && isDecimal()
                ? new BigDecimal(value.numerator())
                        .divide(new BigDecimal(value.denominator()))
                        .stripTrailingZeros()
                        .toString()
                : fraction;
    }

    /** Whether no other prime than 2 and 5 divides the denominator. */
    private boolean isDecimal() {
        BigInteger bottom = value.denominator();
        BigInteger rest = bottom.shiftRight(bottom.getLowestSetBit());
        while (rest.mod(FIVE).signum() == 0) {
            rest = rest.divide(FIVE);
        }
        return rest.equals(BigInteger.ONE);
    }
}
