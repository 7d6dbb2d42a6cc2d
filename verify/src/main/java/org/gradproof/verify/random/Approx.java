package org.gradproof.verify.random;

import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Rational;

/** Rough values of ground expressions in double: they guide the search for a point and decide nothing. */
final class Approx {
    private Approx() {}

    /** About the value at the draft; NaN where it is undefined or unknown. */
    static double value(Expr ground, Draft draft) {
        if (ground instanceof Expr.Num num) {
            return of(num.value());
        } else if (ground instanceof Expr.Pi) {
            return Math.PI;
        } else if (ground instanceof Expr.Sym sym) {
            Cell cell = Grounding.cell(sym);
            Rational value = cell == null ? null : draft.get(cell);
            return value == null ? Double.NaN : of(value);
        } else if (ground instanceof Expr.Add add) {
            return add.terms().stream().mapToDouble(term -> value(term, draft)).sum();
        } else if (ground instanceof Expr.Mul mul) {
            return mul.factors().stream().mapToDouble(f -> value(f, draft)).reduce(1, (a, b) -> a * b);
        } else if (ground instanceof Expr.Pow pow) {
            return Math.pow(value(pow.base(), draft), value(pow.exponent(), draft));
        } else if (ground instanceof Expr.Fn fn) {
            return function(fn, draft);
        }
        return Double.NaN;
    }

    private static double function(Expr.Fn fn, Draft draft) {
        double[] x = fn.arguments().stream().mapToDouble(a -> value(a, draft)).toArray();
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
            case MAX -> java.util.Arrays.stream(x).max().orElse(Double.NaN);
            case MIN -> java.util.Arrays.stream(x).min().orElse(Double.NaN);
            case FACTORIAL, BINOMIAL -> Double.NaN;
        };
    }

    /** The double next to the rational. */
    static double of(Rational value) {
        if (value.isInteger()) {
            return value.numerator().doubleValue();
        }
        return new java.math.BigDecimal(value.numerator())
                .divide(new java.math.BigDecimal(value.denominator()), java.math.MathContext.DECIMAL64)
                .doubleValue();
    }
}
