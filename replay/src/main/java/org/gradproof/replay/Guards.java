package org.gradproof.replay;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.gradproof.replay.Atom.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.jspecify.annotations.Nullable;

/**
 * Conditions as polynomials that are 1 where they hold and 0 where they do not. Of two index terms, and of a number and 0,
 * exactly one of less, equal and more holds; indices are whole numbers, so that less is at most one less.
 */
final class Guards {
    /** Offsets between the ends of a comparison that are written out. */
    private static final int MOST_STEPS = 3;

    private final Laws laws;

    Guards(Laws laws) {
        this.laws = laws;
    }

    /** {@code [a = b]}. */
    Poly equal(Ix first, Ix second) {
        Ix a = laws.known.settled(first);
        Ix b = laws.known.settled(second);
        Boolean equal = laws.known.isEqual(a, b);
        if (equal != null) {
            return equal ? Poly.ONE : Poly.ZERO;
        }
        return Poly.of(Atom.guard(Kind.EQUAL, a, b));
    }

    /** {@code [a < b]}: of two letters the order without an offset, and the one that is written first, are primitive. */
    Poly less(Ix first, Ix second) {
        Ix a = laws.known.settled(first);
        Ix b = laws.known.settled(second);
        Boolean less = laws.known.isLess(a, b);
        if (less != null) {
            return less ? Poly.ONE : Poly.ZERO;
        }
        Name left = a.base();
        Name right = b.base();
        if (left == null || (right != null && left.compareTo(right) > 0)) {
            // a < b unless b <= a.
            return Poly.ONE.minus(less(b, a.plus(1)));
        }
        Poly written = writtenOut(Ix.of(left), b.plus(-a.offset()));
        if (written != null) {
            return written;
        } else if (right == null) {
            return Poly.of(Atom.guard(Kind.LESS, Ix.of(left), Ix.of(b.offset() - a.offset())));
        }
        int shift = a.offset() - b.offset();
        if (Math.abs(shift) > MOST_STEPS) {
            throw new NoAnswer("a comparison of indices far apart");
        }
        Ix x = Ix.of(left);
        Ix y = Ix.of(right);
        Boolean plain = laws.known.isLess(x, y);
        Poly result = plain == null ? Poly.of(Atom.guard(Kind.LESS, x, y)) : plain ? Poly.ONE : Poly.ZERO;
        for (int d = 1; d <= shift; d++) {
            // x + d < y if x + d - 1 < y and not x + d = y.
            result = result.minus(equal(x.plus(d), y));
        }
        for (int d = 0; d < -shift; d++) {
            result = result.plus(equal(x.plus(-d), y));
        }
        return result;
    }

    /** {@code [x < y]} as the few values that x has below y, or has from y on up to its range; null if they are not few. */
    private @Nullable Poly writtenOut(Ix x, Ix y) {
        for (int steps = 1; steps <= MOST_STEPS; steps++) {
            Poly values = Poly.ZERO;
            for (int d = 1; d <= steps; d++) {
                values = values.plus(equal(x, y.plus(-d)));
            }
            if (Boolean.FALSE.equals(laws.known.isLess(x, y.plus(-steps)))) {
                return values;
            } else if (Boolean.TRUE.equals(laws.known.isLess(x, y.plus(steps)))) {
                Poly above = Poly.ZERO;
                for (int d = 0; d < steps; d++) {
                    above = above.plus(equal(x, y.plus(d)));
                }
                return Poly.ONE.minus(above);
            }
        }
        return null;
    }

    Poly relation(Ix a, Relation relation, Ix b) {
        return switch (relation) {
            case EQ -> equal(a, b);
            case NE -> Poly.ONE.minus(equal(a, b));
            case LT -> less(a, b);
            case LE -> less(a, b.plus(1));
            case GT -> less(b, a);
            case GE -> less(b, a.plus(1));
        };
    }

    Poly member(Ix index, Name set) {
        return Poly.of(new Atom(Kind.MEMBER, set, "", List.of(laws.known.settled(index)), List.of(), List.of()));
    }

    /** Whether a difference is zero, positive …, as a guard. */
    Poly relation(Poly difference, Relation relation) {
        return switch (relation) {
            case EQ -> zero(difference);
            case NE -> Poly.ONE.minus(zero(difference));
            case GT -> positive(difference);
            case LT -> positive(difference.negate());
            case LE -> Poly.ONE.minus(positive(difference));
            case GE -> Poly.ONE.minus(positive(difference.negate()));
        };
    }

    private Poly zero(Poly poly) {
        if (poly.isConstant()) {
            return poly.isZero() ? Poly.ONE : Poly.ZERO;
        }
        Poly split = guarded(poly, this::zero);
        if (split != null) {
            return split;
        }
        if (laws.signs.isPositive(poly) || laws.signs.isPositive(poly.negate())) {
            return Poly.ZERO;
        }
        return Poly.of(
                Atom.of(Kind.ZERO, poly.scale(Rational.ONE.dividedBy(poly.lead().getValue()))));
    }

    private Poly positive(Poly poly) {
        if (poly.isConstant()) {
            return poly.constantTerm().signum() > 0 ? Poly.ONE : Poly.ZERO;
        }
        Poly split = guarded(poly, this::positive);
        if (split != null) {
            return split;
        }
        if (laws.signs.isPositive(poly)) {
            return Poly.ONE;
        } else if (laws.signs.isNonnegative(poly.negate())) {
            return Poly.ZERO;
        }
        Rational size = poly.lead().getValue();
        Poly normed = poly.scale(Rational.ONE.dividedBy(size.signum() < 0 ? size.negate() : size));
        if (size.signum() < 0) {
            // p > 0 unless -p > 0 or p = 0.
            return Poly.ONE
                    .minus(Poly.of(Atom.of(Kind.POSITIVE, normed.negate())))
                    .minus(zero(normed));
        }
        return Poly.of(Atom.of(Kind.POSITIVE, normed));
    }

    /**
     * A function of a polynomial in which a guard stands: {@code g f(p with g = 1) + (1 - g) f(p with g = 0)}; null if none
     * stands there.
     */
    @Nullable
    Poly guarded(Poly poly, UnaryOperator<Poly> function) {
        for (Atom atom : poly.atoms()) {
            if (atom.isGuard()) {
                Poly with = Poly.ZERO;
                Poly without = Poly.ZERO;
                for (var term : poly.terms().entrySet()) {
                    Poly own = Poly.term(term.getKey().without(atom), term.getValue());
                    with = with.plus(own);
                    without = term.getKey().powers().containsKey(atom) ? without : without.plus(own);
                }
                Poly guard = Poly.of(atom);
                return laws.times(guard, function.apply(with))
                        .plus(laws.times(Poly.ONE.minus(guard), function.apply(without)));
            }
        }
        return null;
    }

    /** The guard with other indices, or another polynomial, in it. */
    Poly rebuilt(Atom atom, List<Ix> indices, List<Poly> parts) {
        return switch (atom.kind) {
            case EQUAL -> equal(indices.get(0), indices.get(1));
            case LESS -> less(indices.get(0), indices.get(1));
            case MEMBER -> member(indices.get(0), Objects.requireNonNull(atom.name));
            case ZERO -> zero(parts.get(0));
            default -> positive(parts.get(0));
        };
    }
}
