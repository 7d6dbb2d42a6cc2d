package org.gradproof.symbolic.derivation;

import java.util.List;
import org.gradproof.symbolic.expr.Expr;

/**
 * The function of core that a derivation's last line certifies: {@code LogLoss.gradient(z, y)} or
 * {@code CrossEntropy.gradient(\mathbf{z}, \mathbf{y})[k]}.
 *
 * @param function class and method: {@code LogLoss.gradient}
 * @param arguments a scalar, vector or matrix each
 * @param component the indices in square brackets behind the call; empty if the value is a scalar
 */
public record CoreCall(String function, List<Argument> arguments, List<Expr> component, String text) {
    public CoreCall {
        arguments = List.copyOf(arguments);
        component = List.copyOf(component);
    }

    /**
     * An argument: the scalar {@code value}; or the vector, or the matrix row after row, whose component at
     * {@code slots} (bound variables from 1 to the {@code sizes}) is {@code value}.
     */
    public record Argument(Expr value, List<Expr.Sym> slots, List<Expr> sizes) {
        public Argument {
            slots = List.copyOf(slots);
            sizes = List.copyOf(sizes);
        }

        /** A scalar. */
        public static Argument scalar(Expr value) {
            return new Argument(value, List.of(), List.of());
        }

        public boolean isScalar() {
            return slots.isEmpty();
        }
    }
}
