package org.gradproof.symbolic.normal.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.facts.Differences.Bound;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.PolynomialPort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FactsTest {
    private static final Name I = Name.of("i");
    private static final Name J = Name.of("j");
    private static final Name K = Name.of("k");
    private static final Name M = Name.of("m");
    private static final Name N = Name.of("n");
    private static final Sym SIZE = new Sym(N);

    private static Given.Family family(String name, Expr range) {
        return new Given.Family(Name.of(name), List.of(range), Domain.REALS, false, name);
    }

    /** A name defined by 1 at every index up to the range. */
    private static Given.Definition defined(String name, Expr range) {
        return new Given.Definition(
                Name.of(name), List.of(new Sym(new Name("s", 1))), List.of(range), List.of(), Exprs.ONE, name);
    }

    private static Facts facts(IndexCase indexCase, Given... givens) {
        return new Facts(
                new Givens(List.of(givens)),
                new Selection(Set.of(), List.of(givens), true, true),
                indexCase,
                new PolynomialPort(null));
    }

    /** i, j, k from 1 to n, where i and k are told apart, i is less than j, n at least 3 and not 5. */
    private static IndexCase indexCase() {
        return new IndexCase(
                        Map.of(),
                        Set.of(Idx.of(I), Idx.of(K)),
                        Set.of(Idx.of(N)),
                        Map.of(I, Idx.of(N), J, Idx.of(N), K, Idx.of(N)),
                        Differences.of(List.of(
                                Bound.atMost(Idx.of(3), Idx.of(N)),
                                Bound.atMost(Idx.of(2), Idx.of(K)),
                                Bound.below(Idx.of(I), Idx.of(J)))),
                        Set.of())
                .excluding(N, 5);
    }

    private static Idx idx(String text) {
        if (Character.isDigit(text.charAt(0)) || text.charAt(0) == '-') {
            return Idx.of(Integer.parseInt(text));
        }
        int offset = text.length() > 1 ? Integer.parseInt(text.substring(1)) : 0;
        return Idx.of(Name.of(text.substring(0, 1))).plus(offset);
    }

    @ParameterizedTest
    @CsvSource({
        "i, i, true",
        "i+1, i+1, true",
        "2, 2, true",
        "i, i+1, false",
        "2, 3, false",
        // told apart, and a free index that is a point of its own from a size
        "i, k, false",
        // told apart by their order
        "i, j, false",
        "i, n, false",
        // not told apart; two sizes, and a size and a number, may be equal
        "j, k,",
        "i, m,",
        "m, n,",
        "m, 2,",
        "i+1, k,",
        // below the least value, at it, above
        "i, 0, false",
        "i, 1,",
        "n, 2, false",
        "n, 3,",
        "n, 5, false",
        "n, 6,",
        "k, 1, false",
        "k, 2,",
        "k-1, 0, false",
        "k-1, 1,",
    })
    void equal_only_where_it_is_known(String a, String b, @Nullable Boolean equal) {
        Facts facts = facts(indexCase());
        assertThat(facts.equal(idx(a), idx(b))).isEqualTo(equal);
        assertThat(facts.equal(idx(b), idx(a))).isEqualTo(equal);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2, true",
        "2, 2, false",
        "i, i+1, true",
        "i, i, false",
        "i+1, i, false",
        // the order that is given, and what follows from it
        "i, j, true",
        "j, i, false",
        "j, k,",
        // against the least value: n >= 3, k >= 2
        "2, n, true",
        "3, n,",
        "n, 3, false",
        "n, 4,",
        "1, k, true",
        "2, k,",
        "k, 2, false",
        "0, i, true",
        "1, i,",
        "i, 1, false",
        "i, 2,",
        "1, k-1,",
        "0, k-1, true",
        // an index is at most its range
        "n, i, false",
        "n+1, i, false",
        "n-1, i,",
        "i, n+1, true",
        "i, n,",
        "n, i+1,",
        "m, i,",
    })
    void less_only_where_it_is_known(String a, String b, @Nullable Boolean less) {
        assertThat(facts(indexCase()).less(idx(a), idx(b))).isEqualTo(less);
    }

    @Test
    void a_number_above_a_range_that_is_a_number_is_outside() {
        Facts facts = facts(IndexCase.NONE);
        Name index = facts.fresh(Idx.of(3));
        assertThat(facts.equal(Idx.of(index), Idx.of(4))).isFalse();
        assertThat(facts.equal(Idx.of(index), Idx.of(3))).isNull();
        assertThat(facts.equal(Idx.of(index).plus(1), Idx.of(4))).isNull();
        assertThat(facts.equal(Idx.of(index).plus(1), Idx.of(5))).isFalse();
        assertThat(facts.less(Idx.of(index), Idx.of(4))).isTrue();
        assertThat(facts.less(Idx.of(index), Idx.of(3))).isNull();
        assertThat(facts.less(Idx.of(3), Idx.of(index))).isFalse();
    }

    @Test
    void a_range_may_be_empty_unless_its_least_value_says_otherwise() {
        Facts facts = facts(indexCase());
        assertThat(facts.mayBeEmpty(Idx.of(M))).isFalse();
        assertThat(facts.mayBeEmpty(Idx.of(M).plus(-1))).isTrue();
        assertThat(facts.mayBeEmpty(Idx.of(N).plus(-2))).isFalse();
        assertThat(facts.mayBeEmpty(Idx.of(N).plus(-3))).isTrue();
        assertThat(facts.mayBeEmpty(Idx.of(1))).isFalse();
        assertThat(facts.mayBeEmpty(Idx.of(0))).isTrue();
        assertThat(facts.hasSeveral(Idx.of(M))).isFalse();
        assertThat(facts.hasSeveral(Idx.of(N))).isTrue();
        assertThat(facts.hasSeveral(Idx.of(N).plus(-1))).isTrue();
        assertThat(facts.hasSeveral(Idx.of(N).plus(-2))).isFalse();
        assertThat(facts.hasSeveral(Idx.of(2))).isTrue();
        assertThat(facts.hasSeveral(Idx.of(1))).isFalse();
    }

    @Test
    void what_holds_for_all_values_of_an_index_is_not_put_for_one_beyond_them() {
        Facts facts = facts(
                indexCase(),
                family("x", SIZE),
                family("y", Exprs.add(SIZE, Exprs.ONE)),
                family("z", Exprs.num(3)),
                family("w", new Sym(M)),
                defined("d", SIZE),
                defined("e", Exprs.add(SIZE, Exprs.ONE)));
        Name upToN = facts.fresh(Idx.of(N));
        Name upTo2 = facts.fresh(Idx.of(2));
        // The slot's own range: beyond it there is no component.
        assertThat(facts.isInstance(upToN, symbol("x", Idx.of(9)), 0)).isTrue();
        assertThat(facts.isInstance(upToN, symbol("x", Idx.of(M)), 0)).isTrue();
        // Another family: only an index that is known to lie between 1 and n.
        assertThat(facts.isInstance(upToN, symbol("y", Idx.of(I)), 0)).isTrue();
        assertThat(facts.isInstance(upToN, symbol("y", Idx.of(N)), 0)).isTrue();
        assertThat(facts.isInstance(upToN, symbol("y", Idx.of(3)), 0)).isTrue();
        assertThat(facts.isInstance(upToN, symbol("y", Idx.of(4)), 0)).isFalse();
        assertThat(facts.isInstance(upToN, symbol("y", Idx.of(N).plus(1)), 0)).isFalse();
        assertThat(facts.isInstance(upToN, symbol("y", Idx.of(I).plus(1)), 0)).isFalse();
        assertThat(facts.isInstance(upToN, symbol("y", Idx.of(I).plus(-1)), 0)).isFalse();
        assertThat(facts.isInstance(upToN, symbol("y", Idx.of(0)), 0)).isFalse();
        assertThat(facts.isInstance(upToN, symbol("w", Idx.of(M)), 0)).isFalse();
        assertThat(facts.isInstance(upToN, symbol("d", Idx.of(M)), 0)).isTrue();
        assertThat(facts.isInstance(upToN, symbol("e", Idx.of(M)), 0)).isFalse();
        assertThat(facts.isInstance(upToN, symbol("e", Idx.of(N).plus(1)), 0)).isFalse();
        assertThat(facts.isInstance(upToN, symbol("e", Idx.of(K)), 0)).isTrue();
        assertThat(facts.isInstance(upTo2, symbol("z", Idx.of(2)), 0)).isTrue();
        assertThat(facts.isInstance(upTo2, symbol("z", Idx.of(3)), 0)).isFalse();
        assertThat(facts.isInstance(upTo2, symbol("x", Idx.of(I)), 0)).isFalse();
        // An index whose range is not known stands for nothing.
        assertThat(facts.isInstance(Name.of("u"), symbol("x", Idx.of(I)), 0)).isFalse();
    }

    private static Atom.Symbol symbol(String name, Idx index) {
        return new Atom.Symbol(Name.of(name), List.of(index));
    }

    @Test
    void only_what_takes_the_values_zero_and_one_alone_equals_its_square() {
        assertThat(idempotent(0, 1)).isTrue();
        assertThat(idempotent(1)).isTrue();
        assertThat(idempotent(0, 2)).isFalse();
        assertThat(idempotent(-1, 1)).isFalse();
    }

    @Test
    void only_what_takes_the_values_one_and_minus_one_alone_is_a_sign() {
        assertThat(sign(-1, 1)).isTrue();
        assertThat(sign(-1)).isTrue();
        assertThat(sign(0, 1)).isFalse();
        assertThat(sign(-2, 2)).isFalse();
        assertThat(sign(-1, 0, 1)).isFalse();
    }

    private static boolean sign(long... values) {
        return labelled(values).isSign(new Atom.Symbol(Name.of("t"), List.of()));
    }

    private static boolean idempotent(long... values) {
        return labelled(values).isIdempotent(new Atom.Symbol(Name.of("t"), List.of()));
    }

    private static Facts labelled(long... values) {
        Domain domain = new Domain.Finite(
                java.util.Arrays.stream(values).mapToObj(Rational::of).toList());
        Given scalar = new Given.Scalar(Name.of("t"), domain, "t");
        return facts(IndexCase.NONE, scalar);
    }

    /** Two numbers of each sign, so that sums and products of signs can be looked at. */
    private static List<Integer> examples(Sign sign) {
        return switch (sign) {
            case POSITIVE -> List.of(1, 2);
            case NONNEGATIVE -> List.of(0, 1, 2);
            case ZERO -> List.of(0);
            case NONPOSITIVE -> List.of(0, -1, -2);
            case NEGATIVE -> List.of(-1, -2);
            case NONZERO -> List.of(-2, -1, 1, 2);
            case UNKNOWN -> List.of(-2, -1, 0, 1, 2);
        };
    }

    private static boolean has(Sign sign, int value) {
        return examples(sign).contains(Integer.signum(value));
    }

    /** The strongest sign that all the values have. */
    private static Sign strongest(List<Integer> values) {
        for (Sign sign :
                List.of(Sign.ZERO, Sign.POSITIVE, Sign.NEGATIVE, Sign.NONNEGATIVE, Sign.NONPOSITIVE, Sign.NONZERO)) {
            if (values.stream().allMatch(v -> has(sign, v))) {
                return sign;
            }
        }
        return Sign.UNKNOWN;
    }

    @ParameterizedTest
    @EnumSource
    void sums_and_products_of_signs_are_the_strongest_that_all_sums_and_products_have(Sign a) {
        assertThat(a.negate())
                .isEqualTo(strongest(examples(a).stream().map(x -> -x).toList()));
        assertThat(a.isNonnegative()).isEqualTo(examples(a).stream().allMatch(x -> x >= 0));
        assertThat(a.isNonpositive()).isEqualTo(examples(a).stream().allMatch(x -> x <= 0));
        assertThat(a.isNonzero()).isEqualTo(examples(a).stream().allMatch(x -> x != 0));
        for (Sign b : Sign.values()) {
            List<Integer> products = examples(a).stream()
                    .flatMap(x -> examples(b).stream().map(y -> x * y))
                    .toList();
            List<Integer> sums = examples(a).stream()
                    .flatMap(x -> examples(b).stream().map(y -> x + y))
                    .toList();
            assertThat(a.times(b)).as("%s %s", a, b).isEqualTo(strongest(products));
            assertThat(a.plus(b)).as("%s + %s", a, b).isEqualTo(strongest(sums));
        }
    }

    @Test
    void a_case_keeps_what_is_put_for_an_index_and_forgets_nothing_when_a_size_is_excluded() {
        IndexCase more = indexCase().excluding(N, 7);
        assertThat(more.distinct(Idx.of(N), Idx.of(7))).isTrue();
        assertThat(more.distinct(Idx.of(N), Idx.of(5))).isTrue();
        assertThat(more.distinct(Idx.of(N), Idx.of(6))).isFalse();
        assertThat(more.distinct(Idx.of(I), Idx.of(I))).isFalse();
        assertThat(more.value(I)).isEqualTo(Idx.of(I));
        assertThat(new IndexCase(Map.of(I, Idx.of(2)), Set.of(), Set.of(), Map.of(), Differences.NONE, Set.of())
                        .value(I))
                .isEqualTo(Idx.of(2));
        assertThat(more.least(N)).isEqualTo(3);
        assertThat(more.least(M)).isEqualTo(1);
    }
}
