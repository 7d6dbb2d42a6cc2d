package org.gradproof.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.gradproof.core.BatchLogLoss;
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

/** Loss and gradient of a batch of logits: core beside a stable loop over {@link Math}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class LogLossBenchmark {

    /** The number of logits. */
    @Param({"10000", "1000000"})
    public int logits;

    private double[] z = new double[0];
    private double[] y = new double[0];
    private double[] gradient = new double[0];
    private float[] singleZ = new float[0];
    private float[] singleY = new float[0];
    private float[] singleGradient = new float[0];

    /** Draws ordinary logits and hard labels, the same in every run. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        z = new double[logits];
        y = new double[logits];
        gradient = new double[logits];
        singleZ = new float[logits];
        singleY = new float[logits];
        singleGradient = new float[logits];
        for (int i = 0; i < logits; i++) {
            z[i] = random.nextDouble(-8, 8);
            y[i] = random.nextInt(2);
            singleZ[i] = (float) z[i];
            singleY[i] = (float) y[i];
        }
    }

    /** core, doubles. */
    @Benchmark
    public double core() {
        return BatchLogLoss.mean().valueAndGradient(z, y, gradient);
    }

    /** core, floats. */
    @Benchmark
    public double coreFloat() {
        return BatchLogLoss.mean().valueAndGradient(singleZ, singleY, singleGradient);
    }

    /** core, doubles, on two threads. */
    @Benchmark
    public double coreTwoThreads() {
        return BatchLogLoss.mean().withThreads(2).valueAndGradient(z, y, gradient);
    }

    /** A loop that is stable, but for the gradient's difference. */
    @Benchmark
    public double javaLangMath() {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            double e = Math.exp(-Math.abs(z[i]));
            sum += Math.max(z[i], 0) - z[i] * y[i] + Math.log1p(e);
            gradient[i] = ((z[i] >= 0 ? 1 / (1 + e) : e / (1 + e)) - y[i]) / z.length;
        }
        return sum / z.length;
    }

    /** The same loop over Smile's functions. */
    @Benchmark
    public double smile() {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            sum += MathEx.log1pe(z[i]) - z[i] * y[i];
            gradient[i] = (MathEx.sigmoid(z[i]) - y[i]) / z.length;
        }
        return sum / z.length;
    }
}
