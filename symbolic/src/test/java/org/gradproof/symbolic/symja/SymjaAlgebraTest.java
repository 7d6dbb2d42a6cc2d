package org.gradproof.symbolic.symja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gradproof.symbolic.cas.Factorization;
import org.gradproof.symbolic.cas.Factorization.Factor;
import org.gradproof.symbolic.cas.Monomial;
import org.gradproof.symbolic.cas.Polynomial;
import org.gradproof.symbolic.cas.PolynomialAlgebra;
import org.gradproof.symbolic.expr.Rational;
import org.junit.jupiter.api.Test;

class SymjaAlgebraTest {
    private static final Polynomial X = Polynomial.variable(3, 0);
    private static final Polynomial Y = Polynomial.variable(3, 1);
    private static final Polynomial Z = Polynomial.variable(3, 2);
    private static final Polynomial ONE = constant(1);

    private final PolynomialAlgebra algebra = new SymjaAlgebra();

    @Test
    void finds_the_common_factor() {
        Polynomial common = X.plus(Y).times(Z.minus(ONE));
        Polynomial a = common.times(X.minus(Y)).times(Rational.of(3, 7));
        Polynomial b = common.times(X.times(X).plus(ONE)).times(Rational.of(-2));

        assertThat(algebra.gcd(a, b)).contains(common);
    }

    @Test
    void the_gcd_of_coprime_polynomials_is_one() {
        assertThat(algebra.gcd(X.times(X).plus(ONE), X.plus(Y))).contains(ONE);
        assertThat(algebra.gcd(X, Y)).contains(ONE);
        assertThat(algebra.gcd(constant(6), constant(4))).contains(ONE);
    }

    @Test
    void the_gcd_with_zero_is_the_other_without_its_unit() {
        Polynomial zero = constant(0);

        assertThat(algebra.gcd(zero, X.times(Rational.of(-2, 3)))).contains(X);
        assertThat(algebra.gcd(zero, zero)).contains(zero);
    }

    @Test
    void a_common_factor_in_a_variable_of_one_side_only_is_not_invented() {
        assertThat(algebra.gcd(X.times(Z).plus(X), X.times(Y))).contains(X);
        assertThat(algebra.gcd(Z.plus(ONE).times(X.plus(Y)), X.plus(Y).times(X)))
                .contains(X.plus(Y));
    }

    @Test
    void factors_into_irreducibles_with_multiplicities() {
        Polynomial quadratic = X.times(X).plus(Y.times(Y));
        Polynomial p = X.plus(ONE).pow(2).times(quadratic).times(Z).times(Rational.of(-1, 2));

        Factorization factorization = algebra.factor(p).orElseThrow();

        assertThat(factorization.unit()).isEqualTo(Rational.of(-1, 2));
        assertThat(factorization.factors())
                .containsExactlyInAnyOrder(new Factor(Z, 1), new Factor(X.plus(ONE), 2), new Factor(quadratic, 1));
    }

    @Test
    void splits_a_difference_of_squares_and_leaves_a_sum_of_squares() {
        assertThat(algebra.factor(X.times(X).minus(Y.times(Y))).orElseThrow().factors())
                .hasSize(2);
        assertThat(algebra.factor(X.times(X).minus(constant(2))).orElseThrow().factors())
                .hasSize(1);
    }

    @Test
    void zero_has_no_factors_and_does_not_divide() {
        assertThatThrownBy(() -> algebra.factor(constant(0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> algebra.divideExactly(X, constant(0))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reduces_by_a_sum_that_is_one_and_by_an_idempotent() {
        List<Polynomial> simplex = List.of(X.plus(Y).plus(Z).minus(ONE));
        List<Polynomial> bit = List.of(X.times(X).minus(X));

        assertThat(algebra.reduce(X.times(Z).plus(Y.times(Z)).plus(Z.times(Z)).minus(Z), simplex))
                .contains(constant(0));
        assertThat(algebra.reduce(X.pow(5).plus(Y), bit)).contains(X.plus(Y));
        assertThat(algebra.reduce(X, List.of())).contains(X);
    }

    @Test
    void an_ideal_needs_its_basis_before_it_reduces() {
        // x*y - 1 and y^2 - z have x*z - y in their ideal, though neither leading term divides x*z.
        List<Polynomial> ideal = List.of(X.times(Y).minus(ONE), Y.times(Y).minus(Z));

        assertThat(algebra.reduce(X.times(Z).minus(Y), ideal)).contains(constant(0));
        assertThat(algebra.reduce(X.times(Z).plus(Y), ideal).orElseThrow().isZero())
                .isFalse();
    }

    @Test
    void a_contradictory_ideal_reduces_everything_to_zero() {
        assertThat(algebra.reduce(Y, List.of(X, X.minus(ONE)))).contains(constant(0));
    }

    @Test
    void constants_reduce_without_a_variable() {
        assertThat(algebra.reduce(ONE, List.of(constant(0)))).contains(ONE);
        assertThat(algebra.reduce(ONE, List.of(constant(2)))).contains(constant(0));
        assertThat(algebra.reduce(ONE, List.of(X.minus(Y)))).contains(ONE);
    }

    @Test
    void divides_only_where_the_quotient_is_a_polynomial() {
        assertThat(algebra.divideExactly(X.pow(3).minus(ONE), X.minus(ONE)))
                .contains(X.times(X).plus(X).plus(ONE));
        assertThat(algebra.divideExactly(X.pow(3).plus(ONE), X.minus(ONE))).isEmpty();
    }

    @Test
    void what_is_too_large_is_not_answered() {
        Polynomial quartic = X.plus(Y).plus(Z).plus(ONE).pow(4).plus(ONE);
        Polynomial other = X.minus(Y).plus(Z).pow(5).plus(X);

        assertThat(algebra.factor(quartic.times(other).times(other.plus(ONE)))).isEmpty();
    }

    @Test
    void shows_a_polynomial_of_high_degree_irreducible() {
        Polynomial large = X.plus(Y).plus(Z).plus(ONE).pow(7).plus(X);

        assertThat(algebra.factor(large).orElseThrow().factors()).containsExactly(new Factor(large, 1));
    }

    @Test
    void gcds_and_factors_of_random_products_are_exact_on_several_threads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int seed = 0; seed < 60; seed++) {
                Random random = new Random(seed);
                tasks.add(() -> {
                    Polynomial a = random(random);
                    Polynomial b = random(random);
                    Polynomial c = random(random);
                    Polynomial gcd = algebra.gcd(a.times(c), b.times(c)).orElseThrow();
                    Factorization factors = algebra.factor(a.times(c)).orElseThrow();
                    return algebra.divideExactly(gcd, c).isPresent()
                            && algebra.divideExactly(a.times(c), gcd).isPresent()
                            && factors.product(3).equals(a.times(c));
                });
            }
            for (var answer : threads.invokeAll(tasks)) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Polynomial random(Random random) {
        TreeMap<Monomial, Rational> terms = new TreeMap<>();
        for (int i = 0; i < 3; i++) {
            terms.put(
                    Monomial.of(random.nextInt(3), random.nextInt(2), random.nextInt(2)),
                    Rational.of(1 + random.nextInt(5), 1 + random.nextInt(3)));
        }
        return Polynomial.of(3, terms);
    }

    private static Polynomial constant(long value) {
        return Polynomial.constant(3, Rational.of(value));
    }
}
