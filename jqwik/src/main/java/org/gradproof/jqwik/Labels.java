package org.gradproof.jqwik;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Hard labels, each class equally often: the index of a class, from 0 to {@link #classes} less 1; with two classes, 0
 * and 1. One label is an {@code int}, {@code Integer}, {@code double} or {@code Double}; the labels of several examples
 * are an {@code int[]} or a {@code double[]}, whose size means nothing for one label.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
public @interface Labels {
    /** The number of classes, at least 1. */
    int classes() default 2;

    /** The one number of labels, at least 1; 0 leaves it to {@link #minSize} and {@link #maxSize}. */
    int size() default 0;

    /** The smallest number of labels, at least 0. */
    int minSize() default 1;

    /** The largest number of labels, at least the smallest. */
    int maxSize() default 10;
}
