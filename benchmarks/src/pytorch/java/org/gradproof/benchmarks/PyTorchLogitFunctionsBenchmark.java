package org.gradproof.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Objects;
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

/** PyTorch's functions of single logits, on the numbers of {@link LogitFunctionsBenchmark}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class PyTorchLogitFunctionsBenchmark {

    /** What is computed. */
    @Param({"sigmoid", "logSigmoid", "softplus"})
    public String function = "";

    private @Nullable TorchScript doubles;
    private @Nullable TorchScript floats;
    private NDList inputs = new NDList();
    private NDList singleInputs = new NDList();

    /** Draws the same numbers as core's benchmark. */
    @Setup(Level.Trial)
    public void draw() {
        String script = TorchFunctions.ofLogits(function);
        NDManager manager = NDManager.newBaseManager("PyTorch");
        NDArray z = manager.create(new NumberBatch("10000x1").z);
        NDArray singleZ = z.toType(DataType.FLOAT32, true);
        doubles = new TorchScript(manager, script);
        floats = new TorchScript(manager.newSubManager(), script);
        inputs = new NDList(z, z);
        singleInputs = new NDList(singleZ, singleZ);
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
