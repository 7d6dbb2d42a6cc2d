package org.gradproof.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
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

/** Loss and gradient of rows of logits against class indices by PyTorch's kernels, on the numbers of {@link CrossEntropyBenchmark}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class PyTorchCrossEntropyBenchmark {

    /** Rows x classes. */
    @Param({"1024x10", "256x1000", "64x32000"})
    public String shape = "";

    private @Nullable TorchScript doubles;
    private @Nullable TorchScript floats;
    private NDList inputs = new NDList();
    private NDList singleInputs = new NDList();

    /** Draws the same numbers as core's benchmark. */
    @Setup(Level.Trial)
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        int rows = Integer.parseInt(shape.substring(0, shape.indexOf('x')));
        int classes = Integer.parseInt(shape.substring(shape.indexOf('x') + 1));
        long[] targets = new long[rows];
        for (int i = 0; i < rows; i++) {
            targets[i] = random.nextInt(classes);
        }
        double[] z = new double[rows * classes];
        for (int i = 0; i < z.length; i++) {
            z[i] = random.nextDouble(-8, 8);
        }
        NDManager manager = NDManager.newBaseManager("PyTorch");
        NDArray logits = manager.create(z, new Shape(rows, classes));
        NDArray labels = manager.create(targets);
        doubles = new TorchScript(manager, TorchScript.crossEntropy(true));
        floats = new TorchScript(manager.newSubManager(), TorchScript.crossEntropy(false));
        inputs = new NDList(logits, labels);
        singleInputs = new NDList(logits.toType(DataType.FLOAT32, true), labels);
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
