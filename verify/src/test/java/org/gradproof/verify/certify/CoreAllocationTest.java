package org.gradproof.verify.certify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.gradproof.core.BatchCrossEntropy;
import org.gradproof.core.BatchDistributionCrossEntropy;
import org.gradproof.core.BatchEntropy;
import org.gradproof.core.BatchFocalLoss;
import org.gradproof.core.BatchFunction;
import org.gradproof.core.BatchHessianProduct;
import org.gradproof.core.BatchKullbackLeibler;
import org.gradproof.core.BatchLogLoss;
import org.gradproof.core.BatchLogSumExp;
import org.gradproof.core.BatchSoftmax;
import org.gradproof.core.BatchSumOfLogLosses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * That core's batches allocate nothing on one thread where the caller brings the arrays. Seen from here, for core's own
 * module does not read the virtual machine's counter of allocated bytes.
 */
class CoreAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 100;
    /** The first calls are interpreted and make small objects that compiled ones do not; the compiler takes its time. */
    private static final int MOST_ATTEMPTS = 20_000;

    private static final int ROWS = 8;

    private record Batch(String name, Runnable call) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Batch> batches() {
        return Stream.of(10, 1200).flatMap(CoreAllocationTest::batches);
    }

    private static Stream<Batch> batches(int classes) {
        SplittableRandom random = new SplittableRandom(classes);
        int n = ROWS * classes;
        double[] z = random.doubles(n, -9, 9).toArray();
        double[] y = random.doubles(n).toArray();
        double[] gradient = new double[n];
        int[] targets = random.ints(ROWS, 0, classes).toArray();
        double[] weights = random.doubles(classes, 0.5, 2).toArray();
        float[] singleZ = floats(z);
        float[] singleY = floats(y);
        float[] singleGradient = new float[n];
        BatchCrossEntropy plain = BatchCrossEntropy.mean(classes);
        BatchCrossEntropy all =
                plain.withClassWeights(weights).withLabelSmoothing(0.1).withTemperature(1.5);
        BatchLogLoss logLoss = BatchLogLoss.mean().withPositiveWeight(2);
        BatchSumOfLogLosses sums = BatchSumOfLogLosses.mean(classes);
        BatchSoftmax softmax = BatchSoftmax.of(classes);
        String of = " of " + classes + " classes";
        return Stream.concat(
                further(of, classes, z, y, gradient, singleZ, singleGradient),
                Stream.of(
                        new Batch("cross entropy" + of, () -> plain.valueAndGradient(z, targets, gradient)),
                        new Batch(
                                "cross entropy, floats" + of,
                                () -> plain.valueAndGradient(singleZ, targets, singleGradient)),
                        new Batch("soft labels" + of, () -> plain.valueAndGradient(z, y, gradient)),
                        new Batch(
                                "soft labels, floats" + of,
                                () -> plain.valueAndGradient(singleZ, singleY, singleGradient)),
                        new Batch(
                                "smoothed, weighted, tempered" + of, () -> all.valueAndGradient(z, targets, gradient)),
                        new Batch(
                                "the same, floats" + of, () -> all.valueAndGradient(singleZ, targets, singleGradient)),
                        new Batch("log loss" + of, () -> logLoss.valueAndGradient(z, y, gradient)),
                        new Batch(
                                "log loss, floats" + of,
                                () -> logLoss.valueAndGradient(singleZ, singleY, singleGradient)),
                        new Batch("sum of log losses" + of, () -> sums.valueAndGradient(z, y, gradient)),
                        new Batch(
                                "sum of log losses, floats" + of,
                                () -> sums.valueAndGradient(singleZ, singleY, singleGradient)),
                        new Batch("sigmoid" + of, () -> BatchFunction.sigmoid().value(z, gradient)),
                        new Batch(
                                "softplus, floats" + of,
                                () -> BatchFunction.softplus().value(singleZ, singleGradient)),
                        new Batch("softmax" + of, () -> softmax.value(z, gradient)),
                        new Batch("log-softmax, floats" + of, () -> softmax.logValue(singleZ, singleGradient))));
    }

    private static Stream<Batch> further(
            String of,
            int classes,
            double[] z,
            double[] v,
            double[] gradient,
            float[] singleZ,
            float[] singleGradient) {
        double[] hard = Arrays.stream(v).map(Math::rint).toArray();
        float[] singleHard = floats(hard);
        double[] p = BatchSoftmax.of(classes).value(z);
        double[] q = BatchSoftmax.of(classes).value(v);
        double[] other = new double[z.length];
        float[] single = floats(v);
        float[] singleOther = new float[z.length];
        double[] sums = new double[ROWS];
        BatchFocalLoss focal = BatchFocalLoss.mean(2);
        BatchHessianProduct curvatures = BatchHessianProduct.logLoss();
        BatchHessianProduct deviations = BatchHessianProduct.crossEntropy(classes);
        BatchLogSumExp logSumExp = BatchLogSumExp.of(classes);
        BatchEntropy entropy = BatchEntropy.meanFromLogits(classes);
        BatchDistributionCrossEntropy cross = BatchDistributionCrossEntropy.meanFromLogits(classes);
        BatchKullbackLeibler divergence = BatchKullbackLeibler.meanFromLogits(classes);
        BatchEntropy entropyOfP = BatchEntropy.meanFromProbabilities(classes);
        BatchDistributionCrossEntropy crossOfP = BatchDistributionCrossEntropy.meanFromProbabilities(classes);
        BatchKullbackLeibler divergenceOfP = BatchKullbackLeibler.meanFromProbabilities(classes);
        return Stream.of(
                new Batch("focal loss" + of, () -> focal.valueAndGradient(z, hard, gradient)),
                new Batch("focal loss, floats" + of, () -> focal.valueAndGradient(singleZ, singleHard, singleGradient)),
                new Batch("curvatures" + of, () -> curvatures.product(z, v, gradient)),
                new Batch("deviations" + of, () -> deviations.product(z, v, gradient)),
                new Batch("log-sum-exp" + of, () -> logSumExp.valueAndGradient(z, sums, gradient)),
                new Batch("entropy" + of, () -> entropy.valueAndGradient(z, gradient)),
                new Batch("cross entropy of two rows" + of, () -> cross.valueAndGradients(z, v, gradient, other)),
                new Batch("divergence" + of, () -> divergence.valueAndGradients(z, v, gradient, other)),
                new Batch(
                        "divergence, floats" + of,
                        () -> divergence.valueAndGradients(singleZ, single, singleGradient, singleOther)),
                new Batch("entropy of distributions" + of, () -> entropyOfP.valueAndGradient(p, gradient)),
                new Batch(
                        "cross entropy of distributions" + of, () -> crossOfP.valueAndGradients(p, q, gradient, other)),
                new Batch(
                        "divergence of distributions" + of,
                        () -> divergenceOfP.valueAndGradients(p, q, gradient, other)));
    }

    @ParameterizedTest
    @MethodSource("batches")
    void nothing_is_allocated_where_the_caller_brings_the_arrays(Batch batch) {
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < MOST_ATTEMPTS && least > 0; attempt++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                batch.call.run();
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).as("bytes in %d calls", CALLS).isZero();
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }
}
