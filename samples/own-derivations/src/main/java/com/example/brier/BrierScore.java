package com.example.brier;

/** The Brier score of a binary classifier, (σ(z) - y)², on its logit z. Derived in {@code src/docs/brier-score.adoc}. */
public final class BrierScore {
    private BrierScore() {}

    /** The score of the logit for the label y, 0 or 1. */
    public static double value(double z, double y) {
        double error = sigmoid(z) - y;
        return error * error;
    }

    /** The derivative of the score with respect to the logit. */
    public static double gradient(double z, double y) {
        double p = sigmoid(z);
        return 2 * (p - y) * p * (1 - p);
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }
}
