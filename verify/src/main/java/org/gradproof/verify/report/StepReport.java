package org.gradproof.verify.report;

import java.util.List;
import org.gradproof.symbolic.derivation.Step;
import org.jspecify.annotations.Nullable;

/**
 * A step and what became of it; the components are those of the JSON report.
 *
 * @param step its place in the derivation, from 1; a reason's or label's is that of its line's step
 * @param chain the chain that it belongs to, from 1
 * @param line where its relation stands
 * @param premise the relation that an implication rests on, in LaTeX; null for any other step
 * @param reading how a doubtful spelling was read, in LaTeX with all brackets; null where there was no doubt
 * @param left LaTeX
 * @param relation LaTeX
 * @param right LaTeX
 * @param sizes {@code every n}, a list such as {@code 1, 2, 3}, or a condition on sizes
 * @param reasons the facts that prove it; empty if it is not proved
 * @param conditions side conditions that the givens do not imply, in LaTeX
 * @param cas {@code agrees}, {@code disagrees}, {@code no answer} or {@code not asked}
 * @param replayed whether a second checker showed a proof again: {@code yes}, {@code no answer} (it has no laws for it),
 *     {@code contradicted}, or {@code not asked}
 * @param certificate what the proof used, for the second checker; null where there is none
 * @param trials points at which both sides were defined and compared
 * @param preciseTrials those of them at 50 digits or more
 * @param maxError the largest relative difference seen at a precise point
 * @param holdsIf assumptions under which a refuted step holds, in LaTeX
 * @param holdsFromBefore whether a refuted step follows a refuted one and holds from the line before that, so that the
 *     two are one mistake
 * @param message for a person: what is wrong and a hint; empty if nothing is
 * @param warnings which reading was taken
 * @param millis time taken
 */
public record StepReport(
        int step,
        int chain,
        int line,
        Step.Kind kind,
        @Nullable String premise,
        @Nullable String reading,
        String left,
        String relation,
        String right,
        Verdict verdict,
        String sizes,
        List<String> reasons,
        List<String> conditions,
        String cas,
        String replayed,
        @Nullable CertificateReport certificate,
        int trials,
        int preciseTrials,
        double maxError,
        @Nullable Counterexample counterexample,
        List<String> holdsIf,
        boolean holdsFromBefore,
        String message,
        List<String> warnings,
        double millis) {
    public StepReport {
        reasons = List.copyOf(reasons);
        conditions = List.copyOf(conditions);
        holdsIf = List.copyOf(holdsIf);
        warnings = List.copyOf(warnings);
    }
}
