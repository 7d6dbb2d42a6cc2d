package org.gradproof.symbolic.normal.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.normal.facts.Differences.Bound;
import org.gradproof.symbolic.normal.poly.Idx;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private static final Name A = Name.of("a");
    private static final Name B = Name.of("b");
    private static final Name C = Name.of("c");
    private static final List<Name> NAMES = List.of(A, B, C);
    private static final int TOP = 4;

    @Test
    void a_chain_of_relations_relates_its_ends() {
        Differences known =
                Differences.of(List.of(Bound.below(Idx.of(A), Idx.of(B)), Bound.below(Idx.of(B), Idx.of(C))));
        assertThat(known.isLess(Idx.of(A), Idx.of(C))).isTrue();
        assertThat(known.isLess(Idx.of(A).plus(1), Idx.of(C))).isTrue();
        assertThat(known.isLess(Idx.of(A).plus(2), Idx.of(C))).isFalse();
        assertThat(known.isAtMost(Idx.of(A).plus(2), Idx.of(C))).isTrue();
        assertThat(known.isLess(Idx.of(C), Idx.of(A))).isFalse();
    }

    @Test
    void nothing_is_less_than_itself() {
        assertThat(Differences.of(List.of(Bound.below(Idx.of(A), Idx.of(A)))).areFeasible())
                .isFalse();
        assertThat(Differences.of(List.of(Bound.atMost(Idx.of(A), Idx.of(A)))).areFeasible())
                .isTrue();
        assertThat(Differences.of(List.of(Bound.below(Idx.of(3), Idx.of(3)))).areFeasible())
                .isFalse();
    }

    @Test
    void of_symbols_without_a_constraint_only_the_offsets_are_known() {
        assertThat(Differences.NONE.isLess(Idx.of(A), Idx.of(A).plus(1))).isTrue();
        assertThat(Differences.NONE.most(Idx.of(A), Idx.of(B))).isNull();
        assertThat(Differences.NONE.least(A)).isNull();
        assertThat(Differences.NONE.largest(A)).isNull();
    }

    @Property(tries = 300, seed = "1", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void what_is_known_is_exactly_what_holds_of_all_solutions(@ForAll("constraints") List<Bound> constraints) {
        List<Bound> bounds = new ArrayList<>(constraints);
        for (Name name : NAMES) {
            bounds.add(Bound.atMost(Idx.of(0), Idx.of(name)));
            bounds.add(Bound.atMost(Idx.of(name), Idx.of(TOP)));
        }
        List<int[]> solutions = solutions(bounds);
        Differences known = Differences.of(bounds);
        assertThat(known.areFeasible()).isEqualTo(!solutions.isEmpty());
        for (Name left : NAMES) {
            for (Name right : NAMES) {
                OptionalLong most = solutions.stream()
                        .mapToLong(s -> value(s, left) - value(s, right))
                        .max();
                if (most.isPresent()) {
                    assertThat(known.most(Idx.of(left), Idx.of(right))).isEqualTo(most.getAsLong());
                }
            }
        }
    }

    private static List<int[]> solutions(List<Bound> bounds) {
        List<int[]> all = new ArrayList<>();
        for (int a = 0; a <= TOP; a++) {
            for (int b = 0; b <= TOP; b++) {
                for (int c = 0; c <= TOP; c++) {
                    int[] values = {a, b, c};
                    if (bounds.stream().allMatch(x -> value(values, x.left()) - value(values, x.right()) <= x.most())) {
                        all.add(values);
                    }
                }
            }
        }
        return all;
    }

    private static long value(int[] values, @Nullable Name name) {
        return name == null ? 0 : values[NAMES.indexOf(name)];
    }

    @Provide
    Arbitrary<List<Bound>> constraints() {
        Arbitrary<Bound> bound = Combinators.combine(
                        Arbitraries.of(NAMES),
                        Arbitraries.of(NAMES),
                        Arbitraries.integers().between(-2, 3))
                .as((left, right, most) -> new Bound(left, right, most));
        return bound.list().ofMaxSize(5);
    }
}
