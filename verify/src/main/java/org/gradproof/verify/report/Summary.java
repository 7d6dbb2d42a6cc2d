package org.gradproof.verify.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A report in numbers.
 *
 * @param verdicts how many steps have each verdict, a refuted one that holds from the line before a refuted one aside; {@link Verdict#INVALID}, which has no steps, counts derivations
 * @param errors errors outside of derivations
 * @param notMet derivations that are not met
 */
public record Summary(
        int documents, int derivations, int steps, Map<Verdict, Integer> verdicts, int errors, int notMet) {
    public Summary {
        verdicts = Map.copyOf(verdicts);
    }

    /** Counts the report's steps. */
    public static Summary of(Report report) {
        List<DocumentReport> documents = report.documents();
        List<DerivationReport> derivations =
                documents.stream().flatMap(d -> d.derivations().stream()).toList();
        List<StepReport> steps =
                derivations.stream().flatMap(d -> d.steps().stream()).toList();
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            verdicts.put(verdict, (int) steps.stream()
                    .filter(s -> s.verdict() == verdict && !s.holdsFromBefore())
                    .count());
        }
        verdicts.merge(
                Verdict.INVALID,
                (int) derivations.stream()
                        .filter(d -> d.verdict() == Verdict.INVALID)
                        .count(),
                Integer::sum);
        return new Summary(
                documents.size(),
                derivations.size(),
                steps.size(),
                verdicts,
                documents.stream().mapToInt(d -> d.errors().size()).sum(),
                (int) derivations.stream().filter(d -> !d.met()).count());
    }

    /** How many steps (of {@link Verdict#INVALID}: derivations) have the verdict. */
    public int count(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }
}
