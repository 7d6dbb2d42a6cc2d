package org.gradproof.verify.evidence;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.numeric.program.BoxEvaluator;
import org.gradproof.verify.numeric.program.Branching;
import org.gradproof.verify.numeric.program.BudgetExceededException;
import org.gradproof.verify.numeric.program.Evaluator;
import org.gradproof.verify.numeric.program.Program;
import org.gradproof.verify.numeric.program.Truth;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.gradproof.verify.random.claim.Completion;
import org.gradproof.verify.random.claim.SamplingHints;
import org.gradproof.verify.random.draw.JqwikPoints;
import org.gradproof.verify.random.draw.PointSource;
import org.gradproof.verify.random.draw.ValueProfile;
import org.gradproof.verify.random.repair.GivenCheck;
import org.gradproof.verify.report.Counterexample;

/** Expressions made ready for trials: their free indices declared, each compiled once. Used by one thread. */
public final class Laboratory {
    private static final long OPERATIONS = 4_000_000;
    private static final int MOST_DIGITS = 1600;
    private static final int[] DIGITS = {50, 400, MOST_DIGITS};
    private static final int[] FEW_DIGITS = {50};
    /** Of a value that is no double. */
    private static final int SHOWN = 17;
    /** The decimal logarithm of a difference that is none. */
    private static final double IDENTICAL = -1000;
    /** After so many points at which an equation holds to a thousand digits, it is taken for an identity. */
    private static final int ENOUGH = 6;
    /** The decimal logarithm of the difference that is then allowed. */
    private static final double NEAR = -30;
    /** So many checks of a given go beyond fifty digits; and of those that settle nothing, so many. */
    private static final int MOST_DEEP = 24;

    private static final int MOST_IN_VAIN = 8;

    private final Givens givens;
    private final Givens others;
    private final long operations;
    private final Set<Name> determined;
    private final SamplingHints interests;
    private final Program program;
    private final IdentityHashMap<Cond.Rel, Integer> identities = new IdentityHashMap<>();
    private final IdentityHashMap<Cond.Rel, Integer> deep = new IdentityHashMap<>();
    private final IdentityHashMap<Cond.Rel, Integer> inVain = new IdentityHashMap<>();

    /** For the expressions, which the givens declare but for free indices. */
    public Laboratory(Givens givens, List<Expr> exprs) {
        this(givens, exprs, Set.of(), OPERATIONS);
    }

    Laboratory(Claim claim, long operations) {
        this(claim, Set.of(), operations);
    }

    /**
     * For a claim.
     *
     * @param determined names that its givens define, and whose values a reader needs to see all the same
     */
    Laboratory(Claim claim, Set<Name> determined, long operations) {
        this(claim.givens(), List.of(claim.left(), claim.right()), determined, operations);
    }

    /** For points under givens that declare everything. */
    Laboratory(Givens givens, SamplingHints interests) {
        this.operations = OPERATIONS;
        this.givens = givens;
        this.others = Givens.NONE;
        this.determined = Set.of();
        this.interests = interests;
        this.program = new Program(givens);
    }

    private Laboratory(Givens givens, List<Expr> exprs, Set<Name> determined, long operations) {
        this.determined = determined;
        this.operations = operations;
        Relevance divided = Relevance.divide(Completion.of(givens, exprs.toArray(new Expr[0])), exprs);
        this.givens = divided.concerning();
        this.others = divided.others();
        this.interests = SamplingHints.of(this.givens, exprs);
        this.program = new Program(this.givens);
    }

    /** The givens on which the expressions depend, and those of the free indices. */
    public Givens givens() {
        return givens;
    }

    /** The other givens. */
    Givens others() {
        return others;
    }

    /** What the expressions ask of points. */
    SamplingHints interests() {
        return interests;
    }

    /** Whether the expressions name numbers that are not tried anyway. */
    boolean hasLandmarks() {
        return !interests.landmarks().isEmpty();
    }

    /** Points at which the givens hold, now and then at a number that the expressions name. */
    public PointSource points(long seed, ValueProfile taste) {
        return new JqwikPoints(givens, interests, seed, taste, check());
    }

    /** Values of the expressions at a point. */
    public Evaluator evaluator(Point point) {
        return new Evaluator(program, point, operations);
    }

    /** What the names that are determined come to at a point, as far as the claim is about them. */
    Map<String, Object> determined(Point point) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Name name : determined) {
            if (givens.find(name) != null
                    && evaluator(point).evaluate(new Expr.Sym(name, List.of()), DIGITS[0])
                            instanceof PreciseValue value) {
                values.put(Counterexample.key(givens, name), Double.valueOf(value.toDecimal(SHOWN)));
            }
        }
        return values;
    }

    /** Enclosures of the values about a point. */
    BoxEvaluator boxes(Point point) {
        return new BoxEvaluator(program, point, operations);
    }

    /** The comparisons on which values of the expressions hang, as they came out at the points evaluated. */
    List<Branching> branchings() {
        return program.branchings();
    }

    /** Decides assumptions that exact arithmetic cannot. */
    public GivenCheck check() {
        return this::holds;
    }

    /**
     * As {@link GivenCheck} says: an equation that holds only nearly does not hold. One whose sides
     * agree to more than a thousand digits at ordinary numbers holds identically. A relation that the
     * digits leave open at many points is no longer followed beyond fifty; such a point is then not used.
     */
    private boolean holds(Point point, Cond.Rel given) {
        Evaluator evaluator = evaluator(point);
        try {
            Truth rough = evaluator.holds(given);
            if (rough == Truth.HOLDS || rough == Truth.FAILS) {
                return rough == Truth.HOLDS;
            }
            boolean known = identities.getOrDefault(given, 0) >= ENOUGH;
            boolean enough = deep.getOrDefault(given, 0) >= MOST_DEEP || inVain.getOrDefault(given, 0) >= MOST_IN_VAIN;
            for (int digits : known || enough ? FEW_DIGITS : DIGITS) {
                Truth truth = evaluator.holds(given, digits);
                if (truth != Truth.CANNOT_TELL) {
                    deep.merge(given, digits > DIGITS[0] ? 1 : 0, Integer::sum);
                    return truth == Truth.HOLDS;
                }
            }
            if (enough && !known) {
                return false;
            }
            boolean equality = given.relation() == Relation.EQ
                    || given.relation() == Relation.LE
                    || given.relation() == Relation.GE;
            boolean holds = equality
                    && isOrdinary(point)
                    && evaluator.evaluate(given.left(), known ? 50 : MOST_DIGITS) instanceof PreciseValue left
                    && evaluator.evaluate(given.right(), known ? 50 : MOST_DIGITS) instanceof PreciseValue right
                    && left.logGap(right) < (known ? NEAR : IDENTICAL);
            if (holds) {
                identities.merge(given, 1, Integer::sum);
            } else {
                inVain.merge(given, 1, Integer::sum);
            }
            return holds;
        } catch (BudgetExceededException exceeded) {
            return false;
        }
    }

    /** Whether no number is so large that exponentials of it hide behind 1. */
    private static boolean isOrdinary(Point point) {
        return point.values().values().stream()
                .flatMap(value -> value instanceof Point.Scalar scalar
                        ? Stream.of(scalar.value())
                        : value instanceof Point.Array array ? array.entries().stream() : Stream.of())
                .allMatch(number -> number.floor().bitLength() <= 6);
    }
}
