package org.gradproof.symbolic.normal.rewrite;

import java.math.BigInteger;
import java.util.Map;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.jspecify.annotations.Nullable;

/** Square roots of sums that are squares: polynomials that are not negative and whose square is the sum. */
final class SquareRoots {
    private static final int MAX_TERMS = 6;

    private final Algebra algebra;
    private final Ring ring;
    private final Powers powers;

    SquareRoots(Algebra algebra, Powers powers) {
        this.algebra = algebra;
        this.ring = algebra.ring();
        this.powers = powers;
    }

    /** The root of a polynomial of two terms or more, or null where none is found. Of two roots it is the absolute value. */
    @Nullable
    Poly of(Poly square) {
        Poly nested = nested(square);
        Poly root = nested == null ? polynomial(square) : null;
        return root == null ? nested : algebra.absolute(root);
    }

    /**
     * Term by term, as numbers are by hand: each next term halves what is left, by the first. That what was found is a
     * root is seen by squaring it.
     */
    private @Nullable Poly polynomial(Poly square) {
        Mono lead = square.leadMono();
        Rational number = root(square.leadCoefficient());
        for (int i = 0; i < lead.size(); i++) {
            Rational exponent = lead.exponent(i);
            if (!exponent.isInteger() || exponent.numerator().testBit(0)) {
                return null;
            }
        }
        if (number == null || lead.isOne()) {
            return null;
        }
        Mono first = lead.power(Rational.HALF);
        Poly root = Poly.term(number, first);
        Rational half = Rational.HALF.dividedBy(number);
        for (int i = 0; i < MAX_TERMS; i++) {
            Poly rest = square.minus(ring.times(root, root));
            if (rest.isZero()) {
                return root;
            }
            Mono next = rest.leadMono().times(first.power(Rational.MINUS_ONE));
            if (next.compareTo(first) >= 0) {
                return null;
            }
            root = root.plus(Poly.term(rest.leadCoefficient().times(half), next));
        }
        return null;
    }

    /**
     * {@code sqrt(a + b) = sqrt((a + d) / 2) + sqrt((a - d) / 2)}, with a minus for a negative b, where a is a positive
     * number, b the root of one times a number, and {@code d^2 = a^2 - b^2} for a number d: the square of the right side
     * is {@code a + 2 sqrt((a^2 - d^2) / 4)}, which is {@code a + |b|}, and its first root is the larger one.
     */
    private @Nullable Poly nested(Poly square) {
        if (square.size() != 2 || !square.atoms().stream().allMatch(Atom.Prime.class::isInstance)) {
            return null;
        }
        Rational a = square.constantTerm();
        Map.Entry<Mono, Rational> other = square.terms().stream()
                .filter(t -> !t.getKey().isOne())
                .findFirst()
                .orElseThrow();
        Poly b = Poly.term(other.getValue(), other.getKey());
        Poly squared = ring.times(b, b);
        if (a.signum() <= 0 || !squared.isConstant()) {
            return null;
        }
        Rational d = root(a.times(a).minus(squared.constantTerm()));
        if (d == null) {
            return null;
        }
        Poly larger = powers.number(a.plus(d).times(Rational.HALF), Rational.HALF);
        Rational rest = a.minus(d).times(Rational.HALF);
        Poly smaller = rest.isZero() ? Poly.ZERO : powers.number(rest, Rational.HALF);
        return other.getValue().signum() > 0 ? larger.plus(smaller) : larger.minus(smaller);
    }

    /** The root of a square of a rational number, or null. */
    private static @Nullable Rational root(Rational square) {
        if (square.signum() < 0) {
            return null;
        }
        BigInteger numerator = square.numerator().sqrt();
        BigInteger denominator = square.denominator().sqrt();
        Rational root = new Rational(numerator, denominator);
        return root.times(root).equals(square) ? root : null;
    }
}
