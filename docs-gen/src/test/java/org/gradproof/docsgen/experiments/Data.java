package org.gradproof.docsgen.experiments;

import java.util.Random;

/**
 * Examples to learn from and examples to test with, drawn from the same source.
 *
 * <p>{@link Random} is specified to the bit, its normal numbers included, so that a seed gives the same data on every
 * machine.
 *
 * @param train what is learned from
 * @param test what is not
 */
record Data(Examples train, Examples test) {

    /**
     * Two classes, each normal with unit variance, whose means are ±offset in the first few features and 0 in the
     * others, which tell nothing.
     */
    static Data twoClasses(long seed, int telling, double offset, int features, int train, int test) {
        Random random = new Random(seed);
        double[][] means = new double[2][features];
        for (int f = 0; f < telling; f++) {
            means[0][f] = offset;
            means[1][f] = -offset;
        }
        return new Data(draw(random, means, 1, train), draw(random, means, 1, test));
    }

    /**
     * Classes in turn, each normal with unit variance around a mean that is itself normal with the given spread; an
     * example of several classes stands around the sum of their means, and has all of them for labels.
     */
    static Data classes(long seed, int classes, int labels, double spread, int features, int train, int test) {
        Random random = new Random(seed);
        double[][] means = new double[classes][features];
        for (double[] mean : means) {
            for (int f = 0; f < features; f++) {
                mean[f] = spread * random.nextGaussian();
            }
        }
        return new Data(draw(random, means, labels, train), draw(random, means, labels, test));
    }

    private static Examples draw(Random random, double[][] means, int labels, int rows) {
        int features = means[0].length;
        double[] x = new double[rows * features];
        double[] y = new double[rows * means.length];
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < features; i++) {
                x[r * features + i] = random.nextGaussian();
            }
            // The first label goes round, so that classes are equally frequent; the others are drawn.
            int label = r % means.length;
            for (int given = 0; given < labels; given++) {
                while (y[r * means.length + label] == 1) {
                    label = random.nextInt(means.length);
                }
                y[r * means.length + label] = 1;
                for (int f = 0; f < features; f++) {
                    x[r * features + f] += means[label][f];
                }
            }
        }
        return new Examples(features, means.length, x, y);
    }
}
