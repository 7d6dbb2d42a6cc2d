package org.gradproof.core.internal.block;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.arrays.Overlap;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a batch's cross entropy have in common: n classes, weights w, smoothing ε and temperature T, which make
 * of labels y the labels a<sub>k</sub> = w<sub>k</sub> ((1 - ε) y<sub>k</sub> + ε/n), and how far the rows of each array
 * lie apart.
 */
public final class CrossEntropyTerms {

    /** Sums of labels of which no product with an ordinary row's numbers leaves the normal ones. */
    public static final double LEAST_LABELS = 0x1p-30;

    private static final double MOST_LABELS = 0x1p60;

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

    public static CrossEntropyTerms of(int classes) {
        return new CrossEntropyTerms(classes, null, 0, 1, classes, classes, classes);
    }

    public CrossEntropyTerms withWeights(double[] w) {
        return new CrossEntropyTerms(classes, w, smoothing, temperature, stride, labelStride, gradientStride);
    }

    public CrossEntropyTerms withSmoothing(double epsilon) {
        return new CrossEntropyTerms(classes, weights, epsilon, temperature, stride, labelStride, gradientStride);
    }

    public CrossEntropyTerms withTemperature(double t) {
        return new CrossEntropyTerms(classes, weights, smoothing, t, stride, labelStride, gradientStride);
    }

    public CrossEntropyTerms withStrides(int ofLogits, int ofLabels, int ofGradient) {
        return new CrossEntropyTerms(classes, weights, smoothing, temperature, ofLogits, ofLabels, ofGradient);
    }

    public double weight(int k) {
        return weights == null ? 1 : weights[k];
    }

    /** 1 - ε, what a label keeps. */
    public double kept() {
        return 1 - smoothing;
    }

    /** ε/n, what every class gets. */
    public double share() {
        return smoothing / classes;
    }

    public boolean isSmoothed() {
        return smoothing != 0;
    }

    public int classes() {
        return classes;
    }

    public double @Nullable [] weights() {
        return weights;
    }

    public double smoothing() {
        return smoothing;
    }

    public double temperature() {
        return temperature;
    }

    public int stride() {
        return stride;
    }

    public int labelStride() {
        return labelStride;
    }

    public int gradientStride() {
        return gradientStride;
    }

    /** How many rows an array of labels has, of which the last may end with its classes. */
    public int rows(int labels) {
        return labelStride == classes ? labels / classes : (int) ((labels + (labelStride - 1L)) / labelStride);
    }

    /** The length of a gradient that ends with its last row. */
    public int gradientLength(int rows) {
        return Math.toIntExact(rows == 0 ? 0 : (rows - 1L) * gradientStride + classes);
    }

    /** Checks the lengths of whole arrays; one of -1 is of no array. */
    public void requireShapes(int z, int y, int gradient, int rows) {
        ArgumentChecks.requireRows("z", z, rows, classes, stride);
        if (gradient >= 0) {
            ArgumentChecks.requireRows("gradient", gradient, rows, classes, gradientStride);
        }
        if (y >= 0) {
            ArgumentChecks.requireRows("y", y, rows, classes, labelStride);
        }
    }

    /** Checks that rows are within their arrays; a gradient of length -1 is not wanted. */
    public void requireParts(int z, int from, int gradient, int at, int rows) {
        ArgumentChecks.requirePart("z", z, from, rows, classes, stride);
        if (gradient >= 0) {
            ArgumentChecks.requirePart("gradient", gradient, at, rows, classes, gradientStride);
        }
    }

    public void requireLabelPart(int y, int first, int rows) {
        ArgumentChecks.requirePart("y", y, first, rows, classes, labelStride);
    }

    /** Checks that a gradient, where it is wanted, overlaps an argument only in place. */
    public void requireApart(
            @Nullable Object gradient, int at, Object z, int from, @Nullable Object y, int first, int rows) {
        Overlap.refuse("gradient", gradient, at, gradientStride, "z", z, from, stride, classes, rows);
        Overlap.refuse("gradient", gradient, at, gradientStride, "y", y, first, labelStride, classes, rows);
    }

    static boolean areModerate(double sumOfLabels) {
        return sumOfLabels >= LEAST_LABELS && sumOfLabels <= MOST_LABELS;
    }
}
