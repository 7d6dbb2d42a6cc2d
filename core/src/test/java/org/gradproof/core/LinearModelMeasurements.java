package org.gradproof.core;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Measures the gradients of a linear model's parameters. */
final class LinearModelMeasurements {

    private LinearModelMeasurements() {}

    static List<Measured> all() {
        Measured weights = Measured.of("LinearModel.weightGradient", "every batch");
        Measured bias = Measured.of("LinearModel.biasGradient", "every batch");
        SplittableRandom random = new SplittableRandom(41);
        for (int i = 0; i < 150; i++) {
            int rows = random.nextInt(1, 20);
            int features = random.nextInt(1, 6);
            int outputs = random.nextInt(1, 4);
            int spread = random.nextInt(1, 400);
            double[] x = values(random, rows * features, spread);
            double[] g = values(random, rows * outputs, spread);
            if (rows > 1 && i % 3 == 0) {
                // The last row cancels the first, and what is left is small.
                for (int k = 0; k < outputs; k++) {
                    g[(rows - 1) * outputs + k] = -Math.nextUp(g[k]);
                }
                System.arraycopy(x, 0, x, (rows - 1) * features, features);
            }
            BigDecimal[] exact = new BigDecimal[outputs * features];
            BigDecimal[] sums = new BigDecimal[outputs];
            Arrays.fill(exact, BigDecimal.ZERO);
            Arrays.fill(sums, BigDecimal.ZERO);
            for (int r = 0; r < rows; r++) {
                for (int k = 0; k < outputs; k++) {
                    BigDecimal slope = new BigDecimal(g[r * outputs + k]);
                    sums[k] = sums[k].add(slope);
                    for (int f = 0; f < features; f++) {
                        int at = k * features + f;
                        exact[at] = exact[at].add(slope.multiply(new BigDecimal(x[r * features + f])));
                    }
                }
            }
            weights.errors().addAll(LinearModel.weightGradient(x, features, g, outputs), exact, x, g);
            bias.errors().addAll(LinearModel.biasGradient(g, outputs), sums, g);
        }
        return List.of(weights, bias);
    }

    private static double[] values(SplittableRandom random, int n, int spread) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> Math.scalb(random.nextDouble(-1, 1), random.nextInt(-spread, spread)));
        return values;
    }
}
