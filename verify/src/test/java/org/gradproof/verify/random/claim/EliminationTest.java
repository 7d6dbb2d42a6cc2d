package org.gradproof.verify.random.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.Reading;
import org.gradproof.verify.evidence.Laboratory;
import org.gradproof.verify.numeric.program.Evaluator;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.gradproof.verify.random.draw.PointSource;
import org.gradproof.verify.random.draw.ValueProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EliminationTest {
    private static final String NAMES = "x, y, a, b \\in \\mathbb{R}; p \\in (0,1); s \\in \\mathbb{R}_{>0}; ";
    private static final int POINTS = 30;

    private static List<Elimination> ways(Claim claim) {
        return Elimination.of(claim.givens(), claim.givens(), claim.left(), claim.right());
    }

    /** Each solution is one: at the points that it leaves, the sides of the equation agree. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    p = \\frac{1}{1+e^{-x}} ; 1
                    \\frac{p}{1-p} = e^{x} ; 1
                    x^2 = s + 1 ; 2
                    x^4 = s + 1 ; 2
                    x^{-2} = s + 1 ; 2
                    x^3 = y ; 1
                    x^{-1} = y ; 1
                    \\sqrt{x - a} = y ; 1
                    |x - 1| = s + 1 ; 2
                    \\tanh(a x) = p ; 1
                    2^{x} = s ; 1
                    \\log s = \\log p + x ; 1
                    a x + b = e^{y} ; 1
                    \\sin x = \\sin 2y ; 3
                    \\cos x = \\cos(y + 1) ; 3
                    \\tan x = \\tan y ; 2
                    \\cosh x = \\cosh y ; 2
                    \\sinh x = \\sinh y ; 1
                    \\sin(a x) = 0 ; 2
                    \\sin(a x) = 1 ; 2
                    \\sin(a x) = \\frac12 ; 2
                    \\cos(a x) = 0 ; 2
                    \\cos(a x) = 1 ; 2
                    \\cos(a x) = \\frac12 ; 2
                    \\tan(a x) = 0 ; 2
                    \\tan(a x) = 1 ; 2
                    \\left|\\log s\\right| = y^2 ; 2
                    p e^{x} = (1-p) e^{-x} ; 1
                    (s + s^2) e^{x} = p (1-p) e^{-x} ; 1
                    a x + a = b (x + b) ; 1
                    (a^2 + a) x^2 = b^2 + b - x^2 ; 2
                    """)
    void a_solution_solves(String equation, int ways) {
        Claim claim = Reading.claim(NAMES + equation, "x + y + a + b + p + s = 0");
        List<Elimination> all = ways(claim);
        assertThat(all).hasSize(ways);
        assertThat(all.stream().filter(Elimination::principal)).hasSize(1);
        Assumption solved = claim.givens().assumptions().get(0);
        for (Elimination way : all) {
            assertThat(way.givens().assumptions()).doesNotContain(solved);
            Laboratory laboratory = new Laboratory(
                    way.givens(),
                    List.of(solved.relation().left(), solved.relation().right()));
            PointSource points = laboratory.points(7, ValueProfile.CALM);
            int met = 0;
            for (int i = 0; i < POINTS && points.next() instanceof PointSource.Met point; i++) {
                Evaluator evaluator = laboratory.evaluator(point.point());
                if (evaluator.evaluate(solved.relation().left(), 50) instanceof PreciseValue left
                        && evaluator.evaluate(solved.relation().right(), 50) instanceof PreciseValue right) {
                    met++;
                    assertThat(left.minus(right).mayBeZero())
                            .as(equation + " at " + point.point() + ": " + left + " and " + right)
                            .isTrue();
                }
            }
            assertThat(met).as(equation + " by " + way.givens()).isGreaterThan(POINTS / 4);
        }
    }

    /** What a name determines is held fixed where that is differentiated. */
    @Test
    void nothing_is_solved_for_beside_an_operator() {
        Claim claim = Reading.claim(NAMES + "y = e^{x}", "\\frac{\\partial}{\\partial x} (x y) = y");
        assertThat(ways(claim)).isEmpty();
        Claim given = Reading.claim(NAMES + "y = e^{x}; \\frac{\\partial}{\\partial x} (x y) = 1", "y = 1");
        assertThat(ways(given)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    x e^{x} = y e^{y}
                    x + e^{x} = y + e^{y}
                    \\sin x = \\frac13
                    x > e^{y}
                    """)
    void what_stands_twice_or_has_no_inverse_here_is_left(String equation) {
        Claim claim = Reading.claim(NAMES + equation, "x = y");
        assertThat(ways(claim)).isEmpty();
    }

    /** A definition of which the number is a part, solved for that number, would define it by itself. */
    @Test
    void what_is_defined_by_the_name_itself_does_not_define_it() {
        Claim claim = Reading.claim(NAMES + "q := x + 1; x = e^{q}", "x = y");
        assertThat(ways(claim)).isEmpty();
    }
}
