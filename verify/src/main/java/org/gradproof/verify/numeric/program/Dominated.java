package org.gradproof.verify.numeric.program;

import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Rational;

/**
 * Integrands under which a derivative may be taken wherever their improper integral converges: sums of powers of the
 * variable and its log times exponentials of polynomials in it, these perhaps times waves. Near a point at which such an integral
 * converges, one integrable function of the same kind is above all of its derivatives by a parameter.
 */
final class Dominated {
    private Dominated() {}

    static boolean isUnder(Expr expr, Expr.Sym v) {
        if (isFree(expr, v) || expr.equals(v)) {
            return true;
        } else if (expr instanceof Expr.Add add) {
            return add.terms().stream().allMatch(term -> isUnder(term, v));
        } else if (expr instanceof Expr.Mul mul) {
            boolean falls = mul.factors().stream().anyMatch(factor -> !isFree(factor, v) && isExponential(factor, v));
            return mul.factors().stream().allMatch(factor -> isUnder(factor, v) || (falls && isWave(factor, v)));
        } else if (expr instanceof Expr.Pow pow) {
            return isFree(pow.exponent(), v)
                    && (isMultiple(pow.base(), v)
                            || (isCount(pow.exponent()) && isUnder(pow.base(), v))
                            || isExponential(pow.base(), v));
        } else if (expr instanceof Expr.Fn fn) {
            Expr argument = fn.arguments().get(0);
            return switch (fn.function()) {
                case EXP -> isPolynomial(argument, v);
                case LOG, SQRT -> isMultiple(argument, v);
                default -> false;
            };
        }
        return false;
    }

    private static boolean isFree(Expr expr, Expr.Sym v) {
        return !Subexpressions.mentions(expr, Set.of(v.name()));
    }

    private static boolean isMultiple(Expr expr, Expr.Sym v) {
        List<Expr> factors = expr instanceof Expr.Mul mul ? mul.factors() : List.of(expr);
        return factors.stream().allMatch(factor -> factor.equals(v) || isFree(factor, v));
    }

    private static boolean isWave(Expr expr, Expr.Sym v) {
        return expr instanceof Expr.Fn fn
                && (fn.function() == Function.SIN || fn.function() == Function.COS)
                && isPolynomial(fn.arguments().get(0), v);
    }

    private static boolean isCount(Expr exponent) {
        return exponent instanceof Expr.Num num
                && num.value().isInteger()
                && num.value().compareTo(Rational.ZERO) >= 0;
    }

    private static boolean isExponential(Expr expr, Expr.Sym v) {
        return expr instanceof Expr.Fn fn
                && fn.function() == Function.EXP
                && isPolynomial(fn.arguments().get(0), v);
    }

    private static boolean isPolynomial(Expr expr, Expr.Sym v) {
        if (isFree(expr, v) || expr.equals(v)) {
            return true;
        } else if (expr instanceof Expr.Add || expr instanceof Expr.Mul) {
            return Subexpressions.of(expr).stream().allMatch(part -> isPolynomial(part, v));
        }
        return expr instanceof Expr.Pow pow && isCount(pow.exponent()) && isPolynomial(pow.base(), v);
    }
}
