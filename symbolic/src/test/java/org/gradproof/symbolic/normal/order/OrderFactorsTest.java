package org.gradproof.symbolic.normal.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.symbolic.cas.Factorization;
import org.gradproof.symbolic.cas.Factorization.Factor;
import org.gradproof.symbolic.cas.Polynomial;
import org.gradproof.symbolic.cas.PolynomialAlgebra;
import org.gradproof.symbolic.normal.Kernel;
import org.gradproof.symbolic.normal.attempt.Opened;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.symja.SymjaAlgebra;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Polynomials that are multiplied out, so that their signs show only in their factors. */
class OrderFactorsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        c \\ge d | (a - b)^2 (c - d)
        c \\ge d | (b - a)^2 (c - d)
        a \\ge b | (c - d)^2 (a - b)
        a \\le b | (c - d)^2 (b - a)
        a \\le c | (a - b)^2 (c - a)
        a \\ge c | (a - b)^2 (a - c)
        b \\le c | (a - b)^2 (c - b)
        a \\le 1 | (1 - a) (a - b)^2
        b \\le 1 | (1 - b) (a - b)^2
        a \\le 1 | (1 - a)^3 (b - c)^2
        b \\le 1 | (1 - b)^3
        a \\ge 2 | (1 - a)^2 (a - 2) (b - c)^2
        a \\le 2 | (1 - a)^2 (2 - a) (1 - b)^2
        """)
    void a_factor_twice_needs_no_sign_and_a_factor_turned_turns_the_sign(String given, String product) {
        String givens = "a, b, c, d \\in \\mathbb{R}; " + given;
        check(Kernel.under(givens), product);
        check(Opened.of(Kernel.claim(givens, "1 = 1").givens(), new Turning(new SymjaAlgebra())), product);
    }

    private static void check(Opened under, String product) {
        Poly poly = Kernel.poly(under, product);
        assertThat(new Order(under.algebra()).holds(poly, false)).isTrue();
        assertThat(new Order(under.algebra()).holds(poly.negate(), false)).isFalse();
        assertThat(new Order(under.algebra()).holds(poly, true)).isFalse();
    }

    /** An algebra system that turns one of two equal factors, and the sign before them. */
    private record Turning(PolynomialAlgebra other) implements PolynomialAlgebra {
        @Override
        public Optional<Factorization> factor(Polynomial a) {
            return other.factor(a).map(Turning::turned);
        }

        private static Factorization turned(Factorization answer) {
            List<Factor> factors = new ArrayList<>();
            boolean turned = false;
            for (Factor factor : answer.factors()) {
                if (factor.multiplicity() == 2 && !turned) {
                    Polynomial base = factor.base();
                    factors.add(new Factor(base, 1));
                    factors.add(new Factor(base.minus(base).minus(base), 1));
                    turned = true;
                } else {
                    factors.add(factor);
                }
            }
            return new Factorization(turned ? answer.unit().negate() : answer.unit(), factors);
        }

        @Override
        public Optional<Polynomial> gcd(Polynomial a, Polynomial b) {
            return other.gcd(a, b);
        }

        @Override
        public Optional<Polynomial> reduce(Polynomial a, List<Polynomial> ideal) {
            return other.reduce(a, ideal);
        }

        @Override
        public Optional<List<Polynomial>> cofactors(Polynomial a, List<Polynomial> ideal) {
            return other.cofactors(a, ideal);
        }

        @Override
        public Optional<Polynomial> divideExactly(Polynomial a, Polynomial b) {
            return other.divideExactly(a, b);
        }
    }
}
