package org.gradproof.verify.numeric.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.function.BiFunction;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.verify.numeric.ball.Ball;
import org.gradproof.verify.numeric.ball.BallFunctions;
import org.gradproof.verify.numeric.ball.BallTrigonometry;
import org.gradproof.verify.numeric.value.Comparison;
import org.gradproof.verify.numeric.value.Enclosure;
import org.gradproof.verify.numeric.value.PreciseArithmetic;
import org.gradproof.verify.numeric.value.PreciseEnclosure;
import org.gradproof.verify.numeric.value.PreciseNumber;
import org.gradproof.verify.numeric.value.PreciseValue;

/** Error bounds hold the truth: what more digits find lies within what fewer digits promised. */
class ErrorBoundTest {
    private static final int FINE = 700;

    private static void assertWithin(Ball fine, Ball coarse, Object shown) {
        Ball distance = fine.center().minus(coarse.center(), FINE);
        Ball slack =
                coarse.spread().farthest().plus(fine.spread().farthest(), FINE).minus(distance.farthest(), FINE);
        assertThat(slack.isNegative())
                .as("%s: %s within %s", shown, fine, coarse)
                .isFalse();
    }

    /** A number of magnitude about 2^exponent. */
    private static Ball number(long mantissa, int exponent) {
        return new Ball(BigInteger.valueOf(mantissa), 0, exponent - 62L);
    }

    private static final List<BiFunction<Ball, Integer, Ball>> FUNCTIONS = List.of(
            BallFunctions::exp,
            BallFunctions::sinh,
            BallFunctions::cosh,
            BallFunctions::tanh,
            BallTrigonometry::sin,
            BallTrigonometry::cos,
            (x, bits) -> x.isPositive() ? BallFunctions.log(x, bits) : BallFunctions.log(x.negate(), bits),
            (x, bits) -> x.isPositive() ? x.sqrt(bits) : x.negate().sqrt(bits));

    @Property(tries = 3000, seed = "1", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void functions_of_balls_hold_the_truth_and_are_tight(
            @ForAll @LongRange(min = 1) long mantissa,
            @ForAll boolean negative,
            @ForAll @IntRange(min = -300, max = 20) int exponent,
            @ForAll @IntRange(min = 60, max = 400) int bits,
            @ForAll @IntRange(min = 0, max = 7) int which) {
        Ball x = number(negative ? -mantissa : mantissa, exponent);
        Ball coarse = FUNCTIONS.get(which).apply(x, bits);
        Ball fine = FUNCTIONS.get(which).apply(x, FINE);
        assertWithin(fine, coarse, which + " of " + x);
        // sin and cos near their zeros are known absolutely only.
        if (which != 4 && which != 5) {
            assertThat(coarse.spread().magnitude() - coarse.center().magnitude())
                    .isLessThan(8L - bits);
        }
    }

    @Property(tries = 3000, seed = "2", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void functions_of_balls_hold_the_values_at_both_ends(
            @ForAll @LongRange(min = 1L << 40) long mantissa,
            @ForAll boolean negative,
            @ForAll @IntRange(min = -60, max = 10) int exponent,
            @ForAll @LongRange(min = 1, max = 1L << 30) long radius,
            @ForAll @IntRange(min = 60, max = 200) int bits,
            @ForAll @IntRange(min = 0, max = 7) int which) {
        Ball middle = number(negative ? -mantissa : mantissa, exponent);
        Ball x = new Ball(middle.middle(), radius, middle.exponent());
        Ball coarse = FUNCTIONS.get(which).apply(x, bits);
        for (int side : new int[] {-1, 1}) {
            Ball end = new Ball(x.middle().add(BigInteger.valueOf(side * radius)), 0, x.exponent());
            assertWithin(FUNCTIONS.get(which).apply(end, FINE), coarse, which + " of " + x);
        }
    }

    @Property(tries = 2000, seed = "3", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void arithmetic_of_balls_holds_the_values_at_all_ends(
            @ForAll long a,
            @ForAll @LongRange(min = 1L << 35) long b,
            @ForAll @IntRange(min = -200, max = 200) int exponent,
            @ForAll @LongRange(min = 0, max = 1L << 31) long ra,
            @ForAll @LongRange(min = 0, max = 1L << 31) long rb,
            @ForAll @IntRange(min = 20, max = 120) int bits) {
        Ball x = new Ball(BigInteger.valueOf(a), ra, exponent);
        Ball y = new Ball(BigInteger.valueOf(b), rb, 0);
        for (int i = -1; i <= 1; i += 2) {
            for (int j = -1; j <= 1; j += 2) {
                Ball p = new Ball(x.middle().add(BigInteger.valueOf(i * ra)), 0, exponent);
                Ball q = new Ball(y.middle().add(BigInteger.valueOf(j * rb)), 0, 0);
                assertWithin(p.plus(q, FINE), x.plus(y, bits), "sum");
                assertWithin(p.times(q, FINE), x.times(y, bits), "product");
                assertWithin(p.dividedBy(q, FINE), x.dividedBy(y, bits), "quotient");
            }
        }
    }

    @Property(tries = 1500, seed = "4", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void evaluations_in_double_and_at_fifty_digits_hold_what_a_hundred_and_fifty_digits_find(@ForAll long seed) {
        RandomExpressions random = new RandomExpressions(seed);
        Evaluator at = random.point().at();
        Expr e = random.expression(5);
        PreciseEnclosure fine = at.evaluate(e, 150);
        PreciseEnclosure coarse = at.evaluate(e, 50);
        Enclosure rough = at.evaluate(e);
        assertConsistent(kind(fine), kind(coarse), e);
        assertConsistent(kind(fine), kind(rough), e);
        if (!(fine instanceof PreciseValue truth)) {
            return;
        }
        if (coarse instanceof PreciseValue value) {
            assertThat(truth.minus(value).mayBeZero())
                    .as("%s is %s not %s", e, truth, value)
                    .isTrue();
        }
        if (rough instanceof Enclosure.Value value) {
            Rational low = exactly(value.value()).minus(exactly(value.error()));
            Rational high = exactly(value.value()).plus(exactly(value.error()));
            PreciseArithmetic arithmetic = PreciseArithmetic.ofDigits(150);
            assertThat(truth.compare(new PreciseValue(PreciseNumber.of(low, arithmetic)), 140))
                    .as("%s is %s not %s", e, truth, value)
                    .isNotEqualTo(Comparison.LESS);
            assertThat(truth.compare(new PreciseValue(PreciseNumber.of(high, arithmetic)), 140))
                    .as("%s is %s not %s", e, truth, value)
                    .isNotEqualTo(Comparison.GREATER);
        }
    }

    private static Rational exactly(double value) {
        java.math.BigDecimal exact = new java.math.BigDecimal(value);
        return new Rational(
                exact.scale() > 0 ? exact.unscaledValue() : exact.toBigInteger(),
                exact.scale() > 0 ? BigInteger.TEN.pow(exact.scale()) : BigInteger.ONE);
    }

    private static String kind(Object result) {
        if (result instanceof PreciseValue || result instanceof Enclosure.Value) {
            return "value";
        }
        return result instanceof PreciseEnclosure.Undefined || result instanceof Enclosure.Undefined
                ? "undefined"
                : "undecidable";
    }

    /** Fewer digits may not tell; they never tell otherwise. */
    private static void assertConsistent(String fine, String coarse, Expr e) {
        if (!coarse.equals("undecidable") && !fine.equals("undecidable")) {
            assertThat(coarse).as("%s", e).isEqualTo(fine);
        }
    }
}
