package org.gradproof.replay;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gradproof.replay.Atom.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of polynomials, term by term, by what is declared of their letters. Sound, as the bounds of a sum are the sums of
 * bounds, open where one of them is; a product of factors that are not negative is not negative, and positive where all are;
 * an even power, and a root that has a value, is not negative; nothing below a line is zero; a sum, product or extreme has
 * at least one term.
 */
final class Signs {
    private static final int MOST_NESTED = 6;
    private static final int MOST_COUNTED = 3;

    private final Laws laws;
    /** What is assumed of polynomials: positive where true, not negative where false. */
    private final Map<Poly, Boolean> assumed = new HashMap<>();

    /** What is assumed for every value of an index. */
    private final List<Universal> universal = new ArrayList<>();

    private final Set<Poly> nonzero = new HashSet<>();
    private final Set<Name> unfolding = new HashSet<>();
    private int nested;

    Signs(Laws laws) {
        this.laws = laws;
    }

    /** What is between two numbers; null is no bound. */
    private record Bounds(
            @Nullable Rational low,
            boolean lowOpen,
            @Nullable Rational high,
            boolean highOpen) {
        static final Bounds NONE = new Bounds(null, true, null, true);

        boolean isPositive() {
            return low != null && (low.signum() > 0 || (low.isZero() && lowOpen));
        }

        boolean isNonnegative() {
            return low != null && low.signum() >= 0;
        }

        boolean isNegative() {
            return high != null && (high.signum() < 0 || (high.isZero() && highOpen));
        }

        boolean isNonpositive() {
            return high != null && high.signum() <= 0;
        }

        Bounds plus(Bounds other) {
            return new Bounds(
                    low == null || other.low == null ? null : low.plus(other.low),
                    lowOpen || other.lowOpen,
                    high == null || other.high == null ? null : high.plus(other.high),
                    highOpen || other.highOpen);
        }

        Bounds scale(Rational factor) {
            Rational scaledLow = low == null ? null : low.times(factor);
            Rational scaledHigh = high == null ? null : high.times(factor);
            return factor.signum() > 0
                    ? new Bounds(scaledLow, lowOpen, scaledHigh, highOpen)
                    : new Bounds(scaledHigh, highOpen, scaledLow, lowOpen);
        }
    }

    private record Universal(Poly poly, Name index, Ix range, boolean strict) {}

    /** From now on the polynomial has the sign for every value of the index from 1 to the range. */
    void assume(Poly poly, Name index, Ix range, boolean strict) {
        if (!poly.isConstant()) {
            universal.add(new Universal(normed(poly), index, range, strict));
        }
    }

    void assume(Poly poly, boolean strict) {
        if (!poly.isConstant()) {
            assumed.merge(normed(poly), strict, Boolean::logicalOr);
        }
    }

    /** What is assumed to be positive (strict), or at least not negative. */
    List<Poly> assumed(boolean strict) {
        return assumed.entrySet().stream()
                .filter(entry -> !strict || entry.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    void assumeNonzero(Poly poly) {
        if (!poly.isConstant()) {
            nonzero.add(normed(poly));
        }
    }

    private static Poly normed(Poly poly) {
        if (poly.isZero()) {
            return poly;
        }
        Rational size = poly.lead().getValue();
        return poly.scale(Rational.ONE.dividedBy(size.signum() < 0 ? size.negate() : size));
    }

    boolean isPositive(Poly poly) {
        return bounds(poly).isPositive();
    }

    boolean isNonnegative(Poly poly) {
        return bounds(poly).isNonnegative();
    }

    boolean isNonzero(Poly poly) {
        boolean assumed = !poly.isZero() && (nonzero.contains(normed(poly)) || nonzero.contains(normed(poly.negate())));
        return assumed || isPositive(poly) || isPositive(poly.negate());
    }

    /** A polynomial that is zero, divided by those atoms that all terms share and that are not zero, or stand below a line. */
    Poly withoutNonzero(Poly zero) {
        Mono content = Ring.primitive(zero).content();
        return zero.shifted(content.filter(atom -> content.exponent(atom).signum() < 0 || isNonzero(Poly.of(atom)))
                .inverse());
    }

    /** Whether all that is multiplied or added up by the atom is positive. */
    boolean isPositiveBody(Atom operator) {
        return isPositive(body(operator));
    }

    boolean isNonnegativeBody(Atom operator) {
        return isNonnegative(body(operator));
    }

    /** What stands under the operator at new indices: its own names are bound, and may be bound elsewhere too. */
    private Poly body(Atom operator) {
        Poly body = operator.part();
        for (int i = 0; i < operator.bound.size(); i++) {
            body = Renaming.of(body, operator.bound.get(i), laws.known.fresh(operator.indices.get(i)));
        }
        return body;
    }

    private Bounds bounds(Poly poly) {
        if (nested > MOST_NESTED) {
            return Bounds.NONE;
        }
        nested++;
        try {
            Bounds sum = new Bounds(Rational.ZERO, false, Rational.ZERO, false);
            for (Map.Entry<Mono, Rational> term : poly.terms().entrySet()) {
                sum = sum.plus(bounds(term.getKey()).scale(term.getValue()));
            }
            if (sum.isPositive() || poly.isConstant()) {
                return sum;
            }
            if (poly.size() > 1 && !sum.isNonnegative()) {
                Bounds product = ofProduct(poly);
                if (product.isNonnegative()) {
                    return product;
                }
            }
            Boolean strict = assumed(poly);
            if (strict != null && (strict || !sum.isNonnegative())) {
                return new Bounds(Rational.ZERO, strict, sum.high(), sum.highOpen());
            }
            return sum;
        } finally {
            nested--;
        }
    }

    private @Nullable Boolean assumed(Poly poly) {
        Boolean known = assumed.get(normed(poly));
        if (known != null || universal.isEmpty() || nested > 2) {
            return known;
        }
        for (Universal fact : universal) {
            for (Ix index : indices(poly)) {
                if (laws.known.isWithin(index, fact.range())
                        && normed(laws.rules.put(fact.poly(), fact.index(), index))
                                .equals(normed(poly))) {
                    return fact.strict();
                }
            }
        }
        return null;
    }

    /** The index terms of the letters. */
    static Set<Ix> indices(Poly poly) {
        Set<Ix> found = new LinkedHashSet<>();
        poly.atoms().forEach(atom -> collect(atom, found));
        return found;
    }

    private static void collect(Atom atom, Set<Ix> found) {
        if (atom.kind == Kind.LETTER) {
            found.addAll(atom.indices);
        }
        atom.parts.forEach(part -> part.atoms().forEach(inner -> collect(inner, found)));
    }

    /** Of a product of what all terms share and the rest. */
    private Bounds ofProduct(Poly poly) {
        Ring.Primitive primitive = Ring.primitive(poly);
        if (primitive.content().isOne()) {
            return Bounds.NONE;
        }
        Bounds content = bounds(primitive.content());
        Bounds rest = bounds(primitive.poly().scale(primitive.number()));
        boolean positive = content.isPositive() && rest.isPositive();
        return content.isNonnegative() && rest.isNonnegative()
                ? new Bounds(Rational.ZERO, positive, null, true)
                : Bounds.NONE;
    }

    private Bounds bounds(Mono mono) {
        if (mono.isOne()) {
            return new Bounds(Rational.ONE, false, Rational.ONE, false);
        }
        if (mono.powers().size() == 1
                && mono.powers().values().iterator().next().isOne()) {
            return bounds(mono.powers().keySet().iterator().next());
        }
        boolean strict = true;
        boolean below = false;
        Rational high = Rational.ONE;
        for (Map.Entry<Atom, Rational> power : mono.powers().entrySet()) {
            Rational exponent = power.getValue();
            Bounds own = bounds(power.getKey());
            boolean odd = Functions.isOdd(exponent);
            // An even power is not negative; nor is a root. Below the line nothing is zero.
            if (odd && !own.isNonnegative()) {
                if (!own.isNonpositive()) {
                    return Bounds.NONE;
                }
                below = !below;
            }
            strict &= own.isPositive() || own.isNegative() || exponent.signum() < 0;
            boolean bounded = own.isNonnegative()
                    && exponent.isInteger()
                    && exponent.signum() > 0
                    && exponent.numerator().compareTo(BigInteger.TEN) < 0;
            high = bounded && high != null && own.high() != null
                    ? high.times(own.high().pow(exponent.numerator().intValueExact()))
                    : null;
        }
        return below ? new Bounds(null, true, Rational.ZERO, strict) : new Bounds(Rational.ZERO, strict, high, false);
    }

    private Bounds bounds(Atom atom) {
        Bounds own = switch (atom.kind) {
            case EXP -> new Bounds(Rational.ZERO, true, null, true);
            case PRIME -> new Bounds(Rational.ONE, true, null, true);
            case BASE -> bounds(atom.part());
            case EQUAL, LESS, MEMBER, ZERO, POSITIVE -> new Bounds(Rational.ZERO, false, Rational.ONE, false);
            case LOG -> {
                Poly part = atom.part();
                boolean above = isNonnegative(part.minus(Poly.ONE));
                boolean below = isNonnegative(Poly.ONE.minus(part));
                yield new Bounds(
                        above ? Rational.ZERO : null,
                        above && isPositive(part.minus(Poly.ONE)),
                        below ? Rational.ZERO : null,
                        below && isPositive(Poly.ONE.minus(part)));
            }
            case SUM, PRODUCT, MAX, MIN -> ofOperator(atom);
            case LETTER -> letter(atom);
            case APPLY -> apply(atom);
            case DETERMINANT ->
                laws.matrices.isDefinite(atom) ? new Bounds(Rational.ZERO, true, null, true) : Bounds.NONE;
            case INTEGRAL, INVERSE -> Bounds.NONE;
        };
        Boolean strict = (assumed.isEmpty() && universal.isEmpty()) ? null : assumed(Poly.of(atom));
        if (strict != null && !own.isPositive()) {
            return new Bounds(Rational.ZERO, strict, own.high(), own.highOpen());
        }
        Boolean mirrored = assumed.isEmpty() ? null : assumed.get(Poly.of(atom).negate());
        return mirrored != null && own.high() == null
                ? new Bounds(own.low(), own.lowOpen(), Rational.ZERO, mirrored)
                : own;
    }

    /** Ranges hold at least one index. */
    private Bounds ofOperator(Atom atom) {
        Bounds body = bounds(body(atom));
        if (atom.kind == Kind.MAX || atom.kind == Kind.MIN) {
            return body;
        }
        if (atom.kind == Kind.SUM && body.high() != null && body.high().signum() <= 0) {
            return new Bounds(
                    null, true, Rational.ZERO, body.highOpen() && body.high().isZero());
        }
        boolean least = body.isNonnegative() || (atom.kind == Kind.SUM && Forms.isNonnegative(laws, atom));
        return least ? new Bounds(Rational.ZERO, body.isPositive(), null, true) : Bounds.NONE;
    }

    private Bounds apply(Atom atom) {
        if (atom.tag.equals("abs")) {
            return new Bounds(Rational.ZERO, isPositive(atom.part()), null, true);
        } else if (atom.tag.equals("sin") || atom.tag.equals("cos")) {
            return new Bounds(Rational.MINUS_ONE, false, Rational.ONE, false);
        } else if (atom.tag.equals("max")) {
            boolean positive = atom.parts.stream().anyMatch(this::isPositive);
            boolean least = atom.parts.stream().anyMatch(this::isNonnegative);
            return least ? new Bounds(Rational.ZERO, positive, null, true) : Bounds.NONE;
        }
        Name name = atom.tag.isEmpty() ? atom.name : null;
        return name != null && laws.givens.find(name) instanceof Given.SmoothFunction function
                ? of(function.codomain())
                : Bounds.NONE;
    }

    private Bounds letter(Atom atom) {
        Name name = Objects.requireNonNull(atom.name);
        Given given = laws.givens.find(name);
        if (name.equals(Reading.PI)) {
            return new Bounds(Rational.of(3), true, Rational.of(4), true);
        } else if (given instanceof Given.Scalar scalar) {
            return of(scalar.domain());
        } else if (given instanceof Given.Family family) {
            return family.simplex() ? new Bounds(Rational.ZERO, false, Rational.ONE, false) : of(family.domain());
        } else if (laws.known.isIndex(name)) {
            int least = 0;
            while (least < MOST_COUNTED && Boolean.TRUE.equals(laws.known.isLess(Ix.of(least), Ix.of(name)))) {
                least++;
            }
            return least > 0 ? new Bounds(Rational.of(least), false, null, true) : Bounds.NONE;
        } else if (given instanceof Given.Definition definition
                && definition.parameters().isEmpty()
                && unfolding.add(name)) {
            try {
                return bounds(laws.reading.body(definition, atom.indices));
            } catch (NoAnswer unknown) {
                return Bounds.NONE;
            } finally {
                unfolding.remove(name);
            }
        }
        return Bounds.NONE;
    }

    private static Bounds of(Domain domain) {
        if (domain instanceof Domain.Interval interval) {
            return new Bounds(interval.low(), interval.lowOpen(), interval.high(), interval.highOpen());
        }
        Rational low = null;
        Rational high = null;
        for (Rational value : ((Domain.Finite) domain).values()) {
            low = low == null || value.compareTo(low) < 0 ? value : low;
            high = high == null || value.compareTo(high) > 0 ? value : high;
        }
        return new Bounds(low, false, high, false);
    }
}
