package org.gradproof.jqwik;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A probability distribution over classes, or soft labels: a {@code double[]}, {@code Double[]} or {@code
 * List<Double>}.
 *
 * <p>Every entry is a multiple of 2^-52 from 0 to 1, and they sum to 1 without any error: every partial sum is such a
 * multiple and so a double, in whatever order they are added. Entries that stand for 1/3 are therefore up to 2^-52
 * away from it, and what that leaves over lies in the largest entry.
 *
 * <p>Equally often: weights from 0.01 to 1, scaled; all entries equal; few different weights, 0 among them; one entry
 * that leaves less than 1e-6 to the others; and, where zeros are allowed, all in one class. Sizes are drawn as jqwik
 * draws the sizes of lists, small ones more often.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
public @interface Simplex {
    /** The one size, at least 1; 0 leaves it to {@link #minSize} and {@link #maxSize}. */
    int size() default 0;

    /** The smallest size, at least 1. */
    int minSize() default 1;

    /** The largest size, at least the smallest. */
    int maxSize() default 10;

    /** Whether an entry may be exactly 0; else the least is 2^-52. */
    boolean zeros() default true;
}
