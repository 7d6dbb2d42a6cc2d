package org.gradproof.core;

/** Entropy, cross entropy and divergence of rows of one shape. */
record Measures(BatchEntropy entropy, BatchDistributionCrossEntropy cross, BatchKullbackLeibler divergence) {

    static Measures sumFromLogits(int classes) {
        return new Measures(
                BatchEntropy.sumFromLogits(classes),
                BatchDistributionCrossEntropy.sumFromLogits(classes),
                BatchKullbackLeibler.sumFromLogits(classes));
    }

    static Measures meanFromLogits(int classes) {
        return new Measures(
                BatchEntropy.meanFromLogits(classes),
                BatchDistributionCrossEntropy.meanFromLogits(classes),
                BatchKullbackLeibler.meanFromLogits(classes));
    }

    static Measures sumFromProbabilities(int classes) {
        return new Measures(
                BatchEntropy.sumFromProbabilities(classes),
                BatchDistributionCrossEntropy.sumFromProbabilities(classes),
                BatchKullbackLeibler.sumFromProbabilities(classes));
    }

    Measures withThreads(int count) {
        return new Measures(entropy.withThreads(count), cross.withThreads(count), divergence.withThreads(count));
    }

    Measures withStrides(int ofA, int ofB, int ofGradientOfA, int ofGradientOfB) {
        return new Measures(
                entropy.withStrides(ofA, ofGradientOfA),
                cross.withStrides(ofA, ofB, ofGradientOfA, ofGradientOfB),
                divergence.withStrides(ofA, ofB, ofGradientOfA, ofGradientOfB));
    }
}
