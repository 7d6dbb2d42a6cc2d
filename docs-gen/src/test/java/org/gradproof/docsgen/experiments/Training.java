package org.gradproof.docsgen.experiments;

import java.util.function.ToDoubleBiFunction;
import org.gradproof.core.LinearModel;

/**
 * A linear model under gradient descent: weights and biases start at zero, and each step takes the rate times the
 * average gradient over all training examples. No momentum, no penalty, no chance.
 */
final class Training {
    final Loss loss;
    private final Examples train;
    private final double rate;
    private final double[] weights;
    private final double[] biases;
    private int steps;

    Training(Loss loss, Examples train, double rate) {
        this.loss = loss;
        this.train = train;
        this.rate = rate;
        this.weights = new double[train.classes * train.features];
        this.biases = new double[train.classes];
    }

    /** Goes on until so many steps have been made in all. */
    Training until(int step) {
        while (steps < step) {
            step();
        }
        return this;
    }

    private void step() {
        double[] gradient = new double[train.rows * train.classes];
        for (int r = 0; r < train.rows; r++) {
            double[] g = loss.gradient(logits(train, r), train.labels(r));
            for (int k = 0; k < g.length; k++) {
                gradient[r * train.classes + k] = g[k] / train.rows;
            }
        }
        descend(weights, LinearModel.weightGradient(train.inputs, train.features, gradient, train.classes));
        descend(biases, LinearModel.biasGradient(gradient, train.classes));
        steps++;
    }

    private void descend(double[] parameters, double[] gradient) {
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] -= rate * gradient[i];
        }
    }

    /** The model's logits for an example. */
    double[] logits(Examples examples, int row) {
        double[] z = biases.clone();
        for (int k = 0; k < z.length; k++) {
            for (int f = 0; f < examples.features; f++) {
                z[k] += weights[k * examples.features + f] * examples.inputs[row * examples.features + f];
            }
        }
        return z;
    }

    /** The average over examples of something that their logits and labels say. */
    double average(Examples examples, ToDoubleBiFunction<double[], double[]> of) {
        double sum = 0;
        for (int r = 0; r < examples.rows; r++) {
            sum += of.applyAsDouble(logits(examples, r), examples.labels(r));
        }
        return sum / examples.rows;
    }

    /** The average loss, in nats. */
    double loss(Examples examples) {
        return average(examples, loss::value);
    }

    /** The average over examples of the mean probability of their labels. */
    double labelProbability(Examples examples) {
        return average(examples, (z, y) -> Measures.meanLabel(loss.probabilities(z), y));
    }

    /** The share of the examples, each with k labels, whose k largest logits are those of the labels. */
    double accuracy(Examples examples) {
        return average(examples, (z, y) -> Measures.labelsAreLargest(z, y) ? 1 : 0);
    }

    /** The average over examples of the sum of the gradient's positive entries. */
    double push(Examples examples) {
        return average(examples, (z, y) -> Measures.positivePart(loss.gradient(z, y)));
    }
}
