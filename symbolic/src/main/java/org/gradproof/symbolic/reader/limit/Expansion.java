package org.gradproof.symbolic.reader.limit;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/**
 * A function for all u that are large enough: a sum of coefficients times growths, and a remainder that is bounded by a
 * constant times the growth given for it.
 *
 * @param terms the growth that is largest first; no coefficient is zero as an expression
 * @param remainder null where there is none
 */
record Expansion(
        TreeMap<Growth, Coefficient> terms, @Nullable Growth remainder) {
    /** Terms that are kept; smaller ones go into the remainder. */
    private static final int MOST = 10;

    static Expansion of(Coefficient coefficient, Growth growth) {
        TreeMap<Growth, Coefficient> terms = empty();
        if (!coefficient.isZero()) {
            terms.put(growth, coefficient);
        }
        return new Expansion(terms, null);
    }

    static Expansion of(Coefficient coefficient) {
        return of(coefficient, Growth.ONE);
    }

    /** What is bounded by a constant times the growth. */
    static Expansion bounded(Growth by) {
        return new Expansion(empty(), by);
    }

    private static TreeMap<Growth, Coefficient> empty() {
        return new TreeMap<>(Collections.reverseOrder());
    }

    boolean isZero() {
        return terms.isEmpty() && remainder == null;
    }

    /** Its largest term; null where it has none that is known. */
    Map.@Nullable Entry<Growth, Coefficient> lead() {
        return terms.firstEntry();
    }

    Coefficient coefficient(Growth growth) {
        return terms.getOrDefault(growth, Coefficient.ZERO);
    }

    /** A growth by a multiple of which all of it is bounded; null of zero. */
    @Nullable
    Growth bound() {
        return terms.isEmpty() ? remainder : larger(terms.firstKey(), remainder);
    }

    Expansion plus(Expansion other) {
        TreeMap<Growth, Coefficient> sum = empty();
        sum.putAll(terms);
        other.terms.forEach((growth, coefficient) -> sum.merge(growth, coefficient, Coefficient::plus));
        return trimmed(sum, remainder == null ? other.remainder : larger(remainder, other.remainder));
    }

    Expansion times(Expansion other) {
        if (isZero() || other.isZero()) {
            return of(Coefficient.ZERO);
        }
        TreeMap<Growth, Coefficient> product = empty();
        terms.forEach((left, a) ->
                other.terms.forEach((right, b) -> product.merge(left.times(right), a.times(b), Coefficient::plus)));
        Growth rest = larger(product(remainder, other.bound()), product(bound(), other.remainder));
        return trimmed(product, rest);
    }

    Expansion times(Coefficient factor) {
        return times(of(factor));
    }

    Expansion negate() {
        return times(Coefficient.number(Rational.MINUS_ONE));
    }

    Expansion plus(Coefficient constant) {
        return plus(of(constant));
    }

    /** {@code sum_k c_k s^k} of this s, which vanishes, for the coefficients known; the next power bounds what is left out. */
    Expansion composed(List<Coefficient> coefficients) {
        Expansion sum = of(Coefficient.ZERO);
        Expansion power = of(Coefficient.ONE);
        for (Coefficient coefficient : coefficients) {
            sum = sum.plus(power.times(coefficient));
            power = power.times(this);
        }
        Growth rest = power.bound();
        return rest == null ? sum : sum.plus(bounded(rest));
    }

    /** The same without the term of that growth. */
    Expansion without(Growth growth) {
        TreeMap<Growth, Coefficient> rest = empty();
        rest.putAll(terms);
        rest.remove(growth);
        return new Expansion(rest, remainder);
    }

    private static @Nullable Growth product(@Nullable Growth left, @Nullable Growth right) {
        return left == null || right == null ? null : left.times(right);
    }

    private static @Nullable Growth larger(@Nullable Growth left, @Nullable Growth right) {
        return left == null ? right : right == null || left.compareTo(right) >= 0 ? left : right;
    }

    /** Without what is zero, what the remainder outweighs, and what is more than is kept. */
    private static Expansion trimmed(TreeMap<Growth, Coefficient> sum, @Nullable Growth remainder) {
        TreeMap<Growth, Coefficient> kept = empty();
        Growth rest = remainder;
        for (Map.Entry<Growth, Coefficient> term : sum.entrySet()) {
            Growth growth = term.getKey();
            if (term.getValue().isZero()) {
                continue;
            }
            if (kept.size() < MOST && (remainder == null || growth.compareTo(remainder) > 0)) {
                kept.put(growth, term.getValue());
            } else {
                rest = larger(rest, growth);
            }
        }
        return new Expansion(kept, rest);
    }
}
