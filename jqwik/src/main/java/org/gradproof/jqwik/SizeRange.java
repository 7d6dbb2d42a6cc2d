package org.gradproof.jqwik;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.JqwikException;
import net.jqwik.api.RandomDistribution;

/** How many entries a vector may have, both ends included. */
record SizeRange(int low, int high) {
    /**
     * The range that an annotation asks for.
     *
     * @throws JqwikException if there is none: negative, empty, or below the least that makes sense
     */
    static SizeRange of(String annotation, int size, int low, int high, int least) {
        SizeRange range = size == 0 ? new SizeRange(low, high) : new SizeRange(size, size);
        if (size < 0 || range.low < least || range.high < range.low) {
            throw new JqwikException(
                    "@" + annotation + ": no size from " + range.low + " to " + range.high + "; the least is " + least);
        }
        return range;
    }

    /** Sizes, each equally often. */
    Arbitrary<Integer> uniform() {
        return Arbitraries.integers().between(low, high).withDistribution(RandomDistribution.uniform());
    }

    /** Lists of such a size. */
    <T> Arbitrary<List<T>> lists(Arbitrary<T> entries) {
        return entries.list().ofMinSize(low).ofMaxSize(high);
    }
}
