package org.gradproof.jqwik;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.JqwikException;
import net.jqwik.api.providers.TypeUsage;

/** Gives {@link Logits}. */
public final class LogitsProvider extends AnnotatedProvider<Logits> {
    private static final List<TypeUsage> TYPES = Stream.concat(
                    Stream.of(TypeUsage.of(double.class), TypeUsage.of(Double.class)), VectorTypes.TYPES.stream())
            .toList();
    private static final Double[] EXTREMES = {
        Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, -0.0, 1e300, -1e300
    };
    private static final Double[] NOT_FINITE = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN};
    /** Beyond any size: an index is taken modulo the size. */
    private static final int ANY = 1 << 20;

    /** Made by jqwik. */
    public LogitsProvider() {
        super(Logits.class, TYPES);
    }

    @Override
    Arbitrary<?> arbitrary(Logits asked, Class<?> type) {
        if (asked.kinds().length == 0) {
            throw new JqwikException("@Logits: no kind to draw");
        }
        boolean one = type == double.class || type == Double.class;
        SizeRange sizes =
                one ? new SizeRange(1, 1) : SizeRange.of("Logits", asked.size(), asked.minSize(), asked.maxSize(), 0);
        Arbitrary<double[]> vectors = Arbitraries.oneOf(
                Arrays.stream(asked.kinds()).map(kind -> vectors(kind, sizes)).toList());
        return one ? vectors.map(vector -> vector[0]) : VectorTypes.as(type, vectors);
    }

    private static Arbitrary<double[]> vectors(Logits.Kind kind, SizeRange sizes) {
        Arbitrary<Double> ordinary = Magnitudes.ordinary();
        Arbitrary<double[]> vectors = sizes.lists(ordinary).map(VectorTypes::of);
        return switch (kind) {
            case ORDINARY -> vectors;
            case TIED ->
                Combinators.combine(vectors, indices(), indices(), Arbitraries.of(false, true))
                        .as(LogitsProvider::tied);
            case TINY -> sizes.lists(Magnitudes.tiny()).map(VectorTypes::of);
            case LARGE ->
                sizes.lists(Arbitraries.oneOf(ordinary, Magnitudes.sevenHundred()))
                        .map(VectorTypes::of);
            case DOMINANT ->
                Combinators.combine(vectors, indices(), Arbitraries.of(30.0, 100.0, 700.0))
                        .as(LogitsProvider::with);
            case EXTREME ->
                sizes.lists(Arbitraries.oneOf(ordinary, Arbitraries.of(EXTREMES)))
                        .map(VectorTypes::of);
            case NON_FINITE ->
                Combinators.combine(
                                sizes.lists(Arbitraries.oneOf(ordinary, ordinary, Arbitraries.of(NOT_FINITE)))
                                        .map(VectorTypes::of),
                                indices(),
                                Arbitraries.of(NOT_FINITE))
                        .as(LogitsProvider::with);
        };
    }

    private static Arbitrary<Integer> indices() {
        return Arbitraries.integers().between(0, ANY);
    }

    private static double[] tied(double[] vector, int from, int to, boolean all) {
        int n = vector.length;
        double[] tied = vector.clone();
        if (n > 1 && all) {
            Arrays.fill(tied, vector[from % n]);
        } else if (n > 1) {
            tied[(from + 1 + to % (n - 1)) % n] = vector[from % n];
        }
        return tied;
    }

    private static double[] with(double[] vector, int index, double value) {
        double[] changed = vector.clone();
        if (changed.length > 0) {
            changed[index % changed.length] = value;
        }
        return changed;
    }
}
