package org.gradproof.symbolic.normal.rewrite;

import java.util.function.UnaryOperator;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.normal.facts.Facts;
import org.gradproof.symbolic.normal.facts.Sign;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Atom.Guard;
import org.gradproof.symbolic.normal.poly.Atom.Guard.Test;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.jspecify.annotations.Nullable;

/** Conditions as polynomials that are 0 or 1. */
public final class Guards {
    private static final int MAX_UNROLLED = 8;

    private final Algebra algebra;
    private final Facts facts;

    Guards(Algebra algebra, Facts facts) {
        this.algebra = algebra;
        this.facts = facts;
    }

    /** 1 where the relation between two index terms holds. */
    public Poly relation(Idx left, Relation relation, Idx right) {
        return switch (relation) {
            case EQ -> equal(left, right);
            case NE -> Poly.ONE.minus(equal(left, right));
            case LT -> less(left, right);
            case GT -> less(right, left);
            case LE -> Poly.ONE.minus(less(right, left));
            case GE -> Poly.ONE.minus(less(left, right));
        };
    }

    /** The Kronecker delta of two index terms. */
    public Poly equal(Idx left, Idx right) {
        Boolean known = facts.equal(left, right);
        if (known != null) {
            return known ? Poly.ONE : Poly.ZERO;
        }
        Idx a = left;
        Idx b = right;
        if (a.isNumber() || (!b.isNumber() && b.compareTo(a) < 0)) {
            Idx swap = a;
            a = b;
            b = swap;
        }
        b = b.plus(-a.offset());
        a = a.plus(-a.offset());
        // What is known of k and 1 is known of k - 1 and 0 too.
        Boolean shifted = facts.equal(a, b);
        return shifted == null ? Poly.of(new Guard(Test.EQ, a, b, null)) : shifted ? Poly.ONE : Poly.ZERO;
    }

    /**
     * 1 where the first is less than the second. Next to a bound (a number, the largest value of an index) it is written
     * in deltas, so that comparisons that mean the same look the same: an index that is at most n is more than n - 2
     * where it is n - 1 or n.
     */
    Poly less(Idx left, Idx right) {
        Boolean known = facts.less(left, right);
        if (known != null) {
            return known ? Poly.ONE : Poly.ZERO;
        }
        if (left.isNumber() && right.base() != null) {
            return Poly.ONE.minus(upTo(right, left.offset()));
        }
        if (right.isNumber() && left.base() != null) {
            return upTo(left, right.offset() - 1);
        }
        Idx above = right.base() == null ? null : facts.range(right.base());
        if (above != null && above.equals(new Idx(left.base(), 0))) {
            return nearTop(right, left, left.offset() - right.offset() + 1);
        }
        Idx most = left.base() == null ? null : facts.range(left.base());
        if (most != null && right.base() != null && most.equals(new Idx(right.base(), 0))) {
            return Poly.ONE.minus(nearTop(left, right, right.offset() - left.offset()));
        }
        return ordered(left.plus(-right.offset()), new Idx(right.base(), 0));
    }

    /**
     * 1 where {@code i + c < j}: where {@code i < j}, but for the values of j between. Of a bound index and a free one the
     * bound one stands first, {@code [i < j] = 1 - [j = i] - [j < i]}, so that each comparison has one spelling.
     */
    private Poly ordered(Idx left, Idx right) {
        int shift = left.offset();
        if (Math.abs(shift) > MAX_UNROLLED) {
            throw new Unsupported("a comparison of indices that differ by " + shift);
        }
        Idx first = new Idx(left.base(), 0);
        boolean flip = isBound(right) && !isBound(first);
        Poly result = flip
                ? Poly.ONE.minus(equal(first, right)).minus(Poly.of(new Guard(Test.LT, right, first, null)))
                : Poly.of(new Guard(Test.LT, first, right, null));
        for (int value = shift + 1; value <= 0; value++) {
            result = result.plus(equal(first.plus(value), right));
        }
        for (int value = 1; value <= shift; value++) {
            result = result.minus(equal(first.plus(value), right));
        }
        return result;
    }

    private static boolean isBound(Idx index) {
        return index.base() != null && index.base().isBound();
    }

    /** 1 where the index is its range plus one of the numbers from the given one to 0. */
    private Poly nearTop(Idx index, Idx range, int from) {
        if (from < -MAX_UNROLLED) {
            throw new Unsupported("a comparison with the range less " + -from);
        }
        Poly sum = Poly.ZERO;
        for (int value = from; value <= 0; value++) {
            sum = sum.plus(equal(new Idx(index.base(), 0), new Idx(range.base(), value)));
        }
        return sum;
    }

    /** 1 where a positive index or size is at most the number. */
    private Poly upTo(Idx index, int number) {
        if (number - index.offset() > MAX_UNROLLED) {
            throw new Unsupported("a comparison with the number " + number);
        }
        Poly sum = Poly.ZERO;
        for (int value = 1 + Math.min(0, index.offset()); value <= number; value++) {
            sum = sum.plus(equal(index, Idx.of(value)));
        }
        return sum;
    }

    /** 1 where the index lies in the declared set. */
    public Poly member(Idx index, Name set) {
        return Poly.of(new Guard(Test.IN, index, Idx.of(0), set));
    }

    /** 1 where the real quantity is positive. */
    Poly positive(Poly quantity) {
        Sign sign = algebra.signs().sign(quantity);
        if (sign == Sign.POSITIVE) {
            return Poly.ONE;
        }
        if (sign.isNonpositive()) {
            return Poly.ZERO;
        }
        Ring.Primitive primitive = Ring.primitive(quantity);
        Rational factor = primitive.factor();
        Poly scaled = quantity.scale(Rational.ONE.dividedBy(factor.signum() < 0 ? factor.negate() : factor));
        return Poly.of(new Atom.Where(scaled, Relation.GT));
    }

    /** 1 where the relation between two real quantities holds; {@code difference} is left less right. */
    public Poly relation(Poly difference, Relation relation) {
        if (difference.isZero()) {
            return relation == Relation.EQ || relation == Relation.LE || relation == Relation.GE ? Poly.ONE : Poly.ZERO;
        }
        return switch (relation) {
            case GT -> positive(difference);
            case LT -> positive(difference.negate());
            case GE -> Poly.ONE.minus(positive(difference.negate()));
            case LE -> Poly.ONE.minus(positive(difference));
            case NE -> positive(difference).plus(positive(difference.negate()));
            case EQ -> Poly.ONE.minus(positive(difference)).minus(positive(difference.negate()));
        };
    }

    /**
     * A function of a polynomial with guards, as the sum over the guards' values:
     * {@code g f(p at g=1) + (1-g) f(p at g=0)}. Null if the polynomial has no guards. Where f is not defined at one of
     * the two, there is no such sum, and {@code DivisionByZero} says so.
     */
    @Nullable
    Poly expand(Poly poly, UnaryOperator<Poly> function) {
        Atom guard = null;
        for (Mono mono : poly.monos()) {
            for (Atom atom : mono.atoms()) {
                if (atom instanceof Guard || atom instanceof Atom.Where) {
                    guard = atom;
                }
            }
        }
        if (guard == null) {
            return null;
        }
        Poly on = function.apply(at(poly, guard, true));
        Poly off = function.apply(at(poly, guard, false));
        Poly indicator = Poly.of(guard);
        return algebra.ring().times(indicator, on.minus(off)).plus(off);
    }

    /** The polynomial where the guard is 1, or 0. */
    public static Poly at(Poly poly, Atom guard, boolean holds) {
        Poly.Builder builder = new Poly.Builder();
        poly.terms().forEach(term -> {
            if (term.getKey().exponent(guard).isZero()) {
                builder.add(term.getKey(), term.getValue());
            } else if (holds) {
                builder.add(term.getKey().without(guard), term.getValue());
            }
        });
        return builder.build();
    }
}
