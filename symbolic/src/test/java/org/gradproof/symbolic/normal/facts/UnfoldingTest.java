package org.gradproof.symbolic.normal.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Deriv;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Given.Definition;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.junit.jupiter.api.Test;

class UnfoldingTest {
    private static final Sym X = new Sym(Name.of("x"));
    private static final Sym T = new Sym(new Name("t", 1));
    private static final Expr SQUARE = new Expr.Pow(T, Exprs.num(2));

    private final Unfolding unfolding = new Unfolding(new Substitution());

    @Test
    void arguments_take_the_place_of_parameters() {
        assertThat(unfolding.of(h(SQUARE), List.of(), List.of(Exprs.num(3))))
                .isEqualTo(new Expr.Pow(Exprs.num(3), Exprs.num(2)));
    }

    @Test
    void a_derivative_by_a_parameter_is_one_by_the_symbol_that_is_put_for_it() {
        assertThat(unfolding.of(h(new Deriv(SQUARE, T)), List.of(), List.of(X)))
                .isEqualTo(new Deriv(new Expr.Pow(X, Exprs.num(2)), X));
    }

    @Test
    void a_derivative_at_what_is_no_symbol_is_refused() {
        Definition h = h(Exprs.add(Exprs.ONE, new Deriv(SQUARE, T)));
        assertThatThrownBy(() -> unfolding.of(h, List.of(), List.of(Exprs.mul(Exprs.num(2), X))))
                .isInstanceOf(Unsupported.class);
    }

    private static Definition h(Expr body) {
        return new Definition(Name.of("h"), List.of(), List.of(), List.of(T), body, "h(t) := …");
    }
}
