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
import org.gradproof.verify.StepWork.Shown;
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
    private final List<Tried> steps = new ArrayList<>();
    private final List<Ends> conclusions = new ArrayList<>();
    private final @Nullable Task<Rederived> rederiving;
    private final @Nullable Task<CoreReport> certifying;

    /** The prover's own result, and whether it differs from the last line somewhere. */
    private record Rederived(
            @Nullable Expr result, @Nullable Evidence against) {}

    /** A step with the work on its claim, and on what it claims from right to left. */
    private record Tried(Step step, StepWork work, @Nullable StepWork converse) {}

    /** A chain with the work on its conclusion; none where that is its only step's claim. */
    private record Ends(
            List<Step> chain, Claim claim, @Nullable StepWork work) {}

    DerivationWork(Derivation derivation, Bench bench) {
        this.derivation = derivation;
        this.bench = bench;
        this.errors = errors(derivation);
        for (Step step : derivation.steps()) {
            Claim converse = Chain.converse(derivation, step);
            steps.add(new Tried(
                    step,
                    new StepWork(Chain.claim(derivation, step), Chain.unconditional(derivation, step), bench),
                    converse == null ? null : new StepWork(converse, bench)));
        }
        List<List<Step>> chains = Chain.of(derivation);
        for (List<Step> chain : chains) {
            Claim ends = Chain.conclusion(derivation, chain);
            boolean converse = chain.stream().anyMatch(step -> Chain.converse(derivation, step) != null);
            if (ends != null && !converse) {
                conclusions.add(new Ends(chain, ends, chain.size() == 1 ? null : new StepWork(ends, bench)));
            }
        }
        if (!errors.isEmpty()) {
            rederiving = null;
            certifying = null;
            return;
        }
        boolean plain = chains.size() == 1
                && chains.get(0).stream()
                        .allMatch(
                                step -> step.premise() == null && step.assumed().isEmpty());
        rederiving = plain && Derivatives.in(first()) ? bench.workers().submit(this::rederive) : null;
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
        List<List<Step>> chains = Chain.of(derivation);
        List<Step> chain = chains.get(chains.size() - 1);
        return chain.get(chain.size() - 1).right().expr();
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
        Claim ends = Chain.conclusion(derivation, Chain.of(derivation).get(0));
        if (result.isEmpty() || ends == null || ends.relation() != Relation.EQ) {
            return new Rederived(result.orElse(null), null);
        }
        // Nothing is claimed where the first side is not defined: there the product with it is not either.
        Expr whereDefined = Exprs.add(result.get(), Exprs.mul(Exprs.ZERO, first()));
        Claim same = new Claim(derivation.givens(), whereDefined, Relation.EQ, last());
        Shown shown = StepWork.shown(bench.prover().prove(same), false);
        return new Rederived(result.get(), bench.refuter().look(same, shown.effort()));
    }

    /** Waits for the work and reports it. */
    DerivationReport report() {
        RequiredResult requirement =
                RequiredResult.of(derivation, bench.settings().require());
        List<Found> found = new ArrayList<>();
        List<StepReport> reports = new ArrayList<>();
        for (Tried tried : steps) {
            report(tried, found, reports);
        }
        List<ConclusionReport> ends = new ArrayList<>();
        conclusions.forEach(one -> ends.add(conclusion(one, found, reports)));
        ArrowRun.of(derivation).forEach(run -> ends.addAll(whole(run, found)));
        if (!errors.isEmpty()) {
            return new DerivationReport(
                    derivation.id(),
                    derivation.line(),
                    requirement.require(),
                    derivation.expect(),
                    Verdict.INVALID,
                    false,
                    errors.get(0).fullMessage(),
                    ends,
                    null,
                    null,
                    reports,
                    errors);
        }
        List<Verdict> verdicts =
                new ArrayList<>(reports.stream().map(StepReport::verdict).toList());
        ends.forEach(one -> verdicts.add(one.verdict()));
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

    /** Reports a step; where it is refuted, with what is found of it from other lines. */
    private void report(Tried tried, List<Found> found, List<StepReport> reports) {
        Step step = tried.step();
        Found own = tried.work().found();
        if (tried.converse() != null) {
            Found back = tried.converse().found();
            boolean forwards = back.verdict().reaches(own.verdict());
            Found weaker = forwards ? own : back.saying("what is found is about the arrow from right to left");
            own = weaker.under((forwards ? back : own).proof().conditions());
        }
        Found before = null;
        Found across = null;
        if (own.verdict() == Verdict.REFUTED) {
            Claim fromBefore = Chain.fromBefore(derivation, step);
            before = fromBefore == null ? null : new StepWork(fromBefore, bench).found();
            int last = lineBefore(step, reports);
            if (last >= 0 && reports.get(last).verdict() == Verdict.REFUTED) {
                Claim claim = Chain.across(derivation, derivation.steps().get(last), step);
                across = claim == null ? null : new StepWork(claim, bench).found();
            }
        }
        found.add(own);
        reports.add(tried.work().report(step, own, before, across));
    }

    /** The place of the line of the same chain before the step, or -1. */
    private int lineBefore(Step step, List<StepReport> reports) {
        if (step.kind() != Step.Kind.STEP) {
            return -1;
        }
        for (int i = reports.size() - 1; i >= 0; i--) {
            Step.Kind kind = reports.get(i).kind();
            if (kind == Step.Kind.STEP || kind == Step.Kind.IMPLICATION) {
                return reports.get(i).chain() == step.chain() ? i : -1;
            }
        }
        return -1;
    }

    private ConclusionReport conclusion(Ends ends, List<Found> found, List<StepReport> reports) {
        String relation = ends.claim().relation().latex();
        int chain = ends.chain().get(0).chain();
        List<Integer> places =
                ends.chain().stream().map(derivation.steps()::indexOf).toList();
        if (ends.work() == null) {
            StepReport only = reports.get(places.get(0));
            return new ConclusionReport(
                    chain, only.verdict(), relation, only.conditions(), only.counterexample(), only.message());
        }
        List<Found> steps = places.stream().map(found::get).toList();
        boolean follows = follows(steps);
        Found direct = ends.work().found(follows);
        Verdict verdict = direct.verdict();
        List<String> conditions = direct.proof().conditions();
        boolean weak = verdict == Verdict.PROVED_BOUNDED || verdict == Verdict.TESTED || verdict == Verdict.UNDECIDED;
        boolean heard = direct.failures().isEmpty() && direct.answer() != Answer.DISAGREES;
        if (weak && heard && direct.evidence().trials() > 0 && follows) {
            verdict = Verdict.PROVED;
            conditions = List.of();
        }
        String message = direct.failures().isEmpty()
                ? Wording.message(
                        verdict, ends.claim().relation(), direct.proof(), direct.evidence(), direct.answer(), List.of())
                : String.join("; ", direct.failures());
        return new ConclusionReport(
                chain,
                verdict,
                relation,
                derivation.givens().tell(conditions),
                direct.evidence().counterexample(),
                derivation.givens().tell(message));
    }

    /** Where each arrow of a run holds and the whole does not. */
    private List<ConclusionReport> whole(ArrowRun run, List<Found> found) {
        List<Found> arrows = run.steps().stream()
                .map(derivation.steps()::indexOf)
                .map(found::get)
                .toList();
        boolean fails = arrows.stream()
                .anyMatch(arrow -> arrow.verdict() == Verdict.REFUTED || arrow.verdict() == Verdict.CONFLICT);
        boolean proved = arrows.stream()
                .allMatch(arrow -> arrow.verdict() == Verdict.PROVED
                        && arrow.proof().conditions().isEmpty());
        if (fails || (proved && run.isDefined(derivation.givens()))) {
            return List.of();
        }
        for (Claim claim : run.claims(derivation.givens())) {
            Found direct = new StepWork(claim, bench).found(true);
            if (direct.verdict() == Verdict.REFUTED || direct.verdict() == Verdict.CONFLICT) {
                String message = Wording.message(
                        direct.verdict(),
                        claim.relation(),
                        direct.proof(),
                        direct.evidence(),
                        direct.answer(),
                        List.of());
                return List.of(new ConclusionReport(
                        run.chain(),
                        direct.verdict(),
                        ConclusionReport.ARROW,
                        List.of(),
                        direct.evidence().counterexample(),
                        "each arrow holds where its relations have a value, but the last relation does not follow from"
                                + " the first: " + message));
            }
        }
        return List.of();
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
