package org.gradproof.symbolic.normal.rewrite;

import java.util.List;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.jspecify.annotations.Nullable;

/**
 * The binomial theorem and its derivatives, {@code sum_{k=0}^n k(k-1)…(k-j+1) r^k / (k! (n-k)!) = n(n-1)…(n-j+1) r^j
 * (1+r)^{n-j} / n!} for every natural n and all real r (for n below j both sides are 0, if 1 + r is not 0), and
 * Vandermonde's {@code sum_{k=0}^n 1 / (k! (n-k)!)^2 = (2n)! / n!^4}. The sums here start at 1.
 */
final class BinomialSums {
    /** The numbers of ways to part j things into i heaps: {@code k^j} in falling powers of k. */
    private static final int[][] FALLING = {{1}, {0, 1}, {0, 1, 1}, {0, 1, 3, 1}};

    private final Algebra algebra;
    private final Ring ring;

    BinomialSums(Algebra algebra) {
        this.algebra = algebra;
        this.ring = algebra.ring();
    }

    /** The sum of the monomial over the index from 1 to the range, or null if it is none of these. */
    @Nullable
    Poly of(Name index, Idx range, Mono body) {
        if (range.base() == null || range.offset() != 0) {
            return null;
        }
        Poly n = algebra.index(range);
        Poly k = Poly.of(new Atom.Symbol(index, List.of()));
        Atom first = null;
        Atom second = null;
        for (Atom atom : body.atoms()) {
            first = Factorials.isOf(atom, k) ? atom : first;
            second = Factorials.isOf(atom, n.minus(k)) ? atom : second;
        }
        if (first == null || second == null || !body.exponent(first).equals(body.exponent(second))) {
            return null;
        }
        Mono rest = body.without(first).without(second);
        if (body.exponent(first).equals(Rational.of(-2)) && rest.isOne()) {
            Poly all = ring.times(factorial(n.scale(Rational.of(2))), ring.power(factorial(n), -4));
            return all.minus(ring.power(factorial(n), -2));
        }
        return body.exponent(first).equals(Rational.MINUS_ONE) ? theorem(index, n, rest) : null;
    }

    private Poly factorial(Poly n) {
        return Functions.factorial(algebra, n);
    }

    private @Nullable Poly theorem(Name index, Poly n, Mono rest) {
        Poly r = Poly.ONE;
        int power = 0;
        for (int i = 0; i < rest.size(); i++) {
            Atom atom = rest.atom(i);
            Rational exponent = rest.exponent(i);
            Poly base = base(atom, index);
            if (base != null) {
                r = ring.times(r, algebra.powers().power(base, exponent));
            } else if (atom.equals(new Atom.Symbol(index, List.of()))
                    && exponent.isInteger()
                    && exponent.signum() > 0
                    && exponent.compareTo(Rational.of(FALLING.length - 1L)) <= 0) {
                power = exponent.numerator().intValueExact();
            } else {
                return null;
            }
        }
        try {
            Poly sum = power == 0 ? Poly.ONE.negate() : Poly.ZERO;
            for (int j = 0; j <= power; j++) {
                sum = sum.plus(falling(n, r, j).scale(Rational.of(FALLING[power][j])));
            }
            return ring.times(sum, ring.invert(factorial(n)));
        } catch (Unsupported mayBeZero) {
            return null;
        }
    }

    /** {@code n(n-1)…(n-j+1) r^j (1+r)^{n-j}}. */
    private Poly falling(Poly n, Poly r, int j) {
        Poly power = algebra.wholePowers().power(Poly.ONE.plus(r), n.minus(Poly.constant(j)));
        if (power == null) {
            throw new Unsupported("a power with the exponent " + n);
        }
        Poly product = ring.times(power, ring.power(r, j));
        for (int i = 0; i < j; i++) {
            product = ring.times(product, n.minus(Poly.constant(i)));
        }
        return product;
    }

    /** The t of {@code t^k}, or null for another atom. */
    private @Nullable Poly base(Atom atom, Name index) {
        Mono k = Mono.of(new Atom.Symbol(index, List.of()));
        if (atom instanceof Atom.Exp exp && exp.exponent.divisibleBy(k)) {
            Mono rest = exp.exponent.times(k.power(Rational.MINUS_ONE));
            return rest.atoms().stream().anyMatch(a -> a.dependsOn(index))
                    ? null
                    : algebra.powers().exp(Poly.term(Rational.ONE, rest));
        } else if (atom instanceof Atom.Apply apply
                && apply.function.equals("power")
                && apply.arguments.get(1).equals(Poly.term(Rational.ONE, k))) {
            return apply.arguments.get(0).dependsOn(index) ? null : apply.arguments.get(0);
        }
        return null;
    }
}
