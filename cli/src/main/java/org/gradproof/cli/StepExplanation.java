package org.gradproof.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.gradproof.cli.format.ExplainedStep;
import org.gradproof.docsgen.OpenedDocument;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;
import org.jspecify.annotations.Nullable;

/** Tells all that is known of a step, or of all steps of a derivation. */
final class StepExplanation {
    private final StepAddress address;
    private final @Nullable Path given;
    private final Console console;

    StepExplanation(StepAddress address, @Nullable Path given, Console console) {
        this.address = address;
        this.given = given;
        this.console = console;
    }

    /**
     * Checks the derivation and writes what was found.
     *
     * @return the command's exit status
     * @throws InputException if there is no such derivation or step
     */
    int write() {
        CheckRequest request = CheckRequest.of(List.of(address.file()), given);
        List<OpenedDocument> opened = Opened.all(request);
        List<String> ids = opened.stream()
                .flatMap(document -> document.read().derivations().stream())
                .map(Derivation::id)
                .toList();
        boolean readable =
                opened.stream().allMatch(document -> document.read().errors().isEmpty());
        if (readable && !ids.contains(address.id())) {
            throw new InputException(address.file() + ": there is no derivation '" + address.id() + "'"
                    + (ids.isEmpty() ? "" : "; there is " + String.join(", ", ids)));
        }
        List<Supplier<OpenedDocument>> wanted = new ArrayList<>();
        opened.forEach(document ->
                wanted.add(() -> document.only(derivation -> derivation.id().equals(address.id()))));
        DocumentReport document =
                new CheckRun(request, console).check(wanted, each -> {}).get(0).report();
        ExplainedStep text = new ExplainedStep(document, console.out(), console.outStyle());
        int status = text.errors() ? Status.UNREADABLE : Status.MET;
        for (DerivationReport derivation : document.derivations()) {
            List<StepReport> steps = derivation.steps().stream()
                    .filter(step -> address.step() == 0 || step.step() == address.step())
                    .toList();
            if (steps.isEmpty() && derivation.errors().isEmpty()) {
                throw new InputException(address.file() + ": '" + address.id() + "' has "
                        + derivation.steps().size() + " steps, and none with the number " + address.step());
            }
            text.write(derivation, steps);
            boolean unread = derivation.verdict() == Verdict.INVALID;
            status = Math.max(status, unread ? Status.UNREADABLE : derivation.met() ? Status.MET : Status.NOT_MET);
        }
        console.flush();
        return status;
    }
}
