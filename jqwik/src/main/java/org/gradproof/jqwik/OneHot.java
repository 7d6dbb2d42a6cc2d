package org.gradproof.jqwik;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A hard label as a vector: one entry is 1.0, each equally often, and all others are 0.0. A {@code double[]}, {@code
 * Double[]} or {@code List<Double>}. Sizes are drawn uniformly.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
public @interface OneHot {
    /** The one size, at least 1; 0 leaves it to {@link #minSize} and {@link #maxSize}. */
    int size() default 0;

    /** The smallest size, at least 1. */
    int minSize() default 1;

    /** The largest size, at least the smallest. */
    int maxSize() default 10;
}
