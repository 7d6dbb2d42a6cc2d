package org.gradproof.symbolic.normal.rewrite;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.facts.Facts;
import org.gradproof.symbolic.normal.facts.Sign;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.jspecify.annotations.Nullable;

/** Factorials of whole numbers known by names, each by the one without a number in it; binomial coefficients by factorials. */
final class Factorials {
    private static final int MAX_SHIFT = 8;

    private final Algebra algebra;
    private final Ring ring;

    Factorials(Algebra algebra) {
        this.algebra = algebra;
        this.ring = algebra.ring();
    }

    /**
     * {@code (x + c)!} by {@code x!}, the product of the factors between, for a whole c. The factorial of a real number
     * is {@code \\Gamma(x + 1)}, for which this holds wherever x is positive. Of a whole x a c below 0 is defined where x
     * is at least -c, and then the factors, by which x! is divided, are not 0; for a c above 0, x must be known to be
     * natural.
     */
    Poly of(Poly argument) {
        Rational constant = argument.constantTerm();
        if (argument.isConstant() && isHalf(constant)) {
            // The integral of a Gaussian.
            Poly root = algebra.powers().power(Poly.of(Atom.Circle.PI), Rational.HALF);
            return constant.signum() > 0 ? root.scale(Rational.HALF) : root;
        }
        Rational offset = new Rational(constant.floor(), BigInteger.ONE);
        Poly base = argument.minus(Poly.constant(offset));
        boolean whole = algebra.wholePowers().isWhole(argument) && (offset.signum() <= 0 || isNatural(base));
        boolean shifts = offset.compareTo(Rational.of(MAX_SHIFT)) <= 0
                && offset.compareTo(Rational.of(-MAX_SHIFT)) >= 0
                && (whole || algebra.signs().sign(base) == Sign.POSITIVE);
        if (!shifts) {
            return atom("factorial", argument);
        }
        Poly result = base.isConstant() && isHalf(base.constantTerm()) ? of(base) : atom("factorial", base);
        int shift = offset.numerator().intValueExact();
        for (int i = 1; i <= shift; i++) {
            result = ring.times(result, base.plus(Poly.constant(i)));
        }
        for (int i = 0; i > shift; i--) {
            result = ring.times(result, ring.invert(base.plus(Poly.constant(i))));
        }
        return result;
    }

    /**
     * {@code n! / (k! (n - k)!)} where n, k and n - k are known to be natural. For a number k it is a polynomial in n,
     * which is 0 for the n below k as it should be.
     */
    Poly binomial(Poly n, Poly k) {
        if (algebra.wholePowers().isWhole(n) && isNatural(n)) {
            Poly rest = n.minus(k);
            if (isNumber(k)) {
                return falling(n, k.constantTerm().numerator().intValueExact());
            } else if (isNumber(rest)) {
                return falling(n, rest.constantTerm().numerator().intValueExact());
            } else if (algebra.wholePowers().isWhole(k) && isNatural(k) && isNatural(rest)) {
                return ring.times(
                        Functions.factorial(algebra, n),
                        ring.invert(ring.times(Functions.factorial(algebra, k), Functions.factorial(algebra, rest))));
            }
        }
        return atom("binomial", n, k);
    }

    private Poly atom(String function, Poly... arguments) {
        return algebra.atom(new Atom.Apply(function, null, List.of(), List.of(arguments), List.of()));
    }

    private static boolean isHalf(Rational number) {
        return number.equals(Rational.HALF) || number.equals(Rational.HALF.negate());
    }

    private static boolean isNumber(Poly poly) {
        return poly.isConstant()
                && poly.constantTerm().isInteger()
                && poly.constantTerm().signum() >= 0
                && poly.constantTerm().compareTo(Rational.of(MAX_SHIFT)) <= 0;
    }

    private Poly falling(Poly n, int k) {
        Poly product = Poly.ONE;
        for (int i = 0; i < k; i++) {
            product = ring.times(product, n.minus(Poly.constant(i))).scale(Rational.of(1, i + 1));
        }
        return product;
    }

    /** Whether the whole number is known not to be negative. */
    private boolean isNatural(Poly poly) {
        return algebra.signs().sign(poly).isNonnegative() || isDifference(poly);
    }

    /** {@code n - k + c} for an index k that is known to be at most n + c. */
    private boolean isDifference(Poly poly) {
        Idx more = null;
        Idx less = null;
        for (Map.Entry<Mono, Rational> term : poly.terms()) {
            if (term.getKey().isOne()) {
                continue;
            }
            Idx name = Idx.of(((Atom.Symbol) term.getKey().atom(0)).name);
            if (term.getValue().isOne() && more == null) {
                more = name;
            } else if (term.getValue().negate().isOne() && less == null) {
                less = name;
            } else {
                return false;
            }
        }
        Facts facts = algebra.facts();
        return more != null
                && less != null
                && Boolean.FALSE.equals(
                        facts.less(more.plus(poly.constantTerm().numerator().intValueExact()), less));
    }

    /** Whether the atom is the factorial of the polynomial. */
    static boolean isOf(@Nullable Atom atom, Poly argument) {
        return atom instanceof Atom.Apply apply
                && apply.function.equals("factorial")
                && apply.arguments.get(0).equals(argument);
    }
}
