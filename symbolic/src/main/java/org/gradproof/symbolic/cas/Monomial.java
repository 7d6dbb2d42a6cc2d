package org.gradproof.symbolic.cas;

import java.util.Arrays;
import java.util.List;

/**
 * A product of powers of the variables 0 to n-1: their exponents, each at least 0. Ordered by total
 * degree, then by the exponents from variable 0 on.
 */
public final class Monomial implements Comparable<Monomial> {
    private final int[] exponents;
    private final int degree;
    private final int hash;

    private Monomial(int[] exponents) {
        int sum = 0;
        for (int exponent : exponents) {
            if (exponent < 0) {
                throw new IllegalArgumentException("exponent " + exponent + " is below 0");
            }
            sum = Math.addExact(sum, exponent);
        }
        this.exponents = exponents;
        this.degree = sum;
        this.hash = Arrays.hashCode(exponents);
    }

    /** The monomial with the exponents of variables 0, 1, …. */
    public static Monomial of(int... exponents) {
        return new Monomial(exponents.clone());
    }

    /** The monomial with the exponents of the list. */
    public static Monomial of(List<Integer> exponents) {
        return new Monomial(exponents.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The monomial 1 in {@code variables} variables. */
    public static Monomial one(int variables) {
        return new Monomial(new int[variables]);
    }

    /** How many variables there are. */
    public int variables() {
        return exponents.length;
    }

    /** The exponent of a variable. */
    public int exponent(int variable) {
        return exponents[variable];
    }

    /** The sum of the exponents. */
    public int degree() {
        return degree;
    }

    /** Whether this is 1. */
    public boolean isOne() {
        return degree == 0;
    }

    /** The product. */
    public Monomial times(Monomial other) {
        int[] sum = exponents.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Math.addExact(sum[i], other.exponents[i]);
        }
        return new Monomial(sum);
    }

    /** Whether the other is a multiple of this. */
    public boolean divides(Monomial other) {
        for (int i = 0; i < exponents.length; i++) {
            if (exponents[i] > other.exponents[i]) {
                return false;
            }
        }
        return true;
    }

    /** This divided by a monomial that divides it; an {@link IllegalArgumentException} if it does not. */
    public Monomial over(Monomial divisor) {
        int[] rest = exponents.clone();
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= divisor.exponents[i];
        }
        return new Monomial(rest);
    }

    /** The greatest common divisor. */
    public Monomial gcd(Monomial other) {
        int[] least = exponents.clone();
        for (int i = 0; i < least.length; i++) {
            least[i] = Math.min(least[i], other.exponents[i]);
        }
        return new Monomial(least);
    }

    @Override
    public int compareTo(Monomial other) {
        int byDegree = Integer.compare(degree, other.degree);
        return byDegree != 0 ? byDegree : Arrays.compare(exponents, other.exponents);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Monomial monomial && Arrays.equals(exponents, monomial.exponents);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** {@code x0^2*x3}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < exponents.length; i++) {
            if (exponents[i] > 0) {
                text.append(text.isEmpty() ? "x" : "*x").append(i);
                if (exponents[i] > 1) {
                    text.append('^').append(exponents[i]);
                }
            }
        }
        return text.isEmpty() ? "1" : text.toString();
    }
}
