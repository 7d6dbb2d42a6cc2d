package org.gradproof.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.symbolic.derivation.CoreCall;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.proof.Definedness;
import org.gradproof.symbolic.proof.Proof;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.symbolic.witness.SecondWitness.Answer;
import org.gradproof.verify.StepWork.Found;
import org.gradproof.verify.Workers.FailedException;
import org.gradproof.verify.Workers.Task;
import org.gradproof.verify.certify.Certifier;
import org.gradproof.verify.evidence.Evidence;
import org.gradproof.verify.report.ConclusionReport;
import org.gradproof.verify.report.CoreReport;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;
import org.jspecify.annotations.Nullable;

/** The work on one derivation: its steps, its conclusion, what the prover finds on its own, and core's function. */
final class DerivationWork {
    private final Derivation derivation;
    private final Bench bench;
    private final List<SourceError> errors;
    private final List<StepWork> steps = new ArrayList<>();
    private final @Nullable StepWork conclusion;
    private final @Nullable Task<Rederived> rederiving;
    private final @Nullable Task<CoreReport> certifying;

    /** The prover's own result, and whether it differs from the last line somewhere. */
    private record Rederived(
            @Nullable Expr result, @Nullable Evidence against) {}

    DerivationWork(Derivation derivation, Bench bench) {
        this.derivation = derivation;
        this.bench = bench;
        this.errors = errors(derivation);
        if (!errors.isEmpty()) {
            conclusion = null;
            rederiving = null;
            certifying = null;
            return;
        }
        for (Step step : derivation.steps()) {
            steps.add(new StepWork(Chain.claim(derivation, step), bench));
        }
        Claim ends = Chain.conclusion(derivation);
        conclusion = ends == null || steps.size() == 1 ? null : new StepWork(ends, bench);
        rederiving = Derivatives.in(first()) ? bench.workers().submit(this::rederive) : null;
        CoreCall call = derivation.core();
        certifying = call == null ? null : bench.workers().submit(() -> certify(call));
    }

    private static List<SourceError> errors(Derivation derivation) {
        List<SourceError> all = new ArrayList<>(derivation.errors());
        all.addAll(RequiredResult.errors(derivation));
        CoreCall call = derivation.core();
        if (call != null && all.isEmpty() && !Certifier.exists(call, derivation.givens())) {
            all.add(new SourceError(
                    derivation.line(),
                    1,
                    "unknown-core-function",
                    "core=\"" + call.text() + "\": core has no function " + call.function()
                            + " that takes these arguments"));
        }
        if (derivation.steps().isEmpty() && all.isEmpty()) {
            all.add(new SourceError(
                    derivation.line(), 1, "no-step", "the derivation has no step; expected a chain such as A = B"));
        }
        return all;
    }

    private Expr first() {
        return derivation.steps().get(0).left().expr();
    }

    private Expr last() {
        return derivation.steps().get(derivation.steps().size() - 1).right().expr();
    }

    private CoreReport certify(CoreCall call) {
        Settings settings = bench.settings();
        return Certifier.certify(
                derivation.givens(),
                last(),
                call,
                settings.coreSamples(),
                settings.limits().seed());
    }

    private Rederived rederive() {
        Optional<Expr> result = bench.prover().rederive(first(), derivation.givens());
        Claim ends = Chain.conclusion(derivation);
        if (result.isEmpty() || ends == null || ends.relation() != Relation.EQ) {
            return new Rederived(result.orElse(null), null);
        }
        // Nothing is claimed where the first side is not defined: there the product with it is not either.
        Expr whereDefined = Exprs.add(result.get(), Exprs.mul(Exprs.ZERO, first()));
        Claim same = new Claim(derivation.givens(), whereDefined, Relation.EQ, last());
        return new Rederived(result.get(), bench.refuter().tryToRefute(same));
    }

    /** Waits for the work and reports it. */
    DerivationReport report() {
        RequiredResult requirement =
                RequiredResult.of(derivation, bench.settings().require());
        if (!errors.isEmpty()) {
            return new DerivationReport(
                    derivation.id(),
                    derivation.line(),
                    requirement.require(),
                    derivation.expect(),
                    Verdict.INVALID,
                    false,
                    errors.get(0).message(),
                    null,
                    null,
                    null,
                    List.of(),
                    errors);
        }
        List<Found> found = steps.stream().map(StepWork::found).toList();
        List<StepReport> reports = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            reports.add(steps.get(i).report(derivation.steps().get(i), found.get(i)));
        }
        ConclusionReport ends = conclusion(found, reports);
        List<Verdict> verdicts =
                new ArrayList<>(reports.stream().map(StepReport::verdict).toList());
        if (ends != null) {
            verdicts.add(ends.verdict());
        }
        Verdict weakest = Verdict.weakest(verdicts);
        List<String> complaints = new ArrayList<>();
        String unmet = requirement.unmet(reports, ends);
        if (!unmet.isEmpty()) {
            complaints.add(unmet);
        }
        CoreReport core = core(complaints);
        Rederived rederived = rederived(complaints);
        if (disagrees(rederived) && weakest.reaches(Verdict.TESTED)) {
            weakest = Verdict.CONFLICT;
            complaints.add("the prover's own result differs from the last line; this is a fault of Gradproof");
        }
        return new DerivationReport(
                derivation.id(),
                derivation.line(),
                requirement.require(),
                derivation.expect(),
                weakest,
                complaints.isEmpty(),
                String.join("; ", complaints),
                ends,
                rederived.result() == null ? null : LatexWriter.write(rederived.result()),
                core,
                reports,
                List.of());
    }

    private static boolean disagrees(Rederived rederived) {
        Evidence against = rederived.against();
        return against != null && against.counterexample() != null;
    }

    private Rederived rederived(List<String> complaints) {
        if (rederiving == null) {
            return new Rederived(null, null);
        }
        try {
            return bench.workers().result(rederiving);
        } catch (FailedException failed) {
            // What the steps reach does not rest on this; but an error is not hidden.
            complaints.add("the prover's own derivation: " + failed.getMessage());
            return new Rederived(null, null);
        }
    }

    private @Nullable CoreReport core(List<String> complaints) {
        if (certifying == null) {
            return null;
        }
        try {
            CoreReport core = bench.workers().result(certifying);
            if (!core.met()) {
                complaints.add("core's " + core.function() + " is not certified: " + core.maxUlp() + " ulp at "
                        + core.worstAt() + ", of " + core.samples() + " points compared");
            }
            return core;
        } catch (FailedException failed) {
            complaints.add("core: " + failed.getMessage());
            return null;
        }
    }

    private @Nullable ConclusionReport conclusion(List<Found> found, List<StepReport> reports) {
        Claim ends = Chain.conclusion(derivation);
        if (ends == null) {
            return null;
        }
        String relation = ends.relation().latex();
        if (conclusion == null) {
            StepReport only = reports.get(0);
            return new ConclusionReport(
                    only.verdict(), relation, only.conditions(), only.counterexample(), only.message());
        }
        Found direct = conclusion.found();
        Verdict verdict = direct.verdict();
        List<String> conditions = direct.proof().conditions();
        boolean weak = verdict == Verdict.PROVED_BOUNDED || verdict == Verdict.TESTED || verdict == Verdict.UNDECIDED;
        boolean heard = direct.failures().isEmpty() && direct.answer() != Answer.DISAGREES;
        if (weak && heard && direct.evidence().trials() > 0 && follows(found)) {
            verdict = Verdict.PROVED;
            conditions = List.of();
        }
        String message = direct.failures().isEmpty()
                ? Wording.message(
                        verdict, ends.relation(), direct.proof(), direct.evidence(), direct.answer(), List.of())
                : String.join("; ", direct.failures());
        return new ConclusionReport(
                verdict, relation, conditions, direct.evidence().counterexample(), message);
    }

    /**
     * Whether every step is proved and every line between the ends is defined wherever the givens hold: then the
     * ends relate as the steps do. A proof lists most of what a line needs; where more may be needed, that nothing
     * is listed says nothing.
     */
    private boolean follows(List<Found> found) {
        return found.stream()
                        .allMatch(step -> step.verdict() == Verdict.PROVED
                                && step.proof().outcome() == Proof.Outcome.PROVED
                                && step.proof().conditions().isEmpty())
                && derivation.steps().stream()
                        .skip(1)
                        .allMatch(step -> Definedness.isKnown(step.left().expr(), derivation.givens()));
    }
}
