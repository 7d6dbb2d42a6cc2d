package org.gradproof.verify.evidence;

import java.util.function.BooleanSupplier;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.verify.numeric.program.BudgetExceededException;
import org.gradproof.verify.numeric.program.Evaluator;
import org.gradproof.verify.numeric.value.Comparison;
import org.gradproof.verify.numeric.value.Enclosure;
import org.gradproof.verify.numeric.value.PreciseEnclosure;
import org.gradproof.verify.numeric.value.PreciseValue;

/**
 * Weighs the two sides of a relation at a point: in double where that settles it, else at 50, 100, 200
 * … digits, until the sides are told apart or agree to the working precision.
 */
final class Weighing {
    private static final int[] DIGITS = {50, 100, 200, 400, 800, 1600};
    private static final int AGREEMENT_IN_DOUBLE = 12;
    /** Equal sides need no more than this; only strict relations are followed further. */
    private static final int MOST_FOR_EQUALITY = 400;
    /** Of the working precision, lost to rounding in the expressions themselves. */
    private static final int SPARE = 6;

    /** Two sides that cancel to zero are followed so far. */
    private static final int ENOUGH_FOR_ZERO = 200;

    /** Two sides that cancel to zero agree if both are within 10^-50 of it. */
    private static final int ABSOLUTE = 50;

    private final Expr left;
    private final Relation relation;
    private final Expr right;
    private final int agreement;
    private final int mostDigits;
    private final int farthest;
    private final boolean equal;
    private final int least;

    Weighing(Expr left, Relation relation, Expr right) {
        this(left, relation, right, AGREEMENT_IN_DOUBLE, MOST_FOR_EQUALITY, DIGITS[DIGITS.length - 1]);
    }

    /**
     * Sides of which less can be asked.
     *
     * @param agreement decimal digits to which they must agree in double
     * @param mostDigits the highest precision tried for equal sides
     * @param farthest the highest precision tried to see parts of operands that are lost beside others
     */
    Weighing(Expr left, Relation relation, Expr right, int agreement, int mostDigits, int farthest) {
        this(left, relation, right, agreement, mostDigits, farthest, false, 0);
    }

    private Weighing(
            Expr left,
            Relation relation,
            Expr right,
            int agreement,
            int mostDigits,
            int farthest,
            boolean equal,
            int least) {
        this.left = left;
        this.relation = relation;
        this.right = right;
        this.agreement = agreement;
        this.mostDigits = mostDigits;
        this.farthest = farthest;
        this.equal = equal;
        this.least = least;
    }

    /** The same of sides that are proved equal wherever both are defined: where they agree, they are equal. */
    Weighing ofEqualSides() {
        return new Weighing(left, relation, right, agreement, mostDigits, farthest, true, least);
    }

    /** The same, but that no agreement at fewer digits than so many is believed. */
    Weighing withAtLeast(int digits) {
        return new Weighing(left, relation, right, agreement, mostDigits, farthest, equal, digits);
    }

    /** In double, where the bounds are narrow enough to say that the relation holds or that a side is undefined; else open. */
    Weighed inDouble(Evaluator evaluator) {
        try {
            Enclosure a = evaluator.evaluate(left);
            Enclosure b = evaluator.evaluate(right);
            if (a instanceof Enclosure.Undefined undefined) {
                return new Weighed.Undefined(undefined.reason());
            } else if (b instanceof Enclosure.Undefined undefined) {
                return new Weighed.Undefined(undefined.reason());
            } else if (a instanceof Enclosure.Value x && b instanceof Enclosure.Value y) {
                Comparison order = x.compare(y, agreement);
                Answer answer = order == Comparison.CANNOT_TELL ? Answer.OPEN : holds(order, false);
                if (answer != Answer.OPEN) {
                    return answer == Answer.YES ? new Weighed.Holds(0, true) : new Weighed.Apart();
                }
            }
            return new Weighed.Open("double does not tell", false);
        } catch (BudgetExceededException exceeded) {
            return new Weighed.Open(String.valueOf(exceeded.getMessage()), false);
        }
    }

    /** At 50 digits and more, and at as many as it takes to see every part of every operand. */
    Weighed precisely(Evaluator evaluator) {
        return precisely(evaluator, true, () -> true);
    }

    /**
     * At 50 digits and more.
     *
     * @param everySummand whether, where the sides agree but a summand was lost beside another, to follow its digits
     * @param deeper asked once where 50 digits do not tell: whether to try more
     */
    Weighed precisely(Evaluator evaluator, boolean everySummand, BooleanSupplier deeper) {
        Weighed found = atFewestDigits(evaluator, deeper);
        if (least > 0 && found instanceof Weighed.Holds) {
            return at(evaluator, least);
        }
        if (!everySummand || !(found instanceof Weighed.Holds holds) || holds.fully()) {
            return found;
        }
        int digits = evaluator.digitsToSeeAll() + DIGITS[0];
        if (digits > farthest) {
            return found;
        }
        try {
            return evaluator.evaluate(left, digits) instanceof PreciseValue x
                            && evaluator.evaluate(right, digits) instanceof PreciseValue y
                    ? seenAll(x, y, digits, evaluator, found)
                    : found;
        } catch (BudgetExceededException exceeded) {
            return found;
        }
    }

    private Weighed at(Evaluator evaluator, int digits) {
        try {
            PreciseEnclosure a = evaluator.evaluate(left, digits);
            PreciseEnclosure b = evaluator.evaluate(right, digits);
            if (a instanceof PreciseValue x && b instanceof PreciseValue y) {
                Answer answer = compare(x, y, digits);
                return answer == Answer.NO
                        ? new Weighed.Fails(x, y)
                        : answer == Answer.YES
                                ? new Weighed.Holds(error(x, y), evaluator.digitsToSeeAll() <= digits)
                                : new Weighed.Open(digits + " digits do not tell", true, isStrict());
            }
            return new Weighed.Open(digits + " digits do not tell", false);
        } catch (BudgetExceededException exceeded) {
            return new Weighed.Open(String.valueOf(exceeded.getMessage()), false);
        }
    }

    /** Whether a part of an operand was lost, though not beyond the most digits that are tried. */
    static boolean canFollow(Evaluator evaluator) {
        int reach = evaluator.digitsToSeeAll();
        return reach > 0 && reach + DIGITS[0] <= DIGITS[DIGITS.length - 1];
    }

    private Weighed seenAll(PreciseValue x, PreciseValue y, int digits, Evaluator evaluator, Weighed before) {
        Answer answer = compare(x, y, digits);
        if (answer == Answer.NO) {
            return new Weighed.Fails(x, y);
        }
        boolean all = answer == Answer.YES && evaluator.digitsToSeeAll() <= digits;
        return all ? new Weighed.Holds(error(x, y), true) : before;
    }

    private Weighed atFewestDigits(Evaluator evaluator, BooleanSupplier deeper) {
        String reason = "";
        boolean compared = false;
        boolean cancelled = false;
        boolean deep = false;
        for (int digits : DIGITS) {
            if (digits > mostDigits && (!isStrict() || mostDigits < MOST_FOR_EQUALITY)) {
                break;
            } else if (isSkipped(digits, cancelled)) {
                continue;
            } else if (digits > DIGITS[0] && !deep) {
                deep = true;
                if (!deeper.getAsBoolean()) {
                    return new Weighed.Left();
                }
            }
            try {
                PreciseEnclosure a = evaluator.evaluate(left, digits);
                PreciseEnclosure b = evaluator.evaluate(right, digits);
                if (a instanceof PreciseEnclosure.Undefined undefined) {
                    return new Weighed.Undefined(undefined.reason());
                } else if (b instanceof PreciseEnclosure.Undefined undefined) {
                    return new Weighed.Undefined(undefined.reason());
                } else if (a instanceof PreciseEnclosure.Undecidable undecidable) {
                    reason = undecidable.reason();
                    compared = false;
                } else if (b instanceof PreciseEnclosure.Undecidable undecidable) {
                    reason = undecidable.reason();
                    compared = false;
                } else if (a instanceof PreciseValue x && b instanceof PreciseValue y) {
                    Answer answer = compare(x, y, digits);
                    if (answer == Answer.YES) {
                        boolean exact = x.exact().isPresent() && y.exact().isPresent();
                        return new Weighed.Holds(error(x, y), exact || evaluator.digitsToSeeAll() == 0);
                    } else if (answer == Answer.NO) {
                        return new Weighed.Fails(x, y);
                    }
                    compared = true;
                    cancelled = x.mayBeZero() && y.mayBeZero();
                    reason = isStrict()
                            ? "the two sides agree to " + digits + " digits, which does not tell whether they are equal"
                            : digits + " digits do not tell the two sides apart, nor show that they agree";
                }
            } catch (BudgetExceededException exceeded) {
                return new Weighed.Open(String.valueOf(exceeded.getMessage()), false);
            }
        }
        return new Weighed.Open(reason, compared, compared && isStrict());
    }

    /**
     * Whether so many digits are not tried. A few digits more than fifty seldom tell what fifty do not: where both sides
     * cancel, the next to show that they are zero is 200; else it is 400.
     */
    private boolean isSkipped(int digits, boolean cancelled) {
        int next = cancelled ? ENOUGH_FOR_ZERO : MOST_FOR_EQUALITY;
        return mostDigits >= next && digits > DIGITS[0] && digits < next;
    }

    private boolean isStrict() {
        return relation == Relation.LT || relation == Relation.GT || relation == Relation.NE;
    }

    private Answer compare(PreciseValue x, PreciseValue y, int digits) {
        Comparison order = x.compare(y, digits - SPARE);
        boolean exact = equal || (x.exact().isPresent() && y.exact().isPresent());
        if (order == Comparison.CANNOT_TELL) {
            boolean bothZero = x.mayBeZero() && y.mayBeZero();
            boolean close = bothZero
                    ? digits >= Math.min(ENOUGH_FOR_ZERO, mostDigits) && x.logGap(y) <= -digits / 2.0
                    : digits >= mostDigits && x.logGap(y) <= -ABSOLUTE;
            return !close || (isStrict() && !exact) ? Answer.OPEN : holds(Comparison.EQUAL_TO_PRECISION, exact);
        }
        return holds(order, exact);
    }

    /** Whether the relation holds between sides that compare so; {@code exact} where both are known exactly. */
    private Answer holds(Comparison order, boolean exact) {
        boolean equal = order == Comparison.EQUAL_TO_PRECISION;
        boolean less = order == Comparison.LESS;
        return switch (relation) {
            case EQ -> Answer.of(equal);
            case LE -> Answer.of(equal || less);
            case GE -> Answer.of(!less);
            case LT -> equal && !exact ? Answer.OPEN : Answer.of(less);
            case GT -> equal && !exact ? Answer.OPEN : Answer.of(!equal && !less);
            case NE -> equal && !exact ? Answer.OPEN : Answer.of(!equal);
        };
    }

    /** How far the sides are apart, relative to the larger, where they ought to be equal. */
    private double error(PreciseValue x, PreciseValue y) {
        if (relation != Relation.EQ) {
            return 0;
        }
        double relative = x.relativeGap(y);
        return Double.isFinite(relative) ? relative : Math.pow(10, x.logGap(y));
    }

    private enum Answer {
        YES,
        NO,
        OPEN;

        static Answer of(boolean yes) {
            return yes ? YES : NO;
        }
    }
}
