package org.gradproof.verify.numeric.program;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.verify.numeric.ball.UndecidableException;
import org.gradproof.verify.numeric.value.BoundedNumber;
import org.gradproof.verify.numeric.value.Dual;
import org.gradproof.verify.numeric.value.EnclosureOrder;
import org.gradproof.verify.numeric.value.Real;
import org.gradproof.verify.numeric.value.Reals;
import org.gradproof.verify.numeric.value.UndefinedException;
import org.jspecify.annotations.Nullable;

/** The points at which an interval of integration is split: the zeros of affine functions that lie inside. */
final class BreakPoints {
    /** The binary logarithm of the distance at which an end and a branch may count as one place. */
    private static final long NEGLIGIBLE = -40;

    private BreakPoints() {}

    /** In ascending order, without repetition. */
    static List<Real> between(Context c, int slot, List<ProgramNode> kinks, @Nullable Real from, @Nullable Real to) {
        List<Real> inside = new ArrayList<>();
        for (ProgramNode kink : kinks) {
            Real zero = zero(c, slot, kink);
            if (zero != null && (from == null || ordered(from, zero)) && (to == null || ordered(zero, to))) {
                insert(inside, zero);
            }
        }
        return inside;
    }

    /** Where the affine function is zero, or null if it is constant. */
    private static @Nullable Real zero(Context c, int slot, ProgramNode kink) {
        c.slots[slot] = c.arithmetic.of(0);
        Real atZero = kink.eval(c);
        c.slots[slot] = c.one();
        Real slope = Reals.subtract(kink.eval(c), atZero);
        if (slope instanceof BoundedNumber leaf && leaf.isZero()) {
            return null;
        }
        return Reals.negate(Reals.divide(atZero, slope));
    }

    private static void insert(List<Real> ascending, Real zero) {
        int place = 0;
        while (place < ascending.size() && ordered(ascending.get(place), zero)) {
            place++;
        }
        boolean known = place < ascending.size()
                && Reals.leaf(ascending.get(place)).order(Reals.leaf(zero)) == EnclosureOrder.EQUAL;
        if (!known) {
            ascending.add(place, zero);
        }
    }

    /** Whether a is less than b; where they are equal neither may move under a derivative. */
    private static boolean ordered(Real a, Real b) {
        return switch (Reals.leaf(a).order(Reals.leaf(b))) {
            case LESS -> true;
            case GREATER -> false;
            case EQUAL -> {
                if (a instanceof Dual || b instanceof Dual) {
                    throw new UndefinedException("derivative at a boundary of an integrand's branches");
                }
                yield false;
            }
            case UNKNOWN -> {
                boolean coincide = !(a instanceof Dual) && !(b instanceof Dual) && isNegligible(Reals.subtract(a, b));
                if (!coincide) {
                    throw new UndecidableException("limits or branches of an integral that may coincide");
                }
                // What may lie between the two is too narrow to be met by any place that counts.
                yield false;
            }
        };
    }

    private static boolean isNegligible(Real difference) {
        BoundedNumber leaf = Reals.leaf(difference);
        return Math.max(leaf.middleMagnitude(), leaf.errorMagnitude()) < NEGLIGIBLE;
    }
}
