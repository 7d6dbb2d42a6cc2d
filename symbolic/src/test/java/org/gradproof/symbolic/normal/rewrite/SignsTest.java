package org.gradproof.symbolic.normal.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.Kernel;
import org.gradproof.symbolic.normal.attempt.Opened;
import org.gradproof.symbolic.normal.facts.KnownSign;
import org.gradproof.symbolic.normal.facts.Sign;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SignsTest {
    private static Sign sign(Opened under, String latex) {
        return under.algebra().signs().sign(Kernel.poly(under, latex));
    }

    /** The table says what is known, to the letter: a stronger sign would be wrong, a weaker one a loss. */
    @ParameterizedTest
    @CsvFileSource(resources = "signs.csv", delimiter = '|')
    void the_sign_is_the_one_that_is_known_and_no_stronger(String givens, String latex, Sign sign) {
        assertThat(sign(Kernel.under(givens), latex)).isEqualTo(sign);
    }

    private static Sign inDoubt(String givens, String latex) {
        Opened under = Kernel.under(givens);
        under.algebra().signs().doubtDenominators();
        return sign(under, latex);
    }

    @Test
    void while_denominators_are_in_doubt_only_what_is_known_not_to_be_zero_is_so_below_the_line() {
        assertThat(inDoubt("x \\in [0, \\infty)", "\\frac{1}{x}")).isEqualTo(Sign.NONNEGATIVE);
        assertThat(inDoubt("x \\in (-\\infty, 0]", "\\frac{1}{x}")).isEqualTo(Sign.NONPOSITIVE);
        assertThat(inDoubt("x \\in \\mathbb{R}", "\\frac{1}{x}")).isEqualTo(Sign.UNKNOWN);
        assertThat(inDoubt("x \\in \\mathbb{R}", "\\frac{1}{x^2}")).isEqualTo(Sign.NONNEGATIVE);
        assertThat(inDoubt("x \\in [0, \\infty)", "x^{-1/2}")).isEqualTo(Sign.NONNEGATIVE);
        assertThat(inDoubt("x \\in \\mathbb{R}_{>0}", "\\frac{1}{x}")).isEqualTo(Sign.POSITIVE);
        assertThat(inDoubt("x \\in \\{-1, 1\\}", "\\frac{1}{x}")).isEqualTo(Sign.NONZERO);
        assertThat(inDoubt("x \\in [0, 1]", "\\frac{1}{x} - 1")).isEqualTo(Sign.UNKNOWN);
        assertThat(inDoubt("x \\in (0, 1]", "\\frac{1}{x} - 1")).isEqualTo(Sign.NONNEGATIVE);
    }

    @Test
    void the_sign_of_a_fraction_is_that_of_its_numerator_times_its_denominators() {
        assertThat(fraction("x \\in [0, \\infty)", "\\frac{1}{x + x^2}", false)).isEqualTo(Sign.POSITIVE);
        assertThat(fraction("x \\in [0, 1]", "1 - \\frac{1}{1 + x}", false)).isEqualTo(Sign.NONNEGATIVE);
        assertThat(fraction("x \\in (-\\infty, 0]", "\\frac{1}{x - 1}", false)).isEqualTo(Sign.NEGATIVE);
        assertThat(fraction("x \\in \\mathbb{R}", "\\frac{1}{x - 1}", false)).isEqualTo(Sign.NONZERO);
        assertThat(fraction("x \\in \\mathbb{R}", "\\left(\\frac{1}{x - 1}\\right)^2", false))
                .isEqualTo(Sign.POSITIVE);
        assertThat(fraction("x \\in \\mathbb{R}", "\\left(\\frac{1}{x - 1}\\right)^3", false))
                .isEqualTo(Sign.NONZERO);
        assertThat(fraction("x \\in \\mathbb{R}", "\\left(\\frac{1}{x - 1}\\right)^2", true))
                .isEqualTo(Sign.UNKNOWN);
        assertThat(fraction("x \\in [0, \\infty)", "\\frac{1}{1 + x}", true)).isEqualTo(Sign.POSITIVE);
        assertThat(fraction("x, y \\in [0, \\infty)", "\\frac{1}{x + y}", true)).isEqualTo(Sign.UNKNOWN);
    }

    private static Sign fraction(String givens, String latex, boolean inDoubt) {
        Opened under = Kernel.under(givens);
        Signs signs = under.algebra().signs();
        if (inDoubt) {
            signs.doubtDenominators();
        }
        return signs.sign(under.algebra().ring().together(Kernel.poly(under, latex)));
    }

    @Test
    void what_is_assumed_for_a_question_is_forgotten_after_it() {
        Opened under = Kernel.under("x \\in \\mathbb{R}");
        Signs signs = under.algebra().signs();
        Poly x = Kernel.poly(under, "x");
        Sign assumed = signs.assuming(List.of(KnownSign.of(x, true)), () -> signs.sign(x));
        assertThat(assumed).isEqualTo(Sign.POSITIVE);
        assertThat(signs.sign(x)).isEqualTo(Sign.UNKNOWN);
    }

    @Test
    void what_a_given_comes_to_under_an_assumption_is_forgotten_after_it() {
        Opened under =
                Kernel.under("x, y \\in \\mathbb{R}^n; k \\in \\{1, \\ldots, n\\}; y_i + \\lvert x_i \\rvert > 0");
        Signs signs = under.algebra().signs();
        Poly x = Kernel.poly(under, "x_k");
        Poly sum = Kernel.poly(under, "x_k + y_k");
        Sign assumed = signs.assuming(List.of(KnownSign.of(x, true)), () -> signs.sign(sum));
        assertThat(assumed).isEqualTo(Sign.POSITIVE);
        assertThat(signs.sign(sum)).isEqualTo(Sign.UNKNOWN);
    }

    @Test
    void a_given_for_all_of_a_shorter_range_says_nothing_of_what_lies_beyond() {
        Opened under = Kernel.under("\\mathbf{x} \\in \\mathbb{R}^n; k \\in \\{1, \\ldots, n\\}");
        Signs signs = under.algebra().signs();
        Name shorter = under.facts().fresh(Idx.of(Name.of("n")).plus(-1));
        Name two = under.facts().fresh(Idx.of(2));
        signs.learn(component(under, Idx.of(shorter)), Sign.POSITIVE, List.of(shorter));
        assertThat(signs.sign(component(under, Idx.of(Name.of("k"))))).isEqualTo(Sign.UNKNOWN);
        assertThat(signs.sign(component(under, Idx.of(Name.of("n"))))).isEqualTo(Sign.UNKNOWN);
        assertThat(signs.sign(component(under, Idx.of(shorter)))).isEqualTo(Sign.POSITIVE);
        signs.learn(component(under, Idx.of(two)).negate(), Sign.POSITIVE, List.of(two));
        assertThat(signs.sign(component(under, Idx.of(2)))).isEqualTo(Sign.NEGATIVE);
        assertThat(signs.sign(component(under, Idx.of(3)))).isEqualTo(Sign.UNKNOWN);
    }

    @Test
    void an_equation_for_all_of_a_shorter_range_is_not_put_beyond_it() {
        Opened under = Kernel.under("\\mathbf{x}, \\mathbf{y} \\in \\mathbb{R}^n; k \\in \\{1, \\ldots, n\\}");
        Name shorter = under.facts().fresh(Idx.of(Name.of("n")).plus(-1));
        Atom.Symbol pattern =
                (Atom.Symbol) component(under, Idx.of(shorter)).leadMono().atom(0);
        under.algebra().rewriteFamily(pattern, shorter, Poly.ZERO);
        assertThat(under.algebra().atom(pattern).isZero()).isTrue();
        Poly last = component(under, Idx.of(Name.of("n")));
        assertThat(under.algebra().atom(last.leadMono().atom(0))).isEqualTo(last);
        Poly any = component(under, Idx.of(Name.of("k")));
        assertThat(under.algebra().atom(any.leadMono().atom(0))).isEqualTo(any);
    }

    /** The component of x at another index. */
    private static Poly component(Opened under, Idx index) {
        Atom.Symbol some = (Atom.Symbol) Kernel.poly(under, "x_k").leadMono().atom(0);
        return Poly.of(new Atom.Symbol(some.name, List.of(index)));
    }

    @Test
    void a_sum_that_is_given_for_all_rows_of_a_shorter_range_is_not_put_beyond_it() {
        Opened under = Kernel.under("A \\in \\mathbb{R}^{m \\times n}; k \\in \\{1, \\ldots, m\\}");
        Algebra algebra = under.algebra();
        Poly row = Kernel.poly(under, "\\sum_j A_{kj}");
        for (int less = 1; less >= 0; less--) {
            Name index = under.facts().fresh(Idx.of(Name.of("m")).plus(-less));
            Poly pattern = algebra.rename(row, Name.of("k"), index);
            algebra.rewriteFolds((Atom.BigOperator) pattern.leadMono().atom(0), index, false, Poly.constant(7 + less));
            assertThat(algebra.atom(row.leadMono().atom(0))).isEqualTo(less == 0 ? Poly.constant(7) : row);
        }
    }

    @Test
    void a_sum_is_at_least_its_terms_at_indices_of_its_own_range_alone() {
        Opened under = Kernel.under("\\mathbf{x} \\in \\mathbb{R}_{\\ge 0}^n; k \\in \\{1, \\ldots, n\\}");
        Poly sum = Kernel.poly(under, "\\sum_j x_j");
        Name own = under.facts().fresh(Idx.of(Name.of("n")));
        Name other = under.facts().fresh(Idx.of(Name.of("m")));
        Signs signs = under.algebra().signs();
        assertThat(signs.sign(sum.minus(component(under, Idx.of(own))))).isEqualTo(Sign.NONNEGATIVE);
        assertThat(signs.sign(sum.minus(component(under, Idx.of(other))))).isEqualTo(Sign.UNKNOWN);
    }

    @Test
    void a_sum_over_a_range_that_may_be_empty_is_never_strict() {
        Opened under = Kernel.under(
                "x \\in \\mathbb{R}_{>0}; y \\in (-\\infty, 0); z \\in \\{-1, 1\\}; \\mathbf{v} \\in \\mathbb{R}^n");
        for (String[] row : new String[][] {
            {"x", "NONNEGATIVE", "POSITIVE"}, {"y", "NONPOSITIVE", "NEGATIVE"}, {"z", "UNKNOWN", "UNKNOWN"}
        }) {
            Mono body = Mono.of(new Atom.Symbol(Name.of(row[0]), List.of()));
            Idx n = Idx.of(Name.of("n"));
            assertThat(sum(under, body, n.plus(-1))).isEqualTo(Sign.valueOf(row[1]));
            assertThat(sum(under, body, n)).isEqualTo(Sign.valueOf(row[2]));
        }
    }

    private static Sign sum(Opened under, Mono body, Idx range) {
        Atom sum = new Atom.BigOperator(Kind.SUM, List.of(new Name("j", 1)), List.of(range), body, 1);
        return under.algebra().signs().sign(Poly.term(Rational.ONE, Mono.of(sum)));
    }
}
