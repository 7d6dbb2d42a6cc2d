package org.gradproof.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.gradproof.core.BatchCrossEntropy;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import smile.math.MathEx;

/** Loss and gradient of rows of logits against class indices: core beside a stable loop over {@link Math}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class CrossEntropyBenchmark {

    /** Rows x classes. */
    @Param({"1024x10", "256x1000", "64x32000"})
    public String shape = "";

    private int classes;
    private int[] targets = new int[0];
    private double[] z = new double[0];
    private double[] gradient = new double[0];
    private float[] singleZ = new float[0];
    private float[] singleGradient = new float[0];

    /** Draws ordinary logits and targets, the same in every run. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        int rows = Integer.parseInt(shape.substring(0, shape.indexOf('x')));
        classes = Integer.parseInt(shape.substring(shape.indexOf('x') + 1));
        targets = new int[rows];
        z = new double[rows * classes];
        gradient = new double[z.length];
        singleZ = new float[z.length];
        singleGradient = new float[z.length];
        for (int i = 0; i < rows; i++) {
            targets[i] = random.nextInt(classes);
        }
        for (int i = 0; i < z.length; i++) {
            z[i] = random.nextDouble(-8, 8);
            singleZ[i] = (float) z[i];
        }
    }

    /** core, doubles. */
    @Benchmark
    public double core() {
        return BatchCrossEntropy.mean(classes).valueAndGradient(z, targets, gradient);
    }

    /** core, floats. */
    @Benchmark
    public double coreFloat() {
        return BatchCrossEntropy.mean(classes).valueAndGradient(singleZ, targets, singleGradient);
    }

    /** A loop that is stable, but for the target's difference. */
    @Benchmark
    public double javaLangMath() {
        double loss = 0;
        for (int row = 0; row < targets.length; row++) {
            loss += row(row * classes, row * classes + targets[row]);
        }
        return loss / targets.length;
    }

    private double row(int from, int target) {
        double max = z[from];
        for (int k = from; k < from + classes; k++) {
            max = Math.max(max, z[k]);
        }
        double sum = 0;
        for (int k = from; k < from + classes; k++) {
            gradient[k] = Math.exp(z[k] - max);
            sum += gradient[k];
        }
        for (int k = from; k < from + classes; k++) {
            gradient[k] = gradient[k] / sum / targets.length;
        }
        gradient[target] -= 1.0 / targets.length;
        return max - z[target] + Math.log(sum);
    }

    /** core, doubles, on two threads. */
    @Benchmark
    public double coreTwoThreads() {
        return BatchCrossEntropy.mean(classes).withThreads(2).valueAndGradient(z, targets, gradient);
    }

    /** Smile's softmax of each row, the loss from its probabilities. */
    @Benchmark
    public double smile() {
        double loss = 0;
        double[] row = new double[classes];
        for (int i = 0; i < targets.length; i++) {
            System.arraycopy(z, i * classes, row, 0, classes);
            MathEx.softmax(row);
            loss -= Math.log(row[targets[i]]);
            row[targets[i]] -= 1;
            for (int k = 0; k < classes; k++) {
                gradient[i * classes + k] = row[k] / targets.length;
            }
        }
        return loss / targets.length;
    }
}
