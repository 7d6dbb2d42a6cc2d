package org.gradproof.symbolic.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.normal.facts.Requirements;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether sides have values at a size n wherever they have some at n + 1: what every induction rests on. */
class DefinedBelowTest {
    private static final String WORLD = "m, n \\in \\mathbb{N}; x, y \\in \\mathbb{R}; p \\in \\mathbb{R}_{>0};"
            + " r \\in \\mathbb{R}_{\\ge 0}; z \\in \\mathbb{R}^n; f : \\mathbb{R} \\to \\mathbb{R}";

    private static boolean isKnown(String side) {
        Claim claim = Written.claim(WORLD, side + " = 0");
        return new DefinedBelow(claim.givens(), Name.of("n"), 1).isKnown(List.of(claim.left(), claim.right()));
    }

    private static boolean holds(String side) {
        Claim claim = Written.claim(WORLD, side + " = 0");
        return new DefinedBelow(claim.givens(), Name.of("n"), 1)
                .holds(Requirements.of(List.of(claim.left()), claim.givens()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n",
                "x^y + f(x) + (m - 5)!",
                "\\sum_{j=1}^{n} z_j",
                "\\prod_{j=1}^{n} (1 + z_j)",
                "\\sum_{j=1}^{n} \\frac{1}{z_j}",
                "\\sum_{j=1}^{n+1} j^2",
                "\\sum_{j=1}^{2n} x^y",
                "n! + (n - 1)! + (n + m)!",
                "\\sum_{k=0}^{n} \\binom{n}{k}",
                "x^n + p^{n - 7} + 2^{n - m} + e^{n x}",
                "n^{-2}",
                "\\sum_{k=1}^{n} k! + \\sum_{k=1}^{n} (k - 2)!",
                "\\sum_{j=2}^{n} z_{j-1}",
                "\\log n + \\sqrt{n} + |n - 3|"
            })
    void values_at_n_plus_one_are_enough_for_values_at_n(String side) {
        assertThat(isKnown(side)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(n - 2)!",
                "(n - m)!",
                "\\binom{n - 2}{m}",
                "x^{n - 2}",
                "r^{n - 2}",
                "(p - 1)^{n - m}",
                "x^{n x}",
                "\\sum_{k=n}^{9} x^{k - 5}",
                "\\sum_{j=n}^{m} (m - 5)!",
                "\\sum_{j=1}^{m - n} x^y",
                "\\sum_{j=1}^{9 - n} (m - 5)!",
                "\\max_{j} z_j",
                "\\int_0^n e^{t} \\, dt",
                "f(x^{n - 2})",
                "1 + 2 (x^{n - 2})^2",
                "2^{x^{n - 2}}"
            })
    void more_may_be_needed_at_n(String side) {
        assertThat(isKnown(side)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\\frac{1}{x}", "\\sum_{j=1}^{n} \\frac{1}{z_j}", "\\sum_{j=2}^{n} \\log z_j", "\\sqrt{x} + n"})
    void what_is_asked_at_n_is_asked_at_n_plus_one(String side) {
        assertThat(holds(side)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\frac{1}{n - 2}",
                "\\frac{1}{x - n}",
                "\\log (n - 2)",
                "\\sum_{j=n}^{m} \\frac{1}{x}",
                "\\sum_{j=1}^{m - n} \\frac{1}{x}",
                "\\sum_{j=1}^{n} \\frac{1}{n - j}",
                "\\frac{1}{x} + \\frac{1}{n - 2}"
            })
    void what_is_asked_at_n_may_be_another_thing(String side) {
        assertThat(holds(side)).isFalse();
    }
}
