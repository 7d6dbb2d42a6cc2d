package org.gradproof.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.proof.Proof;
import org.gradproof.symbolic.proof.Prover;
import org.gradproof.symbolic.symja.SymjaAlgebra;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * The gradient of cross entropy for n classes as a symbol, one step, against as many scalar logits written out, a step
 * for each.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class WrittenOutBenchmark {

    /** The number of classes; n for every number. */
    @Param({"n", "2", "3", "4", "5", "6"})
    public String classes = "";

    private final Prover prover = new Prover(new SymjaAlgebra(), LatexWriter::write);
    private List<Claim> claims = List.of();

    /** Reads the steps, and sees that each is proved. */
    @Setup
    public void read() {
        String text = classes.equals("n") ? symbolic() : writtenOut(Integer.parseInt(classes));
        claims = ProverBenchmark.claims(Texts.read(text));
        for (Claim claim : claims) {
            if (prover.prove(claim).outcome() != Proof.Outcome.PROVED) {
                throw new IllegalStateException("not proved: " + claim);
            }
        }
    }

    private static String symbolic() {
        return Texts.document(
                "n \\in \\mathbb{N} \\\\\n\\mathbf{z} \\in \\mathbb{R}^n \\\\\n\\mathbf{y} \\in \\Delta^{n-1}",
                List.of("\\frac{\\partial}{\\partial \\mathbf{z}_k} \\big( \\log(\\sum_{j=1}^{n} e^{\\mathbf{z}_j})"
                        + " - \\sum_{i=1}^{n} \\mathbf{y}_i \\mathbf{z}_i \\big)"
                        + " &= \\frac{e^{\\mathbf{z}_k}}{\\sum_{j=1}^{n} e^{\\mathbf{z}_j}} - \\mathbf{y}_k"));
    }

    private static String writtenOut(int n) {
        List<String> names = List.of("a", "b", "c", "u", "v", "w").subList(0, n);
        List<String> labels = List.of("p", "q", "r", "s", "t", "h").subList(0, n);
        String total = names.stream().map(z -> "e^{" + z + "}").collect(Collectors.joining(" + "));
        String products = IntStream.range(0, n)
                .mapToObj(i -> labels.get(i) + " " + names.get(i))
                .collect(Collectors.joining(" - "));
        String givens = IntStream.range(0, n)
                .mapToObj(i -> names.get(i) + " \\in \\mathbb{R} \\\\\n" + labels.get(i) + " \\in [0, 1]")
                .collect(Collectors.joining(" \\\\\n"));
        List<String> steps = IntStream.range(0, n)
                .mapToObj(i -> "\\frac{\\partial}{\\partial " + names.get(i) + "} \\big( \\log(" + total + ") - "
                        + products + " \\big) &= \\frac{e^{" + names.get(i) + "}}{" + total + "} - " + labels.get(i))
                .toList();
        return Texts.document(givens, steps);
    }

    /** The proofs of all steps. */
    @Benchmark
    public void proofs(Blackhole hole) {
        for (Claim claim : claims) {
            hole.consume(prover.prove(claim));
        }
    }
}
