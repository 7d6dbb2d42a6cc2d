package org.gradproof.jqwik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.JqwikException;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.providers.TypeUsage;
import org.gradproof.jqwik.Logits.Kind;

/** Found by their service file, as in any project: nothing here registers a provider. */
@PropertyDefaults(tries = 200)
class LogitsTest {
    @Property
    void have_the_size_that_is_asked_for(@ForAll @Logits(size = 3) double[] z) {
        assertThat(z).hasSize(3);
    }

    @Property
    void have_a_size_in_the_range(@ForAll @Logits(minSize = 0, maxSize = 4) double[] z) {
        assertThat(z.length).isBetween(0, 4);
    }

    @Property
    void are_finite_and_at_most_745_unless_more_is_asked_for(@ForAll @Logits double[] z) {
        assertThat(z.length).isBetween(1, 10);
        assertThat(Arrays.stream(z)).allMatch(each -> Math.abs(each) <= 745);
    }

    @Property
    void come_in_other_types(
            @ForAll @Logits Double[] boxed, @ForAll @Logits List<Double> list, @ForAll @Logits double z) {
        assertThat(boxed).doesNotContainNull();
        assertThat(list).doesNotContainNull();
        assertThat(Math.abs(z)).isLessThanOrEqualTo(745);
    }

    @Property
    void ordinary_ones_are_from_minus_5_to_5(@ForAll @Logits(kinds = Kind.ORDINARY) double[] z) {
        assertThat(Arrays.stream(z)).allMatch(each -> Math.abs(each) <= 5);
    }

    @Property
    void tied_ones_have_a_tie(@ForAll @Logits(minSize = 2, kinds = Kind.TIED) double[] z) {
        assertThat(Arrays.stream(z).distinct().count()).isLessThan(z.length);
    }

    @Property
    void tiny_ones_are_tiny(@ForAll @Logits(kinds = Kind.TINY) double[] z) {
        assertThat(Arrays.stream(z)).allMatch(each -> Math.abs(each) <= 1e-3);
    }

    @Property
    void a_dominant_one_is_no_less_than_30(@ForAll @Logits(kinds = Kind.DOMINANT) double[] z) {
        assertThat(Arrays.stream(z).filter(each -> each >= 30)).hasSize(1);
    }

    @Property
    void extremes_are_finite(@ForAll @Logits(kinds = Kind.EXTREME) double[] z) {
        assertThat(Arrays.stream(z)).allMatch(each -> Double.isFinite(each));
    }

    @Property
    void what_is_not_finite_is_there_when_it_is_asked_for(@ForAll @Logits(kinds = Kind.NON_FINITE) double[] z) {
        assertThat(Arrays.stream(z)).anyMatch(each -> !Double.isFinite(each));
    }

    @Property
    void serve_under_a_name_of_ones_own(@ForAll @Rows double[] z) {
        assertThat(z).hasSize(7);
    }

    @Logits(size = 7)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Rows {}

    @Example
    void every_kind_shows_itself() {
        @SuppressWarnings("unchecked")
        Arbitrary<double[]> all =
                (Arbitrary<double[]>) new LogitsProvider().arbitrary(asked(Everything.class), double[].class);
        List<double[]> drawn = sample(all, 2000);
        assertThat(drawn).anyMatch(z -> z[0] == z[1] && z[0] != 0);
        assertThat(drawn).anyMatch(z -> z[0] != 0 && Math.abs(z[0]) < 1e-4 && Math.abs(z[0]) > 1e-13);
        assertThat(drawn).anyMatch(z -> z[0] == 745);
        assertThat(drawn).anyMatch(z -> z[0] == -745);
        assertThat(drawn).anyMatch(z -> z[1] == 100);
        assertThat(drawn).anyMatch(z -> z[1] == -Double.MAX_VALUE);
        assertThat(drawn).anyMatch(z -> Math.abs(z[1]) == Double.MIN_VALUE);
        assertThat(drawn).anyMatch(z -> z[0] == Double.NEGATIVE_INFINITY);
        assertThat(drawn).anyMatch(z -> Double.isNaN(z[0]));
        assertThat(drawn).anyMatch(z -> z[0] != z[1] && Math.abs(z[0]) <= 5 && Math.abs(z[1]) <= 5);
    }

    @Example
    void a_type_that_they_do_not_have_is_refused() {
        TypeUsage text = TypeUsage.of(String.class).withAnnotation(asked(Rows.class));
        assertThatThrownBy(() -> new LogitsProvider().canProvideFor(text))
                .isInstanceOf(JqwikException.class)
                .hasMessageContaining("@Logits gives double, Double, double[]");
    }

    @Example
    void sizes_that_no_vector_has_are_refused() {
        Logits asked = asked(Impossible.class);
        assertThatThrownBy(() -> new LogitsProvider().arbitrary(asked, double[].class))
                .isInstanceOf(JqwikException.class)
                .hasMessage("@Logits: no size from -1 to -1; the least is 0");
    }

    @Logits(
            size = 2,
            kinds = {Kind.ORDINARY, Kind.TIED, Kind.TINY, Kind.LARGE, Kind.DOMINANT, Kind.EXTREME, Kind.NON_FINITE})
    @Retention(RetentionPolicy.RUNTIME)
    private @interface Everything {}

    @Logits(size = -1)
    @Retention(RetentionPolicy.RUNTIME)
    private @interface Impossible {}

    private static Logits asked(Class<?> carrier) {
        return Objects.requireNonNull(carrier.getAnnotation(Logits.class));
    }

    static <T> List<T> sample(Arbitrary<T> arbitrary, int count) {
        return arbitrary.sampleStream().limit(count).toList();
    }
}
