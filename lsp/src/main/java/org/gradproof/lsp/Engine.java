package org.gradproof.lsp;

import java.util.Optional;
import org.gradproof.docsgen.DocumentReader;
import org.gradproof.docsgen.asciidoc.Asciidoctors;
import org.gradproof.docsgen.record.Fingerprint;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.symbolic.work.Unrepeatable;
import org.gradproof.verify.Settings;
import org.gradproof.verify.Verifier;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.Verdict;
import org.jspecify.annotations.Nullable;

/** The product's own reader and verifier: the one place of this module that asks them. */
final class Engine implements Checker {
    private final DocumentReader reader = new DocumentReader(Asciidoctors.APART);
    private final Settings settings = Settings.DEFAULT;
    private @Nullable Verifier verifier;

    @Override
    public Reading read(OpenText text) {
        MarkedDocument marked = reader.read(text.source(), Optional.empty());
        return new Reading(marked, reader.derivations(marked));
    }

    @Override
    public Optional<String> key(Derivation derivation) {
        try {
            return Optional.of(Fingerprint.of(derivation.line(), derivation));
        } catch (Fingerprint.UnknownException e) {
            return Optional.empty();
        }
    }

    @Override
    public Checked check(Derivation derivation) {
        long before = Unrepeatable.count();
        Verifier running = open();
        DerivationReport report;
        try {
            report = running.begin(derivation).get();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
            Unrepeatable.met();
            report = running.begin(failed(derivation, fault)).get();
        }
        boolean lasting = Unrepeatable.count() == before && report.verdict() != Verdict.CONFLICT;
        return new Checked(report, lasting);
    }

    private static Derivation failed(Derivation derivation, Throwable fault) {
        String why = fault instanceof RuntimeException
                ? "an internal error stopped it: " + fault
                : "the derivation is nested too deeply, or takes more memory than there is";
        SourceError error = new SourceError(derivation.line(), 1, "too-much", why);
        return derivation.failed(error);
    }

    private synchronized Verifier open() {
        Verifier open = verifier == null ? Verifier.standard(settings) : verifier;
        verifier = open;
        return open;
    }

    @Override
    public synchronized void stop() {
        if (verifier != null) {
            verifier.close();
            verifier = null;
        }
    }
}
