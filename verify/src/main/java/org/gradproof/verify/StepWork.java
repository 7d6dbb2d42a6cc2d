package org.gradproof.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradproof.symbolic.certificate.Certificate;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.proof.OtherLayout;
import org.gradproof.symbolic.proof.Proof;
import org.gradproof.symbolic.witness.SecondWitness.Answer;
import org.gradproof.verify.Workers.FailedException;
import org.gradproof.verify.Workers.Task;
import org.gradproof.verify.evidence.Agreement;
import org.gradproof.verify.evidence.Effort;
import org.gradproof.verify.evidence.Evidence;
import org.gradproof.verify.random.claim.Mentioned;
import org.gradproof.verify.random.ground.AnySize;
import org.gradproof.verify.report.CertificateReport;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;
import org.jspecify.annotations.Nullable;

/** The work on one claim: its proof, the attempt to refute it and the second witness, side by side. */
final class StepWork {
    private final Claim claim;
    private final Bench bench;
    private final Task<Shown> proving;
    private final Task<Answer> asking;
    /** Begun at the end of the proof: how much is tried depends on it. */
    private volatile @Nullable Task<Evidence> refuting;

    StepWork(Claim claim, Bench bench) {
        this(claim, null, bench);
    }

    /**
     * The work on a claim.
     *
     * @param stronger the claim without its own conditions, whose proof is one of the claim; null if it has none
     */
    StepWork(Claim claim, @Nullable Claim stronger, Bench bench) {
        this.claim = claim;
        this.bench = bench;
        this.proving = bench.workers().submit(() -> {
            Shown shown = prove(stronger);
            refuting = bench.workers().submitNext(() -> refute(shown));
            return shown;
        });
        this.asking = bench.witnesses().submit(() -> bench.witness().apply(claim));
    }

    /**
     * A proof, and what a second checker says of it.
     *
     * @param certificate what the proof used, or null
     */
    record Shown(Proof proof, Replayed replayed, @Nullable CertificateReport certificate) {
        /** How much the trials have to carry beside it. */
        Effort effort() {
            return replayed == Replayed.YES
                    ? Effort.BRIEF
                    : proof.outcome() == Proof.Outcome.PROVED && replayed == Replayed.NO_ANSWER
                            ? Effort.MODERATE
                            : Effort.ORDINARY;
        }
    }

    /**
     * What was found.
     *
     * @param shown the proof, if there is one, and what a second checker says of it
     * @param failures what stopped the prover or the trials; then there is no pass
     * @param warnings of the verifier's own
     */
    record Found(
            Verdict verdict,
            Shown shown,
            Evidence evidence,
            Answer answer,
            List<String> failures,
            List<String> warnings) {
        /** The proof, or why there is none. */
        Proof proof() {
            return shown.proof();
        }

        /** The same under further conditions. */
        Found under(List<String> conditions) {
            Proof proof = shown.proof();
            List<String> all = Stream.concat(proof.conditions().stream(), conditions.stream())
                    .distinct()
                    .toList();
            Proof weaker = new Proof(
                    proof.outcome(), proof.sizes(), proof.reasons(), all, proof.message(), proof.certificate());
            return new Found(
                    verdict,
                    new Shown(weaker, shown.replayed(), shown.certificate()),
                    evidence,
                    answer,
                    failures,
                    warnings);
        }

        /** The same with a warning before the others. */
        Found saying(String warning) {
            List<String> more = new ArrayList<>(warnings);
            more.add(0, warning);
            return new Found(verdict, shown, evidence, answer, failures, more);
        }
    }

    private Evidence refute(Shown shown) {
        return bench.refuter().tryToRefute(claim, shown.effort());
    }

    private Shown prove(@Nullable Claim stronger) {
        Proof proof = bench.prover().prove(claim);
        if (stronger == null || proof.outcome() == Proof.Outcome.PROVED) {
            return shown(proof, false);
        }
        Proof without = bench.prover().prove(stronger);
        return without.outcome() == Proof.Outcome.PROVED ? shown(without, true) : shown(proof, false);
    }

    static Shown shown(Proof proof, boolean unconditional) {
        Certificate certificate = proof.outcome() == Proof.Outcome.PROVED ? proof.certificate() : null;
        return new Shown(
                proof,
                Replayed.of(proof),
                certificate == null ? null : Certificates.report(certificate, unconditional));
    }

    /** Waits for the work. */
    Found found() {
        return found(false);
    }

    /**
     * Waits for the work.
     *
     * @param shown whether the claim follows from others that are proved: then a look for a counterexample is enough
     */
    Found found(boolean shown) {
        List<String> failures = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        Shown made;
        try {
            made = bench.workers().result(proving);
        } catch (FailedException failed) {
            failures.add("the proof: " + failed.getMessage());
            made = new Shown(unproved(), Replayed.NOT_ASKED, null);
        }
        Proof proof = made.proof();
        Evidence evidence;
        try {
            Task<Evidence> trying = refuting;
            if (trying == null) {
                trying = bench.workers().submit(() -> bench.refuter().tryToRefute(claim));
                refuting = trying;
            }
            evidence = bench.workers().result(trying);
        } catch (FailedException failed) {
            failures.add("the trials: " + failed.getMessage());
            evidence = Evidence.none("");
        }
        if (!shown && proof.outcome() != Proof.Outcome.PROVED && evidence.counterexample() == null) {
            Evidence before = evidence;
            boolean bounded = proof.outcome() == Proof.Outcome.PROVED_BOUNDED;
            try {
                evidence =
                        bench.workers().result(bench.workers().submit(() -> bounded ? further(before) : more(before)));
            } catch (FailedException failed) {
                failures.add("the trials: " + failed.getMessage());
            }
        }
        Answer answer;
        try {
            answer = bench.witnesses().result(asking);
        } catch (FailedException failed) {
            warnings.add("the computer algebra system: " + failed.getMessage());
            answer = Answer.NO_ANSWER;
        }
        Verdict verdict = Judgement.of(proof, made.replayed(), evidence, answer);
        boolean stopped = !failures.isEmpty() && verdict != Verdict.REFUTED && verdict != Verdict.CONFLICT;
        return new Found(stopped ? Verdict.UNDECIDED : verdict, made, evidence, answer, failures, warnings);
    }

    /** What more can be done for a claim that is neither proved for every size nor refuted. */
    private Evidence more(Evidence before) {
        boolean agreeing = !before.agreeing().isEmpty();
        if (agreeing && isProved(new Claim(claim.givens(), claim.left(), Relation.EQ, claim.right()))) {
            return bench.refuter().refuteEqualSides(claim);
        }
        for (Agreement agreement : before.agreeing()) {
            if (isProved(agreement.claim())) {
                return bench.refuter().refuteAt(claim, agreement, before);
            }
        }
        Evidence after = further(before);
        return after.isTest() ? bench.refuter().descend(claim, after) : after;
    }

    /** The trials that a claim must pass which is not proved for every size. */
    private Evidence further(Evidence before) {
        Evidence after = before.brief() ? bench.refuter().tryHarderToRefute(claim) : before;
        return after.counterexample() == null ? bench.refuter().searchFurther(claim, after) : after;
    }

    /** Whether sides are proved equal: no number of digits shows that of irrational ones. */
    private boolean isProved(Claim equality) {
        Proof proof = bench.prover().prove(equality);
        return proof.outcome() == Proof.Outcome.PROVED && proof.conditions().isEmpty();
    }

    private static Proof unproved() {
        return new Proof(Proof.Outcome.NOT_PROVED, List.of(), List.of(), List.of(), "");
    }

    /** The assumptions under which the claim is proved and no trial refutes it, in LaTeX. */
    Task<List<String>> assumptions() {
        return bench.workers().submit(() -> {
            List<String> confirmed = new ArrayList<>();
            for (Assumption assumption : bench.prover().holdsIf(claim)) {
                Claim narrower =
                        new Claim(claim.givens().with(assumption), claim.left(), claim.relation(), claim.right());
                // It is a hint, and proved.
                Evidence evidence = bench.refuter().look(narrower, Effort.BRIEF);
                if (evidence.counterexample() == null && evidence.trials() > 0 && canBeWritten(assumption)) {
                    confirmed.add(assumption.latex());
                }
            }
            return confirmed;
        });
    }

    /** Whether an author can write the assumption: of the weights of a space, say, nobody can. */
    private boolean canBeWritten(Assumption assumption) {
        return Stream.of(assumption.relation().left(), assumption.relation().right())
                .flatMap(side -> Mentioned.in(side).stream())
                .map(claim.givens()::told)
                .allMatch(told -> told == null || told.canBeWritten());
    }

    /** Whether the claim holds where a derivative in it is laid out the other way. */
    private boolean holdsInOtherLayout() {
        return OtherLayout.of(claim)
                .filter(this::isProved)
                .filter(other -> bench.refuter().look(other, Effort.BRIEF).counterexample() == null)
                .isPresent();
    }

    private static boolean holds(Found found) {
        return found.failures().isEmpty() && found.verdict().reaches(Verdict.TESTED);
    }

    /**
     * The report of a step.
     *
     * @param before what is found of the step's claim if the line before its chain holds too; null if nothing was tried
     * @param across what is found from the line before the refuted one to this; null if nothing was tried
     */
    StepReport report(Step step, Found found, @Nullable Found before, @Nullable Found across) {
        List<String> holdsIf = List.of();
        boolean turned = false;
        List<String> warnings = new ArrayList<>(step.warnings());
        warnings.addAll(found.warnings());
        if (found.verdict() == Verdict.REFUTED) {
            try {
                holdsIf = new ArrayList<>(bench.workers().result(assumptions()));
                Step.Premise line = step.before();
                if (line != null && before != null && holds(before) && !holdsIf.contains(line.latex())) {
                    holdsIf.add(0, line.latex());
                }
                turned = bench.workers().result(bench.workers().submit(this::holdsInOtherLayout));
            } catch (FailedException failed) {
                warnings.add("looking for assumptions under which it holds: " + failed.getMessage());
            }
        }
        String message = found.failures().isEmpty()
                ? Wording.message(
                        found.verdict(), step.relation(), found.proof(), found.evidence(), found.answer(), holdsIf)
                : String.join("; ", found.failures());
        if (turned) {
            message += "; it holds in the other layout";
            warnings.add("it holds in the other layout, where the rows of the derivative are its columns");
        }
        boolean holdsFromBefore = found.verdict() == Verdict.REFUTED && across != null && holds(across);
        if (holdsFromBefore) {
            // Where it fails stands beside it.
            message = "it holds from the line before the refuted one, so that this is the same mistake";
        }
        boolean proved = found.verdict() == Verdict.PROVED || found.verdict() == Verdict.PROVED_BOUNDED;
        Task<Evidence> trying = refuting;
        Givens givens = claim.givens();
        return new StepReport(
                step.number(),
                step.chain(),
                step.line(),
                step.kind(),
                step.premise() == null ? null : step.premise().latex(),
                step.reading(),
                step.left().latex(),
                step.relation().latex(),
                step.right().latex(),
                found.verdict(),
                Wording.sizes(found.verdict(), found.proof(), found.evidence(), AnySize.isMet(claim.givens())),
                proved ? givens.tell(found.proof().reasons()) : List.of(),
                proved ? givens.tell(found.proof().conditions()) : List.of(),
                found.answer().text(),
                found.shown().replayed().text(),
                proved ? found.shown().certificate() : null,
                found.evidence().trials(),
                found.evidence().preciseTrials(),
                found.evidence().maxError(),
                found.evidence().counterexample(),
                givens.tell(holdsIf),
                holdsFromBefore,
                givens.tell(message),
                warnings,
                proving.millis() + (trying == null ? 0 : trying.millis()));
    }
}
