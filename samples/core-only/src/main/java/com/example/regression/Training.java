package com.example.regression;

import java.util.Locale;
import java.util.Random;
import org.gradproof.core.BatchCrossEntropy;
import org.gradproof.core.LinearModel;

/** Softmax regression on points around three centres, by gradient descent on the cross entropy. */
public final class Training {
    private static final double[][] CENTRES = {{0, 3}, {3, -2}, {-3, -2}};
    private static final int FEATURES = 2;
    private static final int ROWS = 300;
    private static final int STEPS = 200;
    private static final double RATE = 0.5;

    private final int classes = CENTRES.length;
    private final double[] inputs = new double[ROWS * FEATURES];
    private final int[] targets = new int[ROWS];
    private final double[] weights = new double[classes * FEATURES];
    private final double[] bias = new double[classes];

    private Training(Random random) {
        for (int row = 0; row < ROWS; row++) {
            targets[row] = row % classes;
            for (int j = 0; j < FEATURES; j++) {
                inputs[row * FEATURES + j] = CENTRES[targets[row]][j] + random.nextGaussian();
            }
        }
    }

    /** Trains, and prints the loss before and after and the share of points that are classified rightly. */
    public static void main(String[] args) {
        Training training = new Training(new Random(1));
        BatchCrossEntropy loss = BatchCrossEntropy.mean(training.classes);
        double before = loss.value(training.logits(), training.targets);
        for (int step = 0; step < STEPS; step++) {
            training.descend(loss);
        }
        double after = loss.value(training.logits(), training.targets);
        System.out.printf(Locale.ROOT, "loss %.3f before, %.3f after, accuracy %.2f%n", before, after, training.accuracy());
    }

    /** From the gradient of the logits to that of the parameters, and a step against it. */
    private void descend(BatchCrossEntropy loss) {
        double[] gradient = new double[ROWS * classes];
        loss.valueAndGradient(logits(), targets, gradient);
        subtract(LinearModel.weightGradient(inputs, FEATURES, gradient, classes), weights);
        subtract(LinearModel.biasGradient(gradient, classes), bias);
    }

    private static void subtract(double[] gradient, double[] from) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= RATE * gradient[i];
        }
    }

    private double[] logits() {
        double[] z = new double[ROWS * classes];
        for (int row = 0; row < ROWS; row++) {
            for (int k = 0; k < classes; k++) {
                double sum = bias[k];
                for (int j = 0; j < FEATURES; j++) {
                    sum += weights[k * FEATURES + j] * inputs[row * FEATURES + j];
                }
                z[row * classes + k] = sum;
            }
        }
        return z;
    }

    private double accuracy() {
        double[] z = logits();
        int right = 0;
        for (int row = 0; row < ROWS; row++) {
            int best = 0;
            for (int k = 1; k < classes; k++) {
                best = z[row * classes + k] > z[row * classes + best] ? k : best;
            }
            right += best == targets[row] ? 1 : 0;
        }
        return (double) right / ROWS;
    }
}
