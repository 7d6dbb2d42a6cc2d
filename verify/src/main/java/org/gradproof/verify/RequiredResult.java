package org.gradproof.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.verify.report.ConclusionReport;
import org.gradproof.verify.report.FallsShort;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a derivation has to reach.
 *
 * @param require the least verdict
 * @param refutedStep the step that is wrong on purpose, or 0
 */
record RequiredResult(Verdict require, int refutedStep) {
    private static final List<Verdict> ACCEPTABLE =
            List.of(Verdict.PROVED, Verdict.PROVED_BOUNDED, Verdict.TESTED, Verdict.UNDECIDED);
    private static final Pattern EXPECT = Pattern.compile("REFUTED@([1-9]\\d{0,5})");

    /** As the derivation says, else as the settings do; a bad word is left to {@link #errors}. */
    static RequiredResult of(Derivation derivation, Verdict otherwise) {
        String expect = derivation.expect();
        Matcher matcher = EXPECT.matcher(expect == null ? "" : expect.strip());
        int step = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        return new RequiredResult(named(derivation.require()).orElse(otherwise), step);
    }

    private static Optional<Verdict> named(@Nullable String name) {
        return ACCEPTABLE.stream()
                .filter(v -> name != null && v.name().equals(name.strip()))
                .findFirst();
    }

    /** What is wrong with the derivation's own words. */
    static List<SourceError> errors(Derivation derivation) {
        List<SourceError> errors = new ArrayList<>();
        String require = derivation.require();
        if (require != null && named(require).isEmpty()) {
            errors.add(new SourceError(
                    derivation.line(),
                    1,
                    "bad-require",
                    "require=\"" + require + "\" is not a verdict that can be required; expected one of "
                            + ACCEPTABLE));
        }
        String expect = derivation.expect();
        if (expect != null) {
            int step = of(derivation, Verdict.PROVED).refutedStep();
            int last = derivation.steps().stream().mapToInt(Step::number).max().orElse(0);
            if (step == 0) {
                errors.add(new SourceError(
                        derivation.line(),
                        1,
                        "bad-expect",
                        "expect=\"" + expect + "\" cannot be read; expected REFUTED@ and the number of a step"));
            } else if (step > last && derivation.errors().isEmpty()) {
                errors.add(new SourceError(
                        derivation.line(),
                        1,
                        "bad-expect",
                        "expect=\"" + expect + "\" names a step that is not there; the derivation has " + last));
            }
        }
        return errors;
    }

    /** Why the steps and the conclusion do not meet this; empty if they do. */
    String unmet(List<StepReport> steps, List<ConclusionReport> conclusions) {
        if (refutedStep > 0) {
            return unexpected(steps);
        }
        for (StepReport step : steps) {
            if (!step.verdict().reaches(require)) {
                return FallsShort.name(step) + " is " + step.verdict() + ", " + require + " is required";
            }
        }
        for (ConclusionReport conclusion : conclusions) {
            if (!conclusion.verdict().reaches(require)) {
                return "the conclusion, " + conclusion.subject() + ", is " + conclusion.verdict() + ", " + require
                        + " is required" + (conclusion.message().isEmpty() ? "" : ": " + conclusion.message());
            }
        }
        return "";
    }

    private String unexpected(List<StepReport> steps) {
        for (StepReport step : steps) {
            boolean line = step.kind() == Step.Kind.STEP || step.kind() == Step.Kind.IMPLICATION;
            boolean here = step.step() == refutedStep && line;
            boolean refuted = step.verdict() == Verdict.REFUTED;
            if (here && !refuted) {
                return "step " + refutedStep + " is expected to be REFUTED, but is " + step.verdict();
            } else if (!here && (refuted || step.verdict() == Verdict.CONFLICT)) {
                return "only step " + refutedStep + " is expected to fail, but step " + step.step() + " is "
                        + step.verdict();
            } else if (step.step() < refutedStep && !step.verdict().reaches(require)) {
                return "step " + step.step() + ", before the one that is expected to fail, is " + step.verdict() + ", "
                        + require + " is required";
            }
        }
        return "";
    }
}
