package org.gradproof.mcp;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gradproof.docsgen.DocumentReader;
import org.gradproof.docsgen.LooseChain;
import org.gradproof.docsgen.derive.WorkedDerivation;
import org.gradproof.docsgen.desk.Desk;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.work.Work;
import org.gradproof.verify.Settings;
import org.gradproof.verify.Verifier;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.Report;
import org.gradproof.verify.report.Verdict;

/**
 * What is asked of the product's own reader, prover and verifier: the one place of this module that knows them. A text
 * is a document of its own, its givens first; lines count through both.
 */
final class Questions implements Desk.Engine {
    private static final String NAME = "derivation";

    /** A step that takes longer is undecided. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The operations in which a derivative is found or not; those of its check have limits of their own. */
    private static final long MOST_WORK = 100_000_000;

    private static final double NANOS_PER_MILLI = 1e6;

    private final String version;
    private final Settings settings = new Settings(
            Verdict.PROVED,
            Settings.DEFAULT.limits(),
            Settings.DEFAULT.jobs(),
            Settings.DEFAULT.coreSamples(),
            PATIENCE);
    private final Verifier verifier = Verifier.standard(settings);

    /** Questions to this version of the product. */
    Questions(String version) {
        this.version = version;
    }

    /** Checks the chain under the givens. */
    Report check(String givens, String chain, Verdict require) {
        long start = System.nanoTime();
        MarkedDocument document = LooseChain.document(NAME, givens, chain, Map.of("require", require.name()));
        ReadDocument read = new DocumentReader().derivations(document);
        DocumentReport report = verifier.verify(read);
        double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        return new Report(version, settings.limits().seed(), List.of(report), millis);
    }

    /** Derives the expression with respect to the name, under the givens. */
    WorkedDerivation derive(String givens, String name, String expression) {
        MarkedDocument document = LooseChain.document(NAME, givens, "", Map.of());
        return Work.within(
                MOST_WORK, () -> WorkedDerivation.of(document, name, expression, Verifier.prover(), verifier));
    }

    @Override
    public void close() {
        verifier.close();
    }
}
