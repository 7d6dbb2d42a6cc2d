package org.gradproof.core;

import static org.gradproof.core.HighPrecision.DIGITS;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;

/** Measures the functions of one number, applied to arrays of doubles and of floats. */
final class BatchFunctionMeasurements {

    private BatchFunctionMeasurements() {}

    static List<Measured> all() {
        List<Measured> all = new ArrayList<>();
        double[] z = Samples.logits(3000);
        all.addAll(measured(
                "sigmoid",
                BatchFunction.sigmoid(),
                "every z",
                z,
                HighPrecision::sigmoid,
                HighPrecision::sigmoidGradient));
        all.addAll(measured(
                "logSigmoid",
                BatchFunction.logSigmoid(),
                "every z",
                z,
                v -> HighPrecision.softplus(-v).negate(),
                v -> HighPrecision.sigmoid(-v)));
        all.addAll(measured(
                "softplus", BatchFunction.softplus(), "every z", z, HighPrecision::softplus, HighPrecision::sigmoid));
        SplittableRandom random = new SplittableRandom(51);
        double[] p = new double[1500];
        Arrays.setAll(
                p,
                i -> i % 2 == 0 ? Samples.softLabel(random) : 0.5 + Math.scalb(random.nextDouble(-1, 1), -1 - i % 50));
        all.addAll(measured(
                "logit",
                BatchFunction.logit(),
                "p in (0, 1)",
                p,
                HighPrecision::logit,
                BatchFunctionMeasurements::logitGradient));
        return all;
    }

    private static BigDecimal logitGradient(double p) {
        BigDecimal exact = new BigDecimal(p);
        return BigDecimal.ONE.divide(exact.multiply(BigDecimal.ONE.subtract(exact)), DIGITS);
    }

    private static List<Measured> measured(
            String name,
            BatchFunction function,
            String range,
            double[] x,
            DoubleFunction<BigDecimal> value,
            DoubleFunction<BigDecimal> gradient) {
        String title = "BatchFunction." + name;
        Measured values = Measured.of(title + ".value", range);
        Measured gradients = Measured.of(title + ".gradient", range);
        Measured floatValues = Measured.ofFloats(title + ".value", range);
        Measured floatGradients = Measured.ofFloats(title + ".gradient", range);
        double[] v = new double[x.length];
        double[] g = new double[x.length];
        function.valueAndGradient(x, v, g);
        float[] floats = Samples.floats(x);
        for (int i = 0; i < floats.length; i++) {
            // What is no probability inside (0, 1) as a float is no argument of the logit's range.
            floats[i] = function == BatchFunction.logit() && (floats[i] == 0 || floats[i] == 1) ? 0.25f : floats[i];
        }
        float[] w = new float[floats.length];
        float[] h = new float[floats.length];
        function.valueAndGradient(floats, w, h);
        for (int i = 0; i < x.length; i++) {
            values.errors().add(v[i], value.apply(x[i]), x[i]);
            gradients.errors().add(g[i], gradient.apply(x[i]), x[i]);
        }
        for (int i = 0; i < floats.length; i++) {
            floatValues.errors().addFloat(w[i], value.apply(floats[i]), floats[i]);
            floatGradients.errors().addFloat(h[i], gradient.apply(floats[i]), floats[i]);
        }
        return List.of(values, gradients, floatValues, floatGradients);
    }
}
