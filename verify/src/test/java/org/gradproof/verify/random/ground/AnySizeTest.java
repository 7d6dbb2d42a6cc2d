package org.gradproof.verify.random.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.verify.Givings.BIT;
import static org.gradproof.verify.Givings.N;
import static org.gradproof.verify.Givings.assume;
import static org.gradproof.verify.Givings.givens;
import static org.gradproof.verify.Givings.index;
import static org.gradproof.verify.Givings.real;
import static org.gradproof.verify.Givings.simplex;
import static org.gradproof.verify.Givings.size;
import static org.gradproof.verify.Givings.sym;
import static org.gradproof.verify.Givings.vector;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.junit.jupiter.api.Test;

class AnySizeTest {
    private static boolean isMet(Given... more) {
        List<Given> all = new ArrayList<>(List.of(size()));
        all.addAll(List.of(more));
        return AnySize.isMet(givens(all.toArray(Given[]::new)));
    }

    private static Given family(Expr range, Domain domain, boolean simplex) {
        return new Given.Family(Name.of("p_{#1}"), List.of(range), domain, simplex, "p");
    }

    @Test
    void what_is_declared_alone_can_be_met_at_every_size() {
        assertThat(isMet(real("x"), vector("z", Domain.REALS), index("i"), simplex("p")))
                .isTrue();
        assertThat(isMet(family(N, BIT, true))).isTrue();
    }

    @Test
    void what_may_tie_a_size_to_something_says_nothing() {
        assertThat(isMet(assume(N, Relation.GE, Exprs.num(2)))).isFalse();
        assertThat(isMet(real("x"), assume(sym("x"), Relation.EQ, N))).isFalse();
        assertThat(isMet(new Given.Index(Name.of("i"), Exprs.num(2), N, "i"))).isFalse();
        assertThat(isMet(new Given.Index(Name.of("i"), Exprs.ONE, Exprs.sub(N, Exprs.ONE), "i")))
                .isFalse();
        assertThat(isMet(new Given.IndexSet(Name.of("C"), N, Name.of("|C|"), "C")))
                .isFalse();
        assertThat(isMet(family(Exprs.sub(N, Exprs.ONE), Domain.REALS, false))).isFalse();
        assertThat(isMet(family(Exprs.num(0), Domain.REALS, false))).isFalse();
    }

    @Test
    void a_probability_vector_whose_entries_are_bounded_away_from_zero_or_one_is_not_of_any_length() {
        Domain third = new Domain.Interval(Rational.of(1, 3), false, null, true);
        Domain atMostHalf = new Domain.Interval(Rational.ZERO, false, Rational.HALF, false);
        assertThat(isMet(family(N, third, true))).isFalse();
        assertThat(isMet(family(N, atMostHalf, true))).isFalse();
        assertThat(isMet(family(N, Domain.POSITIVE, true))).isFalse();
    }
}
