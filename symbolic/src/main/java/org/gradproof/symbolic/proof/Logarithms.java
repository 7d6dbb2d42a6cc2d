package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.jspecify.annotations.Nullable;

/**
 * Claims about positive numbers, taken of their logarithms, and about logarithms, taken of what they are of. The
 * logarithm is strictly increasing, so that two positive numbers are equal, or in an order, exactly if their logarithms
 * are. Each side is proved to be positive wherever it has a value; there its logarithm has one too.
 */
final class Logarithms {
    private final Claim claim;
    private final Function<Claim, @Nullable Proof> direct;

    private Logarithms(Claim claim, Function<Claim, @Nullable Proof> direct) {
        this.claim = claim;
        this.direct = direct;
    }

    /** A proof of the claim for the logarithms of its sides by the function, or null. */
    static @Nullable Proof prove(Setting setting, Function<Claim, @Nullable Proof> direct) {
        Claim claim = setting.claim();
        if (!(grows(claim.left()) || grows(claim.right())) || !setting.mayUse(setting.facts())) {
            return null;
        }
        Logarithms logarithms = new Logarithms(claim, direct);
        if (!logarithms.isPositive(claim.left()) || !logarithms.isPositive(claim.right())) {
            return null;
        }
        Proof proof = direct.apply(
                new Claim(claim.givens(), logarithms.of(claim.left()), claim.relation(), logarithms.of(claim.right())));
        return proof == null ? null : because("logarithms of both sides", proof, setting.conditions(Set.of()));
    }

    /**
     * A proof that the exponentials of the sides are equal, and so the sides: an equation that is given may speak of what
     * stands under a logarithm. Null where none is given or no logarithm stands there.
     */
    static @Nullable Proof ofExponentials(Claim claim, Function<Claim, @Nullable Proof> direct) {
        boolean given = claim.givens().assumptions().stream()
                .anyMatch(a ->
                        a.relation().relation() == Relation.EQ && a.universal().isEmpty());
        if (!given || claim.relation() != Relation.EQ || !(holdsLog(claim.left()) || holdsLog(claim.right()))) {
            return null;
        }
        Rational part = coefficient(holdsLog(claim.left()) ? claim.left() : claim.right());
        Expr times = new Expr.Num(part.isZero() ? Rational.ONE : Rational.ONE.dividedBy(part));
        Proof proof = direct.apply(new Claim(
                claim.givens(),
                Exprs.exp(Exprs.mul(times, claim.left())),
                Relation.EQ,
                Exprs.exp(Exprs.mul(times, claim.right()))));
        return proof == null ? null : because("exponentials of both sides", proof, List.of());
    }

    /** The number by which a logarithm on this side is multiplied: without it there is no root to be taken. */
    private static Rational coefficient(Expr side) {
        if (side instanceof Expr.Mul mul) {
            return mul.factors().stream().map(Logarithms::coefficient).reduce(Rational.ONE, Rational::times);
        } else if (side instanceof Expr.Pow pow
                && pow.base() instanceof Expr.Num base
                && pow.exponent().equals(Exprs.MINUS_ONE)
                && !base.value().isZero()) {
            return Rational.ONE.dividedBy(base.value());
        }
        return side instanceof Expr.Num num ? num.value() : Rational.ONE;
    }

    private static Proof because(String reason, Proof proof, List<String> first) {
        List<String> reasons = new ArrayList<>(List.of(reason));
        reasons.addAll(proof.reasons());
        return proof.because(reasons, first);
    }

    private static boolean holdsLog(Expr expr) {
        return isOf(expr, org.gradproof.symbolic.expr.Function.LOG)
                || Parts.of(expr).stream().anyMatch(Logarithms::holdsLog);
    }

    private static boolean isOf(Expr expr, org.gradproof.symbolic.expr.Function function) {
        return expr instanceof Expr.Fn fn && fn.function() == function;
    }

    /** Whether a logarithm says less of it than it does: it is an exponential, a root or a power, or has one for a factor. */
    private static boolean grows(Expr expr) {
        if (expr instanceof Expr.Mul mul) {
            return mul.factors().stream().anyMatch(Logarithms::grows);
        } else if (expr instanceof Expr.Pow pow) {
            return !(pow.exponent() instanceof Expr.Num) || grows(pow.base());
        }
        return isOf(expr, org.gradproof.symbolic.expr.Function.EXP)
                || isOf(expr, org.gradproof.symbolic.expr.Function.SQRT);
    }

    private boolean isPositive(Expr expr) {
        return (expr instanceof Expr.Num num && num.value().signum() > 0)
                || direct.apply(new Claim(claim.givens(), expr, Relation.GT, Exprs.ZERO)) != null;
    }

    /** The logarithm of what is positive, as far as each of its factors is. */
    private Expr of(Expr expr) {
        if (isOf(expr, org.gradproof.symbolic.expr.Function.EXP)) {
            return ((Expr.Fn) expr).arguments().get(0);
        } else if (isOf(expr, org.gradproof.symbolic.expr.Function.SQRT)) {
            return Exprs.div(Exprs.log(((Expr.Fn) expr).arguments().get(0)), Exprs.num(2));
        } else if (expr instanceof Expr.Pow pow && isPositive(pow.base())) {
            return Exprs.mul(pow.exponent(), of(pow.base()));
        } else if (expr instanceof Expr.Mul mul && mul.factors().stream().allMatch(this::isPositive)) {
            return Exprs.add(mul.factors().stream().map(this::of).toList());
        }
        return Exprs.log(expr);
    }
}
