package org.gradproof.symbolic.symja;

import java.math.BigInteger;
import java.util.List;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.given.Domain;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IASTAppendable;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.ISymbol;

/** The functions of the language, applied to Symja's expressions. */
record SymjaFunctions(EvalEngine engine, Unknowns unknowns, List<DomainCondition> requirements) {
    IExpr apply(Function function, List<IExpr> arguments) {
        if (function == Function.MAX || function == Function.MIN) {
            return extreme(function, arguments);
        }
        if (function == Function.BINOMIAL) {
            return binomial(arguments.get(0), arguments.get(1));
        }
        IExpr x = arguments.get(0);
        return switch (function) {
            case EXP -> engine.evaluate(F.Exp(x));
            case LOG -> log(x);
            case SQRT -> {
                requirements.add(new DomainCondition(DomainCondition.Kind.POSITIVE, x));
                yield engine.evaluate(F.Sqrt(x));
            }
            case TANH -> engine.evaluate(F.Tanh(x));
            case SINH -> engine.evaluate(F.Sinh(x));
            case COSH -> engine.evaluate(F.Cosh(x));
            case SIN -> engine.evaluate(F.Sin(x));
            case COS -> engine.evaluate(F.Cos(x));
            case TAN -> {
                requirements.add(new DomainCondition(DomainCondition.Kind.NONZERO, engine.evaluate(F.Cos(x))));
                yield engine.evaluate(F.Tan(x));
            }
            case ABS -> absolute(x);
            case FLOOR -> engine.evaluate(F.Floor(x));
            case FACTORIAL -> factorial(x);
            case MAX, MIN, BINOMIAL -> throw new IllegalStateException(function.name());
        };
    }

    private IExpr log(IExpr x) {
        if (x.isRational() && !x.isPositive()) {
            throw new DefinedNowhere("the log of " + x);
        }
        requirements.add(new DomainCondition(DomainCondition.Kind.POSITIVE, x));
        return engine.evaluate(F.Log(x));
    }

    private IExpr extreme(Function function, List<IExpr> arguments) {
        List<IExpr> different = arguments.stream().distinct().sorted().toList();
        if (different.isEmpty()) {
            throw new DefinedNowhere("an extreme of nothing");
        }
        if (different.size() == 1) {
            return different.get(0);
        }
        IASTAppendable value = F.ast(function == Function.MAX ? S.Max : S.Min);
        value.appendAll(different);
        return different.stream().allMatch(IExpr::isRational) ? engine.evaluate(value) : unknowns.opaque(value);
    }

    private IExpr absolute(IExpr x) {
        if (x.isRational()) {
            return x.isNegative() ? x.negate() : x;
        }
        return isNonnegative(x) ? x : unknowns.opaque(F.Abs(x));
    }

    private boolean isNonnegative(IExpr x) {
        if (x instanceof ISymbol symbol) {
            return unknowns.find(symbol)
                    .filter(unknown -> unknown.domain() instanceof Domain.Interval interval
                            && interval.low() != null
                            && interval.low().signum() >= 0)
                    .isPresent();
        }
        if (x instanceof IAST ast && (x.isPlus() || x.isTimes())) {
            return ast.forAll(this::isNonnegative);
        }
        return (x.isRational() && !x.isNegative()) || x.isExp();
    }

    private static IExpr factorial(IExpr x) {
        int n = small(x);
        BigInteger product = BigInteger.ONE;
        for (int i = 2; i <= n; i++) {
            product = product.multiply(BigInteger.valueOf(i));
        }
        return F.ZZ(product);
    }

    private static IExpr binomial(IExpr top, IExpr bottom) {
        int n = small(top);
        int k = small(bottom);
        BigInteger value = k > n ? BigInteger.ZERO : BigInteger.ONE;
        for (int i = 1; i <= k && k <= n; i++) {
            value = value.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
        }
        return F.ZZ(value);
    }

    private static int small(IExpr x) {
        int value = x.toIntDefault(-1);
        if (value < 0 || value > 30) {
            throw new Unanswered("a factorial of " + x);
        }
        return value;
    }
}
