package org.gradproof.symbolic.normal.rewrite;

import java.math.BigInteger;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;

/**
 * The largest whole number that is not larger than a polynomial: a whole number added may be taken out, since {@code
 * floor(x + n) = floor(x) + n} for whole n.
 */
public final class WholePart {
    /** The tag of the function on atoms. */
    public static final String FLOOR = "floor";

    private final Algebra algebra;

    WholePart(Algebra algebra) {
        this.algebra = algebra;
    }

    Poly of(Poly argument) {
        Poly whole = Poly.ZERO;
        Poly rest = Poly.ZERO;
        for (Mono mono : argument.monos()) {
            Poly term = Poly.term(argument.coefficient(mono), mono);
            if (mono.isOne()) {
                Rational floor = floor(argument.coefficient(mono));
                whole = whole.plus(Poly.constant(floor));
                rest = rest.plus(term).minus(Poly.constant(floor));
            } else if (argument.coefficient(mono).isInteger() && isWhole(mono)) {
                whole = whole.plus(term);
            } else {
                rest = rest.plus(term);
            }
        }
        // What is left of a number alone lies from 0 up to 1.
        return rest.isConstant()
                ? whole
                : whole.plus(Poly.of(new Atom.Apply(
                        FLOOR, null, java.util.List.of(), java.util.List.of(rest), java.util.List.of())));
    }

    /** Whether the monomial is a product of whole numbers. */
    private boolean isWhole(Mono mono) {
        for (int i = 0; i < mono.size(); i++) {
            Rational exponent = mono.exponent(i);
            if (!exponent.isInteger() || exponent.signum() < 0 || !isWhole(mono.atom(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isWhole(Atom atom) {
        return atom instanceof Atom.Symbol symbol
                ? Functions.isWhole(algebra.facts(), symbol)
                : atom instanceof Atom.Apply apply && apply.function.equals(FLOOR);
    }

    private static Rational floor(Rational value) {
        BigInteger[] parts = value.numerator().divideAndRemainder(value.denominator());
        BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
        return new Rational(floor, BigInteger.ONE);
    }
}
