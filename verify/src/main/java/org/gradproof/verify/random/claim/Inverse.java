package org.gradproof.verify.random.claim;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;

/**
 * Solutions of {@code f(…x…) = c} for a name x that stands once, as expressions: one operation is undone after the other.
 * Each is a solution wherever it has a value and what it needs holds; there may be others.
 */
final class Inverse {
    private static final Expr TWO = Exprs.num(2);
    private static final Expr PI = new Expr.Pi();

    private Inverse() {}

    /**
     * A solution.
     *
     * @param needs what must hold besides
     * @param principal whether it is the one that a person would write first
     */
    record Solution(Expr value, List<Cond.Rel> needs, boolean principal) {
        Solution {
            needs = List.copyOf(needs);
        }
    }

    static List<Solution> of(Expr side, Expr other, Name name) {
        return count(side, name) == 1 ? undo(side, new Solution(other, List.of(), true), name) : List.of();
    }

    private static int count(Expr expr, Name name) {
        if (expr instanceof Sym sym) {
            return sym.name().equals(name) && sym.indices().isEmpty() ? 1 : mentions(expr, name);
        } else if (parts(expr).isEmpty()) {
            return mentions(expr, name);
        }
        return parts(expr).stream().mapToInt(part -> count(part, name)).sum();
    }

    /** Where it stands in what is not taken apart, it counts twice. */
    private static int mentions(Expr expr, Name name) {
        return Mentioned.in(expr).contains(name) ? 2 : 0;
    }

    private static List<Expr> parts(Expr expr) {
        if (expr instanceof Expr.Add add) {
            return add.terms();
        } else if (expr instanceof Expr.Mul mul) {
            return mul.factors();
        } else if (expr instanceof Pow pow) {
            return List.of(pow.base(), pow.exponent());
        } else if (expr instanceof Fn fn && fn.arguments().size() == 1) {
            return fn.arguments();
        }
        return List.of();
    }

    private static List<Solution> undo(Expr expr, Solution target, Name name) {
        if (expr instanceof Sym) {
            return List.of(target);
        }
        List<Expr> others = new ArrayList<>(parts(expr));
        Expr inner = others.stream()
                .filter(part -> count(part, name) == 1)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a part that holds the name was counted"));
        others.remove(inner);
        List<Solution> next = new ArrayList<>();
        if (expr instanceof Expr.Add) {
            next.add(with(target, Exprs.sub(target.value(), Exprs.add(others))));
        } else if (expr instanceof Expr.Mul) {
            next.add(with(target, Exprs.div(target.value(), Exprs.mul(others))));
        } else if (expr instanceof Pow pow && pow.base() == inner) {
            next.addAll(base(target, pow.exponent()));
        } else if (expr instanceof Pow pow
                && pow.base() instanceof Num base
                && base.value().signum() > 0) {
            // Of base 1 it has no value.
            next.add(with(target, Exprs.div(Exprs.log(target.value()), Exprs.log(base))));
        } else if (expr instanceof Fn fn) {
            next.addAll(argument(fn.function(), target));
        }
        return next.stream()
                .flatMap(solution -> undo(inner, solution, name).stream())
                .toList();
    }

    private static Solution with(Solution before, Expr value) {
        return new Solution(value, before.needs(), before.principal());
    }

    private static Solution other(Solution before, Expr value) {
        return new Solution(value, before.needs(), false);
    }

    private static Solution needing(Solution before, Expr left, Relation relation, Expr right) {
        List<Cond.Rel> needs = new ArrayList<>(before.needs());
        needs.add(new Cond.Rel(left, relation, right));
        return new Solution(before.value(), needs, before.principal());
    }

    private static List<Solution> base(Solution target, Expr exponent) {
        if (!(exponent instanceof Num number) || number.value().isZero()) {
            return List.of();
        }
        Expr value = target.value();
        Rational power = number.value();
        if (power.equals(Rational.MINUS_ONE)) {
            return List.of(with(target, Exprs.div(Exprs.ONE, value)));
        } else if (power.equals(Rational.of(2))) {
            Expr root = new Fn(Function.SQRT, List.of(value));
            return List.of(with(target, root), other(target, Exprs.neg(root)));
        }
        // The root of a positive number to any power, and of an even one its negative too.
        Expr root = new Pow(value, new Num(Rational.ONE.dividedBy(power)));
        Solution positive = needing(with(target, root), value, Relation.GT, Exprs.ZERO);
        boolean even = power.isInteger() && !power.numerator().testBit(0);
        return even ? List.of(positive, other(positive, Exprs.neg(root))) : List.of(positive);
    }

    private static List<Solution> argument(Function function, Solution target) {
        Expr value = target.value();
        // Of an equation between values of one function.
        Expr same = value instanceof Fn fn
                        && fn.function() == function
                        && fn.arguments().size() == 1
                ? fn.arguments().get(0)
                : null;
        if (value instanceof Num number) {
            List<Rational> angles = angles(function, number.value());
            if (!angles.isEmpty()) {
                List<Solution> found = new ArrayList<>();
                for (Rational angle : angles) {
                    Expr at = Exprs.mul(new Num(angle), PI);
                    found.add(found.isEmpty() ? with(target, at) : other(target, at));
                }
                return found;
            }
        }
        return switch (function) {
            case EXP -> List.of(with(target, Exprs.log(value)));
            case LOG -> List.of(with(target, Exprs.exp(value)));
            case SQRT -> List.of(needing(with(target, new Pow(value, TWO)), value, Relation.GE, Exprs.ZERO));
            case ABS -> {
                Solution up = needing(target, value, Relation.GE, Exprs.ZERO);
                yield List.of(up, other(up, Exprs.neg(value)));
            }
            case TANH ->
                List.of(with(
                        target,
                        Exprs.div(
                                Exprs.sub(
                                        Exprs.log(Exprs.add(Exprs.ONE, value)), Exprs.log(Exprs.sub(Exprs.ONE, value))),
                                TWO)));
            case COSH -> same == null ? List.of() : List.of(with(target, same), other(target, Exprs.neg(same)));
            case COS ->
                same == null
                        ? List.of()
                        : List.of(
                                with(target, same),
                                other(target, Exprs.neg(same)),
                                other(target, Exprs.add(same, Exprs.mul(TWO, PI))));
            case SIN ->
                same == null
                        ? List.of()
                        : List.of(
                                with(target, same),
                                other(target, Exprs.sub(PI, same)),
                                other(target, Exprs.add(same, Exprs.mul(TWO, PI))));
            case TAN, SINH ->
                same == null
                        ? List.of()
                        : function == Function.TAN
                                ? List.of(with(target, same), other(target, Exprs.add(same, PI)))
                                : List.of(with(target, same));
            case FLOOR, MAX, MIN, FACTORIAL, BINOMIAL -> List.of();
        };
    }

    /** Angles, in parts of half a turn, at which the function has the value; of some values alone. */
    private static List<Rational> angles(Function function, Rational value) {
        Rational sixth = Rational.of(1, 6);
        Rational half = Rational.HALF;
        boolean zero = value.isZero();
        return switch (function) {
            case SIN ->
                zero
                        ? List.of(Rational.ZERO, Rational.ONE)
                        : value.isOne()
                                ? List.of(half, half.minus(Rational.of(2)))
                                : value.equals(half) ? List.of(sixth, Rational.ONE.minus(sixth)) : List.of();
            case COS ->
                zero
                        ? List.of(half, half.negate())
                        : value.isOne()
                                ? List.of(Rational.ZERO, Rational.of(2))
                                : value.equals(half) ? List.of(Rational.of(1, 3), Rational.of(-1, 3)) : List.of();
            case TAN ->
                zero
                        ? List.of(Rational.ZERO, Rational.ONE)
                        : value.isOne() ? List.of(Rational.of(1, 4), Rational.of(5, 4)) : List.of();
            default -> List.of();
        };
    }
}
