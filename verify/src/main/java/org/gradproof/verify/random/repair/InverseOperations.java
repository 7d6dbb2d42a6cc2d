package org.gradproof.verify.random.repair;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.work.Work;
import org.gradproof.verify.random.ground.Cell;
import org.gradproof.verify.random.ground.Cells;
import org.gradproof.verify.random.ground.Domains;
import org.gradproof.verify.random.ground.Draft;
import org.gradproof.verify.random.ground.Exact;
import org.gradproof.verify.random.ground.Grounding;
import org.jspecify.annotations.Nullable;

/** Solves {@code f(…x…) = c} for a cell x that stands once, by undoing one operation after the other, as long as all values are rational. */
final class InverseOperations {
    private InverseOperations() {}

    /** Moves one cell of {@code side} so that it equals the other side's value, if it can. */
    static boolean solve(Expr side, Expr other, Draft draft) {
        Rational target = Exact.value(other, draft);
        if (target == null) {
            return false;
        }
        for (Cell cell : Cells.of(side)) {
            // A cell that is not there, as the seventh of fewer, cannot be moved.
            if (draft.get(cell) == null || Cells.of(other).contains(cell) || count(side, cell) != 1) {
                continue;
            }
            Rational value = undo(side, target, cell, draft);
            if (value != null && Domains.contains(draft.domain(cell), value)) {
                draft.put(cell, value);
                return true;
            }
        }
        return false;
    }

    private static int count(Expr expr, Cell cell) {
        Work.count(1);
        if (expr instanceof Expr.Sym sym) {
            return cell.equals(Grounding.cell(sym)) ? 1 : 0;
        }
        return parts(expr).stream().mapToInt(part -> count(part, cell)).sum();
    }

    private static List<Expr> parts(Expr expr) {
        if (expr instanceof Expr.Add add) {
            return add.terms();
        } else if (expr instanceof Expr.Mul mul) {
            return mul.factors();
        } else if (expr instanceof Expr.Pow pow) {
            return List.of(pow.base(), pow.exponent());
        } else if (expr instanceof Expr.Fn fn) {
            return fn.arguments();
        }
        return List.of();
    }

    private static @Nullable Rational undo(Expr expr, Rational target, Cell cell, Draft draft) {
        if (expr instanceof Expr.Sym) {
            return target;
        }
        List<Expr> others = new ArrayList<>(parts(expr));
        Expr inner = others.stream()
                .filter(part -> count(part, cell) == 1)
                .findFirst()
                .orElse(null);
        if (inner == null) {
            return null;
        }
        others.remove(inner);
        Rational next = null;
        if (expr instanceof Expr.Add) {
            Rational rest = Exact.value(new Expr.Add(others), draft);
            next = rest == null ? null : target.minus(rest);
        } else if (expr instanceof Expr.Mul) {
            Rational rest = Exact.value(new Expr.Mul(others), draft);
            next = (rest == null || rest.isZero()) ? null : target.dividedBy(rest);
        } else if (expr instanceof Expr.Pow pow && pow.base() == inner) {
            next = base(target, Exact.value(pow.exponent(), draft));
        } else if (expr instanceof Expr.Fn fn) {
            next = argument(fn.function(), target);
        }
        return next == null ? null : undo(inner, next, cell, draft);
    }

    private static @Nullable Rational base(Rational target, @Nullable Rational exponent) {
        if (exponent == null || exponent.isZero()) {
            return null;
        }
        if (exponent.equals(Rational.of(2))) {
            return Exact.root(target);
        } else if (exponent.equals(Rational.HALF)) {
            return target.signum() < 0 ? null : target.times(target);
        }
        return exponent.equals(Rational.MINUS_ONE) && !target.isZero() ? Rational.ONE.dividedBy(target) : null;
    }

    private static @Nullable Rational argument(Function function, Rational target) {
        return switch (function) {
            case EXP, COSH, COS -> target.isOne() ? Rational.ZERO : null;
            case LOG -> target.isZero() ? Rational.ONE : null;
            case TANH, SINH, SIN, TAN -> target.isZero() ? Rational.ZERO : null;
            case SQRT -> target.signum() < 0 ? null : target.times(target);
            case ABS -> target.signum() < 0 ? null : target;
            case FLOOR -> target.isInteger() ? target : null;
            case MAX, MIN, FACTORIAL, BINOMIAL -> null;
        };
    }
}
