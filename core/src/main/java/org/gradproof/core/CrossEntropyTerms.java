package org.gradproof.core;

import org.jspecify.annotations.Nullable;

/**
 * What the rows of a batch's cross entropy have in common: n classes, weights w, smoothing ε and temperature T, which make
 * of labels y the labels a<sub>k</sub> = w<sub>k</sub> ((1 - ε) y<sub>k</sub> + ε/n), and how far the rows of each array
 * lie apart.
 */
final class CrossEntropyTerms {

    private final int classes;
    private final double @Nullable [] weights;
    private final double smoothing;
    private final double temperature;
    private final int stride;
    private final int labelStride;
    private final int gradientStride;

    private CrossEntropyTerms(
            int classes,
            double @Nullable [] weights,
            double smoothing,
            double temperature,
            int stride,
            int labelStride,
            int gradientStride) {
        this.classes = classes;
        this.weights = weights;
        this.smoothing = smoothing;
        this.temperature = temperature;
        this.stride = stride;
        this.labelStride = labelStride;
        this.gradientStride = gradientStride;
    }

    static CrossEntropyTerms of(int classes) {
        return new CrossEntropyTerms(classes, null, 0, 1, classes, classes, classes);
    }

    CrossEntropyTerms withWeights(double[] w) {
        return new CrossEntropyTerms(classes, w, smoothing, temperature, stride, labelStride, gradientStride);
    }

    CrossEntropyTerms withSmoothing(double epsilon) {
        return new CrossEntropyTerms(classes, weights, epsilon, temperature, stride, labelStride, gradientStride);
    }

    CrossEntropyTerms withTemperature(double t) {
        return new CrossEntropyTerms(classes, weights, smoothing, t, stride, labelStride, gradientStride);
    }

    CrossEntropyTerms withStrides(int ofLogits, int ofLabels, int ofGradient) {
        return new CrossEntropyTerms(classes, weights, smoothing, temperature, ofLogits, ofLabels, ofGradient);
    }

    double weight(int k) {
        return weights == null ? 1 : weights[k];
    }

    /** 1 - ε, what a label keeps. */
    double kept() {
        return 1 - smoothing;
    }

    /** ε/n, what every class gets. */
    double share() {
        return smoothing / classes;
    }

    boolean isSmoothed() {
        return smoothing != 0;
    }

    int classes() {
        return classes;
    }

    double @Nullable [] weights() {
        return weights;
    }

    double smoothing() {
        return smoothing;
    }

    double temperature() {
        return temperature;
    }

    int stride() {
        return stride;
    }

    int labelStride() {
        return labelStride;
    }

    int gradientStride() {
        return gradientStride;
    }

    /** How many rows an array of labels has, of which the last may end with its classes. */
    int rows(int labels) {
        return labelStride == classes ? labels / classes : (int) ((labels + (labelStride - 1L)) / labelStride);
    }

    /** The length of a gradient that ends with its last row. */
    int gradientLength(int rows) {
        return Math.toIntExact(rows == 0 ? 0 : (rows - 1L) * gradientStride + classes);
    }

    /** Checks the lengths of whole arrays; one of -1 is of no array. */
    void requireShapes(int z, int y, int gradient, int rows) {
        ArgumentChecks.requireRows("z", z, rows, classes, stride);
        if (gradient >= 0) {
            ArgumentChecks.requireRows("gradient", gradient, rows, classes, gradientStride);
        }
        if (y >= 0) {
            ArgumentChecks.requireRows("y", y, rows, classes, labelStride);
        }
    }

    /** Checks that rows are within their arrays; a gradient of length -1 is not wanted. */
    void requireParts(int z, int from, int gradient, int at, int rows) {
        ArgumentChecks.requirePart("z", z, from, rows, classes, stride);
        if (gradient >= 0) {
            ArgumentChecks.requirePart("gradient", gradient, at, rows, classes, gradientStride);
        }
    }

    void requireLabelPart(int y, int first, int rows) {
        ArgumentChecks.requirePart("y", y, first, rows, classes, labelStride);
    }

    /** Checks that a gradient, where it is wanted, overlaps an argument only in place. */
    void requireApart(@Nullable Object gradient, int at, Object z, int from, @Nullable Object y, int first, int rows) {
        Overlap.refuse("gradient", gradient, at, gradientStride, "z", z, from, stride, classes, rows);
        Overlap.refuse("gradient", gradient, at, gradientStride, "y", y, first, labelStride, classes, rows);
    }
}
