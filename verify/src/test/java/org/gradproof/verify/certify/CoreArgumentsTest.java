package org.gradproof.verify.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.verify.Givings.givens;
import static org.gradproof.verify.Givings.real;
import static org.gradproof.verify.Givings.scalar;
import static org.gradproof.verify.Givings.sym;

import java.util.List;
import org.gradproof.symbolic.derivation.CoreCall;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.Givings;
import org.gradproof.verify.report.CoreReport;
import org.junit.jupiter.api.Test;

class CoreArgumentsTest {
    private static final int SAMPLES = 60;

    @Test
    void an_infinite_error_is_reported_as_a_number() {
        Givens givens = givens(scalar("p", Givings.UNIT));
        CoreCall call =
                new CoreCall("Logit.value", List.of(CoreCall.Argument.scalar(sym("p"))), List.of(), "Logit.value(p)");
        CoreReport report = Certifier.certify(givens, sym("p"), call, SAMPLES, 1);
        assertThat(report.met()).isFalse();
        assertThat(report.maxUlp()).isEqualTo(Double.MAX_VALUE);
        assertThat(report.rmsUlp()).isFinite();
    }

    @Test
    void arguments_that_core_refuses_are_outside_of_what_is_certified() {
        Givens givens = givens(real("z"), real("y"));
        Expr loss = Exprs.sub(Exprs.log(Exprs.add(Exprs.ONE, Exprs.exp(sym("z")))), Exprs.mul(sym("y"), sym("z")));
        CoreCall call = new CoreCall(
                "LogLoss.value",
                List.of(CoreCall.Argument.scalar(sym("z")), CoreCall.Argument.scalar(sym("y"))),
                List.of(),
                "LogLoss.value(z, y)");
        CoreReport report = Certifier.certify(givens, loss, call, 10 * SAMPLES, 1);
        assertThat(report.met()).isTrue();
        assertThat(report.samples()).isBetween(20, 10 * SAMPLES - 1);
    }

    @Test
    void a_matrix_goes_to_core_row_after_row() {
        Sym row = new Sym(new Name("r", 7));
        Sym column = new Sym(new Name("c", 7));
        Given matrix = new Given.Family(Name.of("G_{#1#2}"), List.of(Givings.N, Givings.N), Domain.REALS, false, "G");
        Givens givens = givens(Givings.size(), Givings.index("k"), matrix);
        Expr sum = Givings.sum(new Sym(Name.of("G_{#1#2}"), List.of(Givings.J, Givings.K)));
        CoreCall.Argument whole = new CoreCall.Argument(
                new Sym(Name.of("G_{#1#2}"), List.of(row, column)),
                List.of(row, column),
                List.of(Givings.N, Givings.N));
        CoreCall call = new CoreCall(
                "LinearModel.biasGradient",
                List.of(whole, CoreCall.Argument.scalar(Givings.N)),
                List.of(Givings.K),
                "LinearModel.biasGradient(G, n)[k]");
        assertThat(Certifier.exists(call, givens)).isTrue();
        CoreReport report = Certifier.certify(givens, sum, call, SAMPLES, 1);
        assertThat(report.met()).isTrue();
        assertThat(report.samples()).isGreaterThan(20);
    }
}
