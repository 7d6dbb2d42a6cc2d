package org.gradproof.jqwik;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Gives {@link Simplex}. */
public final class SimplexProvider extends AnnotatedProvider<Simplex> {
    private static final double WHOLE = 0x1p52;
    /** So much more than the others together that they share less than 1e-6. */
    private static final double DOMINANT = 1e7;

    /** Made by jqwik. */
    public SimplexProvider() {
        super(Simplex.class, VectorTypes.TYPES);
    }

    @Override
    Arbitrary<?> arbitrary(Simplex asked, Class<?> type) {
        SizeRange sizes = SizeRange.of("Simplex", asked.size(), asked.minSize(), asked.maxSize(), 1);
        boolean zeros = asked.zeros();
        Arbitrary<List<Double>> ordinary =
                sizes.lists(Arbitraries.doubles().between(0.01, 1).ofScale(2));
        List<Arbitrary<double[]>> kinds = new ArrayList<>();
        kinds.add(ordinary.map(weights -> scaled(VectorTypes.of(weights), zeros)));
        kinds.add(sizes.lists(Arbitraries.just(1.0)).map(weights -> scaled(VectorTypes.of(weights), zeros)));
        kinds.add(
                sizes.lists(Arbitraries.of(0.0, 1.0, 2.0, 3.0)).map(weights -> scaled(VectorTypes.of(weights), zeros)));
        kinds.add(Combinators.combine(ordinary, Arbitraries.integers().between(0, 1 << 20))
                .as((weights, index) -> dominated(VectorTypes.of(weights), index, zeros)));
        if (zeros) {
            kinds.add(OneHotProvider.vectors(sizes));
        }
        return VectorTypes.as(type, Arbitraries.oneOf(kinds));
    }

    private static double[] dominated(double[] weights, int index, boolean zeros) {
        weights[index % weights.length] = DOMINANT * weights.length;
        return scaled(weights, zeros);
    }

    /**
     * The weights as shares of the whole, each a multiple of 2^-52, the largest with what rounding left over. Weights
     * that are all 0 are taken as equal.
     */
    static double[] scaled(double[] weights, boolean zeros) {
        double sum = 0;
        int largest = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            largest = weights[i] > weights[largest] ? i : largest;
        }
        long left = (long) WHOLE;
        double[] shares = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            double share = sum == 0 ? 1.0 / weights.length : weights[i] / sum;
            long parts = Math.max((long) (share * WHOLE), zeros ? 0 : 1);
            shares[i] = parts;
            left -= parts;
        }
        // At most one part for each entry too many or too few, of a share that is no less than any other.
        shares[largest] += left;
        for (int i = 0; i < weights.length; i++) {
            shares[i] /= WHOLE;
        }
        return shares;
    }
}
