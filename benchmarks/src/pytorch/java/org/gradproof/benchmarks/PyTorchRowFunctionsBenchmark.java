package org.gradproof.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
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

/** PyTorch's functions of rows of logits, on the numbers of {@link RowFunctionsBenchmark}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class PyTorchRowFunctionsBenchmark {

    /** What is computed. */
    @Param({
        "softmax", "logSoftmax", "logSumExp", "softLabels", "smoothing", "sumOfLogLosses", "entropy", "kullbackLeibler"
    })
    public String function = "";

    /** Rows x classes. */
    @Param({"1024x10", "256x1000"})
    public String shape = "";

    private @Nullable TorchScript doubles;
    private @Nullable TorchScript floats;
    private NDList inputs = new NDList();
    private NDList singleInputs = new NDList();

    /** Draws the same numbers as core's benchmark. */
    @Setup(Level.Trial)
    public void draw() {
        NumberBatch n = new NumberBatch(shape);
        NDManager manager = NDManager.newBaseManager("PyTorch");
        Shape rows = new Shape(n.rows, n.classes);
        NDArray z = manager.create(n.z, rows);
        NDArray y = switch (function) {
            case "softLabels" -> manager.create(n.soft, rows);
            case "sumOfLogLosses" -> manager.create(n.hard, rows);
            case "smoothing" -> manager.create(n.targets).toType(DataType.INT64, false);
            default -> manager.create(n.other, rows);
        };
        boolean indices = function.equals("smoothing");
        doubles = new TorchScript(manager, TorchFunctions.ofRows(function, true));
        floats = new TorchScript(manager.newSubManager(), TorchFunctions.ofRows(function, false));
        inputs = new NDList(z, y);
        singleInputs = new NDList(z.toType(DataType.FLOAT32, true), indices ? y : y.toType(DataType.FLOAT32, true));
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
