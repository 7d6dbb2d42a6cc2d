package org.gradproof.symbolic.derivation;

import java.util.List;
import org.gradproof.symbolic.expr.Expr;

/**
 * The function of core that a derivation's last line certifies: {@code LogLoss.gradient(z, y)} or
 * {@code CrossEntropy.gradient(\mathbf{z}, \mathbf{y})[k]}.
 *
 * @param function class and method: {@code LogLoss.gradient}
 * @param arguments a scalar each, or a vector as its component at {@code slot}
 * @param component the indices in square brackets behind the call; empty if the value is a scalar
 */
public record CoreCall(String function, List<Argument> arguments, List<Expr> component, String text) {
    public CoreCall {
        arguments = List.copyOf(arguments);
        component = List.copyOf(component);
    }

    /**
     * An argument: the scalar {@code value}, or where {@code size} is not null the vector whose
     * component at {@code slot} (a bound variable from 1 to {@code size}) is {@code value}.
     */
    public record Argument(
            Expr value,
            Expr.@org.jspecify.annotations.Nullable Sym slot,
            @org.jspecify.annotations.Nullable Expr size) {}
}
