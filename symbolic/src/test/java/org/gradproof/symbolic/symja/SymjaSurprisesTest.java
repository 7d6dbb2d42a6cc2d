package org.gradproof.symbolic.symja;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matheclipse.core.basic.Config;
import org.matheclipse.core.eval.ExprEvaluator;
import org.matheclipse.core.form.tex.TeXParser;

/**
 * What Symja 3.0.0 answers wrongly, and so is never asked. A test that fails here after an upgrade is
 * good news: read the answer, and think again about what may be asked.
 */
class SymjaSurprisesTest {
    @BeforeAll
    static void leaves_out_the_rules_for_integrals() {
        Config.JAS_NO_THREADS = true;
    }

    @ParameterizedTest(name = "{0} is answered {1}; the truth is {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "D(Sum(y(j)*Log(p(j)),{j,1,n}),p(i)); 0; y_i/p_i",
                "D(Sum(E^z(j),{j,1,n}),z(k)); 0; e^{z_k}",
                "D(Piecewise({{x,x>0},{0,True}}),x); 0; 1 for x > 0",
                "Sum(x^j,{j,1,n}); (x*(-1+x^k))/(-1+x); a power of n, not of k",
                "PossibleZeroQ(1-Tanh(100)); True; not zero",
                "PossibleZeroQ(E^(-50)-E^(-51)); True; not zero",
                "PossibleZeroQ(ArcTan(Tan(x))-x); True; not zero",
                "PossibleZeroQ(Sign(x)-x/Abs(x)); True; not defined at zero",
                "(1/x)*x==1; True; only for x other than zero",
                "E^Log(x); x; only for x above zero",
            })
    void answers_wrongly(String question, String answer, String truth) {
        assertThat(new ExprEvaluator(true, (short) 5).eval(question)).as(truth).hasToString(answer);
    }

    @ParameterizedTest(name = "{0} is read as {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "\\log x; Log10(x)",
                "z_i; Subscript(z, I)",
                "\\begin{cases} x & x>0 \\\\ 0 & x \\le 0 \\end{cases}; 0",
            })
    void reads_wrongly(String latex, String reading) {
        assertThat(new TeXParser().parse(latex).fullFormString()).isEqualTo(reading);
    }
}
