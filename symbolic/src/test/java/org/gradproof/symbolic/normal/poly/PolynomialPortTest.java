package org.gradproof.symbolic.normal.poly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.gradproof.symbolic.cas.Factorization;
import org.gradproof.symbolic.cas.Polynomial;
import org.gradproof.symbolic.cas.PolynomialAlgebra;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.symja.SymjaAlgebra;
import org.junit.jupiter.api.Test;

class PolynomialPortTest {
    private static final Atom A = new Atom.Symbol(Name.of("a"), List.of());
    private static final Atom B = new Atom.Symbol(Name.of("b"), List.of());
    private static final Poly ONE = Poly.ONE;

    private final PolynomialPort port = new PolynomialPort(new SymjaAlgebra());

    private static Poly term(long coefficient, Rational a, Rational b) {
        return Poly.term(Rational.of(coefficient), Mono.of(A, a).times(Mono.of(B, b)));
    }

    private static Poly term(long coefficient, int a, int b) {
        return term(coefficient, Rational.of(a), Rational.of(b));
    }

    private static Poly product(List<Poly> factors) {
        Poly product = ONE;
        for (Poly factor : factors) {
            Poly sum = Poly.ZERO;
            for (var part : factor.terms()) {
                sum = sum.plus(product.shift(part.getKey()).scale(part.getValue()));
            }
            product = sum;
        }
        return product;
    }

    /** An algebra system that gives the wrong answers. */
    private record Liar(Polynomial factor, List<Polynomial> cofactors) implements PolynomialAlgebra {
        @Override
        public Optional<Polynomial> gcd(Polynomial a, Polynomial b) {
            return Optional.of(factor);
        }

        @Override
        public Optional<Factorization> factor(Polynomial a) {
            return Optional.of(new Factorization(Rational.ONE, List.of(new Factorization.Factor(factor, 2))));
        }

        @Override
        public Optional<Polynomial> reduce(Polynomial a, List<Polynomial> ideal) {
            return Optional.of(a.minus(a));
        }

        @Override
        public Optional<List<Polynomial>> cofactors(Polynomial a, List<Polynomial> ideal) {
            return cofactors.isEmpty() ? Optional.empty() : Optional.of(cofactors);
        }

        @Override
        public Optional<Polynomial> divideExactly(Polynomial a, Polynomial b) {
            return Optional.of(factor);
        }
    }

    @Test
    void factors_multiply_out_to_the_polynomial_sign_and_number_included() {
        Poly difference = term(-2, 2, 0).plus(term(2, 0, 2));
        List<Poly> factors = port.factor(difference);
        assertThat(factors).hasSize(2);
        assertThat(product(factors)).isEqualTo(difference);
    }

    @Test
    void a_square_is_found_with_its_multiplicity() {
        Poly square = term(1, 2, 0).plus(term(2, 1, 1)).plus(term(1, 0, 2));
        List<Poly> factors = port.factor(square);
        assertThat(factors).hasSize(2);
        assertThat(factors.get(0)).isEqualTo(factors.get(1));
        assertThat(product(factors)).isEqualTo(square);
    }

    @Test
    void fractional_exponents_are_cleared_and_put_back() {
        // a - b = (sqrt a - sqrt b)(sqrt a + sqrt b) once sqrt a occurs
        Poly roots = term(1, Rational.HALF, Rational.ZERO).plus(term(-1, Rational.of(3, 2), Rational.ZERO));
        assertThat(product(port.factor(roots))).isEqualTo(roots);
        assertThat(port.factor(roots)).hasSizeGreaterThan(1);
    }

    @Test
    void what_has_a_denominator_is_left_as_it_is() {
        Poly fraction = term(1, -1, 0).plus(term(1, 0, 1));
        assertThat(port.factor(fraction)).containsExactly(fraction);
        assertThat(port.reducesToZero(fraction, List.of(term(1, 1, 0)))).isFalse();
        assertThat(port.reducesToZero(term(1, 1, 0), List.of(fraction))).isFalse();
    }

    @Test
    void without_an_algebra_system_nothing_is_factored_or_reduced() {
        PolynomialPort none = new PolynomialPort(null);
        Poly square = term(1, 2, 0).minus(term(1, 0, 2));
        assertThat(none.factor(square)).containsExactly(square);
        assertThat(none.reducesToZero(square, List.of(square))).isFalse();
        assertThat(Factors.of(square, none)).containsExactly(square);
        assertThat(Factors.of(term(3, 2, 1), port)).containsExactly(term(3, 2, 1));
    }

    @Test
    void factors_that_do_not_multiply_out_are_not_believed() {
        Poly square = term(1, 2, 0).plus(term(2, 1, 1)).plus(term(1, 0, 2));
        Polynomial wrong = Polynomial.variable(2, 0).minus(Polynomial.variable(2, 1));
        assertThat(new PolynomialPort(new Liar(wrong, List.of())).factor(square))
                .containsExactly(square);
    }

    @Test
    void members_of_an_ideal_are_zero_modulo_it_and_their_nearest_neighbours_are_not() {
        // a^2 = b^2 and ab = 1
        List<Poly> ideal =
                List.of(term(1, 2, 0).minus(term(1, 0, 2)), term(1, 1, 1).minus(ONE));
        assertThat(port.reducesToZero(term(1, 4, 0).minus(ONE), ideal)).isTrue();
        assertThat(port.reducesToZero(term(1, 3, 0).minus(term(1, 0, 1)), ideal))
                .isTrue();
        assertThat(port.reducesToZero(term(1, 3, 0).plus(term(1, 0, 1)), ideal)).isFalse();
        assertThat(port.reducesToZero(term(1, 4, 0).plus(ONE), ideal)).isFalse();
        assertThat(port.reducesToZero(term(1, 2, 0).minus(ONE), ideal)).isFalse();
        assertThat(port.reducesToZero(term(1, 1, 0).minus(term(1, 0, 1)), ideal))
                .isFalse();
        assertThat(port.reducesToZero(term(1, 1, 0), List.of())).isFalse();
    }

    @Test
    void a_reduction_to_zero_is_not_believed_without_cofactors_that_add_up() {
        Poly target = term(1, 2, 0).minus(ONE);
        List<Poly> ideal = List.of(term(1, 1, 0).minus(ONE));
        Polynomial a = Polynomial.variable(1, 0);
        Polynomial one = Polynomial.constant(1, Rational.ONE);
        assertThat(new PolynomialPort(new Liar(a, List.of())).reducesToZero(target, ideal))
                .isFalse();
        assertThat(new PolynomialPort(new Liar(a, List.of(a.minus(one)))).reducesToZero(target, ideal))
                .isFalse();
        assertThat(new PolynomialPort(new Liar(a, List.of(a.plus(one)))).reducesToZero(target, ideal))
                .isTrue();
        assertThat(port.reducesToZero(target, ideal)).isTrue();
    }
}
