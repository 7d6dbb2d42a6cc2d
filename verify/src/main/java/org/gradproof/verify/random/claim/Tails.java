package org.gradproof.verify.random.claim;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;

/** Which unspecified functions stand in improper integrals: ordinary smooth functions would not be integrable there. */
public final class Tails {
    private final Givens givens;
    private final Map<Name, Tail> found = new TreeMap<>();

    private Tails(Givens givens) {
        this.givens = givens;
    }

    /** The functions in improper integrals of the expressions and of the definitions that they use. */
    public static Map<Name, Tail> of(Givens givens, List<Expr> exprs) {
        Tails tails = new Tails(givens);
        Set<Name> seen = new TreeSet<>();
        Deque<Expr> open = new ArrayDeque<>(exprs);
        while (!open.isEmpty()) {
            Expr expr = open.pop();
            Traversal.through(expr, part -> {
                if (part instanceof Expr.Integral integral) {
                    tails.integral(integral);
                }
            });
            for (Name name : Mentioned.in(expr)) {
                if (givens.find(name) instanceof Given.Definition definition && seen.add(name)) {
                    open.push(definition.body());
                }
            }
        }
        return Collections.unmodifiableMap(tails.found);
    }

    private void integral(Expr.Integral integral) {
        if (!(integral.low() instanceof Expr.Infinity) && !(integral.high() instanceof Expr.Infinity)) {
            return;
        }
        Name variable = integral.variable().name();
        boolean[] differentiates = new boolean[1];
        Traversal.through(integral.body(), part -> {
            boolean byVariable =
                    part instanceof Expr.Deriv deriv && deriv.variable().name().equals(variable);
            boolean ofFunction =
                    part instanceof Expr.Call call && call.orders().stream().anyMatch(order -> order > 0);
            differentiates[0] |= byVariable || ofFunction;
        });
        Tail tail = differentiates[0] ? Tail.VANISHING_OR_FLAT : Tail.VANISHING;
        Traversal.through(integral.body(), part -> {
            if (part instanceof Expr.Call call
                    && givens.find(call.function()) instanceof Given.SmoothFunction
                    && call.arguments().stream()
                            .anyMatch(argument -> Mentioned.in(argument).contains(variable))) {
                found.merge(call.function(), tail, (a, b) -> a.compareTo(b) >= 0 ? a : b);
            }
        });
    }
}
