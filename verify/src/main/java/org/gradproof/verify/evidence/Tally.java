package org.gradproof.verify.evidence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.given.Told;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.random.claim.Mentioned;
import org.gradproof.verify.random.ground.AnySize;
import org.gradproof.verify.report.Counterexample;
import org.jspecify.annotations.Nullable;

/** Counts what the trials of one claim find. */
final class Tally {
    /** At most one point in so many may go without a value (too large, too many operations). */
    private static final int UNEVALUATED_SHARE = 20;

    private static final int MOST_AGREEMENTS = 4;

    private final List<Name> sizeNames = new ArrayList<>();
    private final Map<String, TreeSet<Integer>> sizes = new TreeMap<>();
    private final Plan plan;
    private final Givens givens;
    private final Claim claim;
    private final Simplicity simplicity;
    private final Set<Name> relevant;
    private final boolean continuous;
    private final boolean anySize;
    private final List<Name> functions;
    private final Set<List<Point.Value>> distinct = new HashSet<>();
    private final Set<List<Point.Value>> distinctPrecise = new HashSet<>();
    private final Set<List<Point.Value>> distinctFunctions = new HashSet<>();
    private int points;
    private int trials;
    private int preciseTrials;
    private int undecided;
    private int unevaluated;
    private double maxError;
    private int lost;
    private final TreeMap<Double, Point> agreeing = new TreeMap<>();
    private String unmet = "";
    private String notMet = "";
    private String open = "";
    private String ended = "";

    Tally(Givens givens, Claim claim, Plan plan) {
        this.plan = plan;
        this.givens = givens;
        this.claim = claim;
        this.relevant = Relevance.of(givens, claim.left(), claim.right());
        this.simplicity = new Simplicity(givens, relevant);
        this.continuous = relevant.stream().map(givens::find).anyMatch(Tally::isContinuous);
        this.anySize = AnySize.isMet(claim.givens());
        this.functions = relevant.stream()
                .filter(name -> givens.find(name) instanceof Given.SmoothFunction)
                .toList();
        for (Given given : givens.all()) {
            if (given instanceof Given.Size size) {
                sizeNames.add(size.name());
                sizes.put(sizeKey(size.name()), new TreeSet<>());
            }
        }
    }

    /** Points at which many digits did not tell. */
    int open() {
        return undecided;
    }

    int preciseTrials() {
        return preciseTrials;
    }

    /** Whether there is but one point to try, and it was met: the claim speaks of nothing that could be chosen. */
    boolean isConstant() {
        return distinct.contains(List.of());
    }

    /** Whether more points would not tell more about the sizes at which the claim can be met. */
    boolean knowsSizes() {
        return anySize
                || sizes.values().stream().allMatch(met -> !met.isEmpty() && met.last() >= Evidence.LARGEST_SMALL);
    }

    /** Notes a point at which the givens hold; whether it is another one, as far as the claim can tell. A point counts once. */
    boolean met(Point point) {
        points++;
        return distinct.add(values(point, relevant));
    }

    private static List<Point.Value> values(Point point, Iterable<Name> names) {
        List<Point.Value> values = new ArrayList<>();
        for (Name name : names) {
            Point.Value value = point.values().get(name);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /**
     * Whether a comparison at the point may count as one at high precision: of a claim about unspecified functions only where
     * they are others than before, none of them constant.
     */
    boolean isFurther(Point point) {
        List<Point.Value> chosen = values(point, functions);
        return functions.isEmpty()
                || (!distinctFunctions.contains(chosen) && chosen.stream().noneMatch(Tally::isConstant));
    }

    private static boolean isConstant(Point.Value value) {
        return value instanceof Point.Chosen chosen
                && chosen.parameters().stream()
                        .noneMatch(parameter -> Mentioned.in(chosen.body()).contains(parameter.name()));
    }

    void notMet(String reason) {
        notMet = reason;
    }

    void held(Point point) {
        trials++;
        count(point);
    }

    /** A size is known to a counterexample by the same key. */
    private String sizeKey(Name size) {
        Told told = givens.told(size);
        return told == null ? size.spelling() : told.latex();
    }

    /** Notes the sizes at which the claim was evaluated. */
    private void count(Point point) {
        for (Name name : sizeNames) {
            if (point.values().get(name) instanceof Point.Scalar size) {
                sizes.computeIfAbsent(sizeKey(name), key -> new TreeSet<>())
                        .add(size.value().numerator().intValueExact());
            }
        }
    }

    void heldPrecisely(double error, Point point) {
        trials++;
        count(point);
        preciseTrials += isFurther(point) && distinctPrecise.add(values(point, relevant)) ? 1 : 0;
        distinctFunctions.add(values(point, functions));
        maxError = Math.max(maxError, error);
    }

    /** The sides agree, but a summand was too small beside another for fifty digits to show it. */
    void heldRoughly(Point point) {
        trials++;
        count(point);
        lost++;
    }

    /** That an equation on which the claim hangs, if not empty, held at no point. */
    void unmetBranch(String equation) {
        unmet = equation;
    }

    void failed() {
        trials++;
        preciseTrials++;
    }

    void open(Weighed.Open weighed, Point point) {
        if (weighed.agreeing()) {
            agreeing.putIfAbsent(simplicity.of(point), point);
        }
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
        if (tooFewPlaces() || !unmet.isEmpty() || !ended.isEmpty()) {
            return Math.max(1, undecided + unevaluated);
        }
        return undecided > 0 || unevaluated * UNEVALUATED_SHARE > trials ? undecided + unevaluated : 0;
    }

    Evidence refuted(Counterexample counterexample) {
        return new Evidence(
                trials, preciseTrials, undecided(), maxError, isBrief(), List.of(), sizesMet(), counterexample, "");
    }

    /** What was found before the trials were ended: no test, however many of them agreed. */
    Evidence ended(String why) {
        ended = why;
        return result();
    }

    Evidence result() {
        return new Evidence(
                trials, preciseTrials, undecided(), maxError, isBrief(), agreements(), sizesMet(), null, message());
    }

    /** Whether more trials, or more digits, could make a test. */
    private boolean isBrief() {
        boolean unfollowed = lost > 0 && preciseTrials < plan.precise() && plan.mostFollowed() < plan.precise();
        return ended.isEmpty() && (plan.brief() || unfollowed);
    }

    /** Whether reals that could take many values took few: equations that only special points were found to solve. */
    private boolean tooFewPlaces() {
        return continuous && points >= Evidence.ENOUGH_PRECISE && distinct.size() < Evidence.ENOUGH_PRECISE;
    }

    private static boolean isContinuous(@Nullable Given given) {
        if (given instanceof Given.Scalar scalar) {
            return scalar.domain() instanceof Domain.Interval;
        } else if (given instanceof Given.Family family) {
            return family.domain() instanceof Domain.Interval;
        }
        return given instanceof Given.SmoothFunction;
    }

    private List<Agreement> agreements() {
        return agreeing.values().stream()
                .limit(MOST_AGREEMENTS)
                .flatMap(point -> Agreement.at(point, givens, relevant, claim.left(), claim.right()).stream())
                .toList();
    }

    private Map<String, List<Integer>> sizesMet() {
        Map<String, List<Integer>> all = new TreeMap<>();
        sizes.forEach((name, met) -> all.put(name, List.copyOf(met)));
        return all;
    }

    private String message() {
        if (!ended.isEmpty()) {
            return "the trials were ended after " + points + " points: " + ended;
        } else if (points == 0) {
            return "the givens could not be met: " + notMet;
        } else if (isConstant() && trials > 0 && undecided() == 0) {
            return "a claim without free symbols has one point to be tried at";
        } else if (tooFewPlaces()) {
            return "only " + distinct.size() + " different points were found at which the givens hold";
        } else if (!unmet.isEmpty()) {
            return "no point was found at which " + unmet + ", on which a side depends";
        } else if (undecided() > 0) {
            return "undecided at " + undecided() + " of " + points + " points: " + open;
        } else if (trials == 0) {
            return "both sides are defined together at none of " + points + " points";
        } else if (plan.precise() < Evidence.ENOUGH_PRECISE) {
            return "an evaluation is too expensive for a test: " + trials + " points were compared, " + preciseTrials
                    + " of them at high precision";
        } else if (preciseTrials < Evidence.ENOUGH_PRECISE && lost > 0) {
            return "at " + lost + " of " + points
                    + " points summands are of so different a size that the digits of the smaller were not followed";
        } else if (points >= Evidence.ENOUGH_PRECISE && distinct.size() < Evidence.ENOUGH_PRECISE) {
            return "there are only " + distinct.size() + " different points to be tried at";
        } else if (preciseTrials < Evidence.ENOUGH_PRECISE && !functions.isEmpty()) {
            return "only " + preciseTrials
                    + " different functions that are not constant were compared at high precision";
        } else if (preciseTrials < Evidence.ENOUGH_PRECISE) {
            return "both sides are defined together at only " + trials + " of " + points + " points";
        }
        return "";
    }
}
