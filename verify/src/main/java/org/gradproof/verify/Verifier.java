package org.gradproof.verify;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.proof.Prover;
import org.gradproof.symbolic.symja.SymjaAlgebra;
import org.gradproof.symbolic.symja.SymjaWitness;
import org.gradproof.symbolic.witness.SecondWitness;
import org.gradproof.symbolic.witness.SecondWitness.Answer;
import org.gradproof.verify.evidence.Refuter;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;

/**
 * Verifies documents: proves each step, tries to refute it, asks the second witness, and joins what
 * they say to verdicts.
 *
 * <p>The same document, settings and prover give the same report, times aside, however many jobs there
 * are. An error inside one step leaves that step undecided and the others as they are.
 */
public final class Verifier implements AutoCloseable {
    private final StepProver prover;
    private final Refuter refuter;
    private final Function<Claim, Answer> witness;
    private final Runnable ending;
    private final Settings settings;
    private final Workers workers;
    /** The witness stands behind one worker process or one engine: it hears one claim at a time. */
    private final Workers witnesses;

    /** The product's own: its prover, and Symja both inside the proofs and as the second witness. */
    public static Verifier standard(Settings settings) {
        return new Verifier(new SymbolicProver(prover()), new SymjaWitness(), settings);
    }

    /** The same without the second witness, which takes more than all else where much is tried that is small. */
    public static Verifier unwitnessed(Settings settings) {
        return new Verifier(new SymbolicProver(prover()), settings);
    }

    /** The product's own prover, for results that nobody has written down yet. */
    public static Prover prover() {
        return new Prover(new SymjaAlgebra(), LatexWriter::write);
    }

    /** A verifier that hears the witness on every step; closing it closes the witness. */
    public Verifier(StepProver prover, SecondWitness witness, Settings settings) {
        this(prover, new Refuter(settings.limits()), witness::rederive, witness::close, settings);
    }

    /** A verifier without a second witness. */
    public Verifier(StepProver prover, Settings settings) {
        this(prover, new Refuter(settings.limits()), claim -> Answer.NOT_ASKED, () -> {}, settings);
    }

    Verifier(StepProver prover, Refuter refuter, Function<Claim, Answer> witness, Runnable ending, Settings settings) {
        this.prover = prover;
        this.refuter = refuter;
        this.witness = witness;
        this.ending = ending;
        this.settings = settings;
        this.workers = new Workers(settings.jobs(), settings.patience());
        this.witnesses = new Workers(1, settings.patience());
    }

    /** Verifies all derivations of the document. */
    public DocumentReport verify(ReadDocument document) {
        List<Supplier<DerivationReport>> begun =
                document.derivations().stream().map(this::begin).toList();
        return new DocumentReport(
                document.path(),
                document.errors(),
                begun.stream().map(Supplier::get).toList());
    }

    /**
     * Begins the work on a derivation, beside that on others. All of it waits in one queue, in the order in which it was
     * begun; the same order of calls gives the same reports.
     *
     * @return waits for the report; to be asked once
     */
    public Supplier<DerivationReport> begin(Derivation derivation) {
        return new DerivationWork(derivation, new Bench(settings, prover, refuter, witness, workers, witnesses))
                ::report;
    }

    @Override
    public void close() {
        workers.close();
        witnesses.close();
        ending.run();
    }
}
