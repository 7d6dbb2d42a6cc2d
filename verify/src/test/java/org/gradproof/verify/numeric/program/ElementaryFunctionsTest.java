package org.gradproof.verify.numeric.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.dfp.DfpMath;
import org.junit.jupiter.api.Test;

/** Our functions against those of Hipparchus, which share no code with them. */
class ElementaryFunctionsTest {
    private static final Map<Function, UnaryOperator<Dfp>> PEERS = Map.of(
            Function.EXP, DfpMath::exp,
            Function.LOG, DfpMath::log,
            Function.SIN, DfpMath::sin,
            Function.COS, DfpMath::cos,
            Function.TAN, DfpMath::tan,
            Function.SINH, x -> DfpMath.exp(x).subtract(DfpMath.exp(x.negate())).divide(2),
            Function.COSH, x -> DfpMath.exp(x).add(DfpMath.exp(x.negate())).divide(2),
            Function.TANH,
                    x -> {
                        Dfp e = DfpMath.exp(x.multiply(2));
                        return e.subtract(1).divide(e.add(1));
                    },
            Function.SQRT, Dfp::sqrt);

    @Test
    void agree_with_an_independent_library_to_fifty_digits() {
        DfpField field = new DfpField(80);
        long[][] arguments = {{1, 3}, {2, 1}, {7, 5}, {22, 7}, {1, 1000}, {355, 113}, {40, 1}, {123, 10}};
        PEERS.forEach((function, peer) -> {
            for (long[] argument : arguments) {
                Expr x = new Expr.Num(Rational.of(argument[0], argument[1]));
                PreciseValue ours = (PreciseValue) new Points().at().evaluate(new Expr.Fn(function, x), 50);
                Dfp theirs = peer.apply(field.newDfp(argument[0]).divide(field.newDfp(argument[1])));
                Dfp gap = field.newDfp(ours.toDecimal(60))
                        .subtract(theirs)
                        .divide(theirs)
                        .abs();
                assertThat(gap.lessThan(field.newDfp("1e-50")))
                        .as("%s of %d/%d: %s, %s", function, argument[0], argument[1], ours, theirs)
                        .isTrue();
            }
        });
    }
}
