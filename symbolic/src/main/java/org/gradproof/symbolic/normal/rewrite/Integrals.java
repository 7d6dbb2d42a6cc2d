package org.gradproof.symbolic.normal.rewrite;

import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.jspecify.annotations.Nullable;

/**
 * Integrals: linear parts split and factors free of the variable move out. Both are laws of every linear
 * functional, so they hold of the integral wherever the integrals that the author wrote exist.
 */
public final class Integrals {
    private final Algebra algebra;
    private final Ring ring;
    private final GaussianIntegrals gaussians;
    private int counter;

    Integrals(Algebra algebra, Ring ring) {
        this.algebra = algebra;
        this.ring = ring;
        this.gaussians = new GaussianIntegrals(algebra);
    }

    /** A new real variable of integration. */
    public Name fresh() {
        return new Name("$", --counter);
    }

    private static Name canonical(int height) {
        return new Name("$", height);
    }

    /** The integral of the body; a limit that is null is infinite. */
    public Poly integral(Name variable, @Nullable Poly low, @Nullable Poly high, Poly body) {
        Poly.Builder builder = new Poly.Builder();
        for (Map.Entry<Mono, Rational> term : algebra.reduce(body).terms()) {
            Mono inside = term.getKey().filter(a -> a.dependsOn(variable));
            Mono outside = term.getKey().filter(a -> !a.dependsOn(variable));
            builder.add(ring.times(close(variable, low, high, inside), outside), term.getValue());
        }
        return builder.build();
    }

    /**
     * The integral of one monomial in the variable. Powers have a primitive on the whole line, so they are integrated
     * over finite limits in either order; nothing else is, as a primitive would have to be one between the limits.
     */
    private Poly close(Name variable, @Nullable Poly low, @Nullable Poly high, Mono inside) {
        if (inside.isOne()) {
            if (low == null || high == null) {
                throw new Unsupported("the integral of a constant over an infinite range");
            }
            return high.minus(low);
        }
        if (low != null
                && high != null
                && inside.size() == 1
                && inside.atom(0).equals(new Atom.Symbol(variable, List.of()))
                && inside.exponent(0).isInteger()
                && inside.exponent(0).signum() > 0) {
            int above = inside.exponent(0).numerator().intValueExact() + 1;
            return ring.power(high, above)
                    .minus(ring.power(low, above))
                    .scale(Rational.ONE.dividedBy(Rational.of(above)));
        }
        Poly gaussian = gaussians.integral(
                variable, low, high, inside, (above, unit) -> opaque(variable, Poly.ZERO, above, unit));
        return gaussian == null ? opaque(variable, low, high, inside) : gaussian;
    }

    /** The integral as an atom, its variable named by its height. */
    private Poly opaque(Name variable, @Nullable Poly low, @Nullable Poly high, Mono inside) {
        int height = inside.height() + 1;
        Poly renamed = algebra.rename(Poly.term(Rational.ONE, inside), variable, canonical(height));
        if (renamed.size() != 1) {
            throw new Unsupported("an integral whose body changes with the name of its variable");
        }
        Map.Entry<Mono, Rational> only = renamed.terms().iterator().next();
        int highest = Math.max(height, Math.max(height(low), height(high)));
        return algebra.atom(new Atom.Integral(canonical(height), low, high, only.getKey(), highest))
                .scale(only.getValue());
    }

    private static int height(@Nullable Poly limit) {
        return limit == null ? 0 : limit.height();
    }

    /** The integral with an index replaced inside. */
    Poly substitute(Atom.Integral integral, Name from, Idx to) {
        Name variable = fresh();
        Poly body = algebra.rename(Poly.term(Rational.ONE, integral.body), integral.variable, variable);
        return integral(
                variable,
                integral.low == null ? null : algebra.substitute(integral.low, from, to),
                integral.high == null ? null : algebra.substitute(integral.high, from, to),
                algebra.substitute(body, from, to));
    }
}
