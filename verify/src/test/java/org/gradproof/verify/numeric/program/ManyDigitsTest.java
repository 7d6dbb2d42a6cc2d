package org.gradproof.verify.numeric.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.verify.numeric.ball.Ball;
import org.gradproof.verify.numeric.ball.BallFunctions;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exponentials and logarithms of hundreds of digits: each ball holds the value that twice as many digits give. */
class ManyDigitsTest {
    private static final int POINTS = 60;

    @ParameterizedTest
    @ValueSource(ints = {180, 599, 601, 1400, 5400})
    void exponentials_hold_the_value_of_more_digits(int bits) {
        for (Ball x : numbers(bits)) {
            Ball ball = BallFunctions.exp(x, bits);
            assertThat(ball.minus(BallFunctions.exp(x, 2 * bits + 700), 3 * bits)
                            .holdsZero())
                    .as("exp %s at %d bits", x, bits)
                    .isTrue();
            assertThat(ball.spread().magnitude() - ball.magnitude())
                    .as("the error of exp %s at %d bits", x, bits)
                    .isLessThan(-bits + 4);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {180, 499, 501, 1400, 5400})
    void logarithms_hold_the_value_of_more_digits(int bits) {
        for (Ball any : numbers(bits)) {
            Ball x = any.isNegative() ? any.negate() : any;
            Ball ball = BallFunctions.log(x, bits);
            assertThat(ball.minus(BallFunctions.log(x, 2 * bits + 700), 3 * bits)
                            .holdsZero())
                    .as("log %s at %d bits", x, bits)
                    .isTrue();
            assertThat(ball.spread().magnitude() - ball.magnitude())
                    .as("the error of log %s at %d bits", x, bits)
                    .isLessThan(-bits + 8);
        }
    }

    @Test
    void a_logarithm_next_to_one_ends_and_keeps_its_digits() {
        Ball x = Ball.of(1).plus(new Ball(BigInteger.ONE, 0, -3000), 4000);
        Ball log = BallFunctions.log(x, 700);
        Ball first = log.minus(new Ball(BigInteger.ONE, 0, -3000), 800);
        // The ball may reach a little beyond 2^-3000, and a magnitude may be one too many.
        assertThat(log.magnitude()).isBetween(-3001L, -2998L);
        assertThat(first.minus(new Ball(BigInteger.valueOf(-1), 0, -6001), 800).holdsZero())
                .isTrue();
    }

    @Test
    void the_exponential_agrees_with_an_independent_series() {
        MathContext context = new MathContext(700);
        BigDecimal e = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int k = 1; k < 400; k++) {
            term = term.divide(BigDecimal.valueOf(k), context);
            e = e.add(term);
        }
        PreciseValue ours = (PreciseValue) new Points().at().evaluate(Exprs.exp(Exprs.ONE), 610);
        assertThat(new BigDecimal(ours.toDecimal(620)).subtract(e).abs()).isLessThan(new BigDecimal("1e-600"));
    }

    private static Ball[] numbers(int bits) {
        Random random = new Random(bits);
        Ball[] all = new Ball[POINTS];
        for (int i = 0; i < POINTS; i++) {
            int length = i % 3 == 0 ? bits : 53;
            BigInteger middle = new BigInteger(length, random).setBit(length - 1);
            all[i] = new Ball(i % 2 == 0 ? middle : middle.negate(), 0, i % 24 - 12L - length);
        }
        return all;
    }
}
