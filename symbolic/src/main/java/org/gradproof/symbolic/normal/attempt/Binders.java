package org.gradproof.symbolic.normal.attempt;

import java.util.Objects;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.normal.facts.Facts;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.gradproof.symbolic.normal.rewrite.Algebra;
import org.gradproof.symbolic.normal.rewrite.Functions;
import org.jspecify.annotations.Nullable;

/** Sums, products and extremes with their ranges brought to run from 1, restrictions as guards in the body. */
final class Binders {
    private static final int MAX_EXPLICIT = 12;

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
        if (low.isNumber() && high.isNumber()) {
            return explicit(binder, scope, low.offset(), high.offset());
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
            if (!Objects.equals(range.base(), top.base())
                    || !low.isNumber()
                    || low.offset() + shift - top.offset() < 1) {
                throw new Unsupported("a sum from " + low + " to " + high);
            }
            shift -= top.offset();
            top = high.plus(shift);
            range = top;
        }
        Name variable = facts.fresh(range);
        Bindings inner = scope.with(binder.variable().name(), Idx.of(variable).plus(-shift));
        Poly guard = normalizer.condition(binder.filter(), inner);
        Idx from = low.plus(shift);
        guard = algebra.ring().times(guard, algebra.guards().relation(from, Relation.LE, Idx.of(variable)));
        guard = algebra.ring().times(guard, algebra.guards().relation(Idx.of(variable), Relation.LE, top));
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
            Poly term = guard.isOne()
                    ? body
                    : switch (binder.kind()) {
                        case SUM -> algebra.ring().times(guard, body);
                        case PRODUCT -> orOne(guard, body);
                        case MAX, MIN -> throw new Unsupported("a maximum over a part of a range");
                    };
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
