package org.gradproof.jqwik;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.JqwikException;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.providers.TypeUsage;

/** Gives {@link Labels}. */
public final class LabelsProvider extends AnnotatedProvider<Labels> {
    private static final List<TypeUsage> TYPES = List.of(
            TypeUsage.of(int.class),
            TypeUsage.of(Integer.class),
            TypeUsage.of(double.class),
            TypeUsage.of(Double.class),
            TypeUsage.of(int[].class),
            TypeUsage.of(double[].class));

    /** Made by jqwik. */
    public LabelsProvider() {
        super(Labels.class, TYPES);
    }

    @Override
    Arbitrary<?> arbitrary(Labels asked, Class<?> type) {
        if (asked.classes() < 1) {
            throw new JqwikException("@Labels: expected at least 1 class, not " + asked.classes());
        }
        Arbitrary<Integer> labels =
                Arbitraries.integers().between(0, asked.classes() - 1).withDistribution(RandomDistribution.uniform());
        if (!type.isArray()) {
            boolean whole = type == int.class || type == Integer.class;
            return whole ? labels : labels.map(Integer::doubleValue);
        }
        Arbitrary<List<Integer>> lists = SizeRange.of("Labels", asked.size(), asked.minSize(), asked.maxSize(), 0)
                .lists(labels);
        return type == int[].class
                ? lists.map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                : lists.map(
                        list -> list.stream().mapToDouble(Integer::doubleValue).toArray());
    }
}
