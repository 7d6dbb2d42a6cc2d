package org.gradproof.symbolic.average;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Infinity;
import org.gradproof.symbolic.expr.Expr.Integral;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Substitution;
import org.jspecify.annotations.Nullable;

/** Absolute values under an integral: the range is split where what is within changes its sign. */
final class Distances {
    /** At most so many right angles are split. */
    private static final Rational MOST = Rational.of(80);

    private Distances() {}

    /** The sum of integrals, or the one, without an absolute value; null where none splits the range. */
    static @Nullable Expr split(Integral integral, Definite.Known known) {
        Sym v = integral.variable();
        Fn kinked = kinked(integral.body(), v);
        if (kinked == null) {
            return turning(integral);
        }
        Expr inner = inner(kinked);
        Expr slope = Exprs.sub(Bound.at(inner, v, Exprs.ONE), Bound.at(inner, v, Exprs.ZERO));
        Expr zero = inner.equals(v) ? Exprs.ZERO : Exprs.neg(Exprs.div(Bound.at(inner, v, Exprs.ZERO), slope));
        boolean falls = known.isPositive(Exprs.neg(slope));
        boolean rises = inner.equals(v) || falls || known.isPositive(slope);
        boolean above = integral.low() instanceof Infinity || known.isNonNegative(Exprs.sub(zero, integral.low()));
        boolean below = integral.high() instanceof Infinity || known.isNonNegative(Exprs.sub(integral.high(), zero));
        if (!rises) {
            return null;
        } else if (below
                && !(integral.low() instanceof Infinity)
                && known.isNonNegative(Exprs.sub(integral.low(), zero))) {
            return new Integral(v, integral.low(), integral.high(), without(integral.body(), kinked, !falls));
        } else if (above
                && !(integral.high() instanceof Infinity)
                && known.isNonNegative(Exprs.sub(zero, integral.high()))) {
            return new Integral(v, integral.low(), integral.high(), without(integral.body(), kinked, falls));
        } else if (!above || !below) {
            return null;
        }
        return Exprs.add(
                new Integral(v, integral.low(), zero, without(integral.body(), kinked, falls)),
                new Integral(v, zero, integral.high(), without(integral.body(), kinked, !falls)));
    }

    /**
     * The sum of integrals between the zeros of {@code v^2 - c} or of a sine or cosine of the variable, of which the
     * absolute value is taken: the zeros within the range, whose ends are numbers or parts of a circle.
     */
    private static @Nullable Expr turning(Integral integral) {
        Sym v = integral.variable();
        Fn of = turned(integral.body(), v);
        if (of == null) {
            return null;
        }
        Expr inner = of.arguments().get(0);
        List<Expr> places = new ArrayList<>(List.of(integral.low()));
        boolean positive;
        if (inner instanceof Fn wave) {
            Rational from = Primitives.rightAngles(integral.low());
            Rational to = Primitives.rightAngles(integral.high());
            if (from == null
                    || to == null
                    || from.compareTo(to) >= 0
                    || to.minus(from).compareTo(MOST) > 0) {
                return null;
            }
            Rational shift = wave.function() == Function.SIN ? Rational.ZERO : Rational.ONE;
            BigInteger half = floor(from.minus(shift).times(Rational.HALF));
            // Between the zeros k and k + 1, counted from the first, the wave has the sign of (-1)^k, a cosine that of
            // (-1)^{k+1}.
            positive = half.testBit(0) == (wave.function() == Function.COS);
            for (BigInteger k = half.add(BigInteger.ONE); ; k = k.add(BigInteger.ONE)) {
                Rational angle =
                        new Rational(k, BigInteger.ONE).times(Rational.of(2)).plus(shift);
                if (angle.compareTo(to) >= 0) {
                    break;
                }
                places.add(Exprs.mul(new Num(angle.times(Rational.HALF)), new Expr.Pi()));
            }
        } else {
            Rational root = root(inner, v);
            boolean numbers = integral.low() instanceof Num && integral.high() instanceof Num;
            if (root == null
                    || !numbers
                    || !(integral.low() instanceof Num low)
                    || !(integral.high() instanceof Num high)) {
                return null;
            }
            positive = low.value().compareTo(root.negate()) < 0 || low.value().compareTo(root) >= 0;
            for (Rational zero : List.of(root.negate(), root)) {
                if (zero.compareTo(low.value()) > 0 && zero.compareTo(high.value()) < 0) {
                    places.add(new Num(zero));
                }
            }
            if (low.value().compareTo(high.value()) >= 0) {
                return null;
            }
        }
        places.add(integral.high());
        List<Expr> all = new ArrayList<>();
        for (int i = 0; i + 1 < places.size(); i++) {
            all.add(new Integral(v, places.get(i), places.get(i + 1), without(integral.body(), of, positive)));
            positive = !positive;
        }
        return Exprs.add(all);
    }

    private static BigInteger floor(Rational value) {
        BigInteger[] parts = value.numerator().divideAndRemainder(value.denominator());
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** The positive root of {@code v^2 - c} for the square c of a number, or null. */
    private static @Nullable Rational root(Expr inner, Sym v) {
        var terms = new Terms(v, false, false, false).of(inner);
        Rational square = Rational.ZERO;
        Rational constant = Rational.ZERO;
        for (Term term : terms == null ? List.<Term>of() : terms) {
            boolean plain = term.isPower() && term.power() % 2 == 0 && term.power() <= 2;
            if (!plain || !(term.factor() instanceof Num num)) {
                return null;
            }
            square = term.power() == 2 ? square.plus(num.value()) : square;
            constant = term.power() == 0 ? constant.plus(num.value()) : constant;
        }
        Rational c = constant.negate();
        BigInteger top = c.signum() > 0 ? c.numerator().sqrt() : BigInteger.ZERO;
        BigInteger bottom = c.denominator().sqrt();
        Rational found = new Rational(top, bottom);
        return square.isOne() && c.signum() > 0 && found.times(found).equals(c) ? found : null;
    }

    /** An absolute value of such a wave or square. */
    private static @Nullable Fn turned(Expr expr, Sym v) {
        if (expr instanceof Fn fn && fn.function() == Function.ABS && !Terms.isFree(expr, v)) {
            Expr inner = fn.arguments().get(0);
            boolean wave = inner instanceof Fn of
                    && (of.function() == Function.SIN || of.function() == Function.COS)
                    && of.arguments().get(0).equals(v);
            return wave || root(inner, v) != null ? fn : null;
        }
        for (Expr part : Parts.of(expr)) {
            Fn found = turned(part, v);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** What changes its sign where the function has its kink: what stands in it, or the difference of the two. */
    private static Expr inner(Fn kinked) {
        List<Expr> of = kinked.arguments();
        return kinked.function() == Function.ABS ? of.get(0) : Exprs.sub(of.get(0), of.get(1));
    }

    private static boolean isKinked(Fn fn) {
        return fn.function() == Function.ABS
                || ((fn.function() == Function.MAX || fn.function() == Function.MIN)
                        && fn.arguments().size() == 2);
    }

    /** An absolute value of, or the larger or smaller of two that differ by, what is affine in the variable; or null. */
    private static @Nullable Fn kinked(Expr expr, Sym v) {
        if (expr instanceof Fn fn && isKinked(fn) && !Terms.isFree(expr, v)) {
            var terms = new Terms(v, false, false, false).of(inner(fn));
            boolean affine = terms != null && terms.stream().allMatch(t -> t.isPower() && t.power() <= 1);
            return affine ? fn : null;
        }
        for (Expr part : Parts.of(expr)) {
            Fn found = kinked(part, v);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The expression where what is inside is positive, or where it is negative. */
    private static Expr without(Expr expr, Fn kinked, boolean positive) {
        if (!expr.equals(kinked)) {
            return Substitution.map(expr, part -> without(part, kinked, positive), cond -> cond);
        } else if (kinked.function() == Function.ABS) {
            return positive ? inner(kinked) : Exprs.neg(inner(kinked));
        }
        return kinked.arguments().get(positive == (kinked.function() == Function.MAX) ? 0 : 1);
    }
}
