package org.gradproof.core;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/** Logits, labels and rows that cover the whole range, the same in every run. */
final class Samples {

    private Samples() {}

    /** Logits of every size: ordinary, tiny, at the ends of exp's range, huge. */
    static double[] logits(int count) {
        SplittableRandom random = new SplittableRandom(20250101);
        DoubleStream fixed = DoubleStream.of(
                0,
                -0.0,
                1e-320,
                1e-300,
                1e-20,
                1e-9,
                0.5,
                1,
                2,
                36,
                37,
                38,
                241,
                700,
                708.4,
                709.8,
                744,
                745.13,
                745.14,
                746,
                1000,
                1e5,
                1e300,
                Double.MAX_VALUE,
                Double.MIN_VALUE);
        DoubleStream drawn = DoubleStream.generate(() -> switch (random.nextInt(6)) {
            case 0 -> random.nextDouble(-1, 1);
            case 1 -> random.nextDouble(-8, 8);
            case 2 -> random.nextDouble(-40, 40);
            case 3 -> random.nextDouble(-750, 750);
            case 4 -> Math.scalb(random.nextDouble(-1, 1), random.nextInt(-60, 10));
            default -> Math.rint(random.nextDouble(-64, 64)) / 4;
        });
        return DoubleStream.concat(fixed.flatMap(v -> DoubleStream.of(v, -v)), drawn.limit(count))
                .toArray();
    }

    /** Labels strictly inside (0, 1), now and then near an end. */
    static double softLabel(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(1, 16) / 16.0;
            case 1 -> Math.scalb(random.nextDouble(0.5, 1), -random.nextInt(1060));
            case 2 -> 1 - Math.scalb(random.nextDouble(0.5, 1), -random.nextInt(1, 50));
            default -> random.nextDouble(1e-3, 1);
        };
    }

    /** A row of n logits: ordinary, tied, tiny, wide, one dominant, far from 0, huge. */
    static double[] row(SplittableRandom random, int n) {
        int kind = random.nextInt(8);
        double[] z = new double[n];
        double shift = random.nextDouble(-1000, 1000);
        for (int j = 0; j < n; j++) {
            z[j] = switch (kind) {
                case 0 -> random.nextDouble(-4, 4);
                case 1 -> random.nextInt(3);
                case 2 -> random.nextDouble(-1, 1) * 1e-20;
                case 3 -> random.nextDouble(-750, 750);
                case 4 -> j == 0 ? 37 : random.nextDouble(-1, 1);
                case 5 -> shift + random.nextDouble(-2, 2);
                case 6 -> shift * 1e-3 + random.nextDouble(-20, 20);
                default -> Math.scalb(random.nextDouble(-1, 1), random.nextInt(-30, 1024));
            };
        }
        return z;
    }

    /** Labels that sum to 1 up to rounding, with exact zeros now and then. */
    static double[] simplex(SplittableRandom random, int n) {
        double[] y = new double[n];
        int kind = random.nextInt(4);
        for (int k = 0; k < n; k++) {
            y[k] = switch (kind) {
                case 0 -> 1.0 / n;
                case 1 -> random.nextInt(3);
                case 2 -> Math.scalb(random.nextDouble(0.5, 1), -random.nextInt(60));
                default -> random.nextDouble(0.01, 1);
            };
        }
        double sum = Arrays.stream(y).sum();
        return kind == 0 ? y : Arrays.stream(y).map(v -> sum == 0 ? 0 : v / sum).toArray();
    }

    /** The same, with 2<sup>-40</sup> for 0. */
    static double[] positive(double[] p) {
        return Arrays.stream(p).map(v -> v == 0 ? 0x1p-40 : v).toArray();
    }

    static double[] oneHot(int n, int target) {
        double[] y = new double[n];
        y[target] = 1;
        return y;
    }

    /** The nearest floats, those beyond the largest taken to it. */
    static float[] floats(double[] x) {
        float[] floats = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            floats[i] = (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, x[i]));
        }
        return floats;
    }

    static double[] widened(float[] x) {
        double[] wide = new double[x.length];
        Arrays.setAll(wide, i -> x[i]);
        return wide;
    }
}
