package org.gradproof.symbolic.normal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;

/**
 * Whether a derivative may be taken under an integral: for unspecified functions of the variable of
 * integration by the hypothesis that they allow it; for concrete integrands only over a finite range and
 * only where they are smooth everywhere, which is Leibniz's classical condition.
 */
final class Exchange {
    private static final Set<Function> ENTIRE =
            Set.of(Function.EXP, Function.SIN, Function.COS, Function.SINH, Function.COSH, Function.TANH);

    private final Givens givens;

    Exchange(Givens givens) {
        this.givens = givens;
    }

    /** The rule that allows it; {@link Unsupported} if none does. */
    Rule rule(Integral integral) {
        if (hasUnspecified(integral.body(), integral.variable().name())) {
            return Rule.EXCHANGE;
        }
        boolean finite = !(integral.low() instanceof Infinity) && !(integral.high() instanceof Infinity);
        if (finite && isSmooth(integral.body())) {
            return Rule.LEIBNIZ;
        }
        throw new Unsupported("a derivative under an integral of concrete functions");
    }

    private boolean hasUnspecified(Expr expr, Name variable) {
        boolean[] found = new boolean[1];
        find(expr, variable, found);
        return found[0];
    }

    private Expr find(Expr expr, Name variable, boolean[] found) {
        if (expr instanceof Call call) {
            boolean uses = call.arguments().stream()
                    .anyMatch(a -> Dependencies.direct(a).contains(variable));
            if (uses && givens.find(call.function()) instanceof Given.SmoothFunction) {
                found[0] = true;
            } else if (uses && givens.find(call.function()) instanceof Given.Definition definition) {
                find(new Substitution().apply(definition.body(), arguments(definition, call)), variable, found);
            }
        }
        return Substitution.map(expr, e -> find(e, variable, found), c -> c);
    }

    private static Map<Name, Expr> arguments(Given.Definition definition, Call call) {
        Map<Name, Expr> values = new HashMap<>();
        List<Sym> parameters = definition.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            values.put(parameters.get(i).name(), call.arguments().get(i));
        }
        return values;
    }

    /** Built from numbers and variables by sums, products, whole powers and entire functions alone. */
    private boolean isSmooth(Expr expr) {
        if (expr instanceof Num || expr instanceof Expr.Pi) {
            return true;
        } else if (expr instanceof Sym sym) {
            return !(givens.find(sym.name()) instanceof Given.Definition);
        } else if (expr instanceof Expr.Add add) {
            return add.terms().stream().allMatch(this::isSmooth);
        } else if (expr instanceof Expr.Mul mul) {
            return mul.factors().stream().allMatch(this::isSmooth);
        } else if (expr instanceof Pow pow) {
            return pow.exponent() instanceof Num num
                    && num.value().isInteger()
                    && num.value().signum() >= 0
                    && isSmooth(pow.base());
        }
        return expr instanceof Fn fn
                && ENTIRE.contains(fn.function())
                && fn.arguments().stream().allMatch(this::isSmooth);
    }
}
