package org.gradproof.symbolic.reader.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.latex.LatexWriter;
import org.junit.jupiter.api.Test;

/** What the writer writes, the reader reads back with the same meaning. */
class RoundTripTest {
    private static final int TRIALS = 3000;

    @Test
    void reads_back_what_is_written_of_every_kind() {
        Givens givens =
                new Fixture().given(RandomExpr.GIVENS).chain("1 = 1").last().givens();
        for (int seed = 0; seed < TRIALS; seed++) {
            Expr expr = new RandomExpr(new Random(seed)).expr(1 + seed % 4);
            String latex = LatexWriter.write(expr);
            assertThat(Canonical.of(ExpressionReader.read(latex, givens)))
                    .as("%d: %s", seed, latex)
                    .isEqualTo(Canonical.of(expr));
        }
    }
}
