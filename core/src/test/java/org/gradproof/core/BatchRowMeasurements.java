package org.gradproof.core;

import static org.gradproof.core.HighPrecision.DIGITS;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Measures the cross entropy and its Hessian of rows of doubles and of floats. */
final class BatchRowMeasurements {

    private static final int ROWS = 150;

    private BatchRowMeasurements() {}

    static List<Measured> all() {
        return Stream.of(classes(), longRows(), labels(), hessian())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Measured> classes() {
        String range = "every row, a class";
        Measured value = Measured.of("BatchCrossEntropy.value", range);
        Measured gradient = Measured.of("BatchCrossEntropy.gradient", range);
        Measured floatValue = Measured.ofFloats("BatchCrossEntropy.value", range);
        Measured floatGradient = Measured.ofFloats("BatchCrossEntropy.gradient", range);
        SplittableRandom random = new SplittableRandom(71);
        for (int i = 0; i < 2 * ROWS; i++) {
            double[] z = i % 2 == 0
                    ? random.doubles(random.nextInt(2, 40), -20, 20).toArray()
                    : Samples.row(random, random.nextInt(1, 9));
            int n = z.length;
            int[] target = {random.nextInt(n)};
            double[] y = Samples.oneHot(n, target[0]);
            double[] slope = new double[n];
            value.errors()
                    .add(
                            BatchCrossEntropy.sum(n).valueAndGradient(z, target, slope),
                            HighPrecision.crossEntropy(z, y),
                            z,
                            target);
            gradient.errors().addAll(slope, HighPrecision.crossEntropyGradient(z, y), z, target);
            float[] f = Samples.floats(z);
            double[] wide = Samples.widened(f);
            float[] floatSlope = new float[n];
            floatValue
                    .errors()
                    .addFloat(
                            BatchCrossEntropy.sum(n).valueAndGradient(f, target, floatSlope),
                            HighPrecision.crossEntropy(wide, y),
                            wide,
                            target);
            floatGradient.errors().addAll(floatSlope, HighPrecision.crossEntropyGradient(wide, y), wide, target);
        }
        return List.of(value, gradient, floatValue, floatGradient);
    }

    /** Of a block and of several, even and uneven. */
    private static List<Measured> longRows() {
        String range = "110 to 2,100 classes";
        Measured value = Measured.of("BatchCrossEntropy.value", range);
        Measured gradient = Measured.of("BatchCrossEntropy.gradient", range);
        Measured floatValue = Measured.ofFloats("BatchCrossEntropy.value", range);
        Measured floatGradient = Measured.ofFloats("BatchCrossEntropy.gradient", range);
        SplittableRandom random = new SplittableRandom(72);
        for (int i = 0; i < 32; i++) {
            int n = i == 0 ? 1024 : i == 1 ? 1025 : i == 2 ? 2100 : random.nextInt(110, 250);
            double width = random.nextDouble(1, 20);
            float[] f = Samples.floats(random.doubles(n, -width, width).toArray());
            double[] z = Samples.widened(f);
            int[] target = {random.nextInt(n)};
            double[] y = Samples.oneHot(n, target[0]);
            BigDecimal loss = HighPrecision.crossEntropy(z, y);
            BigDecimal[] exact = HighPrecision.crossEntropyGradient(z, y);
            double[] slope = new double[n];
            value.errors().add(BatchCrossEntropy.sum(n).valueAndGradient(z, target, slope), loss, z, target);
            gradient.errors().addAll(slope, exact, z, target);
            float[] floatSlope = new float[n];
            floatValue
                    .errors()
                    .addFloat(BatchCrossEntropy.sum(n).valueAndGradient(f, target, floatSlope), loss, z, target);
            floatGradient.errors().addAll(floatSlope, exact, z, target);
        }
        return List.of(value, gradient, floatValue, floatGradient);
    }

    private static List<Measured> labels() {
        String range = "every row, labels, weights, smoothing, temperature";
        Measured value = Measured.of("BatchCrossEntropy.value", range);
        Measured gradient = Measured.of("BatchCrossEntropy.gradient", range + ", of the larger term");
        Measured floatValue = Measured.ofFloats("BatchCrossEntropy.value", range);
        Measured floatGradient = Measured.ofFloats("BatchCrossEntropy.gradient", range + ", of the larger term");
        SplittableRandom random = new SplittableRandom(72);
        for (int i = 0; i < ROWS; i++) {
            int n = random.nextInt(2, 9);
            double[] z = Samples.row(random, n);
            float[] f = Samples.floats(z);
            // Labels that floats can hold, so that both see the same.
            float[] g = Samples.floats(Samples.simplex(random, n));
            double[] y = Samples.widened(g);
            double[] w = new double[n];
            Arrays.setAll(w, k -> Math.scalb(random.nextDouble(0.5, 1), k - 4));
            double epsilon = random.nextInt(3) == 0 ? 0 : random.nextDouble();
            double t = random.nextInt(3) == 0 ? 1 : Math.scalb(random.nextDouble(0.5, 1), random.nextInt(-8, 9));
            BatchCrossEntropy loss = BatchCrossEntropy.sum(n)
                    .withClassWeights(w)
                    .withLabelSmoothing(epsilon)
                    .withTemperature(t);
            BigDecimal[] a = HighPrecisionRows.labels(y, w, epsilon);
            double[] slope = new double[n];
            value.errors()
                    .add(
                            loss.valueAndGradient(z, y, slope),
                            HighPrecisionRows.crossEntropy(z, a, t),
                            z,
                            y,
                            w,
                            epsilon,
                            t);
            BigDecimal[] exact = HighPrecisionRows.crossEntropyGradient(z, a, t);
            BigDecimal[] terms = larger(z, a, t);
            double[] wide = Samples.widened(f);
            float[] floatSlope = new float[n];
            floatValue
                    .errors()
                    .addFloat(
                            loss.valueAndGradient(f, g, floatSlope),
                            HighPrecisionRows.crossEntropy(wide, a, t),
                            wide,
                            y,
                            w,
                            epsilon,
                            t);
            BigDecimal[] floatExact = HighPrecisionRows.crossEntropyGradient(wide, a, t);
            BigDecimal[] floatTerms = larger(wide, a, t);
            for (int k = 0; k < n; k++) {
                gradient.errors().addOfTerm(slope[k], exact[k], terms[k], k, z, y, w, epsilon, t);
                floatGradient
                        .errors()
                        .addFloatOfTerm(floatSlope[k], floatExact[k], floatTerms[k], k, wide, y, w, epsilon, t);
            }
        }
        return List.of(value, gradient, floatValue, floatGradient);
    }

    /** The larger of p<sub>k</sub> Σ a / T and a<sub>k</sub> / T. */
    private static BigDecimal[] larger(double[] z, BigDecimal[] a, double t) {
        BigDecimal[] p = HighPrecisionRows.softmax(z, t);
        BigDecimal all = HighPrecisionRows.sum(a);
        BigDecimal[] larger = new BigDecimal[a.length];
        Arrays.setAll(larger, k -> p[k].multiply(all).max(a[k]).divide(new BigDecimal(t), DIGITS));
        return larger;
    }

    private static List<Measured> hessian() {
        String range = "every row and v, of the larger term";
        Measured product = Measured.of("BatchHessianProduct.crossEntropy", range);
        Measured floats = Measured.ofFloats("BatchHessianProduct.crossEntropy", range);
        SplittableRandom random = new SplittableRandom(73);
        for (int i = 0; i < 2 * ROWS; i++) {
            int n = i % 10 == 0 ? random.nextInt(100, 140) : random.nextInt(1, 9);
            double[] z = i % 2 == 0 ? random.doubles(n, -20, 20).toArray() : Samples.row(random, n);
            double[] v = i % 4 == 0 ? random.doubles(n, -9, 9).toArray() : Samples.row(random, n);
            double[] actual = BatchHessianProduct.crossEntropy(n).product(z, v);
            BigDecimal[] exact = HighPrecisionRows.deviation(z, HighPrecisionRows.decimals(v));
            BigDecimal[] terms = larger(z, v);
            double[] wide = Samples.widened(Samples.floats(z));
            double[] direction = Samples.widened(Samples.floats(v));
            float[] floatActual = BatchHessianProduct.crossEntropy(n).product(Samples.floats(z), Samples.floats(v));
            BigDecimal[] floatExact = HighPrecisionRows.deviation(wide, HighPrecisionRows.decimals(direction));
            BigDecimal[] floatTerms = larger(wide, direction);
            for (int k = 0; k < n; k++) {
                product.errors().addOfTerm(actual[k], exact[k], terms[k], k, z, v);
                floats.errors().addFloatOfTerm(floatActual[k], floatExact[k], floatTerms[k], k, wide, direction);
            }
        }
        return List.of(product, floats);
    }

    /** The larger of p<sub>k</sub> |v<sub>k</sub>| and p<sub>k</sub> Σ p |v|. */
    private static BigDecimal[] larger(double[] z, double[] v) {
        BigDecimal[] p = HighPrecisionRows.softmax(z, 1);
        BigDecimal mean = BigDecimal.ZERO;
        for (int k = 0; k < z.length; k++) {
            mean = mean.add(p[k].multiply(new BigDecimal(Math.abs(v[k]))));
        }
        BigDecimal[] larger = new BigDecimal[z.length];
        for (int k = 0; k < z.length; k++) {
            larger[k] = p[k].multiply(mean.max(new BigDecimal(Math.abs(v[k]))), DIGITS);
        }
        return larger;
    }
}
