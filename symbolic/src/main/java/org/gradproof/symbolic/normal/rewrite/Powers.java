package org.gradproof.symbolic.normal.rewrite;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.facts.Sign;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.DivisionByZero;
import org.gradproof.symbolic.normal.poly.Factors;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.Primes;
import org.gradproof.symbolic.normal.poly.Unsupported;

/** exp, log and fractional powers of the normal form. A law that needs a sign is used only where the sign is known. */
public final class Powers {
    private final Algebra algebra;
    private final Ring ring;
    private final SquareRoots roots;

    Powers(Algebra algebra, Ring ring) {
        this.algebra = algebra;
        this.ring = ring;
        this.roots = new SquareRoots(algebra, this);
    }

    /**
     * {@code base^exponent} for a rational exponent. A root of a product is taken apart only at factors that are not
     * negative: then the rest is not negative either where the root is defined. Of an even power the root is one of the
     * absolute value.
     */
    public Poly power(Poly base, Rational exponent) {
        if (exponent.isInteger()) {
            BigInteger whole = exponent.numerator();
            if (whole.bitLength() > 20) {
                throw new Unsupported("the exponent " + whole + " is too large");
            }
            return ring.power(base, whole.intValueExact());
        }
        if (base.isZero()) {
            if (exponent.signum() < 0) {
                throw new DivisionByZero();
            }
            return Poly.ZERO;
        }
        if (base.size() == 1) {
            Map.Entry<Mono, Rational> only = base.terms().iterator().next();
            return power(only.getKey(), only.getValue(), exponent);
        }
        Ring.Fraction fraction = ring.together(base);
        Mono scale = Mono.ONE;
        for (Map.Entry<Atom.Base, Integer> factor : fraction.denominator().entrySet()) {
            if (algebra.signs().sign(factor.getKey().poly) != Sign.POSITIVE) {
                throw new Unsupported("a root of a fraction whose denominator's sign is not known");
            }
            scale = scale.times(Mono.of(factor.getKey(), exponent.times(Rational.of(-factor.getValue()))));
        }
        if (fraction.numerator().size() == 1) {
            return ring.times(power(fraction.numerator(), exponent), ring.simplified(scale, Rational.ONE));
        }
        Poly root = exponent.denominator().equals(BigInteger.TWO) ? roots.of(fraction.numerator()) : null;
        if (root != null) {
            return ring.times(power(root, exponent.times(Rational.of(2))), ring.simplified(scale, Rational.ONE));
        }
        Ring.Primitive primitive = Ring.primitive(fraction.numerator());
        Rational factor = primitive.factor();
        Poly rest = primitive.poly();
        if (factor.signum() < 0) {
            factor = factor.negate();
            rest = rest.negate();
        }
        Poly content;
        if (primitive.content().isOne()) {
            content = Poly.ONE;
        } else if (algebra.signs()
                .sign(Poly.term(Rational.ONE, primitive.content()))
                .isNonnegative()) {
            content = power(primitive.content(), Rational.ONE, exponent);
        } else {
            content = Poly.ONE;
            rest = ring.times(rest, primitive.content());
        }
        Poly result = ring.times(content, number(factor, exponent));
        result = ring.times(result, ring.simplified(Mono.of(new Atom.Base(rest), exponent), Rational.ONE));
        return ring.times(result, ring.simplified(scale, Rational.ONE));
    }

    private Poly power(Mono mono, Rational coefficient, Rational exponent) {
        Mono split = Mono.ONE;
        Mono kept = Mono.ONE;
        Poly absolute = Poly.ONE;
        for (int i = 0; i < mono.size(); i++) {
            Atom atom = mono.atom(i);
            Rational e = mono.exponent(i);
            Mono factor = Mono.of(atom, e);
            if (algebra.signs().sign(atom).isNonnegative()) {
                split = split.times(Mono.of(atom, e.times(exponent)));
            } else if (e.isInteger() && !e.numerator().testBit(0)) {
                absolute = ring.times(absolute, power(algebra.absolute(Poly.of(atom)), e.times(exponent)));
            } else {
                kept = kept.times(factor);
            }
        }
        Poly result = ring.times(absolute, ring.simplified(split, Rational.ONE));
        if (kept.isOne()) {
            if (coefficient.signum() < 0) {
                throw new Unsupported("a root of a negative number");
            }
            return ring.times(result, number(coefficient, exponent));
        }
        Rational sign = Rational.of(coefficient.signum());
        Poly inner = Poly.term(sign, kept);
        result = ring.times(result, number(coefficient.times(sign), exponent));
        return ring.times(result, ring.simplified(Mono.of(new Atom.Base(inner), exponent), Rational.ONE));
    }

    /** A power of a positive rational number, with primes under fractional exponents. */
    Poly number(Rational value, Rational exponent) {
        Poly result = Poly.ONE;
        for (Map.Entry<Long, Integer> factor : Primes.factors(value).entrySet()) {
            Rational e = exponent.times(Rational.of(factor.getValue()));
            result = ring.times(result, ring.simplified(Mono.of(new Atom.Prime(factor.getKey()), e), Rational.ONE));
        }
        return result;
    }

    /** {@code e^argument}: a product of atoms, one for each term; {@code e^(c log t)} is {@code t^c}, as t is positive where its log is defined. */
    public Poly exp(Poly argument) {
        Poly split = algebra.guards().expand(argument, this::exp);
        if (split != null) {
            return split;
        }
        Poly result = Poly.ONE;
        for (Map.Entry<Mono, Rational> term : algebra.reduce(argument).terms()) {
            Mono mono = term.getKey();
            Rational coefficient = term.getValue();
            Poly factor;
            if (mono.size() == 1
                    && mono.atom(0) instanceof Atom.Log log
                    && mono.exponent(0).isOne()) {
                factor = power(log.argument, coefficient);
            } else {
                factor = Poly.term(Rational.ONE, Mono.of(new Atom.Exp(mono), coefficient));
            }
            result = ring.times(result, factor);
        }
        return result;
    }

    /**
     * {@code log argument}: of a product, the sum of the logs of the factors whose sign is known, negative ones with
     * their sign changed, and of the rest together: the product is positive where its log is defined, so the rest has
     * the sign that is left over, whatever signs its own factors have.
     */
    public Poly log(Poly argument) {
        Poly split = algebra.guards().expand(argument, this::log);
        if (split != null) {
            return split;
        }
        if (argument.isZero()) {
            throw new DivisionByZero();
        }
        Ring.Fraction fraction = ring.together(argument);
        Ring.Primitive primitive = Ring.primitive(fraction.numerator());
        Poly result = Poly.ZERO;
        Poly unknown = Poly.constant(primitive.factor().signum());
        result = result.plus(
                logOf(primitive.factor().signum() < 0 ? primitive.factor().negate() : primitive.factor()));
        Mono content = primitive.content();
        for (int i = 0; i < content.size(); i++) {
            Atom atom = content.atom(i);
            if (algebra.signs().sign(atom).isNonnegative()) {
                result = result.plus(logOf(atom).scale(content.exponent(i)));
            } else if (isEven(content.exponent(i))) {
                result = result.plus(logOfEven(Poly.of(atom), content.exponent(i)));
            } else {
                unknown = ring.times(unknown, Mono.of(atom, content.exponent(i)));
            }
        }
        for (Map.Entry<Atom.Base, Integer> factor : fraction.denominator().entrySet()) {
            Poly base = factor.getKey().poly;
            Rational times = Rational.of(-factor.getValue());
            if (algebra.signs().sign(base).isNonnegative()) {
                result = result.plus(Poly.of(new Atom.Log(base)).scale(times));
            } else if (algebra.signs().sign(base).isNonpositive()) {
                result = result.plus(Poly.of(new Atom.Log(base.negate())).scale(times));
                unknown = factor.getValue() % 2 == 0 ? unknown : unknown.negate();
            } else if (isEven(times)) {
                result = result.plus(logOfEven(base, times));
            } else {
                unknown = ring.times(unknown, Mono.of(factor.getKey(), times));
            }
        }
        for (Map.Entry<Poly, Integer> power :
                Factors.powers(algebra.factor(primitive.poly())).entrySet()) {
            Poly factor = power.getKey();
            Rational times = Rational.of(power.getValue());
            if (algebra.signs().sign(factor).isNonnegative()) {
                result = result.plus(Poly.of(new Atom.Log(factor)).scale(times));
            } else if (algebra.signs().sign(factor).isNonpositive()) {
                result = result.plus(Poly.of(new Atom.Log(factor.negate())).scale(times));
                unknown = isEven(times) ? unknown : unknown.negate();
            } else if (isEven(times)) {
                result = result.plus(logOfEven(factor, times));
            } else {
                unknown = ring.times(unknown, ring.power(factor, power.getValue()));
            }
        }
        if (unknown.isOne()) {
            return result;
        }
        if (unknown.isConstant()) {
            throw new Unsupported("the log of a negative number");
        }
        return result.plus(Poly.of(new Atom.Log(unknown)));
    }

    private static boolean isEven(Rational exponent) {
        return exponent.isInteger() && !exponent.numerator().testBit(0);
    }

    /**
     * {@code log t^{2m} = 2m log|t|}: an even power is that of the absolute value, and is not 0 where its log is
     * defined. It is positive, so that the sign of what stands beside it in the log does not change.
     */
    private Poly logOfEven(Poly base, Rational exponent) {
        return log(absolute(base)).scale(exponent);
    }

    private Poly logOf(Atom atom) {
        if (atom instanceof Atom.Exp exp) {
            return Poly.term(Rational.ONE, exp.exponent);
        } else if (atom instanceof Atom.Base base) {
            return log(base.poly);
        } else if (atom instanceof Atom.Prime prime) {
            return logOf(Rational.of(prime.prime));
        } else if (atom instanceof Atom.BigOperator operator
                && operator.kind == org.gradproof.symbolic.expr.Expr.Kind.PRODUCT) {
            return algebra.products().logOfProduct(operator);
        }
        return Poly.of(new Atom.Log(Poly.of(atom)));
    }

    /** The log of a positive rational, by its primes. */
    private static Poly logOf(Rational value) {
        Poly.Builder builder = new Poly.Builder();
        for (Map.Entry<Long, Integer> factor : Primes.factors(value).entrySet()) {
            builder.add(Mono.of(new Atom.Log(Poly.constant(factor.getKey()))), Rational.of(factor.getValue()));
        }
        return builder.build();
    }

    /** {@code |argument|}. */
    Poly absolute(Poly argument) {
        Poly split = algebra.guards().expand(argument, this::absolute);
        if (split != null) {
            return split;
        }
        Sign sign = algebra.signs().sign(argument);
        if (sign.isNonnegative()) {
            return argument;
        }
        if (sign.isNonpositive()) {
            return argument.negate();
        }
        Ring.Primitive primitive = Ring.primitive(argument);
        Rational factor = primitive.factor().signum() < 0 ? primitive.factor().negate() : primitive.factor();
        Poly result = Poly.constant(factor);
        Mono content = primitive.content();
        for (int i = 0; i < content.size(); i++) {
            Atom atom = content.atom(i);
            if (atom instanceof Atom.Symbol symbol && algebra.facts().isSign(symbol)) {
                continue;
            }
            Poly absolute = algebra.signs().sign(atom).isNonnegative() ? Poly.of(atom) : absoluteAtom(Poly.of(atom));
            result = ring.times(result, power(absolute, content.exponent(i)));
        }
        return primitive.poly().isOne() ? result : ring.times(result, absoluteAtom(primitive.poly()));
    }

    private Poly absoluteAtom(Poly argument) {
        Sign sign = algebra.signs().sign(argument);
        if (sign.isNonnegative()) {
            return argument;
        }
        if (sign.isNonpositive()) {
            return argument.negate();
        }
        return Poly.of(new Atom.Apply("abs", null, List.of(), List.of(argument), List.of()));
    }
}
