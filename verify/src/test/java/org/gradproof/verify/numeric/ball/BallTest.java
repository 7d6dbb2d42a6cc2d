package org.gradproof.verify.numeric.ball;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.gradproof.symbolic.expr.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Balls at their edges: of no sign where they reach zero, of a size that is never told too small, and as tight as asked. */
class BallTest {
    private static final int FINE = 900;

    private static Ball ball(long middle, long radius, long exponent) {
        return new Ball(BigInteger.valueOf(middle), radius, exponent);
    }

    /** Whether the number is in the ball. */
    private static boolean holds(Ball ball, Ball number) {
        Ball distance = number.minus(ball.center(), FINE);
        Ball size = distance.isNegative() ? distance.negate() : distance;
        return !size.nearest().minus(ball.spread().farthest(), FINE).isPositive();
    }

    /** The binary logarithm of the radius over the middle, rounded up. */
    private static long lost(Ball ball) {
        return ball.radius() == 0
                ? Integer.MIN_VALUE
                : ball.spread().magnitude() - ball.nearest().magnitude();
    }

    @Test
    void a_ball_that_reaches_zero_has_no_sign() {
        assertThat(ball(5, 5, 0).isPositive()).isFalse();
        assertThat(ball(-5, 5, 0).isNegative()).isFalse();
        assertThat(ball(5, 5, 0).holdsZero()).isTrue();
        assertThat(ball(-5, 5, 0).holdsZero()).isTrue();
        assertThat(ball(5, 4, 0).isPositive()).isTrue();
        assertThat(ball(-5, 4, 0).isNegative()).isTrue();
        assertThat(ball(5, 4, 0).isNegative()).isFalse();
        assertThat(ball(-5, 4, 0).isPositive()).isFalse();
        assertThat(ball(0, 1, 0).holdsZero()).isTrue();
        assertThat(ball(0, 1, 0).isZero()).isFalse();
        assertThat(Ball.ZERO.isZero()).isTrue();
        assertThatThrownBy(() -> Ball.of(1).dividedBy(ball(5, 5, 0), 100)).isInstanceOf(UndecidableException.class);
    }

    @Property(tries = 500, seed = "21", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void its_magnitude_bounds_everything_in_it_and_not_by_far(@ForAll long seed) {
        Random random = new Random(seed);
        Ball x = ball(
                random.nextLong() >> random.nextInt(64),
                (random.nextLong() & 0x7fffffff) >> random.nextInt(32),
                random.nextInt(200) - 100);
        Ball bound = ball(1, 0, x.magnitude());
        assertThat(x.farthest().minus(bound, FINE).isPositive()).isFalse();
        if (!x.isZero()) {
            assertThat(x.farthest().scaledBy(3).minus(bound, FINE).isNegative()).isFalse();
        }
        Ball width = x.farthest().minus(x.nearest(), FINE);
        assertThat(width.minus(x.spread().farthest().scaledBy(1), FINE).middle())
                .isZero();
    }

    @Property(tries = 500, seed = "22", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void operations_on_single_numbers_lose_a_few_bits_at_most(@ForAll long seed) {
        Random random = new Random(seed);
        Ball a = ball(1 + (random.nextLong() >>> 2), 0, random.nextInt(100) - 50);
        Ball b = ball(1 + (random.nextLong() >>> 2), 0, random.nextInt(100) - 50);
        int bits = 40 + random.nextInt(200);
        for (Ball x : new Ball[] {a.plus(b, bits), a.times(b, bits), a.dividedBy(b, bits), a.sqrt(bits)}) {
            assertThat(lost(x)).isLessThanOrEqualTo(4L - bits);
            assertThat(x.middle().bitLength()).isLessThanOrEqualTo(bits);
        }
        Rational third = new Rational(BigInteger.valueOf(random.nextLong()), BigInteger.valueOf(3));
        Ball t = Ball.of(third, bits);
        assertThat(lost(t)).isLessThanOrEqualTo(4L - bits);
        assertThat(holds(
                        t.times(Ball.of(3), FINE),
                        new Ball(third.times(Rational.of(3)).numerator(), 0, 0)))
                .isTrue();
    }

    @Property(tries = 500, seed = "23", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void a_product_of_long_numbers_holds_the_products_of_their_ends(@ForAll long seed) {
        Random random = new Random(seed);
        int bits = 100 + random.nextInt(200);
        Ball x = new Ball(signed(random, bits), random.nextLong() & 0x7fffffff, 0);
        Ball y = new Ball(
                signed(random, 1 + random.nextInt(bits)), random.nextLong() & 0xfffff >> random.nextInt(20), 0);
        Ball product = x.times(y, bits);
        for (int i = -1; i <= 1; i++) {
            for (int j = -1; j <= 1; j++) {
                Ball p = new Ball(x.middle().add(BigInteger.valueOf(i * x.radius())), 0, 0);
                Ball q = new Ball(y.middle().add(BigInteger.valueOf(j * y.radius())), 0, 0);
                assertThat(holds(product, p.times(q, FINE))).isTrue();
            }
        }
        long least = Math.max(-bits, Math.max(relative(x), relative(y)));
        assertThat(relative(product)).isLessThanOrEqualTo(least + 4);
    }

    private static BigInteger signed(Random random, int bits) {
        BigInteger number = new BigInteger(bits, random).setBit(bits);
        return random.nextBoolean() ? number : number.negate();
    }

    /** Of the middle, for the ball may hold zero. */
    private static long relative(Ball x) {
        return x.spread().magnitude() - x.center().magnitude();
    }

    @Test
    void what_leaves_all_range_is_not_written_down() {
        Ball huge = ball(1, 0, 1L << 59);
        assertThatThrownBy(() -> huge.times(huge, 100).times(huge, 100)).isInstanceOf(UndecidableException.class);
        assertThatThrownBy(() ->
                        Ball.of(1).dividedBy(huge, 100).dividedBy(huge, 100).dividedBy(huge, 100))
                .isInstanceOf(UndecidableException.class);
        assertThat(huge.plus(Ball.of(1), 100).isPositive()).isTrue();
        assertThat(holds(huge.plus(Ball.of(1), 100).minus(huge, 100), Ball.of(1)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, -3, 0.1, 1e300, -1e-300, 4.9E-324, 123456.789, 0x1.fffffffffffffp1023})
    void its_approximation_is_the_nearest_double(double value) {
        java.math.BigDecimal exact = new java.math.BigDecimal(value);
        Rational rational = exact.scale() > 0
                ? new Rational(exact.unscaledValue(), BigInteger.TEN.pow(exact.scale()))
                : new Rational(exact.toBigInteger(), BigInteger.ONE);
        assertThat(Ball.of(rational, 200).approximation()).isEqualTo(value);
    }

    @Test
    void beyond_the_range_of_double_it_is_infinite_or_zero() {
        assertThat(ball(1, 0, 3000).approximation()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(ball(-1, 0, 100_000).approximation()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(ball(1, 0, -3000).approximation()).isZero();
        assertThat(ball(1, 0, -100_000).approximation()).isZero();
    }

    @Test
    void the_exponential_of_what_is_far_below_zero_is_above_zero_and_tiny() {
        Ball x = BallFunctions.exp(ball(-1, 0, 45), 100);
        assertThat(x.isNegative()).isFalse();
        assertThat(holds(x, Ball.ZERO)).isTrue();
        assertThat(x.magnitude()).isLessThan(-(1L << 37));
        Ball wide = BallFunctions.exp(new Ball(BigInteger.ONE.shiftLeft(45).negate(), 1L << 30, 0), 100);
        assertThat(wide.magnitude()).isLessThan(-(1L << 37));
        assertThatThrownBy(() -> BallFunctions.exp(ball(1, 0, 45), 100)).isInstanceOf(UndecidableException.class);
        assertThatThrownBy(() -> BallFunctions.exp(ball(-1, 2, 45), 100)).isInstanceOf(UndecidableException.class);
        // Known to one only: e^x may be off by a factor of e either way, and is enclosed by its values at the ends.
        Ball coarse = BallFunctions.exp(ball(3, 2, 0), 100);
        for (long end = 1; end <= 5; end++) {
            assertThat(holds(coarse, BallFunctions.exp(ball(end, 0, 0), 300))).isTrue();
        }
        assertThat(holds(coarse, BallFunctions.exp(ball(6, 0, 0), 300))).isFalse();
        assertThat(holds(BallFunctions.exp(ball(12, 1, -2), 100), BallFunctions.exp(ball(13, 0, -2), 300)))
                .isTrue();
    }

    @Test
    void the_hyperbolic_tangent_of_what_is_far_from_zero_is_near_one_and_not_known_to_be_one() {
        for (int side : new int[] {-1, 1}) {
            Ball t = BallFunctions.tanh(ball(side, 0, 45), 200);
            assertThat(t.radius()).isPositive();
            assertThat(holds(t, Ball.of(side))).isTrue();
            assertThat(t.minus(Ball.of(side), 200).magnitude()).isLessThan(-190);
        }
        assertThatThrownBy(() -> BallFunctions.cosh(ball(1, 0, 45), 100)).isInstanceOf(UndecidableException.class);
        assertThatThrownBy(() -> BallTrigonometry.sin(ball(1, 0, 5000), 100)).isInstanceOf(UndecidableException.class);
    }

    @Test
    void the_logarithm_sine_and_cosine_of_a_wide_ball_hold_all_their_values() {
        // From 1 to 15, and from 1 to 7.
        Ball log = BallFunctions.log(ball(8, 7, 0), 100);
        for (long x = 1; x <= 15; x++) {
            assertThat(holds(log, BallFunctions.log(ball(x, 0, 0), 300))).isTrue();
        }
        assertThat(holds(log, BallFunctions.log(ball(17, 0, 0), 300))).isFalse();
        Ball sine = BallTrigonometry.sin(ball(4, 3, 0), 100);
        Ball cosine = BallTrigonometry.cos(ball(4, 3, 0), 100);
        for (long x = 1; x <= 7; x++) {
            assertThat(holds(sine, BallTrigonometry.sin(ball(x, 0, 0), 300))).isTrue();
            assertThat(holds(cosine, BallTrigonometry.cos(ball(x, 0, 0), 300))).isTrue();
        }
        assertThat(sine.magnitude()).isLessThanOrEqualTo(2);
    }

    @Test
    void sines_and_cosines_by_table_hold_those_by_the_series_and_are_narrow() {
        Random random = new Random(11);
        for (int bits : new int[] {60, 100, 263, 480, 600}) {
            for (int i = 0; i < 300; i++) {
                // Between steps of the table, on them, and near the quarter turns.
                long numerator = i < 100 ? random.nextLong() >> random.nextInt(40) : i < 200 ? i - 150 : 3_373_259_426L;
                Ball x = ball(numerator, 0, i < 100 ? -58 : i < 200 ? -9 : -31 + i % 4);
                for (BiFunction<Ball, Integer, Ball> function :
                        List.<BiFunction<Ball, Integer, Ball>>of(BallTrigonometry::sin, BallTrigonometry::cos)) {
                    Ball found = function.apply(x, bits);
                    assertThat(holds(found, function.apply(x, 900))).isTrue();
                    assertThat(found.spread().magnitude()).isLessThan(-bits + 6);
                }
            }
        }
    }

    @Test
    void near_zero_the_odd_functions_know_relatively_and_the_cosine_absolutely() {
        for (int exponent : new int[] {-5, -60, -99, -101, -103, -400}) {
            Ball x = ball(3, 0, exponent);
            for (Ball y :
                    new Ball[] {BallFunctions.sinh(x, 100), BallFunctions.tanh(x, 100), BallTrigonometry.sin(x, 100)}) {
                assertThat(lost(y)).isLessThan(-94);
            }
            Ball wide = ball(3, 1, exponent);
            assertThat(holds(BallTrigonometry.sin(wide, 100), BallTrigonometry.sin(ball(4, 0, exponent), FINE)))
                    .isTrue();
            assertThat(holds(BallTrigonometry.cos(wide, 100), BallTrigonometry.cos(ball(4, 0, exponent), FINE)))
                    .isTrue();
            assertThat(holds(BallTrigonometry.cos(wide, 100), BallTrigonometry.cos(ball(2, 0, exponent), FINE)))
                    .isTrue();
            assertThat(lost(BallTrigonometry.cos(x, 100))).isLessThan(-94);
        }
        assertThat(holds(BallTrigonometry.sin(ball(0, 1, -200), 100), ball(1, 0, -201)))
                .isTrue();
    }

    @Test
    void logarithms_near_one_know_their_first_digits() {
        for (int distance : new int[] {1, 2, 10, 60, 200, 500}) {
            BigInteger one = BigInteger.ONE.shiftLeft(distance);
            for (BigInteger number : new BigInteger[] {one.add(BigInteger.ONE), one.subtract(BigInteger.ONE)}) {
                if (number.equals(BigInteger.ONE)) {
                    continue;
                }
                Ball log = BallFunctions.log(new Ball(number, 0, -distance), 120);
                assertThat(lost(log)).as("1 ± 2^-%s", distance).isLessThan(-110);
                assertThat(log.isPositive()).isEqualTo(number.compareTo(one) > 0);
            }
        }
        assertThat(BallFunctions.log(Ball.of(1), 120)).isEqualTo(Ball.ZERO);
        Ball around = BallFunctions.log(ball(8, 1, -3), 120);
        assertThat(holds(around, BallFunctions.log(ball(7, 0, -3), FINE))).isTrue();
        assertThat(holds(around, BallFunctions.log(ball(9, 0, -3), FINE))).isTrue();
    }

    @Test
    void the_nearest_integer_is_the_nearest_on_both_sides_of_zero() {
        BigInteger ten = BigInteger.TEN;
        for (int value = -40; value <= 40; value++) {
            long near = BallFunctions.nearest(BigInteger.valueOf(value), ten).longValueExact();
            assertThat(Math.abs(10 * near - value)).as("%s / 10", value).isLessThanOrEqualTo(5);
        }
    }
}
