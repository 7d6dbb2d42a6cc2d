package org.gradproof.symbolic.symja;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.symbolic.cas.Monomial;
import org.gradproof.symbolic.cas.Polynomial;
import org.gradproof.symbolic.cas.PolynomialAlgebra;
import org.gradproof.symbolic.expr.Rational;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IRational;
import org.matheclipse.core.interfaces.ISymbol;

/**
 * Reads Symja's results as fractions over atoms: exponentials, logarithms of irreducibles, sines and
 * cosines, unspecified functions. Two expressions with the same fraction are equal wherever both are
 * defined; a head that is not on the list has no answer.
 *
 * <p>A logarithm splits into those of the absolute values of its factors, which is right wherever it
 * is defined. The exponential of such a part is the factor only where its sign is known.
 */
final class Atomizer {
    private static final int MOST_POWER = 24;
    private static final Generator PI = new Generator.Symbol("Pi");

    private final Generators atoms = new Generators();
    private final PolynomialSigns signs = new PolynomialSigns();
    private final PolynomialAlgebra algebra;
    private final Map<Object, Integer> roots;
    private final Logarithms logarithms;
    private final Map<IExpr, Fraction> known = new HashMap<>();

    /**
     * @param roots for exponentials the root that their atom is; 1 if absent
     */
    Atomizer(PolynomialAlgebra algebra, Unknowns unknowns, Map<Object, Integer> roots) {
        this.algebra = algebra;
        this.roots = roots;
        this.logarithms = new Logarithms(algebra, atoms, signs, roots);
        for (Unknowns.Unknown unknown : unknowns.all()) {
            if (AdmissiblePoints.isNonnegative(unknown.domain())) {
                signs.setNonnegative(
                        atoms.number(new Generator.Symbol(unknown.symbol().toString())));
            }
        }
    }

    Generators atoms() {
        return atoms;
    }

    Fraction read(IExpr expr) {
        Fraction fraction = known.get(expr);
        if (fraction == null) {
            fraction = compute(expr);
            known.put(expr, fraction);
        }
        return fraction;
    }

    private Fraction compute(IExpr expr) {
        if (expr instanceof IRational number) {
            return Generators.constantFraction(new Rational(number.toBigNumerator(), number.toBigDenominator()));
        } else if (expr.isE()) {
            return exp(Generators.constantFraction(Rational.ONE));
        } else if (expr.isPi()) {
            signs.setNonnegative(atoms.number(PI));
            return atoms.fraction(PI);
        } else if (expr.isBuiltInSymbol()) {
            throw new Unanswered("Symja's " + expr);
        } else if (expr instanceof ISymbol) {
            return atoms.fraction(new Generator.Symbol(expr.toString()));
        } else if (!(expr instanceof IAST ast)) {
            throw new Unanswered("Symja's " + expr);
        } else if (ast.isPlus()) {
            return arguments(ast).stream().reduce(Generators.constantFraction(Rational.ZERO), Fraction::plus);
        } else if (ast.isTimes()) {
            return arguments(ast).stream().reduce(Generators.constantFraction(Rational.ONE), Fraction::times);
        } else if (ast.isPower()) {
            return power(ast.arg1(), ast.arg2());
        } else if (ast.argSize() == 1 && ast.head().isBuiltInSymbol()) {
            return function(ast.head(), read(ast.arg1()));
        } else {
            return application(ast);
        }
    }

    private Fraction application(IAST ast) {
        IExpr head = ast.head();
        boolean derivative = head instanceof IAST outer
                && outer.argSize() == 1
                && outer.head() instanceof IAST orders
                && orders.head().equals(S.Derivative)
                && outer.arg1() instanceof ISymbol
                && !outer.arg1().isBuiltInSymbol();
        boolean plain = head instanceof ISymbol && !head.isBuiltInSymbol();
        if (!derivative && !plain) {
            throw new Unanswered("Symja's " + head);
        }
        List<Fraction> arguments = arguments(ast).stream().map(this::canonical).toList();
        return atoms.fraction(new Generator.Application(head.fullFormString(), arguments));
    }

    private List<Fraction> arguments(IAST ast) {
        List<Fraction> arguments = new ArrayList<>();
        for (int i = 1; i <= ast.argSize(); i++) {
            arguments.add(read(ast.get(i)));
        }
        return arguments;
    }

    /** One fraction for many that are equal: denominators written out, common factors cancelled. */
    private Fraction canonical(Fraction fraction) {
        Polynomial numerator = atoms.eliminated(fraction.numerator());
        Polynomial denominator =
                atoms.eliminated(Polynomial.of(Generators.WIDTH, Map.of(fraction.denominator(), Rational.ONE)));
        Optional<Polynomial> gcd = algebra.gcd(numerator, denominator);
        if (numerator.isZero() || gcd.isEmpty()) {
            return numerator.isZero() ? Fraction.of(numerator) : fraction;
        }
        Polynomial top = algebra.divideExactly(numerator, gcd.get()).orElse(numerator);
        Polynomial bottom = algebra.divideExactly(denominator, gcd.get()).orElse(denominator);
        return Fraction.of(top).times(atoms.reciprocal(Fraction.of(bottom)));
    }

    private Fraction function(IExpr head, Fraction x) {
        if (head.equals(S.Log)) {
            return log(x);
        } else if (head.equals(S.Sin)) {
            return trigonometric(true, x);
        } else if (head.equals(S.Cos)) {
            return trigonometric(false, x);
        } else if (head.equals(S.Tan)) {
            return trigonometric(true, x).times(atoms.reciprocal(trigonometric(false, x)));
        } else if (head.equals(S.Cot)) {
            return trigonometric(false, x).times(atoms.reciprocal(trigonometric(true, x)));
        } else if (head.equals(S.Sec)) {
            return atoms.reciprocal(trigonometric(false, x));
        } else if (head.equals(S.Csc)) {
            return atoms.reciprocal(trigonometric(true, x));
        } else if (head.equals(S.Sinh)) {
            return hyperbolic(x, -1).times(Rational.HALF);
        } else if (head.equals(S.Cosh)) {
            return hyperbolic(x, 1).times(Rational.HALF);
        } else if (head.equals(S.Tanh)) {
            return hyperbolic(x, -1).times(atoms.reciprocal(hyperbolic(x, 1)));
        } else if (head.equals(S.Coth)) {
            return hyperbolic(x, 1).times(atoms.reciprocal(hyperbolic(x, -1)));
        } else if (head.equals(S.Sech)) {
            return atoms.reciprocal(hyperbolic(x, 1)).times(Rational.of(2));
        } else if (head.equals(S.Csch)) {
            return atoms.reciprocal(hyperbolic(x, -1)).times(Rational.of(2));
        }
        throw new Unanswered("Symja's " + head);
    }

    private Fraction hyperbolic(Fraction x, int sign) {
        return exp(x).plus(exp(x.times(Rational.MINUS_ONE)).times(Rational.of(sign)));
    }

    private Fraction trigonometric(boolean sine, Fraction argument) {
        Fraction x = canonical(argument);
        boolean negative = x.numerator().leadingCoefficient().signum() < 0;
        if (isZero(x)) {
            return Generators.constantFraction(sine ? Rational.ZERO : Rational.ONE);
        }
        Fraction positive = negative ? x.times(Rational.MINUS_ONE) : x;
        Polynomial s = atoms.polynomial(new Generator.Trigonometric(true, positive));
        Polynomial c = atoms.polynomial(new Generator.Trigonometric(false, positive));
        atoms.relate(s.times(s).plus(c.times(c)).minus(Generators.constant(Rational.ONE)));
        return Fraction.of(sine ? s : c).times(Rational.of(sine && negative ? -1 : 1));
    }

    private Fraction power(IExpr base, IExpr exponent) {
        if (exponent.isInteger()) {
            int n = exponent.toIntDefault(Integer.MIN_VALUE);
            if (Math.abs((long) n) > MOST_POWER) {
                throw new Unanswered("a power of order " + exponent);
            }
            Fraction fraction = read(base);
            return n >= 0 ? fraction.pow(n) : atoms.reciprocal(fraction).pow(-n);
        }
        Fraction power = read(exponent);
        if (base.isE()) {
            return exp(power);
        }
        Fraction root = read(base);
        if (isZero(root)) {
            throw new Unanswered("a root of 0");
        }
        return exp(power.times(log(root)));
    }

    private boolean isZero(Fraction fraction) {
        return atoms.eliminated(fraction.numerator()).isZero();
    }

    /** A product of one atom for each term of the exponent. */
    private Fraction exp(Fraction written) {
        Fraction exponent = canonical(written);
        Fraction product = Generators.constantFraction(Rational.ONE);
        for (Map.Entry<Monomial, Rational> term : exponent.numerator().terms().entrySet()) {
            Fraction one = Fraction.of(Polynomial.of(Generators.WIDTH, Map.of(term.getKey(), Rational.ONE)));
            one = new Fraction(one.numerator(), exponent.denominator());
            Monomial numerator = one.numerator().terms().lastKey();
            Generator.Exponential key = new Generator.Exponential(numerator, one.denominator());
            int root = rootOf(key, term.getValue());
            Rational power = term.getValue().times(Rational.of(root));
            if (!power.isInteger() || power.numerator().bitLength() > 6) {
                throw new Unanswered("an exponential of " + term.getValue() + " times an atom");
            }
            int n = power.numerator().intValueExact();
            Fraction atom = exponential(key, root);
            product =
                    product.times(n >= 0 ? atom.pow(n) : atoms.reciprocal(atom).pow(-n));
        }
        return product;
    }

    private int rootOf(Generator.Exponential key, Rational coefficient) {
        Object description = Generator.described(key, atoms);
        int root = roots.getOrDefault(description, 1);
        BigInteger needed = coefficient.denominator();
        if (needed.bitLength() > 5) {
            throw new Unanswered("an exponential of " + coefficient + " times an atom");
        }
        if (root % needed.intValueExact() != 0) {
            throw new FinerRoot(description, needed.intValueExact());
        }
        return root;
    }

    /** The exponential of {@code key / root}. */
    private Fraction exponential(Generator.Exponential key, int root) {
        Optional<Integer> single = key.denominator().isOne() ? Generators.single(key.numerator()) : Optional.empty();
        if (single.isPresent() && atoms.atom(single.get()) instanceof Generator.Logarithm logarithm) {
            // The exponential of log|f| is |f|.
            int sign = signs.of(logarithm.argument());
            if (sign == 0) {
                throw new Unanswered("the sign of " + logarithm.argument());
            }
            Polynomial argument = logarithm.argument().times(Rational.of(sign));
            if (root == 1) {
                return Fraction.of(argument);
            }
            Polynomial atom = atoms.polynomial(key);
            atoms.relate(atom.pow(root).minus(argument));
            signs.setNonnegative(atoms.number(key));
            return Fraction.of(atom);
        }
        signs.setNonnegative(atoms.number(key));
        return atoms.fraction(key);
    }

    private Fraction log(Fraction fraction) {
        if (isZero(fraction)) {
            throw new DefinedNowhere("the log of 0");
        }
        return logarithms.of(fraction);
    }
}
