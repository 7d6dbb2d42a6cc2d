package org.gradproof.verify;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradproof.replay.Replay;
import org.gradproof.symbolic.certificate.Certificate;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.report.CertificateReport;
import org.jspecify.annotations.Nullable;

/** Certificates of proofs in reports, and back. */
public final class Certificates {
    private Certificates() {}

    static CertificateReport report(Certificate certificate, boolean unconditional) {
        List<Given> all = certificate.givens().all();
        return new CertificateReport(
                unconditional,
                certificate.unfolded().stream().map(Name::toString).sorted().toList(),
                certificate.equations().stream().map(all::indexOf).sorted().toList(),
                certificate.equations().stream()
                        .map(Given::latex)
                        .distinct()
                        .sorted()
                        .toList());
    }

    /**
     * Replays the proof of a step from its certificate, without the prover.
     *
     * @return what the second checker says; no answer where the certificate does not fit the derivation
     */
    public static Replay.Result replay(Derivation derivation, Step step, CertificateReport report) {
        Claim claim = report.unconditional() ? Chain.unconditional(derivation, step) : Chain.claim(derivation, step);
        Certificate certificate = claim == null ? null : certificate(claim, report);
        return certificate == null
                ? new Replay.Result(Replay.Outcome.NO_ANSWER, "the certificate is of another document")
                : Replay.of(certificate);
    }

    private static @Nullable Certificate certificate(Claim claim, CertificateReport report) {
        List<Given> all = claim.givens().all();
        if (report.givens().stream().anyMatch(place -> place < 0 || place >= all.size())) {
            return null;
        }
        Set<Name> unfolded = claim.givens().names().stream()
                .filter(name -> report.unfolded().contains(name.toString()))
                .collect(Collectors.toUnmodifiableSet());
        List<Given> equations = report.givens().stream().map(all::get).toList();
        return new Certificate(claim.givens(), claim.left(), claim.relation(), claim.right(), unfolded, equations);
    }
}
