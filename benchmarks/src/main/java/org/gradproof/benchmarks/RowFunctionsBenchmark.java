package org.gradproof.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
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

/**
 * Functions of rows of logits: core beside a stable loop over {@link Math}. Losses and divergences with a gradient, the
 * others alone. A benchmark runs one function, so that the call costs nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class RowFunctionsBenchmark {

    /** What is computed. */
    @Param({
        "softmax",
        "logSoftmax",
        "logSumExp",
        "softLabels",
        "smoothing",
        "sumOfLogLosses",
        "crossEntropyHessian",
        "entropy",
        "kullbackLeibler"
    })
    public String function = "";

    /** Rows x classes. */
    @Param({"1024x10", "256x1000"})
    public String shape = "";

    private DoubleSupplier core = () -> 0;
    private DoubleSupplier coreFloat = () -> 0;
    private DoubleSupplier coreTwoThreads = () -> 0;
    private DoubleSupplier javaLangMath = () -> 0;

    /** Draws the numbers, and takes the function. */
    @Setup
    public void draw() {
        NumberBatch numbers = new NumberBatch(shape);
        core = new CoreRows(numbers, 1).of(function);
        coreTwoThreads = new CoreRows(numbers, 2).of(function);
        coreFloat = new CoreFloatRows(numbers).of(function);
        javaLangMath = new RowLoops(numbers).of(function);
    }

    /** core, doubles. */
    @Benchmark
    public double core() {
        return core.getAsDouble();
    }

    /** core, floats. */
    @Benchmark
    public double coreFloat() {
        return coreFloat.getAsDouble();
    }

    /** core, doubles, on two threads. */
    @Benchmark
    public double coreTwoThreads() {
        return coreTwoThreads.getAsDouble();
    }

    /** The loop, doubles. */
    @Benchmark
    public double javaLangMath() {
        return javaLangMath.getAsDouble();
    }
}
