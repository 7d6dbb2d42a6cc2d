package org.gradproof.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The peer to beat: the mean log loss of 1024 logits, written as in a textbook, with its overflow and cancellation. What
 * core's stable forms cost is the distance to this.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TextbookLogLossBenchmark {

    private final double[] logits = new double[1024];
    private final double[] labels = new double[1024];

    /** Draws ordinary logits and hard labels, the same in every run. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < logits.length; i++) {
            logits[i] = 8 * random.nextDouble() - 4;
            labels[i] = random.nextInt(2);
        }
    }

    /** The mean of {@code -y log σ(z) - (1 - y) log(1 - σ(z))}. */
    @Benchmark
    public double loss() {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            double probability = 1 / (1 + Math.exp(-logits[i]));
            sum -= labels[i] * Math.log(probability) + (1 - labels[i]) * Math.log(1 - probability);
        }
        return sum / logits.length;
    }
}
