package org.gradproof.benchmarks;

import java.util.SplittableRandom;

/** A batch of ordinary numbers, the same in every run: rows x classes, or as many logits in one row. */
final class NumberBatch {

    final int rows;
    final int classes;

    /** Logits, and others of the same shape. */
    final double[] z;

    final double[] other;

    /** A direction for Hessians. */
    final double[] v;

    /** Labels 0 and 1. */
    final double[] hard;

    /** Labels that sum to 1 in each row. */
    final double[] soft;

    /** A class for each row. */
    final int[] targets;

    /** Receives what has the shape of the logits, or a number for each row. */
    final double[] out;

    final float[] singleZ;
    final float[] singleOther;
    final float[] singleV;
    final float[] singleHard;
    final float[] singleSoft;
    final float[] singleOut;

    /** Draws them; the shape is such as 1024x10. */
    NumberBatch(String shape) {
        rows = Integer.parseInt(shape.substring(0, shape.indexOf('x')));
        classes = Integer.parseInt(shape.substring(shape.indexOf('x') + 1));
        int n = rows * classes;
        SplittableRandom random = new SplittableRandom(1);
        z = random.doubles(n, -8, 8).toArray();
        other = random.doubles(n, -8, 8).toArray();
        v = random.doubles(n, -1, 1).toArray();
        hard = random.ints(n, 0, 2).asDoubleStream().toArray();
        soft = random.doubles(n, 0.1, 1).toArray();
        targets = random.ints(rows, 0, classes).toArray();
        out = new double[n];
        for (int row = 0; row < rows; row++) {
            toSumOne(row * classes, (row + 1) * classes);
        }
        singleZ = floats(z);
        singleOther = floats(other);
        singleV = floats(v);
        singleHard = floats(hard);
        singleSoft = floats(soft);
        singleOut = new float[n];
    }

    private void toSumOne(int from, int to) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += soft[k];
        }
        for (int k = from; k < to; k++) {
            soft[k] /= sum;
        }
    }

    private static float[] floats(double[] values) {
        float[] singles = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            singles[i] = (float) values[i];
        }
        return singles;
    }
}
