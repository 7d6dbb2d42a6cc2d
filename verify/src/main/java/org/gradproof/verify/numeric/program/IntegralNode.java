package org.gradproof.verify.numeric.program;

import java.util.List;
import org.gradproof.verify.numeric.ball.UndecidableException;
import org.gradproof.verify.numeric.program.Abscissas.Abscissa;
import org.gradproof.verify.numeric.program.Abscissas.Range;
import org.gradproof.verify.numeric.value.BoundedNumber;
import org.gradproof.verify.numeric.value.Dual;
import org.gradproof.verify.numeric.value.Real;
import org.gradproof.verify.numeric.value.Reals;
import org.gradproof.verify.numeric.value.UndefinedException;
import org.jspecify.annotations.Nullable;

/**
 * An integral; a limit that is null is infinite. The integrand is evaluated at places that move with
 * the limits, so derivatives by what the limits depend on come out with their boundary terms.
 *
 * @param kinks affine functions of the variable at whose zeros the integrand may not be smooth: there
 *     the interval is split
 * @param smooth whether there are no kinks but these
 * @param concrete whether the range is infinite and no unspecified function stands in the integrand: then
 *     a derivative may not be taken under the integral without proof
 */
record IntegralNode(
        @Nullable ProgramNode low,
        @Nullable ProgramNode high,
        int slot,
        ProgramNode body,
        List<ProgramNode> kinks,
        boolean smooth,
        boolean concrete)
        implements ProgramNode {
    private static final int NESTED = 10;

    @Override
    public Real eval(Context c) {
        c.step();
        if (!smooth) {
            throw new UndecidableException("an integrand whose branches cannot be told apart beforehand");
        }
        Real from = low == null ? null : low.eval(c);
        Real to = high == null ? null : high.eval(c);
        c.enter(NESTED);
        Real oldValue = c.slots[slot];
        int oldInteger = c.integers[slot];
        c.integers[slot] = Context.NO_INTEGER;
        if (concrete) {
            refuseParameters(c, from, to);
        }
        Real result = oriented(c, from, to);
        c.slots[slot] = oldValue;
        c.integers[slot] = oldInteger;
        c.leave(NESTED);
        return result;
    }

    /** A derivative by what the integrand itself depends on is not taken under an improper integral. */
    private void refuseParameters(Context c, @Nullable Real from, @Nullable Real to) {
        BoundedNumber one = c.arithmetic.of(1);
        BoundedNumber inside = from != null
                ? Reals.leaf(from).plus(one)
                : to != null ? Reals.leaf(to).minus(one) : one;
        boolean depends;
        try {
            depends = at(c, inside) instanceof Dual;
        } catch (UndefinedException noValueThere) {
            depends = true;
        }
        if (depends) {
            throw new UndecidableException("a derivative under an improper integral of concrete functions");
        }
    }

    private Real oriented(Context c, @Nullable Real from, @Nullable Real to) {
        if (from != null && to != null) {
            switch (Reals.leaf(from).order(Reals.leaf(to))) {
                case LESS -> {}
                case GREATER -> {
                    return Reals.negate(oriented(c, to, from));
                }
                case EQUAL -> {
                    if (!(from instanceof Dual) && !(to instanceof Dual)) {
                        return c.arithmetic.of(0);
                    }
                }
                case UNKNOWN -> throw new UndecidableException("limits of an integral that may be equal");
            }
        }
        List<Real> splits = BreakPoints.between(c, slot, kinks, from, to);
        Real sum = null;
        Real left = from;
        for (Real split : splits) {
            Real piece = piece(c, left, split);
            sum = sum == null ? piece : Reals.add(sum, piece);
            left = split;
        }
        Real rest = piece(c, left, to);
        return sum == null ? rest : Reals.add(sum, rest);
    }

    private Real piece(Context c, @Nullable Real from, @Nullable Real to) {
        if (from != null && to != null) {
            return finite(c, from, to);
        }
        if (from == null && to == null) {
            Abscissas places = Abscissas.of(c.arithmetic, Range.FULL);
            return new Quadrature(c, (level, index) -> {
                        Abscissa a = places.at(level, index);
                        BoundedNumber x = index < 0 ? a.place().negate() : a.place();
                        return Reals.times(a.weight(), at(c, x));
                    })
                    .sum();
        }
        Abscissas places = Abscissas.of(c.arithmetic, Range.HALF);
        return new Quadrature(c, (level, index) -> {
                    Abscissa a = places.at(level, index);
                    Real x = from != null ? Reals.add(from, a.place()) : Reals.subtract(end(to), a.place());
                    return Reals.times(a.weight(), at(c, x));
                })
                .sum();
    }

    private static Real end(@Nullable Real limit) {
        if (limit == null) {
            throw new IllegalStateException("a half line without an end");
        }
        return limit;
    }

    private Real finite(Context c, Real from, Real to) {
        Abscissas places = Abscissas.of(c.arithmetic, Range.FINITE);
        Real length = Reals.subtract(to, from);
        return new Quadrature(c, (level, index) -> {
                    Abscissa a = places.at(level, index);
                    Real step = Reals.times(length, a.place());
                    Real x = index < 0 ? Reals.add(from, step) : Reals.subtract(to, step);
                    return Reals.times(Reals.times(length, a.weight()), at(c, x));
                })
                .sum();
    }

    private Real at(Context c, Real x) {
        c.step();
        c.slots[slot] = x;
        return body.eval(c);
    }
}
