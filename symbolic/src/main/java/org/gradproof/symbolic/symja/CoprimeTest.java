package org.gradproof.symbolic.symja;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import org.gradproof.symbolic.cas.Monomial;
import org.gradproof.symbolic.cas.Polynomial;
import org.gradproof.symbolic.expr.Rational;

/**
 * A quick proof that two polynomials have no common factor.
 *
 * <p>All variables but one, x, are set to numbers modulo a prime. Where the leading coefficient of a
 * in x does not vanish there, the degree in x of a common divisor is at most that of the images' gcd.
 * If that is 0 for every variable, the common divisor is a constant. Most gcds of a normal form end
 * here, in microseconds.
 */
final class CoprimeTest {
    private static final long PRIME = 2_147_483_647L;
    private static final BigInteger BIG_PRIME = BigInteger.valueOf(PRIME);

    private CoprimeTest() {}

    /** Whether it is shown that they are coprime; both have integer coefficients and none is 0. */
    static boolean showsCoprime(Polynomial a, Polynomial b) {
        for (int x = 0; x < a.variables(); x++) {
            if (a.degree(x) == 0 || b.degree(x) == 0) {
                continue;
            }
            long[] imageOfA = image(a, x);
            long[] imageOfB = image(b, x);
            if (imageOfA[imageOfA.length - 1] == 0 || gcdDegree(imageOfA, imageOfB) > 0) {
                return false;
            }
        }
        return true;
    }

    private static long[] image(Polynomial p, int x) {
        long[] coefficients = new long[p.degree(x) + 1];
        for (Map.Entry<Monomial, Rational> term : p.terms().entrySet()) {
            Monomial monomial = term.getKey();
            long value = term.getValue().numerator().mod(BIG_PRIME).longValue();
            for (int i = 0; i < monomial.variables(); i++) {
                long point = 1_000_003L + 7_919L * i * (i + 3);
                for (int e = i == x ? 0 : monomial.exponent(i); e > 0; e--) {
                    value = value * point % PRIME;
                }
            }
            coefficients[monomial.exponent(x)] = (coefficients[monomial.exponent(x)] + value) % PRIME;
        }
        return coefficients;
    }

    /** The degree of the gcd modulo the prime; the first does not lead with 0. */
    private static int gcdDegree(long[] first, long[] second) {
        long[] a = trimmed(first);
        long[] b = trimmed(second);
        while (b.length > 0) {
            long[] rest = a.clone();
            long inverse =
                    BigInteger.valueOf(b[b.length - 1]).modInverse(BIG_PRIME).longValue();
            for (int top = rest.length - 1; top >= b.length - 1; top--) {
                long factor = rest[top] * inverse % PRIME;
                for (int i = 0; i < b.length; i++) {
                    int at = top - (b.length - 1) + i;
                    rest[at] = Math.floorMod(rest[at] - factor * b[i] % PRIME, PRIME);
                }
            }
            a = b;
            b = trimmed(rest);
        }
        return a.length - 1;
    }

    private static long[] trimmed(long[] coefficients) {
        int length = coefficients.length;
        while (length > 0 && coefficients[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(coefficients, length);
    }
}
