package org.gradproof.verify.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.numeric.Point;
import org.gradproof.verify.report.Counterexample;

/** Counts what the trials of one claim find. */
final class Tally {
    /** At most one point in so many may go without a value (too large, too many operations). */
    private static final int UNEVALUATED_SHARE = 20;

    private final List<Name> sizeNames = new ArrayList<>();
    private final Map<String, TreeSet<Integer>> sizes = new TreeMap<>();
    private int points;
    private int trials;
    private int preciseTrials;
    private int undecided;
    private int unevaluated;
    private double maxError;
    private String notMet = "";
    private String open = "";

    Tally(Givens givens) {
        for (Given given : givens.all()) {
            if (given instanceof Given.Size size) {
                sizeNames.add(size.name());
                sizes.put(size.name().spelling(), new TreeSet<>());
            }
        }
    }

    int preciseTrials() {
        return preciseTrials;
    }

    void met(Point point) {
        points++;
        for (Name name : sizeNames) {
            if (point.values().get(name) instanceof Point.Scalar size) {
                sizes.computeIfAbsent(name.spelling(), key -> new TreeSet<>())
                        .add(size.value().numerator().intValueExact());
            }
        }
    }

    void notMet(String reason) {
        notMet = reason;
    }

    void held() {
        trials++;
    }

    void heldPrecisely(double error) {
        trials++;
        preciseTrials++;
        maxError = Math.max(maxError, error);
    }

    void failed() {
        trials++;
        preciseTrials++;
    }

    void open(Weighed.Open weighed) {
        if (weighed.compared()) {
            undecided++;
        } else {
            unevaluated++;
        }
        if (weighed.compared() || undecided == 0) {
            open = weighed.reason();
        }
    }

    /** Points that speak against a test: values that were not told apart; or too many points without a value. */
    private int undecided() {
        return undecided > 0 || unevaluated * UNEVALUATED_SHARE > trials ? undecided + unevaluated : 0;
    }

    Evidence refuted(Counterexample counterexample) {
        return new Evidence(trials, preciseTrials, undecided(), maxError, sizesMet(), counterexample, "");
    }

    Evidence result() {
        return new Evidence(trials, preciseTrials, undecided(), maxError, sizesMet(), null, message());
    }

    private Map<String, List<Integer>> sizesMet() {
        Map<String, List<Integer>> all = new TreeMap<>();
        sizes.forEach((name, met) -> all.put(name, List.copyOf(met)));
        return all;
    }

    private String message() {
        if (points == 0) {
            return "the givens could not be met: " + notMet;
        } else if (undecided() > 0) {
            return "undecided at " + undecided() + " of " + points + " points: " + open;
        } else if (trials == 0) {
            return "both sides are defined together at none of " + points + " points";
        } else if (preciseTrials < Evidence.ENOUGH_PRECISE) {
            return "both sides are defined together at only " + trials + " of " + points + " points";
        }
        return "";
    }
}
