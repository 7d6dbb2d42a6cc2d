package org.gradproof.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.gradproof.core.BatchFocalLoss;
import org.gradproof.core.BatchFunction;
import org.gradproof.core.BatchHessianProduct;
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
 * Functions of single logits, 10,000 at once: core beside a stable loop over {@link Math}. The focal loss with its
 * gradient, the others alone. A benchmark runs one function, so that the call costs nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class LogitFunctionsBenchmark {

    private static final double GAMMA = 2;

    /** What is computed. */
    @Param({"sigmoid", "logSigmoid", "softplus", "focalLoss", "logLossHessian"})
    public String function = "";

    private DoubleSupplier core = () -> 0;
    private DoubleSupplier coreFloat = () -> 0;
    private DoubleSupplier javaLangMath = () -> 0;
    private NumberBatch numbers = new NumberBatch("1x1");

    /** Draws the numbers, and takes the function. */
    @Setup
    public void draw() {
        NumberBatch n = new NumberBatch("10000x1");
        numbers = n;
        switch (function) {
            case "sigmoid" -> take(BatchFunction.sigmoid(), () -> LogitLoops.sigmoid(n.z, n.out));
            case "logSigmoid" -> take(BatchFunction.logSigmoid(), () -> LogitLoops.logSigmoid(n.z, n.out));
            case "softplus" -> take(BatchFunction.softplus(), () -> LogitLoops.softplus(n.z, n.out));
            case "focalLoss" -> {
                BatchFocalLoss loss = BatchFocalLoss.mean(GAMMA);
                core = () -> loss.valueAndGradient(n.z, n.hard, n.out);
                coreFloat = () -> loss.valueAndGradient(n.singleZ, n.singleHard, n.singleOut);
                javaLangMath = () -> LogitLoops.focalLoss(n.z, n.hard, GAMMA, n.out);
            }
            case "logLossHessian" -> {
                BatchHessianProduct product = BatchHessianProduct.logLoss();
                core = () -> {
                    product.product(n.z, n.v, n.out);
                    return n.out[0];
                };
                coreFloat = () -> {
                    product.product(n.singleZ, n.singleV, n.singleOut);
                    return n.singleOut[0];
                };
                javaLangMath = () -> LogitLoops.logLossHessian(n.z, n.v, n.out);
            }
            default -> throw new IllegalArgumentException(function);
        }
    }

    private void take(BatchFunction batch, DoubleSupplier loop) {
        core = () -> {
            batch.value(numbers.z, numbers.out);
            return numbers.out[0];
        };
        coreFloat = () -> {
            batch.value(numbers.singleZ, numbers.singleOut);
            return numbers.singleOut[0];
        };
        javaLangMath = loop;
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

    /** The loop, doubles. */
    @Benchmark
    public double javaLangMath() {
        return javaLangMath.getAsDouble();
    }
}
