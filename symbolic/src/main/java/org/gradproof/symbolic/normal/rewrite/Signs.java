package org.gradproof.symbolic.normal.rewrite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.normal.facts.Facts;
import org.gradproof.symbolic.normal.facts.KnownSign;
import org.gradproof.symbolic.normal.facts.Sign;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.jspecify.annotations.Nullable;

/** The signs of atoms and polynomials, from ranges, from what is known, and from sums and products of known signs. */
public final class Signs {
    private static final int MAX_DEPTH = 6;

    private final Facts facts;
    private final SignFacts known;
    private final Map<Atom, Sign> atoms = new HashMap<>();
    private Oracle oracle = name -> Bounds.NONE;
    private boolean polesInDoubt;
    private int depth;

    Signs(Algebra algebra, Facts facts) {
        this.facts = facts;
        this.known = new SignFacts(algebra, facts, this);
    }

    /** What is known of a defined name's value in all its components. */
    public record Bounds(Sign sign, Sign belowOne) {
        public static final Bounds NONE = new Bounds(Sign.UNKNOWN, Sign.UNKNOWN);
    }

    /** Adds a fact; signs asked for before may be known better now. */
    public void learn(Poly poly, Sign sign, List<Name> universal) {
        if (poly.isConstant()) {
            return;
        }
        known.learn(new KnownSign(poly, sign, universal));
        atoms.clear();
    }

    /** Knows the signs of defined names that are not unfolded. */
    @FunctionalInterface
    public interface Oracle {
        Bounds bounds(Name defined);
    }

    public void ask(Oracle definedSigns) {
        oracle = definedSigns;
    }

    /** What the question answers while more is known. */
    public <T> T assuming(List<KnownSign> more, Supplier<T> question) {
        int before = known.size();
        more.forEach(k -> learn(k.poly(), k.sign(), k.universal()));
        try {
            return question.get();
        } finally {
            // What was worked out under the assumption goes with it.
            known.forgetBeyond(before);
            atoms.clear();
        }
    }

    /**
     * From now on a denominator may be zero at points of the claim, as it stands in a branch or a term that is
     * left out there. Without this, a claim is made only where every denominator in it is not zero.
     */
    public void doubtDenominators() {
        polesInDoubt = true;
    }

    /** Whether what stands below the line, under a root or in a log may have no value at points of the claim. */
    public boolean areDenominatorsInDoubt() {
        return polesInDoubt;
    }

    /** The names of which something is known that is not for all values of an index. */
    public Set<Name> knownNames() {
        return known.names();
    }

    /** Positive polynomials whose logs stand in what is known. */
    public Set<Poly> knownInLogs() {
        return known.inLogs();
    }

    /** Facts that speak of the atoms of the polynomial: their ranges, and what was learned. */
    public List<KnownSign> factsAbout(Poly poly) {
        return known.about(poly);
    }

    /** What is known of a defined name that is not unfolded. */
    Bounds bounds(Name defined) {
        return oracle.bounds(defined);
    }

    public Sign sign(Atom atom) {
        Sign cached = atoms.get(atom);
        if (cached == null) {
            cached = find(atom);
            if (cached == Sign.UNKNOWN || !cached.isNonzero()) {
                Sign learned = learned(Poly.of(atom));
                cached = stronger(cached, learned);
            }
            atoms.put(atom, cached);
        }
        return cached;
    }

    private static Sign stronger(Sign a, Sign b) {
        if (a == Sign.UNKNOWN) {
            return b;
        }
        if (b == Sign.UNKNOWN) {
            return a;
        }
        if (a == Sign.NONZERO || b == Sign.NONZERO) {
            Sign other = a == Sign.NONZERO ? b : a;
            return other.isNonnegative() ? Sign.POSITIVE : other.isNonpositive() ? Sign.NEGATIVE : other;
        }
        return a.isNonzero() ? a : b;
    }

    private Sign find(Atom atom) {
        if (atom instanceof Atom.Exp || atom instanceof Atom.Prime || atom instanceof Atom.Circle) {
            return Sign.POSITIVE;
        } else if (atom instanceof Atom.Guard || atom instanceof Atom.Where) {
            return Sign.NONNEGATIVE;
        } else if (atom instanceof Atom.Base base) {
            return sign(base.poly);
        } else if (atom instanceof Atom.Symbol symbol) {
            return sign(symbol);
        } else if (atom instanceof Atom.BigOperator operator) {
            return sign(operator);
        } else if (atom instanceof Atom.Log log) {
            return sign(log.argument.minus(Poly.ONE));
        } else if (atom instanceof Atom.Extreme extreme) {
            return sign(extreme.body);
        } else if (atom instanceof Atom.Apply apply) {
            return sign(apply);
        }
        return Sign.UNKNOWN;
    }

    private Sign sign(Atom.Symbol symbol) {
        Given given = facts.givens().find(symbol.name);
        if (given instanceof Given.Scalar scalar) {
            return sign(scalar.domain());
        } else if (given instanceof Given.Family family) {
            return family.simplex() ? stronger(Sign.NONNEGATIVE, sign(family.domain())) : sign(family.domain());
        } else if (given instanceof Given.Size || given instanceof Given.Index || symbol.name.isBound()) {
            return facts.range(symbol.name) != null || !symbol.name.isBound() ? Sign.POSITIVE : Sign.UNKNOWN;
        } else if (given instanceof Given.Definition) {
            return oracle.bounds(symbol.name).sign();
        }
        return Sign.UNKNOWN;
    }

    private static Sign sign(Domain domain) {
        if (domain instanceof Domain.Interval interval) {
            Rational low = interval.low();
            Rational high = interval.high();
            if (low != null && low.signum() >= 0) {
                return low.signum() > 0 || interval.lowOpen() ? Sign.POSITIVE : Sign.NONNEGATIVE;
            }
            if (high != null && high.signum() <= 0) {
                return high.signum() < 0 || interval.highOpen() ? Sign.NEGATIVE : Sign.NONPOSITIVE;
            }
        } else if (domain instanceof Domain.Finite finite) {
            if (finite.values().stream().allMatch(v -> v.signum() > 0)) {
                return Sign.POSITIVE;
            }
            if (finite.values().stream().allMatch(v -> v.signum() >= 0)) {
                return Sign.NONNEGATIVE;
            }
            if (finite.values().stream().noneMatch(Rational::isZero)) {
                return Sign.NONZERO;
            }
        }
        return Sign.UNKNOWN;
    }

    private Sign sign(Atom.BigOperator operator) {
        Sign body = sign(Poly.term(Rational.ONE, operator.body));
        if (operator.kind == Kind.PRODUCT) {
            // The empty product is 1.
            return body == Sign.POSITIVE ? body : body.isNonnegative() ? Sign.NONNEGATIVE : Sign.UNKNOWN;
        }
        if (body.isNonzero() && operator.ranges.stream().anyMatch(facts::mayBeEmpty)) {
            // The empty sum is 0.
            return body == Sign.POSITIVE ? Sign.NONNEGATIVE : body == Sign.NEGATIVE ? Sign.NONPOSITIVE : Sign.UNKNOWN;
        }
        // Terms that are not zero may add up to zero; terms of one sign may not. A term with a guard is never strict.
        return body == Sign.NONZERO ? Sign.UNKNOWN : body;
    }

    private Sign sign(Atom.Apply apply) {
        if (apply.function.equals("abs")) {
            return sign(apply.arguments.get(0)).isNonzero() ? Sign.POSITIVE : Sign.NONNEGATIVE;
        }
        if (apply.function.equals("factorial")) {
            return Sign.POSITIVE;
        }
        if (apply.function.equals("power")) {
            Sign base = sign(apply.arguments.get(0));
            return base == Sign.POSITIVE || base == Sign.NONNEGATIVE || base == Sign.NONZERO ? base : Sign.UNKNOWN;
        }
        if (apply.name != null
                && apply.orders.stream().allMatch(o -> o == 0)
                && facts.givens().find(apply.name) instanceof Given.SmoothFunction function) {
            return sign(function.codomain());
        }
        return Sign.UNKNOWN;
    }

    /**
     * The sign of the monomial wherever it is defined. A power with a negative exponent is defined only where
     * its base is not zero, unless denominators are in doubt: then it counts as zero where its base is, so that
     * a guard before it makes the term zero, as it should be.
     */
    public Sign sign(Mono mono) {
        Sign sign = Sign.POSITIVE;
        for (int i = 0; i < mono.size(); i++) {
            Rational exponent = mono.exponent(i);
            Sign atom = sign(mono.atom(i));
            boolean nonzero = atom.isNonzero() || (exponent.signum() < 0 && !polesInDoubt);
            Sign power;
            if (!exponent.isInteger() || !exponent.numerator().testBit(0)) {
                // A fractional power is defined only of what is not negative; an even one is not negative.
                power = nonzero ? Sign.POSITIVE : Sign.NONNEGATIVE;
            } else if (exponent.signum() < 0 && nonzero) {
                power = stronger(Sign.NONZERO, atom);
            } else {
                power = atom;
            }
            sign = sign.times(power);
        }
        return sign;
    }

    /**
     * The sign of what a sum is multiplied by, or was divided by: unknown where that has a denominator which may
     * be zero while denominators are in doubt. For {@code (g - x) / x = g/x - 1}, and where g is 0 as x is, the
     * right side is -1, whatever the sign of {@code g - x}.
     */
    public Sign ofFactor(Mono factor) {
        for (int i = 0; i < factor.size() && polesInDoubt; i++) {
            if (factor.exponent(i).signum() < 0 && !sign(factor.atom(i)).isNonzero()) {
                return Sign.UNKNOWN;
            }
        }
        return sign(factor);
    }

    /** The sign of a denominator: nothing is zero below the line, unless denominators are in doubt. */
    public Sign ofDenominator(Poly denominator) {
        Sign sign = sign(denominator);
        return polesInDoubt ? (sign.isNonzero() ? sign : Sign.UNKNOWN) : stronger(Sign.NONZERO, sign);
    }

    /** The sign of the fraction wherever it is defined. */
    public Sign sign(Ring.Fraction fraction) {
        Sign sign = sign(fraction.numerator());
        for (Map.Entry<Atom.Base, Integer> factor : fraction.denominator().entrySet()) {
            Sign own = ofDenominator(factor.getKey().poly);
            // An even power is positive, if only the denominator is not zero.
            sign = sign.times(own.isNonzero() && factor.getValue() % 2 == 0 ? Sign.POSITIVE : own);
        }
        return sign;
    }

    /** The sign of the polynomial wherever it is defined. */
    public Sign sign(Poly poly) {
        Sign sum = Sign.ZERO;
        for (Map.Entry<Mono, Rational> term : poly.terms()) {
            Sign sign = sign(term.getKey());
            sum = sum.plus(term.getValue().signum() < 0 ? sign.negate() : sign);
        }
        if (sum.isNonzero() || poly.isConstant() || depth >= MAX_DEPTH) {
            return sum;
        }
        depth++;
        try {
            Sign found = stronger(sum, learned(poly));
            found = found.isNonzero() ? found : stronger(found, byContent(poly));
            found = found.isNonzero() ? found : stronger(found, byRatio(poly));
            return found.isNonzero() ? found : stronger(found, byGuard(poly));
        } finally {
            depth--;
        }
    }

    /** An indicator is 0 or 1: the sign that the polynomial has in both cases. */
    private Sign byGuard(Poly poly) {
        for (Atom atom : poly.atoms()) {
            if (atom instanceof Atom.Guard) {
                Sign on = sign(Guards.at(poly, atom, true));
                Sign off = sign(Guards.at(poly, atom, false));
                if (on == off) {
                    return on;
                } else if (on.isNonnegative() && off.isNonnegative()) {
                    return Sign.NONNEGATIVE;
                }
                return on.isNonpositive() && off.isNonpositive() ? Sign.NONPOSITIVE : Sign.UNKNOWN;
            }
        }
        return Sign.UNKNOWN;
    }

    /** {@code m - m'} has the sign of {@code log m - log m'} where both are positive. */
    private Sign byRatio(Poly poly) {
        Poly difference = ratio(poly);
        return difference == null ? Sign.UNKNOWN : sign(difference);
    }

    /** The u - v of {@code c (e^u - e^v)}, c a positive number, or null for another polynomial. */
    public static @Nullable Poly ratio(Poly poly) {
        if (poly.size() != 2) {
            return null;
        }
        List<Map.Entry<Mono, Rational>> terms = List.copyOf(poly.terms());
        Mono first = terms.get(0).getKey();
        Mono second = terms.get(1).getKey();
        boolean exponentials = first.atoms().stream().allMatch(Atom.Exp.class::isInstance)
                && second.atoms().stream().allMatch(Atom.Exp.class::isInstance);
        Rational coefficient = terms.get(0).getValue();
        if (!exponentials || !coefficient.equals(terms.get(1).getValue().negate())) {
            return null;
        }
        Poly difference = exponent(first).minus(exponent(second));
        return coefficient.signum() < 0 ? difference.negate() : difference;
    }

    /** The sum of the exponents of a product of exponentials. */
    public static Poly exponent(Mono exponentials) {
        Poly.Builder sum = new Poly.Builder();
        for (int i = 0; i < exponentials.size(); i++) {
            sum.add(((Atom.Exp) exponentials.atom(i)).exponent, exponentials.exponent(i));
        }
        return sum.build();
    }

    /** The sign of what all terms share times the sign of the rest. */
    private Sign byContent(Poly poly) {
        Ring.Primitive primitive = Ring.primitive(poly);
        if (primitive.content().isOne()) {
            return Sign.UNKNOWN;
        }
        Sign sign = ofFactor(primitive.content()).times(sign(primitive.poly()));
        return primitive.factor().signum() < 0 ? sign.negate() : sign;
    }

    /** From what is known: the polynomial is a positive multiple of a known one, plus what has the same sign. */
    private Sign learned(Poly poly) {
        Sign best = Sign.UNKNOWN;
        for (KnownSign fact : factsAbout(poly)) {
            for (Map.Entry<Mono, Rational> term : fact.poly().terms()) {
                Rational own = poly.coefficient(term.getKey());
                if (own.isZero() || term.getKey().isOne()) {
                    continue;
                }
                Rational scale = own.dividedBy(term.getValue());
                Poly rest = poly.minus(fact.poly().scale(scale));
                Sign signed = scale.signum() < 0 ? fact.sign().negate() : fact.sign();
                Sign sum = rest.isZero()
                        ? signed
                        : fact.sign() == Sign.NONZERO || rest.size() >= poly.size()
                                ? Sign.UNKNOWN
                                : signed.plus(sign(rest));
                best = stronger(best, sum);
                if (best == Sign.POSITIVE || best == Sign.NEGATIVE) {
                    return best;
                }
                break;
            }
        }
        return best;
    }
}
