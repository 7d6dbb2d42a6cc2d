package org.gradproof.core;

/** How the losses of a batch become one number. The gradient is that of the reduced loss. */
public enum Reduction {
    /** The sum over the examples. */
    SUM,
    /** The sum divided by the number of examples, whatever their weights; NaN for an empty batch. */
    MEAN;

    /** The reduced loss. */
    double of(double sum, int examples) {
        return this == SUM ? sum : sum / examples;
    }

    /** What the gradient of the sum is divided by. */
    int count(int examples) {
        return this == SUM ? 1 : examples;
    }
}
