package org.gradproof.core;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Measures softmax, its logarithm and log-sum-exp of rows of doubles and of floats. */
final class BatchSoftmaxMeasurements {

    private static final String RANGE = "every row";
    private static final String NEAR = "rows that cross 0";
    private static final int ROWS = 300;

    private BatchSoftmaxMeasurements() {}

    static List<Measured> all() {
        Measured value = Measured.of("BatchSoftmax.value", RANGE);
        Measured log = Measured.of("BatchSoftmax.logValue", RANGE);
        Measured sum = Measured.of("BatchLogSumExp.value", RANGE);
        Measured near = Measured.of("BatchLogSumExp.value", NEAR);
        Measured floatValue = Measured.ofFloats("BatchSoftmax.value", RANGE);
        Measured floatLog = Measured.ofFloats("BatchSoftmax.logValue", RANGE);
        Measured floatSum = Measured.ofFloats("BatchLogSumExp.value", RANGE);
        Measured floatNear = Measured.ofFloats("BatchLogSumExp.value", NEAR);
        SplittableRandom random = new SplittableRandom(52);
        for (int i = 0; i < ROWS; i++) {
            int n = i % 30 == 0 ? random.nextInt(100, 140) : random.nextInt(1, 12);
            double[] z = i % 3 == 0 ? random.doubles(n, -20, 20).toArray() : Samples.row(random, n);
            value.errors().addAll(BatchSoftmax.of(n).value(z), HighPrecision.softmax(z), z);
            log.errors().addAll(BatchSoftmax.of(n).logValue(z), HighPrecision.logSoftmax(z), z);
            sum.errors().add(BatchLogSumExp.of(n).value(z)[0], HighPrecision.logSumExp(z), z);
            float[] f = Samples.floats(z);
            double[] wide = Samples.widened(f);
            floatValue.errors().addAll(BatchSoftmax.of(n).value(f), HighPrecision.softmax(wide), wide);
            floatLog.errors().addAll(BatchSoftmax.of(n).logValue(f), HighPrecision.logSoftmax(wide), wide);
            floatSum.errors().addFloat(BatchLogSumExp.of(n).value(f)[0], HighPrecision.logSumExp(wide), wide);
            double[] crossing = Softmax.logValue(z);
            int moved = random.nextInt(n);
            crossing[moved] += i % 2 == 0 ? Math.scalb(random.nextDouble(), -random.nextInt(60)) : random.nextDouble();
            near.errors().add(BatchLogSumExp.of(n).value(crossing)[0], HighPrecision.logSumExp(crossing), crossing);
            float[] narrow = Samples.floats(crossing);
            double[] again = Samples.widened(narrow);
            floatNear.errors().addFloat(BatchLogSumExp.of(n).value(narrow)[0], HighPrecision.logSumExp(again), again);
        }
        return List.of(value, log, sum, near, floatValue, floatLog, floatSum, floatNear, manyClasses(), manyFloats());
    }

    private static Measured manyClasses() {
        Measured many = Measured.of("BatchSoftmax.logValue", "100,000 classes");
        double[] distinct = new SplittableRandom(53).doubles(40, -8, 8).toArray();
        double[] z = new double[100_000];
        Arrays.setAll(z, k -> distinct[k % distinct.length]);
        BigDecimal logTotal = HighPrecision.logSumExp(distinct).add(HighPrecision.log(BigDecimal.valueOf(2500)));
        double[] log = BatchSoftmax.of(z.length).logValue(z);
        for (int k = 0; k < distinct.length; k++) {
            many.errors().add(log[k], new BigDecimal(z[k]).subtract(logTotal), k);
        }
        return many;
    }

    private static Measured manyFloats() {
        Measured many = Measured.ofFloats("BatchSoftmax.logValue", "100,000 classes");
        float[] distinct =
                Samples.floats(new SplittableRandom(54).doubles(40, -8, 8).toArray());
        float[] z = new float[100_000];
        for (int k = 0; k < z.length; k++) {
            z[k] = distinct[k % distinct.length];
        }
        BigDecimal logTotal =
                HighPrecision.logSumExp(Samples.widened(distinct)).add(HighPrecision.log(BigDecimal.valueOf(2500)));
        float[] log = BatchSoftmax.of(z.length).logValue(z);
        for (int k = 0; k < distinct.length; k++) {
            many.errors().addFloat(log[k], new BigDecimal(z[k]).subtract(logTotal), k);
        }
        return many;
    }
}
