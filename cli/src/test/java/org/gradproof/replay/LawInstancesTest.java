package org.gradproof.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.docsgen.DocumentReader;
import org.gradproof.docsgen.OpenedDocument;
import org.gradproof.symbolic.certificate.Certificate;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.evidence.Laboratory;
import org.gradproof.verify.numeric.program.BudgetExceededException;
import org.gradproof.verify.numeric.program.Evaluator;
import org.gradproof.verify.numeric.value.Comparison;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.gradproof.verify.random.draw.PointSource;
import org.gradproof.verify.random.draw.ValueProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every part of a claim is, by the checker's laws, some polynomial over atoms: at random numbers it has the value of that
 * polynomial, to fifty digits. A law that is wrong shows here even where both sides of the claim are changed alike by it.
 */
class LawInstancesTest {
    private static final int POINTS = 3;
    private static final int DIGITS = 50;
    private static final int SPARE = 12;

    private int compared;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "softmax", "log-loss", "cross-entropy", "one-label", "information", "matrix-derivatives",
                "linear-regression", "low-rank", "gaussian", "divergences", "focal-loss", "errata"
            })
    void what_a_part_of_a_claim_is_by_the_laws_it_is_in_numbers(String document) throws Exception {
        List<String> wrong = new ArrayList<>();
        Path path = Path.of("..", "docs-gen", "src", "docs", "asciidoc", document + ".adoc");
        OpenedDocument opened = new DocumentReader().open(path);
        for (Derivation derivation : opened.read().derivations()) {
            Set<Expr> tried = new HashSet<>();
            for (Step step : derivation.steps()) {
                Replay.of(certificate(derivation, step), (part, value) -> {
                    if (tried.add(part) && !isTrivial(part) && differs(derivation.givens(), part, value)) {
                        wrong.add(derivation.id() + ": " + part + " is not " + value);
                    }
                });
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(60);
    }

    @Test
    void a_value_that_is_wrong_by_little_is_noticed() {
        Name x = Name.of("x");
        Givens givens = new Givens(List.of(new Given.Scalar(x, Domain.POSITIVE, "x")));
        Expr log = Exprs.log(new Expr.Sym(x));
        Poly value = Poly.of(Atom.of(Atom.Kind.LOG, Poly.of(Atom.letter(x, List.of()))));

        assertThat(differs(givens, log, value)).isFalse();
        assertThat(differs(givens, log, value.negate())).isTrue();
        assertThat(differs(givens, log, value.plus(Poly.constant(Rational.of(1, 1_000_000_000)))))
                .isTrue();
    }

    private static Certificate certificate(Derivation derivation, Step step) {
        Set<Name> unfolded = new HashSet<>();
        List<Given> equations = new ArrayList<>();
        for (Given given : derivation.givens().all()) {
            if (given instanceof Given.Definition definition) {
                unfolded.add(definition.name());
            } else {
                equations.add(given);
            }
        }
        return new Certificate(
                derivation.givens(),
                step.left().expr(),
                step.relation(),
                step.right().expr(),
                unfolded,
                equations);
    }

    /** Letters and numbers, and what takes quadrature. */
    private static boolean isTrivial(Expr part) {
        return part instanceof Expr.Sym || part instanceof Expr.Num || hasIntegral(part);
    }

    private static boolean hasIntegral(Expr part) {
        return part instanceof Expr.Integral || Parts.of(part).stream().anyMatch(LawInstancesTest::hasIntegral);
    }

    private boolean differs(Givens givens, Expr part, Poly value) {
        Expr written;
        try {
            written = Written.of(value);
        } catch (IllegalArgumentException integral) {
            return false;
        }
        Laboratory laboratory = new Laboratory(givens, List.of(part, written));
        PointSource points = laboratory.points(7, ValueProfile.CALM);
        for (int i = 0; i < POINTS; i++) {
            if (points.next() instanceof PointSource.Met met) {
                Evaluator evaluator = laboratory.evaluator(met.point());
                try {
                    if (evaluator.evaluate(part, DIGITS) instanceof PreciseValue a
                            && evaluator.evaluate(written, DIGITS) instanceof PreciseValue b) {
                        compared++;
                        Comparison order = a.compare(b, DIGITS - SPARE);
                        if (order == Comparison.LESS || order == Comparison.GREATER) {
                            return true;
                        }
                    }
                } catch (BudgetExceededException large) {
                    // Another point may be cheaper.
                }
            }
        }
        return false;
    }
}
