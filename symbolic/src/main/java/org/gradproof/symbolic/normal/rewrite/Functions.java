package org.gradproof.symbolic.normal.rewrite;

import java.math.BigInteger;
import java.util.List;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.normal.facts.Facts;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.Unsupported;

/** The language's functions on normal forms: hyperbolic ones by exp, max and min by the absolute value. */
public final class Functions {
    private static final int MAX_FACTORIAL = 60;

    private Functions() {}

    public static Poly value(Algebra algebra, Function function, List<Poly> arguments) {
        Poly x = arguments.get(0);
        Ring ring = algebra.ring();
        return switch (function) {
            case EXP -> algebra.powers().exp(x);
            case LOG -> algebra.powers().log(x);
            case SQRT -> algebra.powers().power(x, Rational.HALF);
            case TANH -> {
                Poly square = algebra.powers().exp(x.scale(Rational.of(2)));
                yield ring.times(square.minus(Poly.ONE), ring.invert(square.plus(Poly.ONE)));
            }
            case SINH -> halved(algebra.powers().exp(x).minus(algebra.powers().exp(x.negate())));
            case COSH -> halved(algebra.powers().exp(x).plus(algebra.powers().exp(x.negate())));
            case SIN -> algebra.apply("sin", null, List.of(), arguments, List.of());
            case COS -> algebra.apply("cos", null, List.of(), arguments, List.of());
            case TAN ->
                ring.times(
                        algebra.apply("sin", null, List.of(), arguments, List.of()),
                        ring.invert(algebra.apply("cos", null, List.of(), arguments, List.of())));
            case ABS -> algebra.absolute(x);
            case FLOOR -> algebra.apply(WholePart.FLOOR, null, List.of(), arguments, List.of());
            case MAX -> {
                Poly largest = x;
                for (Poly other : arguments.subList(1, arguments.size())) {
                    largest = larger(algebra, largest, other);
                }
                yield largest;
            }
            case MIN -> {
                Poly smallest = x.negate();
                for (Poly other : arguments.subList(1, arguments.size())) {
                    smallest = larger(algebra, smallest, other.negate());
                }
                yield smallest.negate();
            }
            case FACTORIAL -> algebra.apply("factorial", null, List.of(), arguments, List.of());
            case BINOMIAL -> algebra.apply("binomial", null, List.of(), arguments, List.of());
        };
    }

    private static Poly halved(Poly poly) {
        return poly.scale(Rational.HALF);
    }

    /** {@code max(a, b) = (a + b + |a - b|) / 2}. */
    public static Poly larger(Algebra algebra, Poly a, Poly b) {
        return halved(a.plus(b).plus(algebra.absolute(a.minus(b))));
    }

    /** Whether the symbol is a size or an index, and so a whole number. */
    static boolean isWhole(Facts facts, Atom.Symbol symbol) {
        return symbol.indices.isEmpty()
                && (facts.range(symbol.name) != null
                        || facts.givens().find(symbol.name) instanceof Given.Size
                        || facts.givens().find(symbol.name) instanceof Given.Index);
    }

    static Poly factorial(Algebra algebra, Poly argument) {
        boolean number = argument.isConstant() && argument.constantTerm().isInteger();
        if (!number) {
            return new Factorials(algebra).of(argument);
        }
        BigInteger n = argument.constantTerm().numerator();
        if (n.signum() < 0 || n.bitLength() > 6 || n.intValueExact() > MAX_FACTORIAL) {
            throw new Unsupported("the factorial of " + n);
        }
        BigInteger product = BigInteger.ONE;
        for (int i = 2; i <= n.intValueExact(); i++) {
            product = product.multiply(BigInteger.valueOf(i));
        }
        return Poly.constant(new Rational(product, BigInteger.ONE));
    }
}
