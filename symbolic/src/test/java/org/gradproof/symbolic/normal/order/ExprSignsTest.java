package org.gradproof.symbolic.normal.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.facts.Sign;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The leaves are symbols named by their signs. */
class ExprSignsTest {
    private static final Sym N = new Sym(Name.of("n"));
    private static final Sym J = new Sym(new Name("j", 1));
    private static final Sym I = new Sym(new Name("i", 2));

    private static final Givens GIVENS = new Givens(List.of(
            new Given.Definition(
                    Name.of("square"), List.of(), List.of(), List.of(), new Pow(leaf(Sign.UNKNOWN), Exprs.num(2)), ""),
            new Given.Definition(
                    Name.of("row"), List.of(I), List.of(N), List.of(), new Sym(Name.of("POSITIVE"), List.of(I)), ""),
            new Given.Definition(
                    Name.of("function"), List.of(), List.of(), List.of(I), new Pow(I, Exprs.num(-2)), "")));

    private static final ExprSigns SIGNS = new ExprSigns(ExprSignsTest::sign, GIVENS);

    private static Sym leaf(Sign sign) {
        return new Sym(Name.of(sign.name()));
    }

    private static Sign sign(Expr expr, List<Binder> binders) {
        if (expr instanceof Sym sym) {
            if (sym.name().spelling().equals("unsupported")) {
                throw new Unsupported("a test");
            }
            Map<String, Sign> names = Map.of(
                    "POSITIVE", Sign.POSITIVE,
                    "NONNEGATIVE", Sign.NONNEGATIVE,
                    "ZERO", Sign.ZERO,
                    "NONPOSITIVE", Sign.NONPOSITIVE,
                    "NEGATIVE", Sign.NEGATIVE,
                    "NONZERO", Sign.NONZERO);
            return names.getOrDefault(sym.name().spelling(), Sign.UNKNOWN);
        }
        return Sign.UNKNOWN;
    }

    private static Sign of(Expr expr) {
        return SIGNS.sign(expr, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "POSITIVE, 2, POSITIVE",
        "NEGATIVE, 2, POSITIVE",
        "NONZERO, 2, POSITIVE",
        "UNKNOWN, 2, NONNEGATIVE",
        "NONPOSITIVE, 2, NONNEGATIVE",
        "UNKNOWN, -2, POSITIVE",
        "UNKNOWN, 0, POSITIVE",
        "NEGATIVE, 3, NEGATIVE",
        "NONPOSITIVE, 3, NONPOSITIVE",
        "UNKNOWN, 3, UNKNOWN",
        "NONNEGATIVE, -1, POSITIVE",
        "NONPOSITIVE, -1, NEGATIVE",
        "UNKNOWN, -1, UNKNOWN",
        "NONZERO, 3, NONZERO",
    })
    void powers_with_whole_exponents(Sign base, int exponent, Sign power) {
        assertThat(of(new Pow(leaf(base), Exprs.num(exponent)))).isEqualTo(power);
    }

    @Test
    void powers_with_other_exponents_are_left_to_the_normal_form() {
        assertThat(of(new Pow(leaf(Sign.POSITIVE), new Expr.Num(Rational.HALF))))
                .isEqualTo(Sign.UNKNOWN);
        assertThat(of(new Pow(leaf(Sign.POSITIVE), N))).isEqualTo(Sign.UNKNOWN);
    }

    @Test
    void sums_products_and_roots() {
        Expr square = new Pow(leaf(Sign.UNKNOWN), Exprs.num(2));
        assertThat(of(Exprs.add(square, leaf(Sign.POSITIVE)))).isEqualTo(Sign.POSITIVE);
        assertThat(of(Exprs.add(square, leaf(Sign.NEGATIVE)))).isEqualTo(Sign.UNKNOWN);
        assertThat(of(Exprs.mul(square, leaf(Sign.NEGATIVE)))).isEqualTo(Sign.NONPOSITIVE);
        assertThat(of(Exprs.mul(leaf(Sign.NEGATIVE), leaf(Sign.NEGATIVE)))).isEqualTo(Sign.POSITIVE);
        assertThat(of(Exprs.mul(leaf(Sign.UNKNOWN), leaf(Sign.ZERO)))).isEqualTo(Sign.ZERO);
        assertThat(of(new Fn(Function.SQRT, leaf(Sign.UNKNOWN)))).isEqualTo(Sign.NONNEGATIVE);
        assertThat(of(new Fn(Function.SQRT, leaf(Sign.POSITIVE)))).isEqualTo(Sign.POSITIVE);
        assertThat(of(new Fn(Function.EXP, leaf(Sign.POSITIVE)))).isEqualTo(Sign.UNKNOWN);
        assertThat(of(new Sym(Name.of("unsupported")))).isEqualTo(Sign.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "POSITIVE, POSITIVE, NONNEGATIVE",
        "NONNEGATIVE, NONNEGATIVE, NONNEGATIVE",
        "NEGATIVE, NEGATIVE, NONPOSITIVE",
        "NONPOSITIVE, NONPOSITIVE, NONPOSITIVE",
        "NONZERO, UNKNOWN, UNKNOWN",
        "UNKNOWN, UNKNOWN, UNKNOWN",
    })
    void a_sum_over_a_part_of_a_range_may_be_empty(Sign body, Sign full, Sign part) {
        Cond all = new Cond.True();
        assertThat(of(new Binder(Kind.SUM, J, Exprs.ONE, N, all, leaf(body)))).isEqualTo(full);
        assertThat(of(new Binder(Kind.SUM, J, Exprs.num(2), N, all, leaf(body))))
                .isEqualTo(part);
        assertThat(of(new Binder(Kind.SUM, J, Exprs.ONE, Exprs.sub(N, Exprs.ONE), all, leaf(body))))
                .isEqualTo(part);
        Cond others = new Cond.Rel(J, Relation.NE, new Sym(Name.of("k")));
        assertThat(of(new Binder(Kind.SUM, J, Exprs.ONE, N, others, leaf(body))))
                .isEqualTo(part);
        assertThat(of(new Binder(Kind.PRODUCT, J, Exprs.ONE, N, all, leaf(body))))
                .isEqualTo(Sign.UNKNOWN);
    }

    @Test
    void a_definition_has_the_sign_of_its_body_a_function_none() {
        assertThat(of(new Sym(Name.of("square")))).isEqualTo(Sign.NONNEGATIVE);
        assertThat(of(new Sym(Name.of("row"), List.of(J)))).isEqualTo(Sign.POSITIVE);
        assertThat(of(new Sym(Name.of("function")))).isEqualTo(Sign.UNKNOWN);
    }

    @Test
    void the_structure_and_the_normal_form_help_each_other() {
        Expr square = new Pow(leaf(Sign.UNKNOWN), Exprs.num(2));
        assertThat(new ExprSigns((e, b) -> Sign.POSITIVE, GIVENS).sign(square, List.of()))
                .isEqualTo(Sign.POSITIVE);
        ExprSigns nonzero = new ExprSigns((e, b) -> e instanceof Pow ? Sign.NONZERO : Sign.UNKNOWN, GIVENS);
        assertThat(nonzero.sign(square, List.of())).isNotEqualTo(Sign.NEGATIVE);
        assertThat(nonzero.sign(new Pow(leaf(Sign.UNKNOWN), Exprs.num(3)), List.of()))
                .isEqualTo(Sign.NONZERO);
    }
}
