package org.gradproof.symbolic.normal.calculus;

import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Infinity;
import org.gradproof.symbolic.expr.Expr.Integral;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.gradproof.symbolic.normal.facts.Unfolding;
import org.gradproof.symbolic.normal.poly.Unsupported;

/**
 * Whether a derivative may be taken under an integral: over a finite range where the integrand is smooth
 * everywhere, which is Leibniz's classical condition; else by hypothesis where the variable stands only in
 * the arguments of unspecified functions. Concrete integrands over infinite ranges have no rule.
 */
final class LeibnizRule {
    private static final Set<Function> ENTIRE =
            Set.of(Function.EXP, Function.SIN, Function.COS, Function.SINH, Function.COSH, Function.TANH);
    private static final Set<Function> KINKED = Set.of(Function.ABS, Function.MAX, Function.MIN);

    private final Givens givens;
    private final Dependencies dependencies;
    private final Unfolding unfolding = new Unfolding(new Substitution());

    LeibnizRule(Givens givens, Dependencies dependencies) {
        this.givens = givens;
        this.dependencies = dependencies;
    }

    /** The rule that allows it; {@link Unsupported} if none does. */
    Rule rule(Integral integral, Name variable) {
        boolean finite = !(integral.low() instanceof Infinity) && !(integral.high() instanceof Infinity);
        if (finite && isSmooth(integral.body())) {
            return Rule.LEIBNIZ;
        }
        if (isUnspecified(integral.body(), variable) && hasUnspecified(integral.body())) {
            return Rule.EXCHANGE;
        }
        throw new Unsupported("a derivative under an integral of concrete functions");
    }

    /**
     * Whether the integrand is continuous wherever it is defined. Then an integral that does not depend on a variable but
     * by its limits has at a limit, wherever it can be differentiated there, the derivative that the integrand has as its
     * value, whatever the integrand does elsewhere in the range.
     */
    boolean isContinuous(Expr expr) {
        if (expr instanceof Num || expr instanceof Expr.Pi) {
            return true;
        } else if (expr instanceof Sym sym) {
            return !(givens.find(sym.name()) instanceof Given.Definition definition)
                    || isContinuous(unfolding.of(definition, sym.indices(), List.of()));
        } else if (expr instanceof Expr.Add || expr instanceof Expr.Mul) {
            return Parts.of(expr).stream().allMatch(this::isContinuous);
        } else if (expr instanceof Pow pow) {
            return pow.exponent() instanceof Num && isContinuous(pow.base());
        }
        return expr instanceof Fn fn
                && fn.function() != Function.FLOOR
                && fn.function() != Function.FACTORIAL
                && fn.function() != Function.BINOMIAL
                && fn.arguments().stream().allMatch(this::isContinuous);
    }

    /** Whether the variable stands only in arguments of unspecified functions, and nothing has a kink. */
    private boolean isUnspecified(Expr expr, Name variable) {
        boolean[] concrete = new boolean[1];
        find(expr, variable, concrete);
        return !concrete[0];
    }

    private Expr find(Expr expr, Name variable, boolean[] concrete) {
        if (expr instanceof Expr.Cases
                || expr instanceof Expr.Indicator
                || (expr instanceof Fn fn && KINKED.contains(fn.function()))) {
            concrete[0] = true;
        } else if (expr instanceof Call call) {
            if (givens.find(call.function()) instanceof Given.Definition definition) {
                find(unfolding.of(definition, call.indices(), call.arguments()), variable, concrete);
                return expr;
            }
            boolean smoothArguments = call.arguments().stream().allMatch(this::isSmooth);
            concrete[0] |= !smoothArguments;
            return expr;
        } else if (expr instanceof Sym sym && dependencies.reachable(sym.name()).contains(variable)) {
            if (givens.find(sym.name()) instanceof Given.Definition definition) {
                find(unfolding.of(definition, sym.indices(), List.of()), variable, concrete);
            } else {
                concrete[0] = true;
            }
        }
        return Substitution.map(expr, e -> find(e, variable, concrete), c -> c);
    }

    private boolean hasUnspecified(Expr expr) {
        return dependencies.all(expr).stream().anyMatch(n -> givens.find(n) instanceof Given.SmoothFunction);
    }

    /**
     * Built from numbers, variables and unspecified functions by sums, products, whole powers and entire functions
     * alone; divided by nothing but what is positive everywhere by its looks.
     */
    private boolean isSmooth(Expr expr) {
        if (expr instanceof Num || expr instanceof Expr.Pi) {
            return true;
        } else if (expr instanceof Sym sym) {
            return !(givens.find(sym.name()) instanceof Given.Definition definition)
                    || isSmooth(unfolding.of(definition, sym.indices(), List.of()));
        } else if (expr instanceof Expr.Add add) {
            return add.terms().stream().allMatch(this::isSmooth);
        } else if (expr instanceof Expr.Mul mul) {
            return mul.factors().stream().allMatch(this::isSmooth);
        } else if (expr instanceof Pow pow) {
            return pow.exponent() instanceof Num num
                    && num.value().isInteger()
                    && (num.value().signum() >= 0 || isPositive(pow.base()))
                    && isSmooth(pow.base());
        } else if (expr instanceof Call call) {
            return givens.find(call.function()) instanceof Given.SmoothFunction
                    && call.arguments().stream().allMatch(this::isSmooth);
        }
        return expr instanceof Fn fn
                && ENTIRE.contains(fn.function())
                && fn.arguments().stream().allMatch(this::isSmooth);
    }

    private static boolean isPositive(Expr expr) {
        if (expr instanceof Num num) {
            return num.value().signum() > 0;
        } else if (expr instanceof Expr.Add add) {
            return add.terms().stream().allMatch(LeibnizRule::isNotNegative)
                    && add.terms().stream().anyMatch(LeibnizRule::isPositive);
        } else if (expr instanceof Expr.Mul mul) {
            return mul.factors().stream().allMatch(LeibnizRule::isPositive);
        }
        return expr instanceof Expr.Pi || (expr instanceof Fn fn && fn.function() == Function.EXP);
    }

    private static boolean isNotNegative(Expr expr) {
        boolean square = expr instanceof Pow pow
                && pow.exponent() instanceof Num num
                && num.value().isInteger()
                && num.value().signum() > 0
                && !num.value().numerator().testBit(0);
        return square
                || isPositive(expr)
                || (expr instanceof Expr.Mul mul && mul.factors().stream().allMatch(LeibnizRule::isNotNegative));
    }
}
