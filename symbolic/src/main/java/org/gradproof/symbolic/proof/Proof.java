package org.gradproof.symbolic.proof;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.certificate.Certificate;
import org.jspecify.annotations.Nullable;

/**
 * What the prover found about a claim.
 *
 * @param outcome whether and how far it is proved
 * @param sizes for {@link Outcome#PROVED_BOUNDED} the sizes; else empty
 * @param reasons the smallest set of facts that proves it, in words for a reader; empty if not proved
 * @param conditions side conditions in LaTeX that the givens do not imply
 * @param message why there is no proof; empty if there is one
 * @param certificate what a checker needs to show the claim again, or null where it has no laws for a proof of this kind
 */
public record Proof(
        Outcome outcome,
        List<Integer> sizes,
        List<String> reasons,
        List<String> conditions,
        String message,
        @Nullable Certificate certificate) {
    /** How far a claim is proved. */
    public enum Outcome {
        /** For every size. */
        PROVED,
        /** For the listed sizes. */
        PROVED_BOUNDED,
        /** Not proved; that says nothing against the claim. */
        NOT_PROVED
    }

    public Proof {
        sizes = List.copyOf(sizes);
        reasons = List.copyOf(reasons);
        conditions = List.copyOf(conditions);
    }

    /** A proof without a certificate, or none. */
    public Proof(Outcome outcome, List<Integer> sizes, List<String> reasons, List<String> conditions, String message) {
        this(outcome, sizes, reasons, conditions, message, null);
    }

    /** A proof of another claim by this one: with its own reasons, and with these conditions before those that are left. */
    Proof because(Collection<String> why, List<String> first) {
        Set<String> all = new LinkedHashSet<>(first);
        all.addAll(conditions);
        return new Proof(Outcome.PROVED, List.of(), List.copyOf(why), List.copyOf(all), "");
    }
}
