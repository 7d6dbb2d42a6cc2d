package org.gradproof.docsgen.experiments;

/** Inputs with their labels: rows × features and rows × classes, each row after row. */
final class Examples {
    final int rows;
    final int features;
    final int classes;
    final double[] inputs;
    final double[] labels;

    Examples(int features, int classes, double[] inputs, double[] labels) {
        this.rows = inputs.length / features;
        this.features = features;
        this.classes = classes;
        this.inputs = inputs;
        this.labels = labels;
        if (rows * features != inputs.length || rows * classes != labels.length) {
            throw new IllegalArgumentException("expected as many rows of inputs as of labels");
        }
    }

    /** The labels of one example. */
    double[] labels(int row) {
        double[] y = new double[classes];
        System.arraycopy(labels, row * classes, y, 0, classes);
        return y;
    }

    /** The first of two complementary labels alone, for a model with one logit. */
    Examples positiveAlone() {
        double[] positive = new double[rows];
        for (int r = 0; r < rows; r++) {
            positive[r] = labels[r * classes];
        }
        return new Examples(features, 1, inputs, positive);
    }

    /** Every label 1 shared evenly: 1/k each where an example has k. */
    Examples shared() {
        double[] y = labels.clone();
        for (int r = 0; r < rows; r++) {
            double k = 0;
            for (int c = 0; c < classes; c++) {
                k += labels[r * classes + c];
            }
            for (int c = 0; c < classes; c++) {
                y[r * classes + c] /= k;
            }
        }
        return new Examples(features, classes, inputs, y);
    }

    /** Each example once for each of its labels, with that label alone; k labels each. */
    Examples copies(int k) {
        double[] x = new double[rows * k * features];
        double[] y = new double[rows * k * classes];
        int copy = 0;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < classes; c++) {
                if (labels[r * classes + c] > 0) {
                    System.arraycopy(inputs, r * features, x, copy * features, features);
                    y[copy * classes + c] = 1;
                    copy++;
                }
            }
        }
        return new Examples(features, classes, x, y);
    }
}
