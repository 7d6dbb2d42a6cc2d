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

/** Smile's function of rows of logits, on the numbers of {@link RowFunctionsBenchmark}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class SmileRowFunctionsBenchmark {

    /** What is computed. */
    @Param("softmax")
    public String function = "";

    /** Rows x classes. */
    @Param({"1024x10", "256x1000"})
    public String shape = "";

    private NumberBatch numbers = new NumberBatch("1x1");

    /** Draws the same numbers as core's benchmark. */
    @Setup
    public void draw() {
        numbers = new NumberBatch(shape);
    }

    /** Doubles; Smile's softmax is in place. */
    @Benchmark
    public double smile() {
        NumberBatch n = numbers;
        double[] row = new double[n.classes];
        for (int i = 0; i < n.rows; i++) {
            System.arraycopy(n.z, i * n.classes, row, 0, n.classes);
            MathEx.softmax(row);
            System.arraycopy(row, 0, n.out, i * n.classes, n.classes);
        }
        return n.out[0];
    }
}
