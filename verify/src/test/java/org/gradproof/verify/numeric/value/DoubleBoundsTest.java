package org.gradproof.verify.numeric.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.gradproof.verify.numeric.ball.Ball;
import org.gradproof.verify.numeric.ball.BallFunctions;
import org.gradproof.verify.numeric.ball.BallTrigonometry;
import org.gradproof.verify.numeric.ball.UndecidableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The bounds of {@link DoubleNumber}: whatever the operands are within their errors, the result is within
 * its own, at the very ends too; and a bound is no wider than the operands make it.
 */
class DoubleBoundsTest {
    private static final int FINE = 300;
    /** Holds every double and its error without rounding. */
    private static final int EXACT = 2600;

    private static final double[] ENDS = {-1, -0.5, 0, 0.5, 1};

    private record Unary(String name, UnaryOperator<BoundedNumber> ours, BiFunction<Ball, Integer, Ball> truth) {}

    private static final List<Unary> FUNCTIONS = List.of(
            new Unary("exp", BoundedNumber::exp, BallFunctions::exp),
            new Unary("log", BoundedNumber::log, BallFunctions::log),
            new Unary("sqrt", BoundedNumber::sqrt, (x, bits) -> x.isZero() ? x : x.sqrt(bits)),
            new Unary("sin", BoundedNumber::sin, BallTrigonometry::sin),
            new Unary("cos", BoundedNumber::cos, BallTrigonometry::cos),
            new Unary("sinh", BoundedNumber::sinh, BallFunctions::sinh),
            new Unary("cosh", BoundedNumber::cosh, BallFunctions::cosh),
            new Unary("tanh", BoundedNumber::tanh, BallFunctions::tanh),
            new Unary("abs", BoundedNumber::abs, (x, bits) -> x.isNegative() ? x.negate() : x),
            new Unary("negate", BoundedNumber::negate, (x, bits) -> x.negate()));

    private record Binary(String name, BinaryOperator<BoundedNumber> ours, BinaryOperator<Ball> truth) {}

    private static final List<Binary> OPERATIONS = List.of(
            new Binary("plus", BoundedNumber::plus, (a, b) -> a.plus(b, EXACT)),
            new Binary("minus", BoundedNumber::minus, (a, b) -> a.minus(b, EXACT)),
            new Binary("times", BoundedNumber::times, (a, b) -> a.times(b, EXACT)),
            new Binary("dividedBy", BoundedNumber::dividedBy, (a, b) -> a.dividedBy(b, FINE)),
            new Binary("max", BoundedNumber::max, (a, b) -> a.minus(b, EXACT).isNegative() ? b : a));

    private static Ball ball(double value) {
        BigDecimal exact = new BigDecimal(value);
        int twos = Math.max(0, exact.scale());
        // A double of so many decimals is an integer over that power of two.
        BigInteger top =
                exact.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(twos))).toBigIntegerExact();
        return new Ball(top, 0, -twos);
    }

    /** The value, off by that part of its error. */
    private static Ball at(DoubleNumber x, double part) {
        return ball(x.value()).plus(ball(x.error()).times(ball(part), EXACT), EXACT);
    }

    private static void assertHolds(BoundedNumber result, Ball truth, String what) {
        DoubleNumber r = (DoubleNumber) result;
        assertThat(r.error()).as("%s: error", what).isGreaterThanOrEqualTo(0);
        Ball distance = truth.minus(ball(r.value()), EXACT);
        Ball excess = (distance.isNegative() ? distance.negate() : distance).minus(ball(r.error()), EXACT);
        assertThat(excess.isPositive())
                .as("%s: %s is not within %s of %s", what, truth.approximation(), r.error(), r.value())
                .isFalse();
    }

    /** Numbers of all sizes, the special ones among them; errors from none to larger than the number. */
    private static DoubleNumber operand(Random random, int largest) {
        double value = switch (random.nextInt(6)) {
            case 0 -> random.nextInt(9) - 4;
            case 1 -> (random.nextDouble() - 0.5) * 8;
            case 2 -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(2 * largest) - largest);
            case 3 -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(largest));
            case 4 -> 1 + Math.scalb(random.nextDouble() - 0.5, -random.nextInt(52));
            default -> (random.nextDouble() - 0.5) * 1500;
        };
        double error = switch (random.nextInt(5)) {
            case 0, 1 -> 0;
            case 2 -> Math.ulp(value) * random.nextInt(5);
            case 3 -> Math.abs(value) * Math.scalb(1.0, -random.nextInt(50));
            default -> random.nextDouble() * 40;
        };
        return new DoubleNumber(value, error);
    }

    @Property(tries = 1500, seed = "11", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void a_function_is_within_its_bound_at_both_ends_of_its_argument(
            @ForAll long seed, @ForAll @IntRange(max = 9) int which) {
        Unary f = FUNCTIONS.get(which);
        DoubleNumber x = operand(new Random(seed), 12);
        BoundedNumber result;
        try {
            result = f.ours.apply(x);
        } catch (UndecidableException | UndefinedException none) {
            return;
        }
        for (double end : ENDS) {
            assertHolds(result, f.truth.apply(at(x, end), FINE), f.name + " of " + x.value() + " ± " + x.error());
        }
    }

    @Property(tries = 1000, seed = "12", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void an_operation_is_within_its_bound_at_all_ends_of_its_operands(
            @ForAll long seed, @ForAll @IntRange(max = 4) int which) {
        Binary f = OPERATIONS.get(which);
        Random random = new Random(seed);
        DoubleNumber a = operand(random, 900);
        DoubleNumber b = random.nextInt(4) == 0
                ? new DoubleNumber(a.value() + random.nextInt(3) * Math.ulp(a.value()), a.error())
                : operand(random, 900);
        BoundedNumber result;
        try {
            result = f.ours.apply(a, b);
        } catch (UndecidableException | UndefinedException none) {
            return;
        }
        for (double i : ENDS) {
            for (double j : ENDS) {
                assertHolds(
                        result,
                        f.truth.apply(at(a, i), at(b, j)),
                        f.name + " of " + a.value() + " ± " + a.error() + " and " + b.value() + " ± " + b.error());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "exp, -800, 100",
        "exp, -745, 1",
        "exp, -1000, 400",
        "exp, -740, 0",
        "exp, 3, 2",
        "log, 2, 1.999",
        "log, 1e-310, 0",
        "sqrt, 1e-310, 0",
        "sqrt, 1e-310, 1e-311",
        "sinh, 700, 3",
        "cosh, -700, 3",
        "sinh, 1e-310, 0",
        "tanh, 0.5, 30",
        "tanh, 1e-310, 0",
        "sin, 1e22, 0",
        "cos, 11, 0",
        "log, 1.0000000000000002, 0",
        "sinh, 1e-10, 1e-12",
        "sinh, 0, 1e-9",
        "cosh, 1e-10, 1e-3"
    })
    void so_it_is_where_doubles_run_out(String function, double value, double error) {
        Unary f = FUNCTIONS.stream()
                .filter(u -> u.name.equals(function))
                .findFirst()
                .orElseThrow();
        DoubleNumber x = new DoubleNumber(value, error);
        for (double end : ENDS) {
            assertHolds(f.ours.apply(x), f.truth.apply(at(x, end), FINE), function + " of " + value + " ± " + error);
        }
    }

    @Property(tries = 1000, seed = "13", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void an_exact_operand_gives_an_error_of_a_few_units_of_the_last_place(
            @ForAll long seed, @ForAll @IntRange(max = 7) int which) {
        double value = operand(new Random(seed), 12).value();
        Unary f = FUNCTIONS.get(which);
        List<DoubleNumber> found = new ArrayList<>();
        try {
            found.add((DoubleNumber) f.ours.apply(new DoubleNumber(value, 0)));
        } catch (UndecidableException | UndefinedException none) {
            return;
        }
        for (DoubleNumber r : found) {
            assertThat(r.error())
                    .as("%s of %s", f.name, value)
                    .isLessThanOrEqualTo(6 * Math.ulp(r.value()) + 32 * Double.MIN_VALUE);
        }
    }

    @Test
    void what_is_exact_stays_exact() {
        DoubleNumber third = new DoubleNumber(3, 0);
        DoubleNumber eight = new DoubleNumber(8, 0);
        assertExactly(third.plus(eight), 11);
        assertExactly(third.times(eight), 24);
        assertExactly(third.dividedBy(eight), 0.375);
        assertExactly(new DoubleNumber(2.25, 0).sqrt(), 1.5);
        assertExactly(new DoubleNumber(1, 0).log(), 0);
        assertExactly(new DoubleNumber(0, 0).exp(), 1);
        assertExactly(third.max(eight), 8);
        assertExactly(eight.max(third), 8);
        assertThat(((DoubleNumber) eight.dividedBy(third)).error()).isPositive();
        assertThat(((DoubleNumber) third.sqrt()).error()).isPositive();
        assertThat(((DoubleNumber) new DoubleNumber(1, 1e-9).log()).error()).isGreaterThan(1e-9);
        // Below the normal doubles a product loses bits that no rounding error shows.
        DoubleNumber small = new DoubleNumber(0x1.0000001p-530, 0);
        assertThat(((DoubleNumber) small.times(small)).error()).isPositive();
        assertThat(((DoubleNumber) new DoubleNumber(0x1.8p-1060, 0).dividedBy(new DoubleNumber(0x1p14, 0))).error())
                .isPositive();
    }

    private static void assertExactly(BoundedNumber leaf, double value) {
        assertThat(((DoubleNumber) leaf).value()).isEqualTo(value);
        assertThat(((DoubleNumber) leaf).error()).isZero();
        assertThat(leaf.isExact()).isTrue();
    }

    @Property(tries = 1000, seed = "14", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void two_numbers_are_told_apart_only_where_their_errors_leave_no_doubt(@ForAll long seed) {
        Random random = new Random(seed);
        DoubleNumber a = operand(random, 60);
        DoubleNumber b = random.nextBoolean()
                ? operand(random, 60)
                : new DoubleNumber(a.value() + a.error() * (random.nextInt(5) - 2), a.error() * random.nextInt(2));
        EnclosureOrder order = a.order(b);
        Ball least = at(b, -1).minus(at(a, 1), EXACT);
        Ball most = at(b, 1).minus(at(a, -1), EXACT);
        switch (order) {
            case LESS -> assertThat(least.isPositive()).isTrue();
            case GREATER -> assertThat(most.isNegative()).isTrue();
            case EQUAL -> assertThat(least.isZero() && most.isZero()).isTrue();
            case UNKNOWN -> {
                double apart = Math.abs(a.value() - b.value());
                assertThat(Math.max(least.approximation(), -most.approximation()))
                        .isLessThanOrEqualTo(1e-12 * apart);
                assertThat(a.isExact() && b.isExact()).isFalse();
            }
        }
        assertThat(b.order(a)).isEqualTo(mirrored(order));
    }

    private static EnclosureOrder mirrored(EnclosureOrder order) {
        return switch (order) {
            case LESS -> EnclosureOrder.GREATER;
            case GREATER -> EnclosureOrder.LESS;
            case EQUAL, UNKNOWN -> order;
        };
    }

    @Test
    void edges_of_an_error_are_part_of_the_number() {
        assertThat(new DoubleNumber(0.5, 0.5).maybeInteger()).isTrue();
        assertThat(new DoubleNumber(0.5, 0.25).maybeInteger()).isFalse();
        assertThat(new DoubleNumber(3, 0).maybeInteger()).isTrue();
        assertThat(new DoubleNumber(0x1p70, 0).exactInteger()).isEqualTo(BigInteger.ONE.shiftLeft(70));
        assertThat(new DoubleNumber(-7, 0).exactInteger()).isEqualTo(-7);
        assertThat(new DoubleNumber(7, 1e-9).exactInteger()).isNull();
        assertThat(new DoubleNumber(7.5, 0).exactInteger()).isNull();
        // Zero is within: it has a root, and all else here has none.
        assertThatThrownBy(() -> new DoubleNumber(-1, 1).sqrt()).isInstanceOf(UndecidableException.class);
        assertThatThrownBy(() -> new DoubleNumber(-1, 0.5).sqrt()).isInstanceOf(UndefinedException.class);
        assertThatThrownBy(() -> new DoubleNumber(1, 1).log()).isInstanceOf(UndecidableException.class);
        assertThatThrownBy(() -> new DoubleNumber(-1, 0.5).log()).isInstanceOf(UndefinedException.class);
        assertThatThrownBy(() -> new DoubleNumber(1, 0).dividedBy(new DoubleNumber(1, 1)))
                .isInstanceOf(UndecidableException.class);
        assertThatThrownBy(() -> new DoubleNumber(1, 0).dividedBy(new DoubleNumber(0, 0)))
                .isInstanceOf(UndefinedException.class);
        // What is left of the division is below the smallest double.
        DoubleNumber least = (DoubleNumber) new DoubleNumber(3e-320, 0).dividedBy(new DoubleNumber(1e-300, 0));
        assertHolds(least, ball(3e-320).dividedBy(ball(1e-300), FINE), "quotient");
        assertThatThrownBy(() -> new DoubleNumber(1e308, 0).times(new DoubleNumber(10, 0)))
                .isInstanceOf(UndecidableException.class);
    }

    @Test
    void magnitudes_bound_the_number_and_the_error() {
        for (double value : new double[] {1, 1.5, 0.25, -3, 1e-310, 1e300}) {
            DoubleNumber x = new DoubleNumber(value, Math.abs(value) / 3);
            assertThat(Math.abs(value)).isLessThanOrEqualTo(Math.scalb(1.0, (int) x.middleMagnitude()));
            assertThat(x.error()).isLessThanOrEqualTo(Math.scalb(1.0, (int) x.errorMagnitude()));
            if (Math.abs(value) > Double.MIN_NORMAL) {
                assertThat(8 * x.error()).isGreaterThan(Math.scalb(1.0, (int) x.errorMagnitude()));
                assertThat(4 * Math.abs(value)).isGreaterThan(Math.scalb(1.0, (int) x.middleMagnitude()));
            }
            assertThat(((DoubleNumber) x.widened(3)).error()).isGreaterThanOrEqualTo(x.error() + 8);
            assertThat(((DoubleNumber) x.widened(3)).error()).isLessThan(1.001 * (x.error() + 8));
        }
        assertThat(new DoubleNumber(0, 1).middleMagnitude()).isEqualTo(BoundedNumber.NOTHING);
        assertThat(new DoubleNumber(1, 0).errorMagnitude()).isEqualTo(BoundedNumber.NOTHING);
    }

    @Property(tries = 300, seed = "15", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void the_rounding_of_exact_operands_is_counted_in_full(@ForAll long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            DoubleNumber a = new DoubleNumber(random.nextDouble() - 0.5, 0);
            DoubleNumber b = new DoubleNumber(Math.scalb(random.nextDouble() - 0.5, random.nextInt(110) - 55), 0);
            assertHolds(a.plus(b), ball(a.value()).plus(ball(b.value()), EXACT), "sum");
            assertHolds(a.times(b), ball(a.value()).times(ball(b.value()), EXACT), "product");
            assertHolds(a.dividedBy(b), ball(a.value()).dividedBy(ball(b.value()), FINE), "quotient");
            DoubleNumber sum = (DoubleNumber) a.plus(b);
            assertThat(sum.error()).isLessThanOrEqualTo(Math.ulp(sum.value()));
        }
    }
}
