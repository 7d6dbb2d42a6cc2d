package org.gradproof.symbolic.normal.attempt;

import java.util.Objects;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.normal.facts.Facts;
import org.gradproof.symbolic.normal.facts.Sign;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.gradproof.symbolic.normal.rewrite.Algebra;
import org.gradproof.symbolic.normal.rewrite.Functions;
import org.jspecify.annotations.Nullable;

/** Sums, products and extremes with their ranges brought to run from 1, restrictions as guards in the body. */
final class Binders {
    private static final int MAX_EXPLICIT = 12;

    /** More terms beside the range of a size are not written out. */
    private static final int MAX_SPLIT = 4;

    private final Normalizer normalizer;
    private final Algebra algebra;
    private final Facts facts;
    private final IndexTerms terms;

    Binders(Normalizer normalizer, Algebra algebra, Facts facts, IndexTerms terms) {
        this.normalizer = normalizer;
        this.algebra = algebra;
        this.facts = facts;
        this.terms = terms;
    }

    /**
     * The value of the sum, product or extreme. {@code low..high} is moved so that it lies within 1..range, and what
     * lies in 1..range but not in low..high is left out by a guard: also all of it, for a size at which low..high is
     * empty.
     */
    Poly value(Binder binder, Bindings scope) {
        Idx low = terms.get(binder.low(), scope);
        Idx high = terms.get(binder.high(), scope);
        return value(binder, scope, low, high);
    }

    private Poly value(Binder binder, Bindings scope, Idx low, Idx high) {
        if (low.isNumber() && high.isNumber()) {
            return explicit(binder, scope, low.offset(), high.offset());
        }
        Poly tail = tail(binder, scope, low, high);
        if (tail != null) {
            return tail;
        }
        // The full range from 1 that holds low..high, and by how much the index is moved to get there.
        int shift = low.isNumber() && low.offset() < 1 ? 1 - low.offset() : 0;
        Idx top = high.plus(shift);
        Idx range = home(top);
        if (range == null) {
            throw new Unsupported("a sum up to " + high);
        }
        if (!low.isNumber() && low.offset() + shift < 0) {
            throw new Unsupported("a sum from " + low);
        }
        if (top.offset() > 0) {
            boolean size = Objects.equals(range.base(), top.base());
            if (!size || !low.isNumber() || low.offset() + shift - top.offset() < 1) {
                return size && high.offset() <= MAX_SPLIT ? split(binder, scope, low, high) : unlike(low, high);
            }
            shift -= top.offset();
            range = high.plus(shift);
        }
        Place place = new Place(low, high, range, shift);
        Place moved = place.fromOne();
        boolean below = low.isNumber() && low.offset() < 1 && range.equals(new Idx(high.base(), 0));
        try {
            return within(binder, scope, place);
        } catch (Unsupported atTheEnd) {
            // A term below the range that has no value cannot be left out by subtraction; then the range is moved to
            // start at 1. And where a body has no form at an index less one, the terms below 1 stand by themselves.
            if (moved == null && !below) {
                throw atTheEnd;
            }
            return moved == null ? split(binder, scope, low, high) : within(binder, scope, moved);
        }
    }

    /** Where low..high lies within 1..range, after it is moved by the shift. */
    private record Place(Idx low, Idx high, Idx range, int shift) {
        /** The same range moved so that it starts at 1, and ends below the largest value; null if it starts there. */
        @Nullable
        Place fromOne() {
            int start = low.offset() + shift;
            return low.isNumber() && start > 1 ? new Place(low, high, range, shift + 1 - start) : null;
        }
    }

    private Poly within(Binder binder, Bindings scope, Place place) {
        Idx range = place.range();
        Name variable = facts.fresh(range);
        Bindings inner = scope.with(binder.variable().name(), Idx.of(variable).plus(-place.shift()));
        Poly guard = normalizer.condition(binder.filter(), inner);
        Idx from = place.low().plus(place.shift());
        guard = algebra.ring().times(guard, algebra.guards().relation(from, Relation.LE, Idx.of(variable)));
        Idx to = place.high().plus(place.shift());
        guard = algebra.ring().times(guard, algebra.guards().relation(Idx.of(variable), Relation.LE, to));
        if (guard.isZero()) {
            return empty(binder);
        }
        Poly body = normalizer.normalize(binder.body(), inner);
        return switch (binder.kind()) {
            case SUM -> algebra.sums().sum(variable, range, algebra.ring().times(guard, body));
            case PRODUCT -> algebra.products().product(variable, range, orOne(guard, body));
            case MAX, MIN -> {
                if (!guard.isOne()) {
                    throw new Unsupported("a maximum over a part of a range");
                }
                yield algebra.canonicalExtreme(binder.kind(), variable, range, body);
            }
        };
    }

    /**
     * A sum from above a size m to a size that is known to be at least m: all of it less the terms up to m, where these
     * have values; null for another one.
     */
    private @Nullable Poly tail(Binder binder, Bindings scope, Idx low, Idx high) {
        boolean sizes = isSize(low) && isSize(high) && !Objects.equals(low.base(), high.base());
        if (!sizes
                || binder.kind() != Expr.Kind.SUM
                || !(binder.filter() instanceof Cond.True)
                || !Boolean.FALSE.equals(facts.less(high, low.plus(-1)))
                || !Boolean.FALSE.equals(facts.less(low, Idx.of(1)))) {
            return null;
        }
        Name any = facts.fresh(new Idx(low.base(), 0));
        Poly body =
                normalizer.normalize(binder.body(), scope.with(binder.variable().name(), Idx.of(any)));
        return isTotal(body)
                ? value(binder, scope, Idx.of(1), high).minus(value(binder, scope, Idx.of(1), low.plus(-1)))
                : null;
    }

    private boolean isSize(Idx term) {
        return term.base() != null && facts.range(term.base()) == null;
    }

    /** Whether nothing that may be zero stands below the line or in a log. */
    private boolean isTotal(Poly body) {
        for (Mono mono : body.monos()) {
            for (int i = 0; i < mono.size(); i++) {
                Atom atom = mono.atom(i);
                boolean plain = atom instanceof Atom.Symbol || atom instanceof Atom.Exp;
                boolean whole = mono.exponent(i).isInteger() && mono.exponent(i).signum() > 0;
                if (!(plain && whole) && algebra.signs().sign(atom) != Sign.POSITIVE) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Poly unlike(Idx low, Idx high) {
        throw new Unsupported("a sum from " + low + " to " + high);
    }

    /**
     * The value where {@code low..high} holds numbers below 1 or above the size n that is the base of high: what lies
     * within 1..n, and each other term by itself. A size is not less than 0, so that the terms above n are those from
     * n + 1 to high, and those below 1 belong to the range as far as they are not above high; where low may be above a
     * term, a guard leaves it out.
     */
    private Poly split(Binder binder, Bindings scope, Idx low, Idx high) {
        Idx size = new Idx(high.base(), 0);
        boolean below = low.isNumber() && low.offset() < 1;
        if (below && low.offset() < -MAX_SPLIT) {
            return unlike(low, high);
        }
        Poly result = value(binder, scope, below ? Idx.of(1) : low, high.offset() > 0 ? size : high);
        for (int i = below ? low.offset() : 1; i < 1; i++) {
            result = join(binder, result, term(binder, scope, Idx.of(i), low, high));
        }
        for (int i = 1; i <= high.offset(); i++) {
            result = join(binder, result, term(binder, scope, size.plus(i), low, high));
        }
        return result;
    }

    /** The term at the index, or what leaves the value as it is where the index is not in the range. */
    private Poly term(Binder binder, Bindings scope, Idx at, Idx low, Idx high) {
        Bindings inner = scope.with(binder.variable().name(), at);
        Poly guard = normalizer.condition(binder.filter(), inner);
        guard = algebra.ring().times(guard, algebra.guards().relation(low, Relation.LE, at));
        guard = algebra.ring().times(guard, algebra.guards().relation(at, Relation.LE, high));
        return guard.isZero() ? empty(binder) : guarded(binder, guard, normalizer.normalize(binder.body(), inner));
    }

    private Poly guarded(Binder binder, Poly guard, Poly body) {
        if (guard.isOne()) {
            return body;
        }
        return switch (binder.kind()) {
            case SUM -> algebra.ring().times(guard, body);
            case PRODUCT -> orOne(guard, body);
            case MAX, MIN -> throw new Unsupported("a maximum over a part of a range");
        };
    }

    /** The whole range to which an index or size belongs. */
    private @Nullable Idx home(Idx top) {
        if (top.base() == null) {
            return null;
        }
        Idx range = facts.range(top.base());
        return range != null ? range : Idx.of(top.base());
    }

    private static Poly empty(Binder binder) {
        return switch (binder.kind()) {
            case SUM -> Poly.ZERO;
            case PRODUCT -> Poly.ONE;
            case MAX, MIN -> throw new Unsupported("a maximum over an empty range");
        };
    }

    /** The body where the guard is 1, and 1 where it is 0. */
    private Poly orOne(Poly guard, Poly body) {
        return algebra.ring().times(guard, body).plus(Poly.ONE.minus(guard));
    }

    private Poly explicit(Binder binder, Bindings scope, int low, int high) {
        if ((long) high - low >= MAX_EXPLICIT) {
            throw new Unsupported("a sum of " + (high - low + 1) + " terms");
        }
        Poly result = null;
        for (int i = low; i <= high; i++) {
            Bindings inner = scope.with(binder.variable().name(), Idx.of(i));
            Poly guard = normalizer.condition(binder.filter(), inner);
            if (guard.isZero()) {
                continue;
            }
            Poly body = normalizer.normalize(binder.body(), inner);
            Poly term = guarded(binder, guard, body);
            result = result == null ? term : join(binder, result, term);
        }
        return result == null ? empty(binder) : result;
    }

    private Poly join(Binder binder, Poly result, Poly term) {
        return switch (binder.kind()) {
            case SUM -> result.plus(term);
            case PRODUCT -> algebra.ring().times(result, term);
            case MAX -> Functions.larger(algebra, result, term);
            case MIN ->
                Functions.larger(algebra, result.negate(), term.negate()).negate();
        };
    }
}
