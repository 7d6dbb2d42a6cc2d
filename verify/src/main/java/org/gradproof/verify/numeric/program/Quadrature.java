package org.gradproof.verify.numeric.program;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.verify.numeric.ball.UndecidableException;
import org.gradproof.verify.numeric.value.BoundedNumber;
import org.gradproof.verify.numeric.value.Dual;
import org.gradproof.verify.numeric.value.Real;
import org.gradproof.verify.numeric.value.Reals;
import org.gradproof.verify.numeric.value.UndefinedException;

/**
 * Double exponential quadrature of an integrand that may carry derivatives. The error is estimated by
 * the difference between the last two steps, of which the finer is commonly the square of the coarser,
 * and by the terms at which the sum is cut off; rounding is bounded as everywhere. What does not settle
 * is undecidable.
 */
final class Quadrature {
    /** The step at which the extent of the integrand is looked for is 1/8. */
    private static final int FIRST_LEVEL = 3;

    /** The finest step is 1/512, and finer for many digits. */
    private static final int LAST_LEVEL = 9;

    private static final int MARGIN = 8;
    /** So many terms in a row must have been negligible before one that cannot be evaluated ends the sum. */
    private static final int RUN = 2;

    /** After so many negligible terms in a row, over which the place grows by orders of magnitude, the rest is not looked at. */
    private static final int ENOUGH = 10;

    /** A term of the sum: the weight times the integrand at the place, for {@code t = index / 2^level}. */
    interface Term {
        Real at(int level, int index);
    }

    private final Context context;
    private final Term term;
    private final int bits;
    /** The largest magnitude of a term yet. */
    private long peak = BoundedNumber.NOTHING;
    /** Whether some component of some term is certainly not zero. */
    private boolean anything;

    Quadrature(Context context, Term term) {
        this.context = context;
        this.term = term;
        this.bits = context.arithmetic.quadratureBits();
    }

    private record Located(int index, Real value, long magnitude) {}

    Real sum() {
        List<Located> terms = new ArrayList<>();
        terms.add(evaluate(FIRST_LEVEL, 0));
        int last = (int) Math.ceil((7 + Math.max(0, Math.log(bits / 400.0))) * (1 << FIRST_LEVEL));
        int[] ends = {scan(terms, 1, last), scan(terms, -1, last)};
        long threshold = peak == BoundedNumber.NOTHING ? peak : peak - bits - MARGIN;
        int high = extent(terms, 1, ends[0], threshold);
        int low = extent(terms, -1, ends[1], threshold);
        Real sum = null;
        for (Located t : terms) {
            if (t.index <= high && t.index >= -low) {
                sum = sum == null ? t.value : added(sum, t.value, t.index == high || t.index == -low);
            }
        }
        if (sum == null || peak == BoundedNumber.NOTHING) {
            return sum == null ? context.arithmetic.of(0) : sum;
        }
        return refine(sum, low, high, threshold);
    }

    private Real refine(Real first, int low, int high, long threshold) {
        Real sum = first;
        Real coarse = halved(sum, FIRST_LEVEL);
        int last = LAST_LEVEL + Math.min(2, bits / 500);
        for (int level = FIRST_LEVEL + 1; level <= last; level++) {
            int factor = 1 << (level - FIRST_LEVEL);
            for (int index = -low * factor + 1; index < high * factor; index += 2) {
                boolean tail = index > (high - 1) * factor || index < -(low - 1) * factor;
                sum = added(sum, evaluate(level, index).value, tail);
            }
            Real fine = halved(sum, level);
            Real difference = Reals.subtract(fine, coarse);
            if (settled(difference)) {
                return widened(fine, difference, threshold + MARGIN / 2);
            }
            coarse = fine;
        }
        throw new UndecidableException("an integral that does not settle");
    }

    /** The sum with one more term. What lies beyond the last term that counts is part of the error: no digit of it is missed. */
    private Real added(Real sum, Real value, boolean tail) {
        int before = context.arithmetic.watch(Integer.MAX_VALUE);
        context.arithmetic.watch(tail ? Integer.MAX_VALUE : before);
        Real more = Reals.add(sum, value);
        context.arithmetic.watch(before);
        return more;
    }

    private Real halved(Real sum, int level) {
        return Reals.times(sum, context.arithmetic.of(Rational.of(1, 1L << level)));
    }

    private Located evaluate(int level, int index) {
        Real value;
        // At the ends, places and weights are of every size; what is lost beside them is lost from the integral too.
        boolean inner = level == FIRST_LEVEL && Math.abs(index) <= 1 << FIRST_LEVEL;
        int before = context.arithmetic.watch(Integer.MAX_VALUE);
        context.arithmetic.watch(inner && before != Integer.MAX_VALUE ? bits : Integer.MAX_VALUE);
        try {
            value = term.at(level, index);
        } catch (UndefinedException undefined) {
            throw new UndecidableException("an integrand that is not defined everywhere: " + undefined.reason());
        } finally {
            context.arithmetic.watch(before);
        }
        long magnitude = magnitude(value);
        peak = Math.max(peak, magnitude);
        anything |= isSomething(value);
        return new Located(index, value, magnitude);
    }

    /** Evaluates terms outwards and returns the index of the last one that could be. */
    private int scan(List<Located> terms, int sign, int last) {
        int negligible = 0;
        Context.Snapshot before = context.snapshot();
        for (int index = 1; index <= last; index++) {
            Located t;
            try {
                t = evaluate(FIRST_LEVEL, sign * index);
            } catch (UndecidableException broken) {
                if (negligible < RUN) {
                    throw broken;
                }
                context.restore(before);
                return index - 1;
            }
            terms.add(t);
            boolean small = t.magnitude == BoundedNumber.NOTHING || t.magnitude < peak - bits - MARGIN;
            negligible = small ? negligible + 1 : 0;
            // While nothing at all has been met, a peak may still come.
            if (negligible >= ENOUGH && peak != BoundedNumber.NOTHING) {
                return index;
            }
        }
        return last;
    }

    /** How many steps from the middle the last term lies that is not negligible, and one more. */
    private static int extent(List<Located> terms, int sign, int end, long threshold) {
        int extent = 0;
        for (Located t : terms) {
            if (t.index * sign > extent && t.magnitude > threshold) {
                extent = t.index * sign;
            }
        }
        if (extent >= end) {
            throw new UndecidableException("an integral that does not converge");
        }
        return extent + 1;
    }

    private static boolean isSomething(Real value) {
        if (value instanceof Dual dual) {
            return isSomething(dual.primal()) || isSomething(dual.tangent());
        }
        BoundedNumber leaf = Reals.leaf(value);
        return leaf.middleMagnitude() > leaf.errorMagnitude();
    }

    private static long magnitude(Real value) {
        if (value instanceof Dual dual) {
            return Math.max(magnitude(dual.primal()), magnitude(dual.tangent()));
        }
        BoundedNumber leaf = Reals.leaf(value);
        return Math.max(leaf.middleMagnitude(), leaf.errorMagnitude());
    }

    /** Whether every component of the difference is negligible, or below its own rounding (and that small). */
    private boolean settled(Real difference) {
        if (difference instanceof Dual dual) {
            return settled(dual.primal()) && settled(dual.tangent());
        }
        BoundedNumber leaf = Reals.leaf(difference);
        // An integrand that may be zero everywhere has no size beside which its rounding is small.
        return leaf.middleMagnitude() <= Math.max(peak - bits, leaf.errorMagnitude())
                && (!anything || leaf.errorMagnitude() < peak - bits / 2);
    }

    private static Real widened(Real value, Real difference, long cut) {
        if (value instanceof Dual dual) {
            int tag = dual.tag();
            Real primal = difference instanceof Dual d && d.tag() == tag ? d.primal() : difference;
            return new Dual(
                    tag,
                    widened(dual.primal(), primal, cut),
                    widened(dual.tangent(), Reals.tangent(difference, tag), cut));
        }
        BoundedNumber leaf = Reals.leaf(difference);
        return Reals.leaf(value).widened(Math.max(leaf.middleMagnitude(), cut)).widened(leaf.errorMagnitude());
    }
}
