package org.gradproof.symbolic.normal.poly;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import org.gradproof.symbolic.expr.Rational;

/** Prime factors of small numbers. */
public final class Primes {
    private static final BigInteger LIMIT = BigInteger.valueOf(1_000_000_000_000L);

    private Primes() {}

    /** The primes of a positive rational with their exponents, negative ones for the denominator's. */
    public static Map<Long, Integer> factors(Rational value) {
        Map<Long, Integer> all = new TreeMap<>();
        collect(value.numerator(), 1, all);
        collect(value.denominator(), -1, all);
        return all;
    }

    private static void collect(BigInteger number, int sign, Map<Long, Integer> all) {
        if (number.compareTo(LIMIT) > 0) {
            throw new Unsupported("the number " + number + " is too large to factor");
        }
        long rest = number.longValueExact();
        for (long p = 2; p * p <= rest; p++) {
            while (rest % p == 0) {
                all.merge(p, sign, Integer::sum);
                rest /= p;
            }
        }
        if (rest > 1) {
            all.merge(rest, sign, Integer::sum);
        }
    }
}
