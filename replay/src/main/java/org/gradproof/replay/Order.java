package org.gradproof.replay;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.replay.Atom.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/**
 * Whether a polynomial is positive, or not negative: by the signs of its factors, by the tangent of the logarithm, of two
 * terms by their quotient, term by term under a sum, or since a sum of terms that are not negative is at least each of them.
 */
final class Order {
    private static final int MOST_NESTED = 3;
    private static final int MOST_SPLITS = 8;

    private final Laws laws;

    Order(Laws laws) {
        this.laws = laws;
    }

    /** Whether it is positive (strict) or not negative. */
    boolean holds(Poly poly, boolean strict) {
        return holds(poly, strict, 0);
    }

    private boolean holds(Poly poly, boolean strict, int depth) {
        if (bySigns(poly, strict)) {
            return true;
        }
        if (depth > MOST_NESTED) {
            return false;
        }
        Poly numerator = numerator(poly);
        return byTangent(poly, strict)
                || byQuotient(poly, strict, depth)
                || (numerator != null
                        && (bySigns(numerator, strict)
                                || byTangent(numerator, strict)
                                || byQuotient(numerator, strict, depth)
                                || byFactor(numerator, strict)))
                || byLogarithm(poly, strict, depth)
                || byTerms(poly, strict, depth)
                || (!strict && byIntegrand(poly, depth))
                || (numerator != null && byLargeSum(numerator, strict, depth));
    }

    private boolean bySigns(Poly poly, boolean strict) {
        return strict ? laws.signs.isPositive(poly) : laws.signs.isNonnegative(poly);
    }

    /** Everything over one line that is positive, and what stands above it; null where the sign of the line is not known. */
    private @Nullable Poly numerator(Poly poly) {
        Ring.Fraction fraction = laws.ring.together(poly);
        if (!laws.ring.isNowhereZero(poly, fraction)) {
            return null;
        }
        Poly numerator = fraction.numerator();
        for (Map.Entry<Atom, Integer> below : fraction.denominator().entrySet()) {
            Poly base = below.getKey().part();
            boolean even = below.getValue() % 2 == 0;
            // Below the line nothing is zero.
            if (!even && !laws.signs.isNonnegative(base)) {
                if (!laws.signs.isNonnegative(base.negate())) {
                    return null;
                }
                numerator = numerator.negate();
            }
        }
        return laws.times(numerator, belowTheLine(numerator).inverse());
    }

    /** What is positive and stands below the line. */
    private Mono belowTheLine(Poly poly) {
        Mono content = poly.isZero() ? Mono.ONE : Ring.primitive(poly).content();
        return content.filter(atom -> content.exponent(atom).signum() < 0 && laws.signs.isPositive(Poly.of(atom)));
    }

    /** {@code log u + r >= 0} where {@code u >= e^-r}: u is positive, as it has a logarithm. */
    private boolean byLogarithm(Poly poly, boolean strict, int depth) {
        for (Map.Entry<Mono, Rational> term : poly.terms().entrySet()) {
            Atom log = Poly.term(term.getKey(), Rational.ONE).atom();
            if (log != null && log.kind == Kind.LOG && term.getValue().signum() > 0) {
                Poly rest = poly.scale(Rational.MINUS_ONE.dividedBy(term.getValue()))
                        .plus(Poly.of(log));
                if (holds(log.part().minus(laws.functions.exp(rest)), strict, depth + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** {@code m (u - 1 - log u) >= 0} for {@code m >= 0}: the logarithm lies below its tangent at one, and touches it there alone. */
    private boolean byTangent(Poly poly, boolean strict) {
        for (Map.Entry<Mono, Rational> term : poly.terms().entrySet()) {
            for (Atom log : term.getKey().powers().keySet()) {
                Mono factor = term.getKey().without(log);
                Rational weight =
                        poly.terms().getOrDefault(factor, Rational.ZERO).negate();
                boolean fits = log.kind == Kind.LOG
                        && term.getKey().exponent(log).isOne()
                        && weight.signum() > 0
                        && bySigns(Poly.term(factor, Rational.ONE), strict);
                if (fits && isTangent(poly, factor, weight, strict)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isTangent(Poly poly, Mono factor, Rational weight, boolean strict) {
        Poly scaled = laws.times(poly, factor.inverse()).scale(Rational.ONE.dividedBy(weight));
        Poly u = Poly.ONE;
        for (Map.Entry<Mono, Rational> term : scaled.terms().entrySet()) {
            boolean logs = term.getKey().powers().keySet().stream().anyMatch(a -> a.kind == Kind.LOG);
            u = logs ? u : u.plus(Poly.term(term.getKey(), term.getValue()));
        }
        if (!laws.signs.isPositive(u) && !isDefined(u, scaled)) {
            return false;
        }
        Poly beyond = u.minus(Poly.ONE);
        Poly numerator = laws.ring.together(beyond).numerator();
        if (strict && (numerator.isZero() || !laws.signs.isNonzero(laws.signs.withoutNonzero(numerator)))) {
            return false;
        }
        Poly tangent = beyond.minus(laws.functions.log(u));
        return laws.ring.together(tangent.minus(scaled)).numerator().isZero();
    }

    /** Whether all that stands in u stands in logarithms here, so that it is positive. */
    private boolean isDefined(Poly u, Poly scaled) {
        Set<Atom> logs = new LinkedHashSet<>();
        for (Atom atom : scaled.atoms()) {
            if (atom.kind == Kind.LOG) {
                logs.addAll(atom.part().size() == 1 ? atom.part().atoms() : Set.of(Atom.of(Kind.BASE, atom.part())));
            }
        }
        return u.size() == 1
                && u.lead().getValue().signum() > 0
                && u.atoms().stream().allMatch(a -> logs.contains(a) || laws.signs.isPositive(Poly.of(a)));
    }

    /** {@code a >= b} for positive a and b where the logarithm of their quotient is not negative; b is a single term. */
    private boolean byQuotient(Poly poly, boolean strict, int depth) {
        for (Map.Entry<Mono, Rational> term : poly.terms().entrySet()) {
            Poly below = Poly.term(term.getKey(), term.getValue().negate());
            Poly above = poly.plus(below);
            boolean exponential = term.getValue().signum() < 0
                    && poly.atoms().stream().anyMatch(a -> a.kind == Kind.EXP)
                    && term.getKey().powers().keySet().stream().allMatch(a -> laws.signs.isPositive(Poly.of(a)));
            if (exponential
                    && laws.signs.isPositive(above)
                    && holds(laws.functions.log(above).minus(laws.functions.log(below)), strict, depth + 1)) {
                return true;
            }
        }
        return false;
    }

    /** {@code sum_j a_j >= 0} where each term is; what stands beside the sums is shared out among the terms. */
    private boolean byTerms(Poly poly, boolean strict, int depth) {
        Atom first = null;
        for (Atom atom : poly.atoms()) {
            boolean single = atom.kind == Kind.SUM && atom.bound.size() == 1;
            first = first == null && single ? atom : first;
        }
        if (first == null) {
            return false;
        }
        Ix range = first.indices.get(0);
        Name fresh = laws.known.fresh(range);
        Poly share = laws.functions.power(laws.rules.index(range), Rational.MINUS_ONE);
        Poly body = Poly.ZERO;
        Poly beside = Poly.ZERO;
        for (Map.Entry<Mono, Rational> term : poly.terms().entrySet()) {
            Atom sum = null;
            for (Map.Entry<Atom, Rational> power : term.getKey().powers().entrySet()) {
                Atom atom = power.getKey();
                boolean same = atom.kind == Kind.SUM
                        && atom.bound.size() == 1
                        && atom.indices.get(0).equals(range)
                        && power.getValue().isOne();
                sum = sum == null && same ? atom : sum;
            }
            Poly own = sum == null
                    ? laws.times(share, term.getKey())
                    : laws.times(
                            laws.rules.put(sum.part(), sum.bound.get(0), Ix.of(fresh)),
                            term.getKey().without(sum));
            body = body.plus(own, term.getValue());
            beside = sum == null ? beside.plus(Poly.term(term.getKey(), term.getValue())) : beside;
        }
        return holds(body, strict, depth + 1)
                || byOtherTerms(body.minus(laws.times(share, beside)), beside, fresh, range, strict, depth);
    }

    /** {@code sum_j a_j - a_c + (n - 1) b >= 0} where {@code a_j + b >= 0} for each j: the sum is over the indices other than c. */
    private boolean byOtherTerms(Poly body, Poly beside, Name index, Ix range, boolean strict, int depth) {
        boolean several = Boolean.TRUE.equals(laws.known.isLess(Ix.of(1), range));
        Poly others = laws.rules.index(range).minus(Poly.ONE);
        for (Ix left : Signs.indices(beside)) {
            if ((strict && !several) || !laws.known.isWithin(left, range)) {
                continue;
            }
            Poly rest = beside.plus(laws.rules.put(body, index, left));
            Poly each = laws.ring.divided(laws.times(rest, laws.functions.power(others, Rational.MINUS_ONE)));
            // With a single index nothing is divided by none.
            boolean whole = laws.times(each, others).equals(rest)
                    && each.atoms().stream()
                            .noneMatch(a -> a.kind == Kind.BASE
                                    && (a.part().equals(others) || a.part().equals(others.negate())));
            if (!several && !whole) {
                continue;
            }
            if (holds(body.plus(each), strict, depth + 1)) {
                return true;
            }
        }
        return false;
    }

    /** An integral is not negative where its integrand is not: all terms are integrals between the same limits. */
    private boolean byIntegrand(Poly poly, int depth) {
        Atom first = null;
        Name fresh = laws.known.freshReal();
        Poly body = Poly.ZERO;
        for (Map.Entry<Mono, Rational> term : poly.terms().entrySet()) {
            List<Atom> integrals = term.getKey().powers().keySet().stream()
                    .filter(a -> a.kind == Kind.INTEGRAL)
                    .toList();
            if (integrals.size() != 1
                    || !term.getKey().exponent(integrals.get(0)).isOne()) {
                return false;
            }
            Atom integral = integrals.get(0);
            first = first == null ? integral : first;
            boolean same = integral.tag.equals(first.tag)
                    && integral.parts
                            .subList(1, integral.parts.size())
                            .equals(first.parts.subList(1, first.parts.size()))
                    // From a limit to a larger one: the whole line, or upwards from a number to infinity.
                    && integral.parts.size() < 3;
            if (!same) {
                return false;
            }
            Poly integrand = Renaming.of(integral.part(), integral.bound.get(0), fresh);
            body = body.plus(laws.times(integrand, term.getKey().without(integral)), term.getValue());
        }
        return first != null && holds(body, false, depth + 1);
    }

    /** A sum of terms that are not negative is one of them, or two, and a rest that is not negative. */
    private boolean byLargeSum(Poly poly, boolean strict, int depth) {
        int splits = 0;
        for (Atom sum : poly.atoms()) {
            boolean splittable = sum.kind == Kind.SUM
                    && sum.bound.size() == 1
                    && laws.signs.isNonnegativeBody(sum)
                    && poly.terms().keySet().stream()
                            .allMatch(m -> m.exponent(sum).isInteger()
                                    && m.exponent(sum).signum() >= 0);
            List<Ix> within = Signs.indices(poly).stream()
                    .filter(index -> splittable && laws.known.isWithin(index, sum.indices.get(0)))
                    .toList();
            for (Ix first : within) {
                for (Ix second : within) {
                    boolean one = first.equals(second);
                    if ((one || Boolean.FALSE.equals(laws.known.isEqual(first, second))) && splits++ < MOST_SPLITS) {
                        Poly rest = Poly.of(Atom.letter(laws.known.freshReal(), List.of()));
                        boolean some = Boolean.TRUE.equals(laws.known.isLess(Ix.of(one ? 1 : 2), sum.indices.get(0)));
                        laws.signs.assume(rest, some && laws.signs.isPositiveBody(sum));
                        Poly picked = term(sum, first).plus(one ? Poly.ZERO : term(sum, second));
                        if (holds(with(poly, sum, picked.plus(rest)), strict, depth + 2)) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private Poly term(Atom sum, Ix index) {
        return laws.rules.put(sum.part(), sum.bound.get(0), index);
    }

    /** A multiple of what is assumed to be positive, or not negative, by what is so too. */
    private boolean byFactor(Poly numerator, boolean strict) {
        for (Poly known : laws.signs.assumed(strict)) {
            Poly factor = numerator(known);
            if (factor == null || factor.size() < 2) {
                continue;
            }
            Ring.Primitive part = Ring.primitive(factor);
            Poly quotient =
                    laws.ring.divided(laws.times(numerator, laws.functions.power(part.poly(), Rational.MINUS_ONE)));
            // What is assumed not to be negative may be zero: it is divided by no factor of it but one that is not.
            boolean multiple = laws.times(quotient, part.poly()).equals(numerator)
                    && laws.ring.together(quotient).denominator().isEmpty()
                    && part.content().powers().keySet().stream().allMatch(a -> laws.signs.isNonzero(Poly.of(a)));
            Poly rest = laws.times(quotient, part.content().inverse()).scale(Rational.ONE.dividedBy(part.number()));
            if (multiple && bySigns(rest, strict)) {
                return true;
            }
        }
        return false;
    }

    private Poly with(Poly poly, Atom atom, Poly value) {
        Poly result = Poly.ZERO;
        for (Map.Entry<Mono, Rational> term : poly.terms().entrySet()) {
            Poly power = laws.functions.power(value, term.getKey().exponent(atom));
            result = result.plus(laws.times(power, term.getKey().without(atom)), term.getValue());
        }
        return result;
    }
}
