package org.gradproof.verify.mutation;

import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Function;
import org.jspecify.annotations.Nullable;

/** Mistakes with functions: one for another, or one forgotten. */
final class FunctionMutator {
    private FunctionMutator() {}

    static List<Expr> swapped(Site site) {
        if (!site.isValue() || !(site.expr() instanceof Fn fn)) {
            return List.of();
        }
        Function other = other(fn.function());
        return other == null ? List.of() : List.of(new Fn(other, fn.arguments()));
    }

    private static @Nullable Function other(Function function) {
        return switch (function) {
            case EXP -> Function.LOG;
            case LOG -> Function.EXP;
            case SIN -> Function.COS;
            case COS -> Function.SIN;
            case SINH -> Function.COSH;
            case COSH -> Function.SINH;
            case TANH -> Function.TAN;
            case TAN -> Function.TANH;
            case SQRT, ABS, FLOOR, MAX, MIN, FACTORIAL, BINOMIAL -> null;
        };
    }

    static List<Expr> dropped(Site site) {
        boolean one = site.isValue()
                && site.expr() instanceof Fn fn
                && fn.arguments().size() == 1
                && fn.function() != Function.FACTORIAL;
        return one ? List.of(((Fn) site.expr()).arguments().get(0)) : List.of();
    }

    static List<Expr> extremes(Site site) {
        if (site.isValue() && site.expr() instanceof Fn fn) {
            if (fn.function() == Function.MAX) {
                return List.of(new Fn(Function.MIN, fn.arguments()));
            } else if (fn.function() == Function.MIN) {
                return List.of(new Fn(Function.MAX, fn.arguments()));
            }
        } else if (site.expr() instanceof Binder binder && binder.kind() == Kind.MAX) {
            return List.of(BinderMutator.ofKind(binder, Kind.MIN));
        } else if (site.expr() instanceof Binder binder && binder.kind() == Kind.MIN) {
            return List.of(BinderMutator.ofKind(binder, Kind.MAX));
        }
        return List.of();
    }
}
