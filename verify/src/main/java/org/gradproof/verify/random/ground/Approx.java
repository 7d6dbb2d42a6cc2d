package org.gradproof.verify.random.ground;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Rational;

/** Rough values of ground expressions in double: they guide the search for a point and decide nothing. */
public final class Approx {
    /** Integers of so many bits are doubles. */
    private static final int EXACT = 53;

    private Approx() {}

    /** About the value at the draft; NaN where it is undefined or unknown. */
    public static double value(Expr ground, Draft draft) {
        if (ground instanceof Expr.Num num) {
            return of(num.value());
        } else if (ground instanceof Expr.Pi) {
            return Math.PI;
        } else if (ground instanceof Expr.Sym sym) {
            Cell cell = Grounding.cell(sym);
            Rational value = cell == null ? null : draft.get(cell);
            return value == null ? Double.NaN : of(value);
        } else if (ground instanceof Expr.Add add) {
            double sum = 0;
            for (Expr term : add.terms()) {
                sum += value(term, draft);
            }
            return sum;
        } else if (ground instanceof Expr.Mul mul) {
            double product = 1;
            for (Expr factor : mul.factors()) {
                product *= value(factor, draft);
            }
            return product;
        } else if (ground instanceof Expr.Pow pow) {
            return Math.pow(value(pow.base(), draft), value(pow.exponent(), draft));
        } else if (ground instanceof Expr.Fn fn) {
            return function(fn, draft);
        }
        return Double.NaN;
    }

    private static double function(Expr.Fn fn, Draft draft) {
        double[] x = new double[fn.arguments().size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = value(fn.arguments().get(i), draft);
        }
        if (x.length == 0) {
            return Double.NaN;
        }
        return switch (fn.function()) {
            case EXP -> Math.exp(x[0]);
            case LOG -> Math.log(x[0]);
            case SQRT -> Math.sqrt(x[0]);
            case TANH -> Math.tanh(x[0]);
            case SINH -> Math.sinh(x[0]);
            case COSH -> Math.cosh(x[0]);
            case SIN -> Math.sin(x[0]);
            case COS -> Math.cos(x[0]);
            case TAN -> Math.tan(x[0]);
            case ABS -> Math.abs(x[0]);
            case FLOOR -> Math.floor(x[0]);
            case MAX -> Arrays.stream(x).max().orElse(Double.NaN);
            case MIN -> Arrays.stream(x).min().orElse(Double.NaN);
            case FACTORIAL, BINOMIAL -> Double.NaN;
        };
    }

    /** The double next to the rational. */
    public static double of(Rational value) {
        if (value.isInteger()) {
            return value.numerator().doubleValue();
        }
        BigInteger top = value.numerator();
        BigInteger bottom = value.denominator();
        if (top.bitLength() <= EXACT && bottom.bitLength() <= EXACT) {
            return top.doubleValue() / bottom.doubleValue();
        }
        Double exact = Exact.asDouble(value);
        if (exact != null) {
            return exact;
        }
        return new BigDecimal(top)
                .divide(new BigDecimal(bottom), MathContext.DECIMAL64)
                .doubleValue();
    }
}
