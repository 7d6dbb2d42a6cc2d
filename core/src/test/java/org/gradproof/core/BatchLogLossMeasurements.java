package org.gradproof.core;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Measures the log loss, the focal loss and the log loss's Hessian of arrays of doubles and of floats. */
final class BatchLogLossMeasurements {

    private static final double[] LOGITS = Samples.logits(900);

    private BatchLogLossMeasurements() {}

    static List<Measured> all() {
        return Stream.of(hardLabels(), softLabels(), rows(), focal(), hessian())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Measured> hardLabels() {
        Measured value = Measured.of("BatchLogLoss.value", "every z, y = 0 and 1");
        Measured gradient = Measured.of("BatchLogLoss.gradient", "every z, y = 0 and 1");
        Measured floatValue = Measured.ofFloats("BatchLogLoss.value", "every z, y = 0 and 1");
        Measured floatGradient = Measured.ofFloats("BatchLogLoss.gradient", "every z, y = 0 and 1");
        BatchLogLoss loss = BatchLogLoss.sum();
        float[] floats = Samples.floats(LOGITS);
        for (int label = 0; label < 2; label++) {
            for (int i = 0; i < LOGITS.length; i++) {
                double z = LOGITS[i];
                double[] slope = new double[1];
                double[] y = {label};
                double actual = loss.valueAndGradient(new double[] {z}, y, slope);
                value.errors().add(actual, HighPrecision.logLoss(z, label), z, label);
                gradient.errors().add(slope[0], HighPrecision.logLossGradient(z, label), z, label);
                float f = floats[i];
                float[] floatSlope = new float[1];
                double floatActual = loss.valueAndGradient(new float[] {f}, new float[] {label}, floatSlope);
                floatValue.errors().addFloat(floatActual, HighPrecision.logLoss(f, label), f, label);
                floatGradient.errors().addFloat(floatSlope[0], HighPrecision.logLossGradient(f, label), f, label);
            }
        }
        return List.of(value, gradient, floatValue, floatGradient);
    }

    private static List<Measured> softLabels() {
        Measured value = Measured.of("BatchLogLoss.value", "every z, y in (0, 1)");
        Measured gradient = Measured.of("BatchLogLoss.gradient", "every z, y in (0, 1), of the larger term");
        Measured floatValue = Measured.ofFloats("BatchLogLoss.value", "every z, y in (0, 1)");
        Measured floatGradient = Measured.ofFloats("BatchLogLoss.gradient", "every z, y in (0, 1), of the larger term");
        SplittableRandom random = new SplittableRandom(61);
        BatchLogLoss loss = BatchLogLoss.sum();
        for (double z : LOGITS) {
            double y = Samples.softLabel(random);
            double[] slope = new double[1];
            double actual = loss.valueAndGradient(new double[] {z}, new double[] {y}, slope);
            value.errors().add(actual, HighPrecision.logLoss(z, y), z, y);
            gradient.errors().addOfTerm(slope[0], HighPrecision.logLossGradient(z, y), larger(z, y), z, y);
            float f = Samples.floats(new double[] {z})[0];
            float label = (float) Math.max(0x1p-100, Math.min(0x1.fffffep-1, y));
            float[] floatSlope = new float[1];
            double floatActual = loss.valueAndGradient(new float[] {f}, new float[] {label}, floatSlope);
            floatValue.errors().addFloat(floatActual, HighPrecision.logLoss(f, label), f, label);
            floatGradient
                    .errors()
                    .addFloatOfTerm(floatSlope[0], HighPrecision.logLossGradient(f, label), larger(f, label), f, label);
        }
        return List.of(value, gradient, floatValue, floatGradient);
    }

    private static BigDecimal larger(double z, double y) {
        BigDecimal up = BigDecimal.ONE.subtract(new BigDecimal(y)).multiply(HighPrecision.sigmoid(z));
        return up.max(new BigDecimal(y).multiply(HighPrecision.sigmoid(-z)));
    }

    private static List<Measured> rows() {
        Measured value = Measured.of("BatchSumOfLogLosses.value", "every row, hard labels");
        Measured gradient = Measured.of("BatchSumOfLogLosses.gradient", "every row, hard labels");
        Measured floatValue = Measured.ofFloats("BatchSumOfLogLosses.value", "every row, hard labels");
        Measured floatGradient = Measured.ofFloats("BatchSumOfLogLosses.gradient", "every row, hard labels");
        SplittableRandom random = new SplittableRandom(64);
        for (int i = 0; i < 150; i++) {
            double[] z = Samples.row(random, random.nextInt(1, 40));
            double[] y = new double[z.length];
            Arrays.setAll(y, k -> random.nextInt(2));
            double[] slope = new double[z.length];
            double actual = BatchSumOfLogLosses.sum(z.length).valueAndGradient(z, y, slope);
            value.errors().add(actual, sum(z, y), z, y);
            gradient.errors().addAll(slope, slopes(z, y), z, y);
            float[] f = Samples.floats(z);
            float[] floatSlope = new float[z.length];
            double floatActual = BatchSumOfLogLosses.sum(z.length).valueAndGradient(f, Samples.floats(y), floatSlope);
            floatValue.errors().addFloat(floatActual, sum(Samples.widened(f), y), f, y);
            floatGradient.errors().addAll(floatSlope, slopes(Samples.widened(f), y), f, y);
        }
        return List.of(value, gradient, floatValue, floatGradient);
    }

    private static BigDecimal sum(double[] z, double[] y) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 0; k < z.length; k++) {
            sum = sum.add(HighPrecision.logLoss(z[k], y[k]));
        }
        return sum;
    }

    private static BigDecimal[] slopes(double[] z, double[] y) {
        BigDecimal[] slopes = new BigDecimal[z.length];
        Arrays.setAll(slopes, k -> HighPrecision.logLossGradient(z[k], y[k]));
        return slopes;
    }

    private static List<Measured> focal() {
        Measured value = Measured.of("BatchFocalLoss.value", "every z, γ to 8, y = 0 and 1");
        Measured gradient = Measured.of("BatchFocalLoss.gradient", "every z, γ to 8, y = 0 and 1");
        Measured soft = Measured.of("BatchFocalLoss.gradient", "every z, γ to 8, y in (0, 1)");
        Measured floatValue = Measured.ofFloats("BatchFocalLoss.value", "every z, γ to 8, y = 0 and 1");
        Measured floatGradient = Measured.ofFloats("BatchFocalLoss.gradient", "every z, γ to 8, y = 0 and 1");
        SplittableRandom random = new SplittableRandom(62);
        for (double z : LOGITS) {
            double gamma = random.nextInt(3) == 0 ? random.nextInt(9) : random.nextDouble(0, 5);
            BatchFocalLoss loss = BatchFocalLoss.sum(gamma);
            int label = random.nextInt(2);
            double[] slope = new double[1];
            double actual = loss.valueAndGradient(new double[] {z}, new double[] {label}, slope);
            value.errors().add(actual, FocalMeasurements.value(z, label, gamma), z, label, gamma);
            gradient.errors().add(slope[0], FocalMeasurements.gradient(z, label, gamma), z, label, gamma);
            double y = random.nextDouble(0.6, 0.9);
            double[] softSlope = loss.gradient(new double[] {z}, new double[] {y});
            soft.errors().add(softSlope[0], FocalMeasurements.gradient(z, y, gamma), z, y, gamma);
            float f = Samples.floats(new double[] {z})[0];
            float[] floatSlope = new float[1];
            double floatActual = loss.valueAndGradient(new float[] {f}, new float[] {label}, floatSlope);
            floatValue.errors().addFloat(floatActual, FocalMeasurements.value(f, label, gamma), f, label, gamma);
            floatGradient
                    .errors()
                    .addFloat(floatSlope[0], FocalMeasurements.gradient(f, label, gamma), f, label, gamma);
        }
        return List.of(value, gradient, soft, floatValue, floatGradient);
    }

    private static List<Measured> hessian() {
        Measured product = Measured.of("BatchHessianProduct.logLoss", "every z and v");
        Measured floats = Measured.ofFloats("BatchHessianProduct.logLoss", "every z and v");
        SplittableRandom random = new SplittableRandom(63);
        for (double z : LOGITS) {
            double v = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-1000, 1000));
            double[] actual = BatchHessianProduct.logLoss().product(new double[] {z}, new double[] {v});
            BigDecimal exact = HighPrecision.sigmoidGradient(z).multiply(new BigDecimal(v));
            product.errors().add(actual[0], exact, z, v);
            float f = Samples.floats(new double[] {z})[0];
            float w = (float) Math.scalb(v, -Math.getExponent(v) + random.nextInt(-100, 100));
            float[] floatActual = BatchHessianProduct.logLoss().product(new float[] {f}, new float[] {w});
            floats.errors()
                    .addFloat(floatActual[0], HighPrecision.sigmoidGradient(f).multiply(new BigDecimal(w)), f, w);
        }
        return List.of(product, floats);
    }
}
