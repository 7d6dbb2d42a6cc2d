package org.gradproof.symbolic.symja;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.util.Binary64;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IRational;
import org.matheclipse.core.interfaces.ISymbol;

/**
 * Values of Symja's expressions at one point, in double or to many digits. An unspecified function, and each of its
 * derivatives, takes some fixed value in its codomain at each argument: a smooth function with these
 * values exists.
 */
final class Numbers<T extends CalculusFieldElement<T>> {
    private final Map<String, Rational> values;
    private final Unknowns unknowns;
    private final Givens givens;
    private final Function<Rational, T> of;
    private final T one;
    private final Map<IExpr, T> known = new HashMap<>();

    /** Says that an expression has no value at the point. */
    static final class Undefined extends RuntimeException {
        Undefined(String reason) {
            super(reason, null, false, false);
        }
    }

    private Numbers(Map<String, Rational> values, Unknowns unknowns, Givens givens, Function<Rational, T> of) {
        this.values = values;
        this.unknowns = unknowns;
        this.givens = givens;
        this.of = of;
        this.one = of.apply(Rational.ONE);
    }

    /** Values in double, whose rounding is not known. */
    static Numbers<Binary64> rough(Map<String, Rational> values, Unknowns unknowns, Givens givens) {
        return new Numbers<>(values, unknowns, givens, value -> new Binary64(new BigDecimal(value.numerator())
                        .divide(new BigDecimal(value.denominator()), MathContext.DECIMAL64)
                        .doubleValue()));
    }

    /** Values to as many digits as the field has. */
    static Numbers<Dfp> of(Map<String, Rational> values, Unknowns unknowns, Givens givens, DfpField field) {
        return new Numbers<>(values, unknowns, givens, value -> {
            Dfp numerator = field.newDfp(value.numerator().toString());
            return value.isInteger()
                    ? numerator
                    : numerator.divide(field.newDfp(value.denominator().toString()));
        });
    }

    T value(IExpr expr) {
        T value = known.get(expr);
        if (value == null) {
            value = compute(expr);
            if (value.isNaN() || value.isInfinite()) {
                throw new Undefined("no value");
            }
            known.put(expr, value);
        }
        return value;
    }

    private T compute(IExpr expr) {
        if (expr instanceof IRational number) {
            return of.apply(new Rational(number.toBigNumerator(), number.toBigDenominator()));
        } else if (expr.isE()) {
            return one.exp();
        } else if (expr.isPi()) {
            return one.getPi();
        } else if (expr instanceof ISymbol symbol && !expr.isBuiltInSymbol()) {
            Rational value = values.get(symbol.toString());
            if (value != null) {
                return of.apply(value);
            }
            return value(unknowns.findOpaque(symbol)
                    .orElseThrow(() -> new Undefined("no value of " + symbol))
                    .value());
        } else if (expr instanceof IAST ast) {
            return compute(ast);
        }
        throw new Undefined("Symja's " + expr);
    }

    private T compute(IAST ast) {
        if (ast.isPlus()) {
            T sum = one.subtract(one);
            for (int i = 1; i <= ast.argSize(); i++) {
                sum = sum.add(value(ast.get(i)));
            }
            return sum;
        } else if (ast.isTimes()) {
            T product = one;
            for (int i = 1; i <= ast.argSize(); i++) {
                product = product.multiply(value(ast.get(i)));
            }
            return product;
        } else if (ast.isPower()) {
            return power(ast.arg1(), ast.arg2());
        } else if (ast.head().equals(S.Max) || ast.head().equals(S.Min)) {
            T extreme = value(ast.arg1());
            for (int i = 2; i <= ast.argSize(); i++) {
                T next = value(ast.get(i));
                boolean larger = next.subtract(extreme).getReal() > 0;
                extreme = larger == ast.head().equals(S.Max) ? next : extreme;
            }
            return extreme;
        } else if (ast.argSize() == 1 && ast.head().isBuiltInSymbol()) {
            return function(ast.head(), value(ast.arg1()));
        }
        return unspecified(ast);
    }

    private T power(IExpr base, IExpr exponent) {
        if (base.isE()) {
            return bounded(bounded(value(exponent)).exp());
        }
        T b = value(base);
        int n = exponent.isInteger() ? exponent.toIntDefault(Integer.MIN_VALUE) : Integer.MIN_VALUE;
        if (n != Integer.MIN_VALUE && Math.abs((long) n) < 1_000) {
            if (n < 0 && b.isZero()) {
                throw new Undefined("a division by zero");
            }
            T power = one;
            for (int i = 0; i < Math.abs(n); i++) {
                power = power.multiply(b);
            }
            return n < 0 ? one.divide(power) : power;
        }
        return bounded(value(exponent).multiply(log(b))).exp();
    }

    private T bounded(T value) {
        if (Math.abs(value.getReal()) > 100_000) {
            throw new Undefined("too large");
        }
        return value;
    }

    private T log(T x) {
        if (!(x.getReal() > 0)) {
            throw new Undefined("the log of a number that is not positive");
        }
        return x.log();
    }

    private T function(IExpr head, T x) {
        if (head.equals(S.Log)) {
            return log(x);
        } else if (head.equals(S.Abs)) {
            return x.abs();
        } else if (head.equals(S.Sin)) {
            return bounded(x).sin();
        } else if (head.equals(S.Cos)) {
            return bounded(x).cos();
        } else if (head.equals(S.Tan)) {
            return ratio(bounded(x).sin(), x.cos());
        } else if (head.equals(S.Cot)) {
            return ratio(bounded(x).cos(), x.sin());
        } else if (head.equals(S.Sec)) {
            return ratio(one, bounded(x).cos());
        } else if (head.equals(S.Csc)) {
            return ratio(one, bounded(x).sin());
        }
        T up = bounded(x).exp();
        T down = one.divide(up);
        if (head.equals(S.Sinh)) {
            return up.subtract(down).divide(2);
        } else if (head.equals(S.Cosh)) {
            return up.add(down).divide(2);
        } else if (head.equals(S.Tanh)) {
            return ratio(up.subtract(down), up.add(down));
        } else if (head.equals(S.Coth)) {
            return ratio(up.add(down), up.subtract(down));
        } else if (head.equals(S.Sech)) {
            return ratio(one.add(one), up.add(down));
        } else if (head.equals(S.Csch)) {
            return ratio(one.add(one), up.subtract(down));
        }
        throw new Undefined("Symja's " + head);
    }

    private T ratio(T a, T b) {
        if (b.isZero()) {
            throw new Undefined("a division by zero");
        }
        return a.divide(b);
    }

    private T unspecified(IAST ast) {
        StringBuilder key = new StringBuilder(ast.head().fullFormString());
        for (int i = 1; i <= ast.argSize(); i++) {
            double argument = value(ast.get(i)).getReal();
            if (!Double.isFinite(argument)) {
                throw new Undefined("too large");
            }
            key.append(' ')
                    .append(new BigDecimal(argument).round(new MathContext(11)).toPlainString());
        }
        int hash = Math.floorMod(key.toString().hashCode() * 0x9E3779B1, 1_999);
        Domain domain = unknowns.functionName(ast.head())
                .map(givens::find)
                .map(given -> given instanceof Given.SmoothFunction function ? function.codomain() : Domain.REALS)
                .orElse(Domain.REALS);
        return of.apply(AdmissiblePoints.pick(domain, hash));
    }
}
