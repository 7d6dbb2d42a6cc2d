package org.gradproof.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gradproof.docsgen.DocumentReader;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.proof.Prover;
import org.gradproof.symbolic.reader.document.DerivationReader;
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

/** The proofs of all steps of a document of the product. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class ProverBenchmark {

    private static final Path DOCUMENTS = Path.of("docs-gen/src/docs/asciidoc");

    /** A document under docs-gen. */
    @Param({"log-loss", "softmax", "cross-entropy", "sum-of-log-loss"})
    public String document = "";

    private final Prover prover = new Prover(new SymjaAlgebra(), LatexWriter::write);
    private List<Claim> claims = List.of();

    /** Reads the steps. */
    @Setup
    public void read() {
        claims = claims(document);
    }

    static List<Claim> claims(String document) {
        return claims(new DerivationReader()
                .read(new DocumentReader().read(DOCUMENTS.resolve(document + ".adoc"), Optional.empty())));
    }

    static List<Claim> claims(ReadDocument read) {
        return read.derivations().stream()
                .flatMap(d -> d.steps().stream()
                        .map(s -> new Claim(
                                d.givens(),
                                s.left().expr(),
                                s.relation(),
                                s.right().expr())))
                .toList();
    }

    /** The proofs. */
    @Benchmark
    public void proofs(Blackhole hole) {
        for (Claim claim : claims) {
            hole.consume(prover.prove(claim));
        }
    }
}
