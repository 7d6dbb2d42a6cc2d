package org.gradproof.jqwik;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Logits, the scores from which a softmax or a sigmoid makes probabilities: a {@code double[]}, {@code Double[]} or
 * {@code List<Double>} of one example, or a single {@code double} or {@code Double}, for which the size means nothing.
 *
 * <p>Sizes are drawn as jqwik draws the sizes of lists, from {@link #minSize} to {@link #maxSize}, small ones more
 * often. Each of the kinds is drawn equally often. Every entry is finite unless {@link Kind#NON_FINITE} is asked for.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
public @interface Logits {
    /** The one size, at least 1; 0 leaves it to {@link #minSize} and {@link #maxSize}. */
    int size() default 0;

    /** The smallest size, at least 0. */
    int minSize() default 1;

    /** The largest size, at least the smallest. */
    int maxSize() default 10;

    /** What to draw: everything but extremes, unless it says so. */
    Kind[] kinds() default {Kind.ORDINARY, Kind.TIED, Kind.TINY, Kind.LARGE, Kind.DOMINANT};

    /** How the entries stand to each other and to the range of a double. */
    enum Kind {
        /** From -5 to 5, with two decimals. */
        ORDINARY,
        /** Ordinary, with two entries that are equal, or all of them. */
        TIED,
        /** 0 of either sign, or from 1e-12 to 1e-3 in size: where differences cancel. */
        TINY,
        /** From 500 to 745 in size, or ordinary: where exp overflows, or gives 0. */
        LARGE,
        /** Ordinary but for one entry of 30, 100 or 700: where a probability rounds to 1. */
        DOMINANT,
        /** Ordinary, or the ends of the finite doubles: the largest, the smallest normal and subnormal, -0.0. */
        EXTREME,
        /** Ordinary with at least one entry that is infinite or NaN; a masked class has negative infinity. */
        NON_FINITE
    }
}
