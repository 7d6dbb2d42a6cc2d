package org.gradproof.benchmarks;

import java.util.concurrent.TimeUnit;
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

/** Smile's functions of single logits, on the numbers of {@link LogitFunctionsBenchmark}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class SmileLogitFunctionsBenchmark {

    /** What is computed. */
    @Param({"sigmoid", "softplus"})
    public String function = "";

    private NumberBatch numbers = new NumberBatch("1x1");

    /** Draws the same numbers as core's benchmark. */
    @Setup
    public void draw() {
        numbers = new NumberBatch("10000x1");
    }

    /** Doubles. */
    @Benchmark
    public double smile() {
        double[] z = numbers.z;
        double[] out = numbers.out;
        if (function.equals("sigmoid")) {
            for (int i = 0; i < z.length; i++) {
                out[i] = MathEx.sigmoid(z[i]);
            }
        } else {
            for (int i = 0; i < z.length; i++) {
                out[i] = MathEx.log1pe(z[i]);
            }
        }
        return out[0];
    }
}
