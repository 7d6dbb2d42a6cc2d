package org.gradproof.jqwik;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;

/** Gives {@link OneHot}. */
public final class OneHotProvider extends AnnotatedProvider<OneHot> {
    /** Made by jqwik. */
    public OneHotProvider() {
        super(OneHot.class, VectorTypes.TYPES);
    }

    @Override
    Arbitrary<?> arbitrary(OneHot asked, Class<?> type) {
        return VectorTypes.as(type, vectors(SizeRange.of("OneHot", asked.size(), asked.minSize(), asked.maxSize(), 1)));
    }

    static Arbitrary<double[]> vectors(SizeRange sizes) {
        return sizes.uniform()
                .flatMap(size -> Arbitraries.integers()
                        .between(0, size - 1)
                        .withDistribution(RandomDistribution.uniform())
                        .map(hot -> {
                            double[] vector = new double[size];
                            vector[hot] = 1;
                            return vector;
                        }));
    }
}
