package org.gradproof.verify.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.gradproof.verify.mutation.Trial.Truth;
import org.gradproof.verify.report.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a run found.
 *
 * @param seed of the verifier's trials, and of the sample
 * @param documents the paths of the documents
 * @param steps how many steps they have that are meant to hold
 * @param made how many mutants were made of them
 * @param refused how many of those tried are nothing that the reader accepts, such as an index out of its range
 * @param trials what became of the others
 */
public record MutationReport(long seed, List<String> documents, int steps, int made, int refused, List<Trial> trials) {
    public MutationReport {
        documents = List.copyOf(documents);
        trials = List.copyOf(trials);
    }

    /**
     * The mutants of one kind, counted.
     *
     * @param mutation the kind, or null for all kinds
     * @param tried all that are well formed
     * @param falsehoods those that are false
     * @param refuted the false ones that the verifier refuted
     * @param undecided the false ones that it neither refuted nor let pass
     * @param passed the false ones that it let pass
     * @param equivalent those that are true as far as is known
     * @param vacuous those that claim nothing
     */
    public record Count(
            @Nullable Mutation mutation,
            int tried,
            int falsehoods,
            int refuted,
            int undecided,
            int passed,
            int equivalent,
            int vacuous) {}

    /** All of them, counted. */
    public Count total() {
        return count(null);
    }

    /** For each kind of which there are mutants. */
    public List<Count> byMutation() {
        List<Count> counts = new ArrayList<>();
        for (Mutation mutation : Mutation.values()) {
            Count count = count(mutation);
            if (count.tried() > 0) {
                counts.add(count);
            }
        }
        return List.copyOf(counts);
    }

    private Count count(@Nullable Mutation mutation) {
        List<Trial> some = trials.stream()
                .filter(t -> mutation == null || t.mutant().mutation() == mutation)
                .toList();
        return new Count(
                mutation,
                some.size(),
                number(some, t -> t.truth() == Truth.FALSE),
                number(some, t -> t.truth() == Truth.FALSE && t.verdict() == Verdict.REFUTED),
                number(some, t -> t.isMissed() && !t.isFalsePass()),
                number(some, Trial::isFalsePass),
                number(some, t -> t.truth() == Truth.EQUIVALENT),
                number(some, t -> t.truth() == Truth.VACUOUS));
    }

    private static int number(List<Trial> trials, Predicate<Trial> which) {
        return (int) trials.stream().filter(which).count();
    }

    /** The false mutants that were not refuted. */
    public List<Trial> missed() {
        return trials.stream().filter(Trial::isMissed).toList();
    }

    /** Refutations and contradictions that the search for the truth does not bear out. */
    public List<Trial> doubtful() {
        return trials.stream().filter(Trial::isDoubtful).toList();
    }

    /** Mutants whose LaTeX is read as something else. */
    public List<Trial> misread() {
        return trials.stream().filter(t -> !t.misread().isEmpty()).toList();
    }

    /** Whether the verifier let no mistake pass and never contradicted itself or the truth. */
    public boolean isSound() {
        return trials.stream().noneMatch(t -> t.isFalsePass() || t.isDoubtful());
    }
}
