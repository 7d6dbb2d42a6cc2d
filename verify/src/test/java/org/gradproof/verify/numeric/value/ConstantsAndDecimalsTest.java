package org.gradproof.verify.numeric.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.verify.numeric.ball.Constants;
import org.junit.jupiter.api.Test;

/** The constants by other series than theirs, and decimals by the rounding of {@link BigDecimal}. */
class ConstantsAndDecimalsTest {
    /** As if no digit had been asked for yet. */
    private static void forget(String constant) throws ReflectiveOperationException {
        Class<?> digits = Class.forName("org.gradproof.verify.numeric.ball.Constants$Digits");
        Constructor<?> nothing = digits.getDeclaredConstructor(BigInteger.class, int.class);
        nothing.setAccessible(true);
        Field field = Constants.class.getDeclaredField(constant);
        field.setAccessible(true);
        field.set(null, nothing.newInstance(BigInteger.ZERO, 0));
    }

    private static void assertNear(BigInteger constant, BigInteger truth, int spare) {
        BigInteger off = constant.shiftLeft(spare).subtract(truth);
        assertThat(off.abs()).isLessThan(BigInteger.TWO.shiftLeft(spare));
    }

    /** The sum of 1 / (k 2^k). */
    private static BigInteger logTwo(int bits) {
        BigInteger sum = BigInteger.ZERO;
        for (int k = 1; k <= bits; k++) {
            sum = sum.add(BigInteger.ONE.shiftLeft(bits - k).divide(BigInteger.valueOf(k)));
        }
        return sum;
    }

    /** By Gauss and Legendre: the arithmetic-geometric mean of 1 and 1/sqrt 2. */
    private static BigInteger pi(int bits) {
        MathContext mc = new MathContext(bits / 3 + 20, RoundingMode.HALF_EVEN);
        BigDecimal a = BigDecimal.ONE;
        BigDecimal b = BigDecimal.ONE.divide(new BigDecimal(2).sqrt(mc), mc);
        BigDecimal t = new BigDecimal("0.25");
        BigDecimal p = BigDecimal.ONE;
        for (int i = 0; i < 12; i++) {
            BigDecimal mean = a.add(b).divide(new BigDecimal(2), mc);
            b = a.multiply(b, mc).sqrt(mc);
            t = t.subtract(p.multiply(a.subtract(mean).pow(2, mc), mc), mc);
            a = mean;
            p = p.add(p);
        }
        BigDecimal pi = a.add(b).pow(2, mc).divide(t.multiply(new BigDecimal(4)), mc);
        return pi.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(bits))).toBigInteger();
    }

    @Test
    void log_two_and_pi_are_those_of_other_series_to_every_length() throws ReflectiveOperationException {
        int spare = 40;
        int[] lengths = {1, 10, 100, 170, 64, 700, 1500};
        for (int first : new int[] {0, 5}) {
            forget("logTwo");
            forget("pi");
            for (int i = first; i < lengths.length; i++) {
                int bits = lengths[i];
                assertNear(Constants.logTwo(bits), logTwo(bits + spare), spare);
                assertNear(Constants.pi(bits), pi(bits + spare), spare);
            }
        }
    }

    @Property(tries = 400, seed = "31", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void a_number_is_written_as_rounded_in_decimal(@ForAll long seed) {
        Random random = new Random(seed);
        PreciseArithmetic arithmetic = PreciseArithmetic.ofDigits(80);
        BigInteger top = new BigInteger(1 + random.nextInt(150), random).add(BigInteger.ONE);
        if (random.nextInt(3) == 0) {
            // 9, 99, … and 10, 100, …, where rounding carries.
            top = BigInteger.TEN.pow(1 + random.nextInt(40)).subtract(BigInteger.valueOf(random.nextInt(2)));
        }
        BigInteger bottom = random.nextBoolean() ? BigInteger.ONE : BigInteger.TEN.pow(random.nextInt(60));
        Rational value = new Rational(random.nextBoolean() ? top : top.negate(), bottom);
        int digits = 1 + random.nextInt(40);
        String ours = new PreciseValue(PreciseNumber.of(value, arithmetic)).toDecimal(digits);
        MathContext exactly = new MathContext(400);
        BigDecimal truth = new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator()), exactly);
        BigDecimal rounded = truth.round(new MathContext(digits, RoundingMode.HALF_UP));
        // Halves may be rounded either way.
        BigDecimal half = rounded.ulp().multiply(new BigDecimal("0.5000000001"));
        assertThat(new BigDecimal(ours).subtract(truth).abs())
                .as("%s to %s digits: %s", value, digits, ours)
                .isLessThanOrEqualTo(half);
        assertThat(new BigDecimal(ours).stripTrailingZeros().precision()).isLessThanOrEqualTo(digits);
        long exponent = new BigDecimal(ours).precision() - new BigDecimal(ours).scale() - 1L;
        assertThat(ours.contains("e")).isEqualTo(exponent < -6 || exponent > 20);
        assertThat(ours).doesNotContain(".e").doesNotEndWith(".").doesNotMatch(".*\\.\\d*0(e.*)?");
    }
}
