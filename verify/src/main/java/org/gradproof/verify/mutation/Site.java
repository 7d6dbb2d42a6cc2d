package org.gradproof.verify.mutation;

import java.util.function.UnaryOperator;
import org.gradproof.symbolic.expr.Expr;
import org.jspecify.annotations.Nullable;

/**
 * A place in an expression.
 *
 * @param expr what stands there
 * @param role what it is to what is around it
 * @param parent the expression around it, or null at the top
 * @param high for an index in a slot the slot's largest index, else null
 * @param whole the whole expression with something else in this place
 */
record Site(
        Expr expr,
        Role role,
        @Nullable Expr parent,
        @Nullable Expr high,
        VisibleNames scope,
        UnaryOperator<Expr> whole) {
    /** What a part of an expression is to the whole. */
    enum Role {
        /** A number that the whole is made of. */
        VALUE,
        /** It names a component. */
        INDEX,
        /** It is where a binder starts or ends. */
        LIMIT,
        /** A side of a relation in a condition. */
        CONDITION
    }

    boolean isTop() {
        return parent == null;
    }

    boolean isValue() {
        return role == Role.VALUE;
    }
}
