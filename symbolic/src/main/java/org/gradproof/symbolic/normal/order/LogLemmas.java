package org.gradproof.symbolic.normal.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.facts.KnownSign;
import org.gradproof.symbolic.normal.facts.Law;
import org.gradproof.symbolic.normal.facts.Sign;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.DivisionByZero;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.gradproof.symbolic.normal.rewrite.Algebra;
import org.gradproof.symbolic.normal.rewrite.Ring;
import org.gradproof.symbolic.normal.rewrite.Signs;
import org.jspecify.annotations.Nullable;

/**
 * Facts about quantities q in which logs stand: the sign of q is that of {@code e^q - 1}, in which they do not, and
 * {@code 1 - e^{-q} <= q <= e^q - 1}, which for {@code q = log x} are {@code 1 - 1/x <= log x <= x - 1}.
 */
final class LogLemmas {
    private static final int MAX_COEFFICIENT = 4;

    private final Algebra algebra;
    private final Signs signs;
    private final Ring ring;

    LogLemmas(Algebra algebra) {
        this.algebra = algebra;
        this.signs = algebra.signs();
        this.ring = algebra.ring();
    }

    /** {@code e^q - 1} times its positive denominator, which has the sign of q; null where no log in q has a number before it. */
    @Nullable
    Poly exponentialDifference(Poly q) {
        Rational scale = logScale(q);
        if (scale == null) {
            return null;
        }
        try {
            Poly value = algebra.powers().exp(q.scale(scale)).minus(Poly.ONE);
            Ring.Fraction fraction = ring.together(value);
            // Multiplied by its denominators, the difference keeps its sign only if all of them are positive.
            for (Atom.Base base : fraction.denominator().keySet()) {
                if (signs.sign(base.poly) != Sign.POSITIVE) {
                    return null;
                }
            }
            Poly numerator = fraction.numerator();
            if (numerator.isZero()) {
                return numerator;
            }
            Ring.Primitive primitive = Ring.primitive(numerator);
            if (signs.ofFactor(primitive.content()) != Sign.POSITIVE) {
                return numerator;
            }
            return primitive.poly().scale(Rational.of(primitive.factor().signum()));
        } catch (Unsupported | DivisionByZero tooHard) {
            return null;
        }
    }

    /** A positive number that makes the coefficients of all logs in the polynomial small integers, or null if it has none. */
    private static @Nullable Rational logScale(Poly q) {
        Rational scale = null;
        for (Map.Entry<Mono, Rational> term : q.terms()) {
            if (isLog(term.getKey())) {
                Rational size = term.getValue().signum() < 0 ? term.getValue().negate() : term.getValue();
                scale = scale == null || size.compareTo(scale) < 0 ? size : scale;
            }
        }
        if (scale == null) {
            return null;
        }
        Rational factor = Rational.ONE.dividedBy(scale);
        for (Map.Entry<Mono, Rational> term : q.terms()) {
            Rational scaled = term.getValue().times(factor);
            boolean small = scaled.isInteger() && scaled.numerator().abs().intValue() <= MAX_COEFFICIENT;
            if (isLog(term.getKey()) && !small) {
                return null;
            }
        }
        return factor;
    }

    private static boolean isLog(Mono mono) {
        return mono.size() == 1
                && mono.atom(0) instanceof Atom.Log
                && mono.exponent(0).isOne();
    }

    /** Bounds of the parts {@code factor * q} in whose q logs stand. */
    void add(Poly poly, Set<KnownSign> found) {
        Map<Mono, List<Poly>> parts = new LinkedHashMap<>();
        for (Mono mono : poly.monos()) {
            for (Atom atom : mono.atoms()) {
                if (atom instanceof Atom.Log && mono.exponent(atom).isOne()) {
                    parts.computeIfAbsent(mono.without(atom), m -> new ArrayList<>())
                            .add(Poly.of(atom));
                }
            }
        }
        for (Map.Entry<Mono, List<Poly>> part : parts.entrySet()) {
            Mono factor = part.getKey();
            Set<Poly> candidates = new LinkedHashSet<>(part.getValue());
            candidates.add(quotient(poly, factor, true));
            candidates.add(quotient(poly, factor, false));
            for (Poly q : candidates) {
                addTangents(Poly.term(Rational.ONE, factor), q, found);
            }
        }
        LogCoefficients.of(poly).forEach((factor, q) -> addTangents(factor, q, found));
    }

    /** What stands with exactly the factor: its logs, or all that is no further multiple of it. */
    private static Poly quotient(Poly poly, Mono factor, boolean logsOnly) {
        Poly.Builder builder = new Poly.Builder();
        for (Map.Entry<Mono, Rational> term : poly.terms()) {
            if (term.getKey().divisibleBy(factor)) {
                Mono rest = term.getKey().times(factor.power(Rational.MINUS_ONE));
                boolean shared =
                        rest.atoms().stream().anyMatch(a -> !factor.exponent(a).isZero());
                if (!shared && !rest.isOne() && (isLog(rest) || !logsOnly)) {
                    builder.add(rest, term.getValue());
                }
            }
        }
        return builder.build();
    }

    /**
     * {@code q <= e^q - 1} and {@code q >= 1 - e^{-q}}, times the factor. Exp is convex, so that its tangent at 0
     * lies below it; the second is the first for {@code -q}. The tangent touches at 0 alone.
     */
    private void addTangents(Poly factor, Poly q, Set<KnownSign> found) {
        Sign sign = factor.size() == 1 ? signs.ofFactor(factor.leadMono()) : signs.sign(factor);
        Rational scale = logScale(q);
        if (scale == null || !(sign.isNonnegative() || sign.isNonpositive()) || q.size() > Lemmas.MAX_SIZE) {
            return;
        }
        Poly scaled = q.scale(scale);
        for (Poly side : List.of(scaled, scaled.negate())) {
            try {
                Poly above = algebra.powers().exp(side).minus(Poly.ONE).minus(side);
                Poly fact = ring.poly(ring.together(ring.times(above, factor)));
                if (isTotal(fact)) {
                    // Only at q = 0 does the tangent touch.
                    boolean strict = sign.isNonzero() && (isNonzero(side) || isNonzero(above.plus(side)));
                    Lemmas.add(KnownSign.of(sign.isNonnegative() ? fact : fact.negate(), strict, Law.TANGENT), found);
                }
            } catch (Unsupported | DivisionByZero tooHard) {
                // One fact less.
            }
        }
    }

    /** Whether the quantity is known not to be zero, brought to one denominator if need be. */
    private boolean isNonzero(Poly poly) {
        if (signs.sign(poly).isNonzero()) {
            return true;
        }
        Poly numerator = ring.together(poly).numerator();
        if (numerator.isZero()) {
            return false;
        }
        Ring.Primitive primitive = Ring.primitive(numerator);
        return signs.sign(primitive.content()).isNonzero()
                && signs.sign(primitive.poly()).isNonzero();
    }

    /** Whether nothing that may be zero stands below the line: at {@code 0 log 0} more could be undefined than was asked for. */
    private boolean isTotal(Poly poly) {
        for (Mono mono : poly.monos()) {
            for (int i = 0; i < mono.size(); i++) {
                if (mono.exponent(i).signum() < 0 && signs.sign(mono.atom(i)) != Sign.POSITIVE) {
                    return false;
                }
            }
        }
        return true;
    }
}
