package org.gradproof.symbolic.symja;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.dfp.DfpMath;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IRational;
import org.matheclipse.core.interfaces.ISymbol;

/**
 * Values of Symja's expressions at one point, to many digits. An unspecified function, and each of its
 * derivatives, takes some fixed value in its codomain at each argument: a smooth function with these
 * values exists.
 */
final class Numbers {
    private final Map<String, Rational> values;
    private final Unknowns unknowns;
    private final Givens givens;
    private final DfpField field;
    private final Map<IExpr, Dfp> known = new HashMap<>();

    /** Says that an expression has no value at the point. */
    static final class Undefined extends RuntimeException {
        Undefined(String reason) {
            super(reason, null, false, false);
        }
    }

    /**
     * @param field says to how many digits
     */
    Numbers(Map<String, Rational> values, Unknowns unknowns, Givens givens, DfpField field) {
        this.values = values;
        this.unknowns = unknowns;
        this.givens = givens;
        this.field = field;
    }

    Dfp value(IExpr expr) {
        Dfp value = known.get(expr);
        if (value == null) {
            value = compute(expr);
            if (value.isNaN() || value.isInfinite()) {
                throw new Undefined("no value");
            }
            known.put(expr, value);
        }
        return value;
    }

    private Dfp compute(IExpr expr) {
        if (expr instanceof IRational number) {
            return dfp(new Rational(number.toBigNumerator(), number.toBigDenominator()));
        } else if (expr.isE()) {
            return field.getE();
        } else if (expr.isPi()) {
            return field.getPi();
        } else if (expr instanceof ISymbol symbol && !expr.isBuiltInSymbol()) {
            Rational value = values.get(symbol.toString());
            if (value != null) {
                return dfp(value);
            }
            return value(unknowns.findOpaque(symbol)
                    .orElseThrow(() -> new Undefined("no value of " + symbol))
                    .value());
        } else if (expr instanceof IAST ast) {
            return compute(ast);
        }
        throw new Undefined("Symja's " + expr);
    }

    private Dfp compute(IAST ast) {
        if (ast.isPlus()) {
            Dfp sum = field.getZero();
            for (int i = 1; i <= ast.argSize(); i++) {
                sum = sum.add(value(ast.get(i)));
            }
            return sum;
        } else if (ast.isTimes()) {
            Dfp product = field.getOne();
            for (int i = 1; i <= ast.argSize(); i++) {
                product = product.multiply(value(ast.get(i)));
            }
            return product;
        } else if (ast.isPower()) {
            return power(ast.arg1(), ast.arg2());
        } else if (ast.head().equals(S.Max) || ast.head().equals(S.Min)) {
            Dfp extreme = value(ast.arg1());
            for (int i = 2; i <= ast.argSize(); i++) {
                Dfp next = value(ast.get(i));
                boolean larger = next.greaterThan(extreme);
                extreme = larger == ast.head().equals(S.Max) ? next : extreme;
            }
            return extreme;
        } else if (ast.argSize() == 1 && ast.head().isBuiltInSymbol()) {
            return function(ast.head(), value(ast.arg1()));
        }
        return unspecified(ast);
    }

    private Dfp power(IExpr base, IExpr exponent) {
        if (base.isE()) {
            return bounded(DfpMath.exp(bounded(value(exponent))));
        }
        Dfp b = value(base);
        int n = exponent.isInteger() ? exponent.toIntDefault(Integer.MIN_VALUE) : Integer.MIN_VALUE;
        if (n != Integer.MIN_VALUE && Math.abs((long) n) < 1_000) {
            if (n < 0 && b.isZero()) {
                throw new Undefined("a division by zero");
            }
            Dfp power = field.getOne();
            for (int i = 0; i < Math.abs(n); i++) {
                power = power.multiply(b);
            }
            return n < 0 ? field.getOne().divide(power) : power;
        }
        return DfpMath.exp(bounded(value(exponent).multiply(log(b))));
    }

    private static Dfp bounded(Dfp value) {
        if (value.abs().greaterThan(value.newInstance(100_000))) {
            throw new Undefined("too large");
        }
        return value;
    }

    private static Dfp log(Dfp x) {
        if (!x.greaterThan(x.getZero())) {
            throw new Undefined("the log of a number that is not positive");
        }
        return DfpMath.log(x);
    }

    private Dfp function(IExpr head, Dfp x) {
        if (head.equals(S.Log)) {
            return log(x);
        } else if (head.equals(S.Abs)) {
            return x.abs();
        } else if (head.equals(S.Sin)) {
            return DfpMath.sin(bounded(x));
        } else if (head.equals(S.Cos)) {
            return DfpMath.cos(bounded(x));
        } else if (head.equals(S.Tan)) {
            return ratio(DfpMath.sin(bounded(x)), DfpMath.cos(x));
        } else if (head.equals(S.Cot)) {
            return ratio(DfpMath.cos(bounded(x)), DfpMath.sin(x));
        } else if (head.equals(S.Sec)) {
            return ratio(field.getOne(), DfpMath.cos(bounded(x)));
        } else if (head.equals(S.Csc)) {
            return ratio(field.getOne(), DfpMath.sin(bounded(x)));
        }
        Dfp up = DfpMath.exp(bounded(x));
        Dfp down = field.getOne().divide(up);
        if (head.equals(S.Sinh)) {
            return up.subtract(down).divide(2);
        } else if (head.equals(S.Cosh)) {
            return up.add(down).divide(2);
        } else if (head.equals(S.Tanh)) {
            return ratio(up.subtract(down), up.add(down));
        } else if (head.equals(S.Coth)) {
            return ratio(up.add(down), up.subtract(down));
        } else if (head.equals(S.Sech)) {
            return ratio(field.getTwo(), up.add(down));
        } else if (head.equals(S.Csch)) {
            return ratio(field.getTwo(), up.subtract(down));
        }
        throw new Undefined("Symja's " + head);
    }

    private static Dfp ratio(Dfp a, Dfp b) {
        if (b.isZero()) {
            throw new Undefined("a division by zero");
        }
        return a.divide(b);
    }

    private Dfp unspecified(IAST ast) {
        StringBuilder key = new StringBuilder(ast.head().fullFormString());
        for (int i = 1; i <= ast.argSize(); i++) {
            double argument = value(ast.get(i)).toDouble();
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
        return dfp(AdmissiblePoints.pick(domain, hash));
    }

    private Dfp dfp(Rational value) {
        Dfp numerator = field.newDfp(value.numerator().toString());
        return value.isInteger()
                ? numerator
                : numerator.divide(field.newDfp(value.denominator().toString()));
    }
}
