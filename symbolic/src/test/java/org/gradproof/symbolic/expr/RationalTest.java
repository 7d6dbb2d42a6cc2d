package org.gradproof.symbolic.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RationalTest {
    /** Fractions that share factors, powers of two, long ones, and zero. */
    private static List<Rational> numbers() {
        Random random = new Random(7);
        List<Rational> all = new ArrayList<>(
                List.of(Rational.ZERO, Rational.ONE, Rational.MINUS_ONE, Rational.HALF, Rational.of(-6, 35)));
        for (int bits : List.of(3, 12, 62, 64, 200)) {
            for (int i = 0; i < 6; i++) {
                BigInteger top = new BigInteger(bits, random).multiply(BigInteger.valueOf(i % 2 == 0 ? 30 : -77));
                BigInteger odd = new BigInteger(bits, random).setBit(0);
                BigInteger bottom = i % 3 == 0 ? BigInteger.ONE.shiftLeft(bits) : odd.multiply(BigInteger.valueOf(210));
                all.add(new Rational(top, bottom));
            }
        }
        return all;
    }

    private static void isReduced(Rational value) {
        assertThat(value.denominator().signum()).isPositive();
        assertThat(value.numerator().gcd(value.denominator())).isEqualTo(BigInteger.ONE);
    }

    @Test
    void arithmetic_gives_what_cross_multiplication_gives_in_lowest_terms() {
        for (Rational a : numbers()) {
            for (Rational b : numbers()) {
                BigInteger both = a.denominator().multiply(b.denominator());
                BigInteger left = a.numerator().multiply(b.denominator());
                BigInteger right = b.numerator().multiply(a.denominator());

                assertThat(a.plus(b)).isEqualTo(new Rational(left.add(right), both));
                assertThat(a.minus(b)).isEqualTo(new Rational(left.subtract(right), both));
                assertThat(a.times(b)).isEqualTo(new Rational(a.numerator().multiply(b.numerator()), both));
                isReduced(a.plus(b));
                isReduced(a.minus(b));
                isReduced(a.times(b));
                if (!b.isZero()) {
                    assertThat(a.dividedBy(b)).isEqualTo(new Rational(left, right));
                    isReduced(a.dividedBy(b));
                }
            }
            isReduced(a.negate());
            isReduced(a.pow(3));
        }
    }

    @Test
    void long_fractions_are_brought_to_lowest_terms() {
        Random random = new Random(5);
        List<BigInteger> numbers =
                new ArrayList<>(List.of(BigInteger.ONE, BigInteger.TWO.pow(61), BigInteger.TWO.pow(62)));
        // The quotients of two that follow each other are all 1.
        BigInteger[] fibonacci = {BigInteger.ONE, BigInteger.ONE};
        for (int i = 0; i < 400; i++) {
            fibonacci = new BigInteger[] {fibonacci[1], fibonacci[0].add(fibonacci[1])};
            if (i > 80 && i % 16 < 2) {
                numbers.add(fibonacci[1]);
            }
        }
        for (int bits : List.of(61, 62, 63, 64, 65, 124, 125, 300, 1000)) {
            BigInteger shared = new BigInteger(bits, random).setBit(0);
            numbers.add(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
            for (int i = 0; i < 4; i++) {
                numbers.add(new BigInteger(bits, random).setBit(bits - 1).negate());
                numbers.add(shared.multiply(new BigInteger(70 * i + 8, random).setBit(0)));
            }
        }
        for (BigInteger top : numbers) {
            for (BigInteger bottom : numbers) {
                BigInteger common = top.gcd(bottom).multiply(BigInteger.valueOf(bottom.signum()));
                Rational found = new Rational(top, bottom);
                assertThat(found.numerator()).isEqualTo(top.divide(common));
                assertThat(found.denominator()).isEqualTo(bottom.divide(common));
            }
        }
    }

    @Test
    void equal_numbers_are_equal_however_they_were_made() {
        Rational third = Rational.of(-2, -6);
        assertThat(third).isEqualTo(Rational.of(1, 3)).hasSameHashCodeAs(Rational.of(1, 3));
        assertThat(third).hasToString("1/3").isNotEqualTo(Rational.of(-1, 3));
        assertThat(third.minus(Rational.of(1, 3))).isEqualTo(Rational.ZERO);
    }

    @Test
    void nothing_is_divided_by_zero() {
        assertThatThrownBy(() -> Rational.ONE.dividedBy(Rational.ZERO)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Rational.of(3, 0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Rational.ZERO.pow(-1)).isInstanceOf(ArithmeticException.class);
    }
}
