package org.gradproof.symbolic.normal.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.facts.KnownSign;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Polynomials are written as coefficients of x, y, z and 1: {@code 1 -2 0 3} is {@code x - 2y + 3}. */
class ConicCombinationTest {
    private static final List<Mono> MONOS = List.of(mono("x"), mono("y"), mono("z"), Mono.ONE);

    private static Mono mono(String name) {
        return Mono.of(new Atom.Symbol(Name.of(name), List.of()));
    }

    private static Poly poly(String coefficients) {
        Poly.Builder builder = new Poly.Builder();
        String[] parts = coefficients.strip().split(" +", -1);
        for (int i = 0; i < parts.length; i++) {
            String[] fraction = parts[i].split("/", -1);
            builder.add(
                    MONOS.get(i),
                    Rational.of(Long.parseLong(fraction[0]), fraction.length > 1 ? Long.parseLong(fraction[1]) : 1));
        }
        return builder.build();
    }

    /** Facts separated by semicolons, a positive one marked with {@code >}. */
    private static List<KnownSign> facts(@Nullable String facts) {
        return facts == null
                ? List.of()
                : Arrays.stream(facts.split(";", -1))
                        .map(String::strip)
                        .map(f -> KnownSign.of(poly(f.replace(">", "")), f.startsWith(">")))
                        .toList();
    }

    private static boolean combines(String target, @Nullable String facts, boolean strict) {
        return ConicCombination.of(poly(target), facts(facts), strict) != null;
    }

    @ParameterizedTest
    @CsvSource({
        // a fact, a multiple of it, a sum of two
        "1 0 0 0, 1 0 0 0",
        "2/3 0 0 0, 1 0 0 0",
        "2 3 0 0, 1 0 0 0; 0 1 0 0",
        // x - z = (x - y) + (y - z)
        "1 0 -1 0, 1 -1 0 0; 0 1 -1 0",
        // a coefficient below zero in the target, a row turned over
        "-1 0 0 2, -1 0 0 1; 0 0 0 1",
        "-1 -1 0 0, -1 0 0 0; 0 -1 0 0",
        // of dependent facts any will do
        "1 1 0 0, 1 0 0 0; 0 1 0 0; 1 1 0 0; 2 2 0 0",
        // three facts, none of which can be left out
        "0 0 0 3, 1 0 0 1; -1 1 0 1; 0 -1 0 1",
        // zero
        "0 0 0 0, 1 0 0 0",
    })
    void a_combination_with_weights_that_are_not_negative_shows_that_the_target_is_not(String target, String facts) {
        assertThat(combines(target, facts, false)).isTrue();
        assertThat(combines(target, facts, true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // the sign of the target turned over
        "-1 0 0 0, >1 0 0 0",
        "-2 -3 0 0, >1 0 0 0; >0 1 0 0",
        "-1 0 1 0, >1 -1 0 0; >0 1 -1 0",
        // one monomial is missing from the facts, or has the other sign
        "1 1 0 0, >1 0 0 0",
        "1 1 0 0, >1 0 0 0; >0 -1 0 0",
        "1 -1 0 0, >1 0 0 0; >0 1 0 0",
        // the weight would have to be negative: x = (x + y) - y
        "1 0 0 0, >1 1 0 0; >0 1 0 0",
        // close in the constant: x - 1 from x - 2 + 1 but not from x
        "1 0 0 -1, >1 0 0 0; >0 0 0 1",
        "0 0 0 -1, >1 0 0 0; >-1 0 0 2; >0 0 0 1",
        // each row can be met, not both at once
        "1 1 0 0, >1 2 0 0; >1 3 0 0",
        // nothing is known
        "1 0 0 0,",
    })
    void the_nearest_targets_that_are_no_combination_are_refused(String target, @Nullable String facts) {
        assertThat(combines(target, facts, false)).isFalse();
        assertThat(combines(target, facts, true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1 0 0 0, >1 0 0 0",
        "1 1 0 0, 1 0 0 0; >0 1 0 0",
        "0 0 0 1, >0 0 0 1",
        // the strict fact takes part only in another combination than the first that is found
        "1 1 0 0, 1 0 0 0; 0 1 0 0; >1 1 0 0",
        "2 1 0 0, 1 0 0 0; 0 1 0 0; >1 1 0 0",
        // facts that contradict each other (x > 0, -x >= 0) show anything, with as large a weight as one likes
        "0 1 0 0, 0 1 0 0; >1 0 0 0; -1 0 0 0",
        "0 0 0 0, >1 0 0 0; -1 0 0 0",
    })
    void a_combination_in_which_a_positive_fact_takes_part_shows_that_the_target_is_positive(
            String target, String facts) {
        assertThat(combines(target, facts, true)).isTrue();
        assertThat(combines(target, facts, false)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // the positive fact is of no use for the target
        "1 0 0 0, 1 0 0 0; >0 1 0 0",
        "1 0 0 0, 1 0 0 0; >1 1 0 0; 0 1 0 0",
        "1 0 0 0, 1 0 0 0; >0 0 0 1",
        // x - y, and x >= y with y > 0 says nothing more
        "1 -1 0 0, 1 -1 0 0; >0 1 0 0; >1 0 0 0",
        "0 0 0 0, >1 0 0 0; >0 1 0 0",
    })
    void a_positive_fact_that_can_not_take_part_makes_nothing_strict(String target, String facts) {
        assertThat(combines(target, facts, false)).isTrue();
        assertThat(combines(target, facts, true)).isFalse();
    }

    @Test
    void names_the_facts_that_take_part_and_no_others() {
        List<KnownSign> facts = facts("1 -1 0 0; 0 1 -1 0; 0 0 1 0; 0 0 0 1");
        assertThat(ConicCombination.of(poly("1 0 -1 0"), facts, false))
                .containsOnly(entry(facts.get(0), Rational.ONE), entry(facts.get(1), Rational.ONE));
    }

    @Test
    void too_many_monomials_are_not_looked_at() {
        Poly.Builder target = new Poly.Builder();
        List<KnownSign> facts = new ArrayList<>();
        for (int i = 0; i < 121; i++) {
            Mono mono = mono("x" + i);
            target.add(mono, Rational.ONE);
            facts.add(KnownSign.of(Poly.term(Rational.ONE, mono), true));
        }
        assertThat(ConicCombination.of(target.build(), facts, false)).isNull();
        assertThat(ConicCombination.of(Poly.ZERO, List.of(), false)).isEmpty();
        assertThat(ConicCombination.of(Poly.ZERO, List.of(), true)).isNull();
        assertThat(ConicCombination.of(Poly.ONE, List.of(), false)).isNull();
    }

    /**
     * Against another way to decide it: facts and target are drawn small, and the target is not negative on
     * the cone of the facts' dual exactly where it is a combination (Farkas). A point of a grid on which all
     * facts are not negative and the target is negative refutes every combination.
     */
    @Test
    void no_combination_is_found_where_a_point_speaks_against_it_and_every_one_that_was_put_together_is_found() {
        Random random = new Random(7);
        for (int trial = 0; trial < 600; trial++) {
            List<int[]> rows = new ArrayList<>();
            List<KnownSign> facts = new ArrayList<>();
            for (int i = 0; i < 2 + trial % 4; i++) {
                int[] row = random.ints(4, -2, 3).toArray();
                rows.add(row);
                facts.add(KnownSign.of(poly(text(row)), random.nextInt(4) == 0));
            }
            int[] drawn = random.ints(4, -2, 3).toArray();
            boolean strict = random.nextBoolean();
            if (ConicCombination.of(poly(text(drawn)), facts, strict) != null) {
                assertThat(refuted(drawn, rows, facts, strict))
                        .as("%s from %s", Arrays.toString(drawn), facts)
                        .isFalse();
            }
            Poly sum = Poly.ZERO;
            for (KnownSign fact : facts) {
                sum = sum.plus(fact.poly().scale(Rational.of(random.nextInt(3), 2)));
            }
            assertThat(ConicCombination.of(sum, facts, false)).isNotNull();
        }
    }

    private static String text(int[] row) {
        return row[0] + " " + row[1] + " " + row[2] + " " + row[3];
    }

    private static boolean refuted(int[] target, List<int[]> rows, List<KnownSign> facts, boolean strict) {
        for (int code = 0; code < 7 * 7 * 7 * 7; code++) {
            int[] point = {code % 7 - 3, code / 7 % 7 - 3, code / 49 % 7 - 3, code / 343 - 3};
            boolean allowed = true;
            for (int i = 0; i < rows.size() && allowed; i++) {
                int value = value(rows.get(i), point);
                allowed = value > 0 || (value == 0 && !facts.get(i).sign().isNonzero());
            }
            int value = value(target, point);
            if (allowed && (value < 0 || (strict && value == 0))) {
                return true;
            }
        }
        return false;
    }

    private static int value(int[] row, int[] point) {
        return row[0] * point[0] + row[1] * point[1] + row[2] * point[2] + row[3] * point[3];
    }
}
