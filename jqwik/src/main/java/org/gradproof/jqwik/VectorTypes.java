package org.gradproof.jqwik;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.TypeUsage;

/** The types in which a vector of doubles is asked for. */
final class VectorTypes {
    /** A vector, in all its types. */
    static final List<TypeUsage> TYPES = List.of(
            TypeUsage.of(double[].class),
            TypeUsage.of(Double[].class),
            TypeUsage.of(List.class, TypeUsage.of(Double.class)));

    private VectorTypes() {}

    /** The vectors as values of one of the types. */
    static Arbitrary<?> as(Class<?> type, Arbitrary<double[]> vectors) {
        if (type == Double[].class) {
            return vectors.map(vector -> Arrays.stream(vector).boxed().toArray(Double[]::new));
        } else if (type == List.class) {
            return vectors.map(vector -> Arrays.stream(vector).boxed().toList());
        }
        return vectors;
    }

    static double[] of(List<Double> entries) {
        return entries.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
