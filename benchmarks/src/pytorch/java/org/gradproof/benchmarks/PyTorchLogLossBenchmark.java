package org.gradproof.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Loss and gradient of a batch of logits by PyTorch's kernels, on the numbers of {@link LogLossBenchmark}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class PyTorchLogLossBenchmark {

    /** The number of logits. */
    @Param({"10000", "1000000"})
    public int logits;

    private @Nullable TorchScript doubles;
    private @Nullable TorchScript floats;
    private NDList inputs = new NDList();
    private NDList singleInputs = new NDList();

    /** Draws the same numbers as core's benchmark. */
    @Setup(Level.Trial)
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        double[] z = new double[logits];
        double[] y = new double[logits];
        for (int i = 0; i < logits; i++) {
            z[i] = random.nextDouble(-8, 8);
            y[i] = random.nextInt(2);
        }
        NDManager manager = NDManager.newBaseManager("PyTorch");
        NDArray logitArray = manager.create(z);
        NDArray labelArray = manager.create(y);
        doubles = new TorchScript(manager, TorchScript.LOG_LOSS);
        floats = new TorchScript(manager.newSubManager(), TorchScript.LOG_LOSS);
        inputs = new NDList(logitArray, labelArray);
        singleInputs =
                new NDList(logitArray.toType(DataType.FLOAT32, true), labelArray.toType(DataType.FLOAT32, true));
    }

    /** Doubles. */
    @Benchmark
    public float pytorch() {
        return Objects.requireNonNull(doubles).run(inputs);
    }

    /** Floats. */
    @Benchmark
    public float pytorchFloat() {
        return Objects.requireNonNull(floats).run(singleInputs);
    }

    /** Releases the native memory. */
    @TearDown
    public void release() {
        Objects.requireNonNull(doubles).close();
        Objects.requireNonNull(floats).close();
    }
}
