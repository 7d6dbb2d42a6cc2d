package org.gradproof.jqwik;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** jqwik's generators of doubles, by the size that breaks a claim about logits. */
public final class Magnitudes {
    private Magnitudes() {}

    /** From -5 to 5, with two decimals. */
    public static Arbitrary<Double> ordinary() {
        return Arbitraries.doubles().between(-5, 5).ofScale(2);
    }

    /** 0 of either sign, or from 1e-12 to 1e-3 in size. */
    public static Arbitrary<Double> tiny() {
        return Combinators.combine(Arbitraries.of(-1, 1), Arbitraries.of(1e-3, 1e-5, 1e-8, 1e-12, 0.0))
                .as((sign, x) -> sign * x);
    }

    /** From -40 to 40: where a probability rounds to 1. */
    public static Arbitrary<Double> thirty() {
        return Arbitraries.doubles().between(-40, 40).ofScale(1);
    }

    /** From 500 to 745 in size: where exp overflows, or gives 0. */
    public static Arbitrary<Double> sevenHundred() {
        return Arbitraries.of(-745.0, -709.0, -700.0, -500.0, 500.0, 700.0, 709.0, 745.0);
    }
}
