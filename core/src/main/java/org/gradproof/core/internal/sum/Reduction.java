package org.gradproof.core.internal.sum;

/** How the losses of a batch become one number. The gradient is that of the reduced loss. */
public enum Reduction {
    /** The sum over the examples. */
    SUM,
    /** The sum divided by the number of examples, whatever their weights; finite where the losses are; NaN for none. */
    MEAN;

    /** The reduced loss, from a sum as {@link CompensatedSum#losses} has it. */
    public double of(double sum, int examples) {
        if (CompensatedSum.wentBeyond(sum)) {
            return this == SUM ? Double.POSITIVE_INFINITY : CompensatedSum.meanBeyond(sum, examples);
        }
        return this == SUM ? sum : sum / examples;
    }

    /** What the gradient of the sum is divided by. */
    public int count(int examples) {
        return this == SUM ? 1 : examples;
    }
}
