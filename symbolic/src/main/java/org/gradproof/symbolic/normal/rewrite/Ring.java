package org.gradproof.symbolic.normal.rewrite;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.facts.Facts;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.DivisionByZero;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.gradproof.symbolic.work.Work;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic of the normal form: what atoms mean when they meet in a product, inverses, and common
 * denominators.
 */
public final class Ring {
    private static final int MAX_TERMS = 4_000;
    private static final int MAX_EXPONENT = 24;
    /** Of {@link Work}: a product of two terms is put among the others, in their order. */
    private static final int PER_TERM = 20;

    /** Atoms are compared by their keys. */
    private static final int KEY_PER_OPERATION = 64;

    private final Algebra algebra;
    private final Facts facts;
    private long budget = 400_000;

    Ring(Algebra algebra, Facts facts) {
        this.algebra = algebra;
        this.facts = facts;
    }

    /** Counts work; {@link Unsupported} when a claim takes too much of it. */
    public void spend(int operations) {
        Work.count((long) PER_TERM * operations);
        budget -= operations;
        if (budget < 0) {
            throw new Unsupported("the expressions grow too large");
        }
    }

    public Poly times(Poly a, Poly b) {
        if (a.isZero() || b.isZero()) {
            return Poly.ZERO;
        }
        if (a.isOne()) {
            return b;
        }
        if (b.isOne()) {
            return a;
        }
        if ((long) a.size() * b.size() > MAX_TERMS * 8L) {
            throw new Unsupported("the expressions grow too large");
        }
        spend(a.size() * b.size());
        Poly.Builder builder = new Poly.Builder();
        for (Map.Entry<Mono, Rational> x : a.terms()) {
            for (Map.Entry<Mono, Rational> y : b.terms()) {
                Rational coefficient = x.getValue().times(y.getValue());
                addSimplified(builder, x.getKey().times(y.getKey()), coefficient);
            }
        }
        Poly product = builder.build();
        if (product.size() > MAX_TERMS) {
            throw new Unsupported("the expressions grow too large");
        }
        return product;
    }

    public Poly times(Poly a, Mono mono) {
        return times(a, Poly.term(Rational.ONE, mono));
    }

    public Poly power(Poly base, int exponent) {
        if (exponent < 0) {
            return power(invert(base), -exponent);
        }
        if (exponent > MAX_EXPONENT && base.size() > 1) {
            throw new Unsupported("the exponent " + exponent + " is too large to expand");
        }
        if (base.size() == 1) {
            Map.Entry<Mono, Rational> only = base.terms().iterator().next();
            if (exponent > 10_000) {
                throw new Unsupported("the exponent " + exponent + " is too large");
            }
            return simplified(
                    only.getKey().power(Rational.of(exponent)), only.getValue().pow(exponent));
        }
        Poly result = Poly.ONE;
        for (int i = 0; i < exponent; i++) {
            result = times(result, base);
        }
        return result;
    }

    /** The monomial with the laws of its atoms applied: a square of a guard is the guard, and so on. */
    Poly simplified(Mono mono, Rational coefficient) {
        Poly.Builder builder = new Poly.Builder();
        addSimplified(builder, mono, coefficient);
        return builder.build();
    }

    private void addSimplified(Poly.Builder builder, Mono mono, Rational coefficient) {
        long length = 0;
        for (int i = 0; i < mono.size(); i++) {
            length += mono.atom(i).key().length();
        }
        Work.count(mono.size() + length / KEY_PER_OPERATION);
        for (int i = 0; i < mono.size(); i++) {
            Poly replaced = law(mono.atom(i), mono.exponent(i));
            if (replaced != null) {
                Mono rest = mono.without(mono.atom(i));
                Poly product = times(replaced, Poly.term(Rational.ONE, rest));
                // Each is put among the terms again, at every atom of a long product.
                Work.count(product.size() * (PER_TERM + mono.size() + length / KEY_PER_OPERATION));
                builder.add(product, coefficient);
                return;
            }
        }
        if (hasLogOfOwnFactor(mono)) {
            return;
        }
        Poly oneHot = oneHot(mono);
        if (oneHot == null) {
            builder.add(mono, coefficient);
        } else {
            builder.add(oneHot, coefficient);
        }
    }

    /** {@code t log t = 0} for a t that is 0 or 1, as {@code 0 log 0 = 0}. */
    private boolean hasLogOfOwnFactor(Mono mono) {
        for (int i = 0; i < mono.size(); i++) {
            if (mono.atom(i) instanceof Atom.Symbol symbol
                    && facts.isIdempotent(symbol)
                    && mono.exponent(i).signum() > 0
                    && mono.exponent(new Atom.Log(Poly.of(symbol))).signum() > 0) {
                return true;
            }
        }
        return false;
    }

    /** With two components of a one-hot vector: {@code y_i y_j = delta_ij y_i}; else null. */
    private @Nullable Poly oneHot(Mono mono) {
        Atom.Symbol first = null;
        for (int i = 0; i < mono.size(); i++) {
            boolean component = mono.atom(i) instanceof Atom.Symbol symbol
                    && facts.isOneHot(symbol.name)
                    && mono.exponent(i).isOne();
            if (!component) {
                continue;
            }
            Atom.Symbol second = (Atom.Symbol) mono.atom(i);
            if (first != null && first.name.equals(second.name)) {
                Poly equal = algebra.guards().equal(first.indices.get(0), second.indices.get(0));
                return times(equal, mono.without(second));
            }
            first = second;
        }
        return null;
    }

    /**
     * What a power of an atom is, where that is not the plain power; else null. Each is an identity of reals wherever
     * the power is defined: of what is 0 or 1, every positive power is it; of what is 1 or -1, odd powers are it and even
     * ones are 1; whole powers of sums are multiplied out;
     * {@code |t|^2} is {@code t^2}, and {@code cos^2} is {@code 1 - sin^2}.
     */
    private @Nullable Poly law(Atom atom, Rational exponent) {
        if (atom instanceof Atom.Guard || atom instanceof Atom.Where) {
            if (exponent.signum() < 0) {
                throw new Unsupported("division by an indicator");
            }
            return exponent.isOne() ? null : Poly.of(atom);
        } else if (atom instanceof Atom.Base base) {
            BigInteger whole = exponent.floor();
            if (whole.signum() <= 0) {
                return null;
            }
            Poly expanded = power(base.poly, whole.intValueExact());
            return times(expanded, Mono.of(atom, exponent.minus(new Rational(whole, BigInteger.ONE))));
        } else if (atom instanceof Atom.Prime prime) {
            BigInteger whole = exponent.floor();
            if (whole.signum() == 0) {
                return null;
            }
            Rational factor = Rational.of(prime.prime).pow(whole.intValueExact());
            return Poly.term(factor, Mono.of(atom, exponent.minus(new Rational(whole, BigInteger.ONE))));
        } else if (atom instanceof Atom.Symbol symbol) {
            if (exponent.isInteger() && !exponent.isOne() && facts.isSign(symbol)) {
                return exponent.numerator().testBit(0) ? Poly.of(atom) : Poly.ONE;
            }
            boolean idempotent = exponent.signum() > 0 && !exponent.isOne() && facts.isIdempotent(symbol);
            return idempotent ? Poly.of(atom) : null;
        } else if (atom instanceof Atom.Apply apply) {
            return law(apply, exponent);
        }
        return null;
    }

    private @Nullable Poly law(Atom.Apply apply, Rational exponent) {
        if (apply.function.equals("power") && apply.arguments.get(0).equals(Poly.ONE.negate())) {
            // (-1)^m is 1 or -1, so that its square is 1.
            BigInteger pairs = exponent.times(Rational.HALF).floor();
            Rational odd = exponent.minus(Rational.of(2).times(new Rational(pairs, BigInteger.ONE)));
            return pairs.signum() == 0 || !exponent.isInteger() ? null : Poly.term(Rational.ONE, Mono.of(apply, odd));
        }
        boolean cosine = apply.function.equals("cos");
        boolean absolute = apply.function.equals("abs");
        if (!cosine && !absolute) {
            return null;
        }
        int pairs = exponent.times(Rational.HALF).floor().intValueExact();
        if (pairs == 0 || (cosine && pairs < 0)) {
            return null;
        }
        Rational left = exponent.minus(Rational.of(2L * pairs));
        Poly argument = apply.arguments.get(0);
        Poly square = absolute
                ? power(argument, 2)
                : Poly.ONE.minus(Poly.term(
                        Rational.ONE,
                        Mono.of(new Atom.Apply("sin", null, List.of(), apply.arguments, List.of()), Rational.of(2))));
        return times(power(square, pairs), Mono.of(apply, left));
    }

    /** One over the polynomial, with its denominator's content taken out. */
    Poly invert(Poly poly) {
        if (poly.isZero()) {
            throw new DivisionByZero();
        }
        Poly split = algebra.guards().expand(poly, this::invert);
        if (split != null) {
            return split;
        }
        if (poly.size() == 1) {
            Map.Entry<Mono, Rational> only = poly.terms().iterator().next();
            return simplified(only.getKey().power(Rational.MINUS_ONE), Rational.ONE.dividedBy(only.getValue()));
        }
        Fraction fraction = together(poly);
        if (fraction.numerator().isZero()) {
            throw new DivisionByZero();
        }
        Primitive primitive = primitive(fraction.numerator());
        Poly result =
                simplified(primitive.content().power(Rational.MINUS_ONE), Rational.ONE.dividedBy(primitive.factor()));
        if (!primitive.poly().isOne()) {
            result = times(result, Mono.of(new Atom.Base(primitive.poly()), Rational.MINUS_ONE));
        }
        return times(result, expand(fraction.denominator()));
    }

    /** The product of the factors, every base multiplied out. */
    private Poly expand(Map<Atom.Base, Integer> factors) {
        Poly product = Poly.ONE;
        for (Map.Entry<Atom.Base, Integer> factor : factors.entrySet()) {
            product = times(product, power(factor.getKey().poly, factor.getValue()));
        }
        return product;
    }

    /** A numerator without whole negative powers of bases, over a product of bases. */
    public record Fraction(Poly numerator, Map<Atom.Base, Integer> denominator) {}

    /** Brings all terms to their common denominator, and cancels the bases that divide the numerator: none is 0 where the terms are defined. */
    public Fraction together(Poly poly) {
        Map<Atom.Base, Integer> denominator = new LinkedHashMap<>();
        for (Mono mono : poly.monos()) {
            for (int i = 0; i < mono.size(); i++) {
                if (mono.atom(i) instanceof Atom.Base base) {
                    int power = mono.exponent(i)
                            .negate()
                            .plus(fraction(mono.exponent(i)))
                            .floor()
                            .intValueExact();
                    if (power > 0) {
                        denominator.merge(base, power, Math::max);
                    }
                }
            }
        }
        if (denominator.isEmpty()) {
            return new Fraction(poly, denominator);
        }
        Poly.Builder builder = new Poly.Builder();
        for (Map.Entry<Mono, Rational> term : poly.terms()) {
            Mono mono = term.getKey();
            Mono common = mono;
            for (Map.Entry<Atom.Base, Integer> factor : denominator.entrySet()) {
                common = common.times(Mono.of(factor.getKey(), Rational.of(factor.getValue())));
            }
            spend(1);
            builder.add(simplified(common, term.getValue()), Rational.ONE);
        }
        Poly numerator = builder.build();
        Map<Atom.Base, Integer> left = new LinkedHashMap<>();
        for (Map.Entry<Atom.Base, Integer> factor : denominator.entrySet()) {
            int power = factor.getValue();
            while (power > 0 && !numerator.isZero()) {
                Poly quotient = Division.exact(numerator, factor.getKey().poly, this);
                if (quotient == null) {
                    break;
                }
                numerator = quotient;
                power--;
            }
            if (power > 0 && !numerator.isZero()) {
                left.put(factor.getKey(), power);
            }
        }
        return new Fraction(numerator, left);
    }

    /** The fraction as a polynomial with negative powers of bases. */
    public Poly poly(Fraction fraction) {
        Mono mono = Mono.ONE;
        for (Map.Entry<Atom.Base, Integer> factor : fraction.denominator().entrySet()) {
            mono = mono.times(Mono.of(factor.getKey(), Rational.of(-factor.getValue())));
        }
        return times(fraction.numerator(), mono);
    }

    private static Rational fraction(Rational value) {
        return value.minus(new Rational(value.floor(), BigInteger.ONE));
    }

    /** {@code factor * content * poly}: the poly with coprime integer coefficients, the largest monomial's positive, and no common power. */
    public record Primitive(Rational factor, Mono content, Poly poly) {}

    /** Takes the rational and the monomial content out of a polynomial that is not zero. */
    public static Primitive primitive(Poly poly) {
        Mono content = content(poly);
        Mono inverse = content.power(Rational.MINUS_ONE);
        BigInteger numerators = BigInteger.ZERO;
        BigInteger denominators = BigInteger.ONE;
        for (Map.Entry<Mono, Rational> term : poly.terms()) {
            Rational c = term.getValue();
            numerators = numerators.gcd(c.numerator());
            denominators = denominators.multiply(c.denominator()).divide(denominators.gcd(c.denominator()));
        }
        Rational factor = new Rational(numerators, denominators);
        Poly shifted = poly.shift(inverse);
        if (shifted.leadCoefficient().signum() < 0) {
            factor = factor.negate();
        }
        return new Primitive(factor, content, shifted.scale(Rational.ONE.dividedBy(factor)));
    }

    /** For each atom the least of its exponents over all terms (0 where it is missing). */
    private static Mono content(Poly poly) {
        List<Atom> atoms = new ArrayList<>(poly.atoms());
        Mono content = Mono.ONE;
        for (Atom atom : atoms) {
            if (atom instanceof Atom.Guard || atom instanceof Atom.Where) {
                continue;
            }
            Rational least = null;
            for (Mono mono : poly.monos()) {
                Rational exponent = mono.exponent(atom);
                least = least == null || exponent.compareTo(least) < 0 ? exponent : least;
            }
            if (least != null && !least.isZero()) {
                content = content.times(Mono.of(atom, least));
            }
        }
        return content;
    }
}
