package org.gradproof.symbolic.normal.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.facts.Combination;
import org.gradproof.symbolic.normal.facts.KnownSign;
import org.gradproof.symbolic.normal.facts.Law;
import org.gradproof.symbolic.normal.facts.Sign;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.rewrite.Algebra;
import org.gradproof.symbolic.normal.rewrite.Ring;
import org.gradproof.symbolic.normal.rewrite.Signs;
import org.jspecify.annotations.Nullable;

/**
 * Whether a polynomial is positive, or not negative, wherever it is defined: by the signs of its parts; as
 * a combination of facts; by its factors; by the exponential of what logs stand in; each case of an
 * absolute value or an indicator for itself.
 */
public final class Order {
    private static final int MAX_DEPTH = 5;
    private static final int MAX_SCALED = 12;
    private static final int MAX_NESTED = 1;

    private final Algebra algebra;
    private final Signs signs;
    private final LogLemmas logs;
    private final Lemmas lemmas;
    private final SumLemmas sums;
    private final IntegralLemmas integrals;
    private final ConvexityLemmas convexity;
    private final JointLemmas joint;
    private final TangentLemmas tangents;
    private final CaseSplits splits;
    private int nested;

    public Order(Algebra algebra) {
        this.algebra = algebra;
        this.signs = algebra.signs();
        this.logs = new LogLemmas(algebra);
        this.lemmas = new Lemmas(algebra, logs);
        this.sums = new SumLemmas(algebra, lemmas, this::termHolds);
        this.integrals = new IntegralLemmas(algebra, lemmas);
        this.convexity = new ConvexityLemmas(algebra);
        this.joint = new JointLemmas(algebra);
        this.tangents = new TangentLemmas(algebra);
        this.splits = new CaseSplits(algebra);
    }

    /** Whether the polynomial is positive (strict) or not negative. */
    public boolean holds(Poly poly, boolean strict) {
        return holds(poly, strict, 0);
    }

    private boolean holds(Poly poly, boolean strict, int depth) {
        if (decides(signs.sign(poly), strict)) {
            return true;
        }
        if (depth > MAX_DEPTH || poly.isConstant()) {
            return false;
        }
        Atom split = splits.open(poly);
        if (split != null) {
            return splits.both(poly, split, p -> holds(p, strict, depth + 1));
        }
        Ring.Fraction fraction = algebra.ring().together(poly);
        Poly numerator = signed(fraction);
        if (numerator == null) {
            return shown(poly, strict);
        }
        return shown(numerator, strict)
                || (!numerator.equals(poly) && shown(poly, strict))
                || byExponential(numerator, strict, depth)
                || byRatio(numerator, strict, depth)
                || byFactors(numerator, strict, depth);
    }

    /** A term of a sum, looked at one level deeper: sums may stand in it as well. */
    private boolean termHolds(Poly term, boolean strict) {
        if (nested >= MAX_NESTED) {
            return false;
        }
        nested++;
        try {
            return holds(term, strict, MAX_DEPTH - 1);
        } finally {
            nested--;
        }
    }

    private static boolean decides(Sign sign, boolean strict) {
        return sign == Sign.POSITIVE || (!strict && sign.isNonnegative());
    }

    /**
     * The numerator with the sign of the denominator, or null if that is not known. A denominator that is known
     * only not to be negative is positive all the same, as the claim is made where it is not zero; where that
     * is in doubt, {@link Signs#ofDenominator} says that nothing is known.
     */
    private @Nullable Poly signed(Ring.Fraction fraction) {
        Poly numerator = fraction.numerator();
        for (Map.Entry<Atom.Base, Integer> factor : fraction.denominator().entrySet()) {
            Sign sign = signs.ofDenominator(factor.getKey().poly);
            boolean even = factor.getValue() % 2 == 0;
            if (!sign.isNonzero() || (!even && sign == Sign.NONZERO)) {
                return null;
            }
            numerator = even || sign == Sign.POSITIVE ? numerator : numerator.negate();
        }
        return numerator;
    }

    private boolean shown(Poly poly, boolean strict) {
        if (combines(poly, strict, false) || (poly.size() <= MAX_SCALED && combines(poly, strict, true))) {
            return true;
        }
        for (Poly factor : signs.knownInLogs()) {
            // Facts about logs were multiplied by what is below the line in them; a positive factor keeps the sign.
            if (poly.size() * factor.size() <= MAX_SCALED
                    && combines(algebra.ring().times(poly, factor), strict, false)) {
                return true;
            }
        }
        return false;
    }

    private boolean combines(Poly poly, boolean strict, boolean products) {
        Set<KnownSign> facts = new LinkedHashSet<>();
        facts.add(KnownSign.of(Poly.ONE, true));
        facts.addAll(lemmas.about(poly));
        facts.addAll(sums.about(poly));
        facts.addAll(integrals.about(poly));
        facts.addAll(convexity.about(poly));
        facts.addAll(tangents.about(poly));
        if (!products) {
            facts.addAll(joint.about(poly));
        } else {
            facts.addAll(lemmas.products(poly));
        }
        List<Poly> mentioned = new ArrayList<>(List.of(poly));
        facts.forEach(f -> mentioned.add(f.poly()));
        mentioned.forEach(p -> lemmas.addMonomials(p, facts));
        Map<KnownSign, Rational> used = ConicCombination.of(poly, List.copyOf(facts), strict);
        if (used == null) {
            return false;
        }
        used.keySet().forEach(k -> k.laws().forEach(algebra::note));
        algebra.note(new Combination(poly, used));
        return true;
    }

    /** {@code q > 0} is {@code e^q > 1}, as exp is increasing. */
    private boolean byExponential(Poly poly, boolean strict, int depth) {
        Poly difference = logs.exponentialDifference(poly);
        if (difference == null || !holds(difference, strict, depth + 1)) {
            return false;
        }
        algebra.note(Law.INCREASING);
        return true;
    }

    /** {@code e^u - e^v} has the sign of u - v, as exp is increasing. */
    private boolean byRatio(Poly poly, boolean strict, int depth) {
        Poly difference = Signs.ratio(poly);
        if (difference == null || !holds(difference, strict, depth + 1)) {
            return false;
        }
        algebra.note(Law.INCREASING);
        return true;
    }

    /** A product has the product of its factors' signs; a factor that occurs an even number of times needs none. */
    private boolean byFactors(Poly poly, boolean strict, int depth) {
        if (poly.isZero()) {
            return !strict;
        }
        Ring.Primitive primitive = Ring.primitive(poly);
        List<Poly> factors = algebra.factor(primitive.poly());
        Sign sign = signs.ofFactor(primitive.content());
        if (factors.size() == 1 && primitive.content().isOne()) {
            return false;
        }
        sign = primitive.factor().signum() < 0 ? sign.negate() : sign;
        Map<Poly, Integer> powers = new LinkedHashMap<>();
        for (Poly factor : factors) {
            boolean flipped = powers.containsKey(factor.negate());
            sign = flipped ? sign.negate() : sign;
            powers.merge(flipped ? factor.negate() : factor, 1, Integer::sum);
        }
        for (Map.Entry<Poly, Integer> factor : powers.entrySet()) {
            Sign own = sign(factor.getKey(), depth + 1);
            boolean even = factor.getValue() % 2 == 0;
            sign = sign.times(even ? (own.isNonzero() ? Sign.POSITIVE : Sign.NONNEGATIVE) : own);
        }
        return decides(sign, strict);
    }

    private Sign sign(Poly poly, int depth) {
        Sign direct = signs.sign(poly);
        if (direct != Sign.UNKNOWN) {
            return direct;
        }
        if (holds(poly, true, depth)) {
            return Sign.POSITIVE;
        } else if (holds(poly.negate(), true, depth)) {
            return Sign.NEGATIVE;
        } else if (holds(poly, false, depth)) {
            return Sign.NONNEGATIVE;
        }
        return holds(poly.negate(), false, depth) ? Sign.NONPOSITIVE : Sign.UNKNOWN;
    }
}
