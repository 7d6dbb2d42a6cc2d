package org.gradproof.verify.report;

import java.util.List;
import org.gradproof.symbolic.source.SourceError;
import org.jspecify.annotations.Nullable;

/**
 * A derivation and what became of it.
 *
 * @param require the least verdict that counts as met
 * @param expect what it is expected to be, such as {@code REFUTED@3}, or null
 * @param verdict the weakest of its steps' and its conclusion's
 * @param met whether it reaches what it requires, or is what it expects, and its core function is within its error
 * @param message for a person: why it is not met; for an invalid one its first error
 * @param conclusions of its chains, where their relations have a direction
 * @param rederived the prover's own result for the first side, in LaTeX, or null
 * @param core null where it names no function
 * @param steps of its chains that could be read, reasons and labels among them
 * @param errors all errors of an invalid one
 */
public record DerivationReport(
        String id,
        int line,
        Verdict require,
        @Nullable String expect,
        Verdict verdict,
        boolean met,
        String message,
        List<ConclusionReport> conclusions,
        @Nullable String rederived,
        @Nullable CoreReport core,
        List<StepReport> steps,
        List<SourceError> errors) {
    public DerivationReport {
        conclusions = List.copyOf(conclusions);
        steps = List.copyOf(steps);
        errors = List.copyOf(errors);
    }

    /** The conclusion of its only chain that has one; null where there is none, or more than one. */
    public @Nullable ConclusionReport conclusion() {
        return conclusions.size() == 1 ? conclusions.get(0) : null;
    }
}
