package org.gradproof.verify.evidence;

import org.gradproof.verify.report.Counterexample;
import org.jspecify.annotations.Nullable;

/**
 * What random trials of a claim found.
 *
 * @param trials points at which both sides were defined and compared
 * @param preciseTrials those of them compared at 50 digits or more
 * @param maxError the largest relative difference at a precise point
 * @param counterexample shrunk, or null if none was found
 * @param message why there are few or no trials (the givens contradict each other, no side is defined …); else empty
 */
public record Evidence(
        int trials,
        int preciseTrials,
        double maxError,
        @Nullable Counterexample counterexample,
        String message) {}
