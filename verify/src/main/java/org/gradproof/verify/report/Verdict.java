package org.gradproof.verify.report;

import java.util.Collection;

/** How well a step or a derivation is established, strongest first. */
public enum Verdict {
    /** A symbolic proof for every size, at least one trial at a defined point, and no counterexample. */
    PROVED,
    /** A symbolic proof for each of some sizes, tried, and no counterexample. */
    PROVED_BOUNDED,
    /** No proof; every trial agreed, at least twenty of them at 50 digits or more. */
    TESTED,
    /** Neither proved, nor tested on enough points, nor refuted. */
    UNDECIDED,
    /** A concrete counterexample, evaluated to high precision. */
    REFUTED,
    /** Not readable as a derivation. */
    INVALID,
    /** A symbolic proof and a counterexample at once: a fault of the verifier, never a pass. */
    CONFLICT;

    /** Whether this is at least as strong as the other; {@link #CONFLICT} and {@link #INVALID} never are. */
    public boolean reaches(Verdict required) {
        return compareTo(required) <= 0 && this != CONFLICT && this != INVALID && this != REFUTED;
    }

    /** The weakest of them; {@link #PROVED} of none. */
    public static Verdict weakest(Collection<Verdict> verdicts) {
        return verdicts.stream().max(Enum::compareTo).orElse(PROVED);
    }
}
