package org.gradproof.verify.random.ground;

import java.math.BigInteger;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.work.Work;
import org.jspecify.annotations.Nullable;

/** Exact values of ground expressions: those whose value is rational and found by rational arithmetic. */
public final class Exact {
    private static final int LARGEST_EXPONENT = 64;
    /** Bits of a number beyond which repeated squaring would take over. */
    private static final int LARGEST_BITS = 1_200;
    /** Of a double, behind the point. */
    private static final int FRACTION_BITS = 52;

    private Exact() {}

    /** The value at the draft, or null where it is undefined or not found to be rational. */
    public static @Nullable Rational value(Expr ground, Draft draft) {
        if (ground instanceof Expr.Num num) {
            return num.value();
        } else if (ground instanceof Expr.Sym sym) {
            Cell cell = Grounding.cell(sym);
            return cell == null ? null : draft.get(cell);
        } else if (ground instanceof Expr.Add add) {
            Rational sum = Rational.ZERO;
            for (Expr term : add.terms()) {
                Rational value = value(term, draft);
                if (value == null) {
                    return null;
                }
                Work.count(1 + sum.words() * (sum.words() + value.words()));
                sum = sum.plus(value);
            }
            return sum;
        } else if (ground instanceof Expr.Mul mul) {
            Rational product = Rational.ONE;
            for (Expr factor : mul.factors()) {
                Rational value = value(factor, draft);
                if (value == null) {
                    return null;
                }
                Work.count(1 + product.words() * (product.words() + value.words()));
                product = product.times(value);
            }
            return product;
        } else if (ground instanceof Expr.Pow pow) {
            Rational base = value(pow.base(), draft);
            Rational exponent = value(pow.exponent(), draft);
            return (base == null || exponent == null) ? null : power(base, exponent);
        } else if (ground instanceof Expr.Fn fn) {
            return function(fn, draft);
        }
        return null;
    }

    private static @Nullable Rational function(Expr.Fn fn, Draft draft) {
        List<Rational> arguments = new java.util.ArrayList<>();
        for (Expr argument : fn.arguments()) {
            Rational value = value(argument, draft);
            if (value == null) {
                return null;
            }
            arguments.add(value);
        }
        return apply(fn.function(), arguments);
    }

    /** The function's value where it is rational and plain to see, else null. */
    static @Nullable Rational apply(Function function, List<Rational> arguments) {
        if (arguments.isEmpty()) {
            return null;
        }
        Rational x = arguments.get(0);
        return switch (function) {
            case EXP, COSH, COS -> x.isZero() ? Rational.ONE : null;
            case LOG -> x.isOne() ? Rational.ZERO : null;
            case TANH, SINH, SIN, TAN -> x.isZero() ? Rational.ZERO : null;
            case ABS -> x.signum() < 0 ? x.negate() : x;
            case FLOOR -> floor(x);
            case MAX -> arguments.stream().max(Rational::compareTo).orElse(null);
            case MIN -> arguments.stream().min(Rational::compareTo).orElse(null);
            case SQRT -> root(x);
            case FACTORIAL, BINOMIAL -> null;
        };
    }

    private static Rational floor(Rational x) {
        BigInteger[] parts = x.numerator().divideAndRemainder(x.denominator());
        return new Rational(parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0], BigInteger.ONE);
    }

    /** The power, or null where it is undefined, irrational or too large. */
    static @Nullable Rational power(Rational base, Rational exponent) {
        if (exponent.equals(Rational.HALF)) {
            return root(base);
        }
        if (!exponent.isInteger() || exponent.numerator().abs().bitLength() > 8) {
            return null;
        }
        int n = exponent.numerator().intValueExact();
        int bits = Math.max(base.numerator().bitLength(), base.denominator().bitLength());
        if (Math.abs(n) > LARGEST_EXPONENT || Math.abs(n) * bits > LARGEST_BITS || (n < 0 && base.isZero())) {
            return null;
        }
        return base.pow(n);
    }

    /** The square root where it is rational. */
    public static @Nullable Rational root(Rational square) {
        if (square.signum() < 0) {
            return null;
        }
        BigInteger top = square.numerator().sqrt();
        BigInteger bottom = square.denominator().sqrt();
        boolean exact = top.multiply(top).equals(square.numerator())
                && bottom.multiply(bottom).equals(square.denominator());
        return exact ? new Rational(top, bottom) : null;
    }

    /** Whether the relation holds between two exact numbers. */
    static boolean holds(Rational left, Relation relation, Rational right) {
        int order = left.compareTo(right);
        return switch (relation) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
        };
    }

    /** The double, which is finite, as the rational number that it is. */
    public static Rational of(double value) {
        long bits = Double.doubleToLongBits(Math.abs(value));
        int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT);
        long fraction = bits & ((1L << FRACTION_BITS) - 1);
        long mantissa = Math.abs(value) < Double.MIN_NORMAL ? fraction : fraction | 1L << FRACTION_BITS;
        BigInteger top = BigInteger.valueOf(value < 0 ? -mantissa : mantissa);
        int power = exponent - FRACTION_BITS;
        return power >= 0
                ? new Rational(top.shiftLeft(power), BigInteger.ONE)
                : new Rational(top, BigInteger.ONE.shiftLeft(-power));
    }

    /** The double that the number is, or null where there is none. */
    public static @Nullable Double asDouble(Rational number) {
        if (number.isZero()) {
            return 0.0;
        }
        int twos = number.numerator().getLowestSetBit();
        BigInteger odd = number.numerator().shiftRight(twos);
        if (number.denominator().bitCount() != 1 || odd.bitLength() > FRACTION_BITS + 1) {
            return null;
        }
        double near = Math.scalb(odd.doubleValue(), twos - number.denominator().getLowestSetBit());
        return Double.isFinite(near) && of(near).equals(number) ? near : null;
    }
}
