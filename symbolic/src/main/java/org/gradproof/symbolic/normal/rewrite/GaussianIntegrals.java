package org.gradproof.symbolic.normal.rewrite;

import java.util.List;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.jspecify.annotations.Nullable;

/**
 * Integrals of {@code e^{-c t^2}} with a number c &gt; 0 in terms of {@code G(u) = \int_0^u e^{-t^2} dt}: the substitution
 * {@code t \to t / \sqrt c} gives {@code \int_a^b e^{-c t^2} dt = (G(b \sqrt c) - G(a \sqrt c)) / \sqrt c}. G is odd and
 * tends to {@code \sqrt\pi / 2}. So error functions and normal distributions come to one form, whatever they are written in.
 */
final class GaussianIntegrals {
    private final Algebra algebra;

    GaussianIntegrals(Algebra algebra) {
        this.algebra = algebra;
    }

    /** Makes the integral from 0 to a limit of the exponential, which nothing more is known of. */
    @FunctionalInterface
    interface Opaque {
        Poly to(Poly high, Mono body);
    }

    /** The integral over the range, whose ends may be infinite; null if the body is of another kind. */
    @Nullable
    Poly integral(Name variable, @Nullable Poly low, @Nullable Poly high, Mono body, Opaque opaque) {
        Mono square = Mono.of(new Atom.Symbol(variable, List.of()), Rational.of(2));
        boolean gaussian = body.size() == 1
                && body.atom(0) instanceof Atom.Exp exp
                && exp.exponent.equals(square)
                && body.exponent(0).signum() < 0;
        if (!gaussian) {
            return null;
        }
        Poly scale = algebra.powers().power(Poly.constant(body.exponent(0).negate()), Rational.HALF);
        Mono unit = Mono.of(body.atom(0), Rational.MINUS_ONE);
        Poly above = high == null ? half() : primitive(algebra.ring().times(high, scale), unit, opaque);
        Poly below = low == null ? half().negate() : primitive(algebra.ring().times(low, scale), unit, opaque);
        return algebra.ring().times(above.minus(below), algebra.ring().invert(scale));
    }

    /** {@code \sqrt\pi / 2}, the limit of G. */
    private Poly half() {
        return algebra.powers().power(Poly.of(Atom.Circle.PI), Rational.HALF).scale(Rational.HALF);
    }

    private static Poly primitive(Poly limit, Mono unit, Opaque opaque) {
        if (limit.isZero()) {
            return Poly.ZERO;
        }
        return limit.leadCoefficient().signum() < 0
                ? opaque.to(limit.negate(), unit).negate()
                : opaque.to(limit, unit);
    }
}
