package org.gradproof.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;

@PropertyDefaults(tries = 300)
class LabelsAndSimplexTest {
    private static double sum(double[] p) {
        double sum = 0;
        for (double each : p) {
            sum += each;
        }
        return sum;
    }

    @Property
    void a_simplex_sums_to_1_exactly_in_either_order(@ForAll @Simplex(maxSize = 50) double[] p) {
        double[] sorted = p.clone();
        Arrays.sort(sorted);
        assertThat(sum(p)).isEqualTo(1.0);
        assertThat(sum(sorted)).isEqualTo(1.0);
        assertThat(Arrays.stream(p)).allMatch(each -> each >= 0 && each <= 1);
    }

    @Property
    void a_simplex_has_no_zeros_where_none_are_allowed(@ForAll @Simplex(size = 4, zeros = false) double[] p) {
        assertThat(Arrays.stream(p)).hasSize(4).allMatch(each -> each >= 0x1p-52);
        assertThat(sum(p)).isEqualTo(1.0);
    }

    @Property
    void a_simplex_comes_in_other_types(@ForAll @Simplex Double[] boxed, @ForAll @Simplex List<Double> list) {
        assertThat(boxed).doesNotContainNull();
        assertThat(list).doesNotContainNull();
    }

    @Example
    void many_equal_weights_leave_next_to_nothing_over() {
        double[] weights = new double[1001];
        Arrays.fill(weights, 1);
        double[] p = SimplexProvider.scaled(weights, true);
        assertThat(sum(p)).isEqualTo(1.0);
        assertThat(Arrays.stream(p)).allMatch(each -> Math.abs(each - 1.0 / 1001) <= 1001 * 0x1p-52);
    }

    @Example
    void weights_that_are_all_0_are_taken_as_equal() {
        assertThat(SimplexProvider.scaled(new double[4], true)).containsOnly(0.25);
    }

    @Property
    void one_entry_of_a_one_hot_vector_is_1(@ForAll @OneHot double[] y) {
        assertThat(Arrays.stream(y).filter(each -> each == 1)).hasSize(1);
        assertThat(Arrays.stream(y).filter(each -> each == 0)).hasSize(y.length - 1);
    }

    @Example
    void every_class_has_its_turn() {
        Set<Integer> hot = new TreeSet<>();
        for (double[] y : LogitsTest.sample(OneHotProvider.vectors(new SizeRange(5, 5)), 200)) {
            hot.add((int) Arrays.stream(y).takeWhile(each -> each == 0).count());
        }
        assertThat(hot).containsExactly(0, 1, 2, 3, 4);
    }

    @Property
    void a_label_is_0_or_1_unless_there_are_more_classes(
            @ForAll @Labels int one, @ForAll @Labels double y, @ForAll @Labels(classes = 3) Integer k) {
        assertThat(one).isBetween(0, 1);
        assertThat(y).isIn(0.0, 1.0);
        assertThat(k).isBetween(0, 2);
    }

    @Property
    void labels_of_several_examples(
            @ForAll @Labels(classes = 4, size = 6) int[] k, @ForAll @Labels(minSize = 0, maxSize = 2) double[] y) {
        assertThat(Arrays.stream(k)).hasSize(6).allMatch(each -> each >= 0 && each < 4);
        assertThat(Arrays.stream(y)).hasSizeLessThanOrEqualTo(2).allMatch(each -> each == 0 || each == 1);
    }
}
