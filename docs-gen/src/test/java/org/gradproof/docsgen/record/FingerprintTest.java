package org.gradproof.docsgen.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gradproof.docsgen.record.Fingerprint.UnknownException;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Rational;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    @Test
    void numbers_in_expressions_have_one_that_tells_them_apart() throws UnknownException {
        String third = Fingerprint.of(1, new Expr.Num(Rational.of(1, 3)));

        assertThat(Fingerprint.of(1, new Expr.Num(Rational.of(2, 6)))).isEqualTo(third);
        assertThat(Fingerprint.of(1, new Expr.Num(Rational.of(-1, 3)))).isNotEqualTo(third);
        assertThat(Fingerprint.of(1, Exprs.num(3))).isNotEqualTo(third);
    }

    @Test
    void what_is_of_an_unknown_type_has_none() {
        assertThatThrownBy(() -> Fingerprint.of(1, new Object())).isInstanceOf(UnknownException.class);
    }
}
