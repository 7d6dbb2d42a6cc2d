package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;
import org.jspecify.annotations.Nullable;

/**
 * Claims and assumptions about absolute values and roots, taken of their squares. The square is strictly increasing from
 * 0 on, so that two numbers that are not negative are equal, or in an order, exactly if their squares are. What is shown
 * of the squares is shown wherever the sides have values, since a root's square is what stands under it there.
 */
final class Squared {
    private final Givens givens;
    private final Function<Claim, @Nullable Proof> direct;

    private Squared(Givens givens, Function<Claim, @Nullable Proof> direct) {
        this.givens = givens;
        this.direct = direct;
    }

    /** A proof of the claim in squares by the function, or null; null too where nothing in it can be squared. */
    static @Nullable Proof prove(Setting setting, Function<Claim, @Nullable Proof> direct) {
        Claim claim = setting.claim();
        Squared squared = new Squared(claim.givens(), direct);
        Cond.Rel goal = new Cond.Rel(claim.left(), claim.relation(), claim.right());
        Cond.Rel reached = of(goal, squared::isShownNonnegative);
        List<Assumption> more = new ArrayList<>();
        for (Assumption assumption : claim.givens().assumptions()) {
            Cond.Rel own = assumption.universal().isEmpty() ? of(assumption.relation(), squared::isNonnegative) : null;
            if (own != null) {
                String words =
                        setting.written(own.left()) + " " + own.relation().latex() + " " + setting.written(own.right());
                more.add(new Assumption(own, List.of(), List.of(), words));
            }
        }
        if ((reached == null && more.isEmpty()) || !setting.mayUse(setting.facts())) {
            return null;
        }
        Givens all = claim.givens();
        for (Assumption assumption : more) {
            all = all.with(assumption);
        }
        Cond.Rel shown = reached == null ? goal : reached;
        Proof proof = direct.apply(new Claim(all, shown.left(), shown.relation(), shown.right()));
        if (proof == null) {
            return null;
        }
        List<String> reasons = new ArrayList<>(List.of("squares of what is not negative"));
        proof.reasons().stream().filter(reason -> !reason.equals("algebra")).forEach(reasons::add);
        return proof.because(reasons, setting.conditions(Set.of()));
    }

    /** The same relation of the squares, or null if a side may be negative or there is nothing to gain. */
    private static Cond.@Nullable Rel of(Cond.Rel relation, Predicate<Expr> nonnegative) {
        Expr left = relation.left();
        Expr right = relation.right();
        return (isRooted(left) || isRooted(right)) && nonnegative.test(left) && nonnegative.test(right)
                ? new Cond.Rel(square(left), relation.relation(), square(right))
                : null;
    }

    /** Whether it is an absolute value or a root, or a product of powers with one among them. */
    private static boolean isRooted(Expr expr) {
        if (expr instanceof Expr.Mul mul) {
            return mul.factors().stream().anyMatch(Squared::isRooted);
        } else if (expr instanceof Expr.Pow pow) {
            return isRooted(pow.base());
        }
        return isAbsolute(expr) || isRoot(expr);
    }

    private static boolean isAbsolute(Expr expr) {
        return expr instanceof Expr.Fn fn && fn.function() == org.gradproof.symbolic.expr.Function.ABS;
    }

    private static boolean isRoot(Expr expr) {
        return expr instanceof Expr.Fn fn && fn.function() == org.gradproof.symbolic.expr.Function.SQRT;
    }

    /** Whether it is so by its looks, or is proved to be. */
    private boolean isShownNonnegative(Expr expr) {
        return isNonnegative(expr) || direct.apply(new Claim(givens, expr, Relation.GE, Exprs.ZERO)) != null;
    }

    private boolean isNonnegative(Expr expr) {
        if (expr instanceof Expr.Num num) {
            return num.value().signum() >= 0;
        } else if (expr instanceof Expr.Mul mul) {
            return mul.factors().stream().allMatch(this::isNonnegative);
        } else if (expr instanceof Expr.Pow pow) {
            return pow.exponent() instanceof Expr.Num && isNonnegative(pow.base());
        } else if (expr instanceof Expr.Sym sym) {
            Given given = givens.find(sym.name());
            return given instanceof Given.Size
                    || (given instanceof Given.Scalar scalar
                            && scalar.domain() instanceof Domain.Interval interval
                            && interval.low() != null
                            && interval.low().signum() >= 0);
        }
        return isAbsolute(expr) || isRoot(expr);
    }

    private static Expr square(Expr expr) {
        if (isRoot(expr)) {
            return ((Expr.Fn) expr).arguments().get(0);
        } else if (isAbsolute(expr)) {
            return new Expr.Pow(((Expr.Fn) expr).arguments().get(0), Exprs.num(2));
        } else if (expr instanceof Expr.Mul mul) {
            return Exprs.mul(mul.factors().stream().map(Squared::square).toList());
        } else if (expr instanceof Expr.Pow pow) {
            return new Expr.Pow(square(pow.base()), pow.exponent());
        }
        return new Expr.Pow(expr, Exprs.num(2));
    }
}
