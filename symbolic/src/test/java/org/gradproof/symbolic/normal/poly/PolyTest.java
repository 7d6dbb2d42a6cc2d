package org.gradproof.symbolic.normal.poly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.junit.jupiter.api.Test;

class PolyTest {
    private static final Name I = Name.of("i");
    private static final Name K = Name.of("k");
    private static final Name N = Name.of("n");
    private static final Atom A = symbol("a");
    private static final Atom B = symbol("b");

    private static Atom.Symbol symbol(String name, Idx... indices) {
        return new Atom.Symbol(Name.of(name), List.of(indices));
    }

    private static Mono mono(int a, int b) {
        return Mono.of(A, Rational.of(a)).times(Mono.of(B, Rational.of(b)));
    }

    private static Poly drawn(Random random) {
        Poly.Builder builder = new Poly.Builder();
        for (int i = 0; i < 4; i++) {
            builder.add(
                    mono(random.nextInt(5) - 2, random.nextInt(5) - 2),
                    Rational.of(random.nextInt(7) - 3, 1 + random.nextInt(3)));
        }
        return builder.build();
    }

    /** The value at a and b, neither of them zero. */
    private static Rational value(Poly poly, Rational a, Rational b) {
        Rational sum = Rational.ZERO;
        for (Map.Entry<Mono, Rational> term : poly.terms()) {
            Mono mono = term.getKey();
            sum = sum.plus(term.getValue()
                    .times(a.pow(mono.exponent(A).numerator().intValueExact()))
                    .times(b.pow(mono.exponent(B).numerator().intValueExact())));
        }
        return sum;
    }

    @Test
    void sums_multiples_and_shifts_have_the_values_of_what_they_are_made_of() {
        Random random = new Random(3);
        Rational a = Rational.of(3, 2);
        Rational b = Rational.of(-2, 5);
        for (int i = 0; i < 200; i++) {
            Poly p = drawn(random);
            Poly q = drawn(random);
            Rational x = value(p, a, b);
            Rational y = value(q, a, b);
            assertThat(value(p.plus(q), a, b)).isEqualTo(x.plus(y));
            assertThat(value(p.minus(q), a, b)).isEqualTo(x.minus(y));
            assertThat(value(p.negate(), a, b)).isEqualTo(x.negate());
            assertThat(value(p.scale(Rational.of(-7, 3)), a, b)).isEqualTo(x.times(Rational.of(-7, 3)));
            assertThat(value(p.shift(mono(-1, 2)), a, b))
                    .isEqualTo(x.times(a.pow(-1)).times(b.pow(2)));
            assertThat(p.minus(p).isZero()).isTrue();
            assertThat(p.plus(q)).isEqualTo(q.plus(p)).hasSameHashCodeAs(q.plus(p));
            assertThat(p.equals(q)).isEqualTo(p.toString().equals(q.toString()));
        }
    }

    @Test
    void the_order_of_monomials_is_total_and_kept_by_multiplication() {
        Random random = new Random(5);
        List<Mono> monos = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            monos.add(mono(random.nextInt(5) - 2, random.nextInt(5) - 2));
        }
        for (Mono x : monos) {
            for (Mono y : monos) {
                int order = Integer.signum(x.compareTo(y));
                assertThat(Integer.signum(y.compareTo(x))).isEqualTo(-order);
                assertThat(order == 0).isEqualTo(x.equals(y));
                for (Mono z : monos) {
                    assertThat(Integer.signum(x.times(z).compareTo(y.times(z)))).isEqualTo(order);
                    if (order < 0 && y.compareTo(z) < 0) {
                        assertThat(x.compareTo(z)).isNegative();
                    }
                }
            }
        }
    }

    @Test
    void a_monomial_divides_where_no_exponent_is_missing() {
        assertThat(mono(2, 1).divisibleBy(mono(1, 1))).isTrue();
        assertThat(mono(2, 1).divisibleBy(mono(2, 1))).isTrue();
        assertThat(mono(2, 1).divisibleBy(mono(3, 1))).isFalse();
        assertThat(mono(2, 0).divisibleBy(mono(1, 1))).isFalse();
        assertThat(mono(2, -1).divisibleBy(mono(1, 0))).isTrue();
        assertThat(mono(2, -1).divisibleBy(mono(1, 1))).isFalse();
        assertThat(Mono.ONE.divisibleBy(Mono.ONE)).isTrue();
    }

    @Test
    void powers_and_parts_of_monomials() {
        assertThat(mono(1, 1).times(mono(-1, -1))).isEqualTo(Mono.ONE);
        assertThat(mono(1, 2).power(Rational.of(-2))).isEqualTo(mono(-2, -4));
        assertThat(mono(1, 2).power(Rational.ZERO)).isEqualTo(Mono.ONE);
        assertThat(Mono.of(A, Rational.ZERO)).isEqualTo(Mono.ONE);
        assertThat(mono(1, 2).without(A)).isEqualTo(mono(0, 2));
        assertThat(mono(1, 2).exponent(B)).isEqualTo(Rational.of(2));
        assertThat(mono(1, 0).exponent(B)).isEqualTo(Rational.ZERO);
        assertThat(mono(1, 2)).hasToString("a*b^2").isNotEqualTo(mono(2, 1)).isNotEqualTo("a*b^2");
        assertThat(mono(1, 2).free()).containsExactlyInAnyOrder(Name.of("a"), Name.of("b"));
        assertThat(mono(1, 0).dependsOn(Name.of("b"))).isFalse();
    }

    @Test
    void constants_and_leading_terms() {
        Poly p = Poly.of(A).scale(Rational.of(-3)).plus(Poly.constant(5));
        assertThat(p.constantTerm()).isEqualTo(Rational.of(5));
        assertThat(p.isConstant()).isFalse();
        assertThat(p.leadCoefficient()).isEqualTo(Rational.of(-3));
        assertThat(p.coefficient(Mono.of(B))).isEqualTo(Rational.ZERO);
        assertThat(p).hasToString("-3*a + 5").isNotEqualTo("-3*a + 5");
        assertThat(Poly.ZERO).hasToString("0");
        assertThat(Poly.ZERO.isConstant()).isTrue();
        assertThat(Poly.ZERO.isOne()).isFalse();
        assertThat(Poly.ONE.isOne()).isTrue();
        assertThat(Poly.constant(2).isOne()).isFalse();
        assertThat(Poly.of(A).isOne()).isFalse();
        assertThat(p.plus(Poly.ZERO)).isSameAs(p);
        assertThat(Poly.ZERO.plus(p)).isSameAs(p);
        assertThat(p.shift(Mono.ONE)).isSameAs(p);
        assertThat(p.anyAtom(B::equals)).isFalse();
        assertThat(p.dependsOn(Name.of("a"))).isTrue();
    }

    @Test
    void index_terms_are_a_symbol_plus_a_number() {
        Idx next = Idx.of(I).plus(1);
        assertThat(next)
                .hasToString("i+1")
                .isNotEqualTo(Idx.of(I))
                .isNotEqualTo(Idx.of(K).plus(1));
        assertThat(next.plus(-1)).isEqualTo(Idx.of(I)).hasToString("i");
        assertThat(next.plus(-2)).hasToString("i-1");
        assertThat(next.substitute(I, Idx.of(K).plus(2))).isEqualTo(Idx.of(K).plus(3));
        assertThat(next.substitute(I, Idx.of(4))).isEqualTo(Idx.of(5)).hasToString("5");
        assertThat(next.substitute(K, Idx.of(4))).isEqualTo(next);
        assertThat(Idx.of(4).substitute(I, Idx.of(K))).isEqualTo(Idx.of(4));
        assertThat(Idx.of(4).isNumber()).isTrue();
        assertThat(next.isNumber()).isFalse();
        assertThatThrownBy(() -> Idx.of(Integer.MAX_VALUE).plus(1)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void atoms_that_differ_in_any_part_are_different() {
        Mono x = Mono.of(A);
        Poly p = Poly.of(A);
        Poly q = Poly.of(B);
        Idx i = Idx.of(I);
        Idx k = Idx.of(K);
        Idx n = Idx.of(N);
        List<Atom> atoms = List.of(
                A,
                symbol("a", i),
                symbol("a", k),
                symbol("a", i.plus(1)),
                symbol("a", i, k),
                symbol("a", k, i),
                Atom.Circle.PI,
                new Atom.Prime(2),
                new Atom.Prime(3),
                new Atom.Exp(x),
                new Atom.Exp(Mono.ONE),
                new Atom.Log(p),
                new Atom.Log(q),
                new Atom.Base(p.plus(q)),
                new Atom.Base(p.minus(q)),
                new Atom.Guard(Atom.Guard.Test.EQ, i, k, null),
                new Atom.Guard(Atom.Guard.Test.LT, i, k, null),
                new Atom.Guard(Atom.Guard.Test.LT, k, i, null),
                new Atom.Guard(Atom.Guard.Test.IN, i, Idx.of(0), Name.of("C")),
                new Atom.Guard(Atom.Guard.Test.IN, i, Idx.of(0), Name.of("D")),
                new Atom.BigOperator(Kind.SUM, List.of(I), List.of(n), x, 1),
                new Atom.BigOperator(Kind.PRODUCT, List.of(I), List.of(n), x, 1),
                new Atom.BigOperator(Kind.SUM, List.of(I), List.of(n.plus(-1)), x, 1),
                new Atom.BigOperator(Kind.SUM, List.of(I), List.of(n), Mono.of(B), 1),
                new Atom.Extreme(Kind.MAX, I, n, p, 1),
                new Atom.Extreme(Kind.MIN, I, n, p, 1),
                new Atom.Integral(Name.of("t"), null, null, x, 1),
                new Atom.Integral(Name.of("t"), Poly.ZERO, null, x, 1),
                new Atom.Integral(Name.of("t"), null, Poly.ZERO, x, 1),
                new Atom.Integral(Name.of("t"), Poly.ZERO, Poly.ONE, x, 1),
                new Atom.Apply("sin", null, List.of(), List.of(p), List.of()),
                new Atom.Apply("cos", null, List.of(), List.of(p), List.of()),
                new Atom.Apply("", Name.of("f"), List.of(), List.of(p), List.of(0)),
                new Atom.Apply("", Name.of("f"), List.of(), List.of(p), List.of(1)),
                new Atom.Apply("", Name.of("f"), List.of(i), List.of(p), List.of(0)),
                new Atom.Apply("", Name.of("g"), List.of(), List.of(p), List.of(0)),
                new Atom.Derivative(symbol("a"), symbol("b")),
                new Atom.Derivative(symbol("b"), symbol("a")),
                new Atom.Where(p, Relation.GT),
                new Atom.Where(p, Relation.GE),
                new Atom.Where(q, Relation.GT));
        assertThat(atoms).doesNotHaveDuplicates();
        assertThat(atoms.stream().map(Atom::key)).doesNotHaveDuplicates();
    }

    @Test
    void bound_names_are_not_free_and_all_others_are() {
        Name t = Name.of("t");
        Mono body = Mono.of(symbol("x", Idx.of(I), Idx.of(K)));
        Atom sum = new Atom.BigOperator(Kind.SUM, List.of(I), List.of(Idx.of(N)), body, 1);
        assertThat(sum.free()).containsExactlyInAnyOrder(Name.of("x"), K, N);
        assertThat(sum.dependsOn(I)).isFalse();
        assertThat(sum.dependsOn(K)).isTrue();
        Atom integral = new Atom.Integral(t, Poly.of(A), Poly.of(B), Mono.of(symbol("t")), 1);
        assertThat(integral.free()).containsExactlyInAnyOrder(Name.of("a"), Name.of("b"));
        Atom extreme = new Atom.Extreme(Kind.MAX, I, Idx.of(N), Poly.term(Rational.ONE, body), 1);
        assertThat(extreme.free()).containsExactlyInAnyOrder(Name.of("x"), K, N);
        Atom member = new Atom.Guard(Atom.Guard.Test.IN, Idx.of(I), Idx.of(0), Name.of("C"));
        assertThat(member.free()).containsExactlyInAnyOrder(I, Name.of("C"));
    }

    @Test
    void prime_factors_multiply_out_and_numbers_that_are_too_large_are_refused() {
        assertThat(Primes.factors(Rational.of(360, 49))).isEqualTo(Map.of(2L, 3, 3L, 2, 5L, 1, 7L, -2));
        assertThat(Primes.factors(Rational.ONE)).isEmpty();
        assertThat(Primes.factors(Rational.of(97))).isEqualTo(Map.of(97L, 1));
        assertThat(Primes.factors(Rational.of(4))).isEqualTo(Map.of(2L, 2));
        assertThatThrownBy(() -> Primes.factors(Rational.of(1_000_000_000_001L)))
                .isInstanceOf(Unsupported.class);
        assertThat(Primes.factors(Rational.of(1_000_000_000_000L))).isEqualTo(Map.of(2L, 12, 5L, 12));
    }
}
