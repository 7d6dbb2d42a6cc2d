package org.gradproof.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gradproof.cli.format.Errors;
import org.gradproof.cli.replay.CertificateFile;
import org.gradproof.docsgen.Cause;
import org.gradproof.docsgen.Documents;
import org.gradproof.docsgen.OpenedDocument;
import org.gradproof.replay.Replay;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.verify.Certificates;
import org.gradproof.verify.report.CertificateReport;
import org.gradproof.verify.report.Plain;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradproof replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description =
                "Shows proofs again by the second, small checker, from the certificates that a check has written and"
                        + " the documents themselves: the prover, the trials and the algebra system take no part.",
        footerHeading = "%nExit status:%n",
        footer = {
            "  0  every certificate was replayed",
            "  1  a certificate was not replayed: the checker has no law for it or contradicts it, or its step is not there",
            "  2  an input could not be read, or there was no certificate",
            "",
            "Examples:",
            "  gradproof check --certificates proofs.json docs/",
            "  gradproof replay --certificates proofs.json docs/"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class ReplayCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--certificates",
            paramLabel = "FILE",
            required = true,
            description = "The file that 'gradproof check --certificates FILE' wrote for the same documents.")
    private Path file;

    @Option(names = "--given", paramLabel = "FILE", description = "A sidecar for the documents, as for check.")
    private @Nullable Path given;

    @Parameters(
            paramLabel = "FILE|FOLDER",
            arity = "1..*",
            description = "Documents (" + Documents.ENDINGS + "), or folders with documents below them.")
    private List<Path> inputs = new ArrayList<>();

    private int replayed;
    private int open;
    private int without;

    ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CertificateFile certificates;
        try {
            certificates = CertificateFile.read(file);
        } catch (IOException e) {
            throw new InputException(file + ": " + Cause.of(e) + " (--certificates)");
        }
        boolean unreadable = false;
        for (OpenedDocument opened : Opened.all(CheckRequest.of(inputs, given))) {
            ReadDocument document = opened.read();
            unreadable |= !document.errors().isEmpty();
            Errors.write(document.path(), document.errors(), console.err(), console.errStyle());
            int before = replayed + open;
            for (Derivation derivation : document.derivations()) {
                for (Step step : derivation.steps()) {
                    Optional<CertificateReport> certificate =
                            certificates.find(document.path(), derivation.id(), step.number());
                    certificate.ifPresent(found -> replay(document, derivation, step, found));
                    without += certificate.isEmpty() ? 1 : 0;
                }
            }
            int lost = certificates.count(document.path()) - (replayed + open - before);
            if (lost > 0) {
                open += lost;
                console.out()
                        .print(Plain.line(document.path() + ": " + lost + " of its certificates fit no step") + "\n");
            }
        }
        String rest = without == 0 ? "" : "; steps without a certificate: " + without;
        console.out().print(replayed + " of " + (replayed + open) + " certificates replayed" + rest + "\n");
        console.flush();
        return unreadable || replayed + open == 0 ? Status.UNREADABLE : open == 0 ? Status.MET : Status.NOT_MET;
    }

    private void replay(ReadDocument document, Derivation derivation, Step step, CertificateReport certificate) {
        Replay.Result result = Certificates.replay(derivation, step, certificate);
        if (result.outcome() == Replay.Outcome.YES) {
            replayed++;
            return;
        }
        open++;
        String what = result.outcome() == Replay.Outcome.CONTRADICTED ? "contradicted" : "no answer";
        console.out()
                .print(Plain.line(document.path() + ":" + step.line() + ": " + derivation.id() + ", step "
                                + step.number() + ": " + what + ": " + result.reason())
                        + "\n");
    }
}
