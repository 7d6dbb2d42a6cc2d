package org.gradproof.verify.evidence;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradproof.verify.report.Counterexample;
import org.jspecify.annotations.Nullable;

/**
 * What random trials of a claim found.
 *
 * @param trials points at which both sides were defined and compared
 * @param preciseTrials those of them compared at 50 digits or more
 * @param undecided points at which hundreds of digits, or the operations allowed, did not tell whether the claim holds
 * @param maxError the largest relative difference at a precise point
 * @param brief whether fewer points were tried than a test takes, because an evaluation is expensive
 * @param agreeing some of the points at which the sides of a strict relation agreed to all digits tried, simple ones first
 * @param sizes for each size its values at the points at which the givens hold, by name in LaTeX
 * @param counterexample shrunk, or null if none was found
 * @param message why there are few or no trials (the givens contradict each other, no side is defined …); else empty
 */
public record Evidence(
        int trials,
        int preciseTrials,
        int undecided,
        double maxError,
        boolean brief,
        List<Agreement> agreeing,
        Map<String, List<Integer>> sizes,
        @Nullable Counterexample counterexample,
        String message) {
    /** As many precise trials as make a test. */
    public static final int ENOUGH_PRECISE = 20;

    /** Where no size was met from here on, that is worth a word. */
    public static final int LARGEST_SMALL = 8;

    public Evidence {
        agreeing = List.copyOf(agreeing);
        sizes = Collections.unmodifiableMap(new TreeMap<>(sizes));
    }

    /** Whether the trials alone are a test: every one agreed, enough of them at high precision, none open. */
    public boolean isTest() {
        return counterexample == null && preciseTrials >= ENOUGH_PRECISE && undecided == 0;
    }

    /** The same trials, and a point at which the claim is false after all. */
    Evidence refutedBy(Counterexample found) {
        return new Evidence(trials, preciseTrials, undecided, maxError, brief, agreeing, sizes, found, "");
    }

    /** The same trials, and that the claim also holds at so many digits; worth saying where there are few points. */
    Evidence deep(int digits) {
        String more = message.isEmpty() ? "" : message + ", and there it holds at " + digits + " digits";
        return trials > 1
                ? this
                : new Evidence(
                        trials, preciseTrials, undecided, maxError, brief, agreeing, sizes, counterexample, more);
    }

    /** The same trials, and one more that leaves the claim open. */
    Evidence open(String why) {
        return new Evidence(
                trials, preciseTrials, undecided + 1, maxError, brief, agreeing, sizes, counterexample, why);
    }

    /** No trials, and why. */
    public static Evidence none(String message) {
        return new Evidence(0, 0, 0, 0, false, List.of(), Map.of(), null, message);
    }
}
