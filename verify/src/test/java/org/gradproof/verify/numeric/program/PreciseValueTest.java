package org.gradproof.verify.numeric.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gradproof.symbolic.expr.Exprs.add;
import static org.gradproof.symbolic.expr.Exprs.exp;
import static org.gradproof.symbolic.expr.Exprs.sub;
import static org.gradproof.verify.numeric.program.Points.num;

import java.math.BigInteger;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.verify.numeric.ball.Ball;
import org.gradproof.verify.numeric.value.BoundedNumber;
import org.gradproof.verify.numeric.value.Comparison;
import org.gradproof.verify.numeric.value.EnclosureOrder;
import org.gradproof.verify.numeric.value.PreciseArithmetic;
import org.gradproof.verify.numeric.value.PreciseNumber;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.junit.jupiter.api.Test;

/** What is said of numbers in high precision: their order, how far they are apart, how much of them is known. */
class PreciseValueTest {
    private static final PreciseArithmetic FIFTY = PreciseArithmetic.ofDigits(50);

    private static PreciseNumber ball(long middle, long radius, long exponent) {
        return new PreciseNumber(null, new Ball(BigInteger.valueOf(middle), radius, exponent), FIFTY);
    }

    private static PreciseNumber exact(long numerator, long denominator) {
        return PreciseNumber.of(Rational.of(numerator, denominator), FIFTY);
    }

    private static PreciseValue value(BoundedNumber leaf) {
        return new PreciseValue((PreciseNumber) leaf);
    }

    @Test
    void enclosures_that_touch_are_not_told_apart() {
        assertThat(ball(10, 1, 0).order(ball(12, 1, 0))).isEqualTo(EnclosureOrder.UNKNOWN);
        assertThat(ball(10, 1, 0).order(ball(13, 1, 0))).isEqualTo(EnclosureOrder.LESS);
        assertThat(ball(13, 1, 0).order(ball(10, 1, 0))).isEqualTo(EnclosureOrder.GREATER);
        assertThat(ball(10, 1, 0).order(exact(11, 1))).isEqualTo(EnclosureOrder.UNKNOWN);
        assertThat(exact(1, 3).order(exact(2, 6))).isEqualTo(EnclosureOrder.EQUAL);
        assertThat(ball(1, 1, 0).sign()).isEqualTo(EnclosureOrder.UNKNOWN);
        assertThat(ball(2, 1, 0).sign()).isEqualTo(EnclosureOrder.GREATER);
        assertThat(ball(-2, 1, 0).sign()).isEqualTo(EnclosureOrder.LESS);
        assertThat(exact(0, 1).sign()).isEqualTo(EnclosureOrder.EQUAL);
        assertThat(exact(-1, 7).sign()).isEqualTo(EnclosureOrder.LESS);
        // The same middle is no reason to call two numbers equal.
        assertThat(ball(7, 0, 0).order(ball(7, 0, 0))).isEqualTo(EnclosureOrder.UNKNOWN);
    }

    @Test
    void overlapping_numbers_agree_to_the_digits_that_both_show_and_no_more() {
        // 1 and 1 + 2^-100, each known to 2^-90: further apart than 10^-26.9 at no place.
        BigInteger one = BigInteger.ONE.shiftLeft(100);
        PreciseValue a = value(new PreciseNumber(null, new Ball(one, 1 << 10, -100), FIFTY));
        PreciseValue b = value(new PreciseNumber(null, new Ball(one.add(BigInteger.ONE), 1 << 10, -100), FIFTY));
        assertThat(a.compare(b, 26)).isEqualTo(Comparison.EQUAL_TO_PRECISION);
        assertThat(a.compare(b, 27)).isEqualTo(Comparison.CANNOT_TELL);
        assertThat(b.compare(a, 27)).isEqualTo(Comparison.CANNOT_TELL);
        assertThat(a.relativeGap(b)).isBetween(0x1p-89, 0x1.1p-89);
        assertThat(a.logGap(b)).isBetween(-89 * Math.log10(2), -87 * Math.log10(2));
        assertThat(a.knownDigits()).isBetween(25, 27);
        assertThat(a.mayBeZero()).isFalse();
    }

    @Test
    void the_gap_is_that_of_the_numbers_and_their_errors() {
        PreciseValue small = value(exact(1, 1_000_000));
        PreciseValue one = value(exact(1, 1));
        PreciseValue near = value(exact(1_000_001, 1_000_000));
        assertThat(one.relativeGap(near)).isCloseTo(1e-6, within(1e-11));
        assertThat(near.relativeGap(one)).isCloseTo(1e-6, within(1e-11));
        assertThat(one.minus(near).exact()).contains(Rational.of(-1, 1_000_000));
        assertThat(one.relativeGap(small)).isCloseTo(1, within(1e-5));
        assertThat(one.logGap(near)).isBetween(-6.0, -5.3);
        assertThat(one.relativeGap(one)).isZero();
        assertThat(one.logGap(one)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(value(ball(0, 1, -100)).relativeGap(value(ball(0, 1, -100)))).isInfinite();
        assertThat(value(ball(0, 1, -100)).relativeGap(value(exact(1, 1)))).isCloseTo(1, within(1e-9));
        PreciseValue tiny = value(new PreciseNumber(null, new Ball(BigInteger.ONE, 0, -5000), FIFTY));
        assertThat(one.relativeGap(value(exact(1, 1).plus(ball(1, 0, -100))))).isCloseTo(0x1p-100, within(0x1p-120));
        assertThat(tiny.relativeGap(value(ball(0, 0, 0)))).isCloseTo(1, within(1e-9));
        // Below the range of double the smallest one stands for it: 0 is for equal numbers only.
        Ball next = new Ball(BigInteger.ONE.shiftLeft(5000).add(BigInteger.ONE), 0, -5000);
        PreciseArithmetic many = PreciseArithmetic.ofDigits(2000);
        assertThat(value(new PreciseNumber(null, next, many)).relativeGap(value(PreciseNumber.of(Rational.ONE, many))))
                .isEqualTo(Double.MIN_VALUE);
    }

    @Test
    void digits_are_known_as_far_as_the_error_lets_them() {
        assertThat(value(exact(1, 3)).knownDigits()).isEqualTo(Integer.MAX_VALUE);
        assertThat(value(exact(1, 3)).approximation()).isEqualTo(1.0 / 3);
        assertThat(value(exact(1, 3))).hasToString("0." + "3".repeat(60));
        assertThat(value(ball(1, 0, -3)).knownDigits()).isEqualTo(Integer.MAX_VALUE);
        assertThat(value(ball(1, 1, 0)).knownDigits()).isZero();
        assertThat(value(ball(3, 2, 0)).knownDigits()).isZero();
        assertThat(value(ball(1_000_000, 1, 0)).knownDigits()).isBetween(5, 6);
        assertThat(value(ball(1_000_000, 1, 0)).toDecimal(20)).isEqualTo("1000000");
        assertThat(value(ball(123_456_789_012L, 1_000_000, 0)).toDecimal(20)).isEqualTo("123500000000");
        assertThat(value(ball(0, 3, 0)).toDecimal(20)).isEqualTo("0 ± 3");
        assertThat(value(ball(1, 3, 0)).mayBeZero()).isTrue();
    }

    @Test
    void the_absolute_value_and_the_larger_of_two_hold_whatever_the_signs_are() {
        PreciseNumber wide = (PreciseNumber) ball(-1, 3, 0).abs();
        assertThat(wide.ball()).isEqualTo(new Ball(BigInteger.ONE, 3, 0));
        assertThat(((PreciseNumber) ball(-5, 3, 0).abs()).ball()).isEqualTo(new Ball(BigInteger.valueOf(5), 3, 0));
        assertThat(((PreciseNumber) ball(5, 3, 0).abs()).ball()).isEqualTo(new Ball(BigInteger.valueOf(5), 3, 0));
        // max of [9, 11] and [9, 13] is in [9, 13].
        PreciseNumber larger = (PreciseNumber) ball(10, 1, 0).max(ball(11, 2, 0));
        assertThat(larger.minus(exact(13, 1)).sign()).isNotEqualTo(EnclosureOrder.LESS);
        assertThat(larger.minus(exact(9, 1)).sign()).isNotEqualTo(EnclosureOrder.LESS);
        assertThat(larger.order(exact(13, 1))).isEqualTo(EnclosureOrder.UNKNOWN);
        assertThat(exact(1, 1).max(exact(2, 1)).approximation()).isEqualTo(2);
        assertThat(exact(2, 1).max(exact(1, 1)).approximation()).isEqualTo(2);
    }

    @Test
    void an_integer_is_looked_for_in_the_whole_enclosure() {
        assertThat(ball(7, 1, -1).maybeInteger()).isTrue();
        assertThat(ball(14, 1, -2).maybeInteger()).isFalse();
        assertThat(ball(14, 2, -2).maybeInteger()).isTrue();
        assertThat(ball(-14, 2, -2).maybeInteger()).isTrue();
        assertThat(ball(-14, 1, -2).maybeInteger()).isFalse();
        // From 3 to 3.5: an integer at the lower end is enough.
        assertThat(ball(13, 1, -2).maybeInteger()).isTrue();
        assertThat(ball(3, 0, 5).maybeInteger()).isTrue();
        assertThat(ball(3, 1, -10).maybeInteger()).isFalse();
        assertThat(ball(3, 3, -10).maybeInteger()).isTrue();
        assertThat(exact(4, 2).maybeInteger()).isTrue();
        assertThat(exact(1, 2).maybeInteger()).isFalse();
        assertThat(exact(4, 2).exactInteger()).isEqualTo(BigInteger.TWO);
        assertThat(exact(1, 2).exactInteger()).isNull();
        assertThat(ball(4, 0, 0).exactInteger()).isNull();
    }

    @Test
    void numbers_that_outgrow_fractions_stay_enclosed() {
        BoundedNumber power = exact(3, 7).pow(3000);
        assertThat(power.isExact()).isFalse();
        BoundedNumber back = power.times(exact(7, 3).pow(3000));
        assertThat(value(back.minus(exact(1, 1))).mayBeZero()).isTrue();
        assertThat(value(back).knownDigits()).isGreaterThan(50);
        assertThat(exact(1, 2).pow(20).isExact()).isTrue();
        assertThat(value(exact(-1, 1).pow(1_000_001)).exact()).contains(Rational.of(-1));
        assertThat(exact(0, 1).pow(5_000_000).isZero()).isTrue();
        BoundedNumber sum = exact(1, 3);
        for (int i = 0; i < 300; i++) {
            sum = sum.plus(exact(1, (1L << 40) + 2 * i + 1));
        }
        assertThat(sum.isExact()).isFalse();
        assertThat(value(sum).knownDigits()).isGreaterThan(50);
    }

    @Test
    void roots_of_squares_are_exact_and_others_are_not() {
        assertThat(value(exact(9, 16).sqrt()).exact()).contains(Rational.of(3, 4));
        assertThat(value(exact(9, 17).sqrt()).exact()).isEmpty();
        assertThat(value(exact(8, 16).sqrt()).exact()).isEmpty();
        assertThat(value(exact(17, 16).sqrt()).exact()).isEmpty();
        assertThat(value(exact(17, 16).sqrt().pow(2).minus(exact(17, 16))).mayBeZero())
                .isTrue();
    }

    @Test
    void what_a_summand_lost_beside_another_needs_in_digits_is_known() {
        Evaluator at = new Points().at();
        assertThat(at.digitsToSeeAll()).isZero();
        at.evaluate(add(exp(num(20)), num(1)), 50);
        assertThat(at.digitsToSeeAll()).isZero();
        at.evaluate(add(exp(num(1000)), num(1)), 50);
        assertThat(at.digitsToSeeAll()).isBetween(434, 437);
        Evaluator other = new Points().at();
        other.evaluate(add(num(1), exp(num(-1000))), 50);
        assertThat(other.digitsToSeeAll()).isBetween(434, 437);
        other = new Points().at();
        other.evaluate(add(exp(num(-1000)), num(1)), 50);
        assertThat(other.digitsToSeeAll()).isBetween(434, 437);
        // A ball that may be zero hides nothing of its own.
        other = new Points().at();
        other.evaluate(add(sub(exp(num(1)), exp(num(1))), num(1)), 50);
        assertThat(other.digitsToSeeAll()).isZero();
        for (Function f : new Function[] {Function.TANH, Function.SINH, Function.COSH}) {
            Evaluator hyperbolic = new Points().at();
            hyperbolic.evaluate(new Expr.Fn(f, num(-1000)), 50);
            assertThat(hyperbolic.digitsToSeeAll()).as("%s", f).isBetween(868, 870);
            hyperbolic = new Points().at();
            hyperbolic.evaluate(new Expr.Fn(f, num(20)), 50);
            assertThat(hyperbolic.digitsToSeeAll()).as("%s", f).isZero();
        }
    }

    @Test
    void more_digits_are_within_the_error_of_fewer() {
        Expr e = sub(exp(num(1, 3)), new Expr.Fn(Function.SIN, new Expr.Pi()));
        Evaluator at = new Points().at();
        PreciseValue fine = (PreciseValue) at.evaluate(e, 2000);
        for (int digits : new int[] {10, 20, 50, 200, 1000}) {
            PreciseValue coarse = (PreciseValue) at.evaluate(e, digits);
            assertThat(fine.minus(coarse).mayBeZero()).isTrue();
            assertThat(coarse.knownDigits()).isBetween(digits, digits + 40);
        }
    }
}
