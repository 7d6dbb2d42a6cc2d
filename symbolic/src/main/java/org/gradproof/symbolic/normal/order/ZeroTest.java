package org.gradproof.symbolic.normal.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.facts.Facts;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Atom.BigOperator;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.rewrite.Algebra;
import org.gradproof.symbolic.normal.rewrite.Ring;
import org.gradproof.symbolic.normal.rewrite.Signs;
import org.jspecify.annotations.Nullable;

/**
 * Whether a normal form is zero: after bringing it to one denominator, joining sums, and using equations that
 * are not linear. A quotient is zero where its numerator is; what is a sum of multiples of polynomials that
 * are zero by the givens is zero where the givens hold; and what is zero in each case of an absolute value is
 * zero. No step concludes that something is not zero.
 */
public final class ZeroTest {
    private static final int MAX_SPLITS = 4;
    private static final int MOST_EXPONENTIALS = 6;

    private final Algebra algebra;
    private final Facts facts;
    private final List<Poly> ideal;
    private final CaseSplits splits;
    private int depth;

    public ZeroTest(Algebra algebra, Facts facts, List<Poly> ideal) {
        this.algebra = algebra;
        this.facts = facts;
        this.ideal = ideal;
        this.splits = new CaseSplits(algebra);
    }

    public boolean isZero(Poly poly) {
        if (poly.isZero()) {
            return true;
        }
        Poly numerator = algebra.ring().together(poly).numerator();
        if (numerator.isZero()) {
            return true;
        }
        if (joined(numerator).isZero()) {
            return true;
        }
        Poly cleared = cleared(numerator);
        if (cleared.isZero()) {
            return true;
        }
        Poly unified = unified(numerator);
        if (!unified.equals(numerator)) {
            return isZero(unified);
        }
        Poly expanded = algebra.products().split(algebra.angles().expand(cleared));
        if (!expanded.equals(cleared)) {
            return isZero(expanded);
        }
        if (!ideal.isEmpty() && reduces(numerator)) {
            return true;
        }
        Atom open = depth < MAX_SPLITS ? splits.open(numerator) : null;
        if (open == null) {
            return false;
        }
        depth++;
        try {
            return splits.both(numerator, open, poly, this::isZero);
        } finally {
            depth--;
        }
    }

    /** The polynomial with one spelling of each exponential: of exponents whose difference is a quotient that is zero. */
    private Poly unified(Poly poly) {
        List<Mono> known = new ArrayList<>();
        Poly.Builder result = new Poly.Builder();
        for (Map.Entry<Mono, Rational> term : poly.terms()) {
            Mono own = term.getKey().filter(Atom.Exp.class::isInstance);
            Mono same = own;
            if (!own.isOne() && known.size() < MOST_EXPONENTIALS && !known.contains(own)) {
                same = known.stream()
                        .filter(other -> areEqual(own, other))
                        .findFirst()
                        .orElse(own);
                if (same.equals(own)) {
                    known.add(own);
                }
            }
            Mono rest = same.equals(own) ? term.getKey() : term.getKey().filter(a -> !(a instanceof Atom.Exp));
            result.add(same.equals(own) ? rest : rest.times(same), term.getValue());
        }
        return result.build();
    }

    private boolean areEqual(Mono a, Mono b) {
        Poly difference = Signs.exponent(a).minus(Signs.exponent(b));
        return algebra.ring().together(difference).numerator().isZero();
    }

    /** Whether the ideal holds the polynomial, or what is left of it without the factors that all of its terms share. */
    private boolean reduces(Poly numerator) {
        Ring.Primitive primitive = Ring.primitive(numerator);
        Mono shared = Mono.ONE;
        for (int i = 0; i < primitive.content().size(); i++) {
            Rational exponent = primitive.content().exponent(i);
            if (exponent.signum() > 0 && exponent.isInteger()) {
                shared = shared.times(Mono.of(primitive.content().atom(i), exponent));
            }
        }
        return facts.polynomials().reducesToZero(primitive.poly(), ideal)
                || (!shared.isOne()
                        && facts.polynomials().reducesToZero(algebra.ring().times(primitive.poly(), shared), ideal));
    }

    /** The polynomial times the atoms that stand below the line in all of it, which are not zero: then their powers meet. */
    private Poly cleared(Poly poly) {
        Mono content = Ring.primitive(poly).content();
        Mono below = Mono.ONE;
        for (int i = 0; i < content.size(); i++) {
            if (content.exponent(i).signum() < 0) {
                below = below.times(Mono.of(content.atom(i), content.exponent(i).negate()));
            }
        }
        return below.isOne() ? poly : algebra.ring().times(poly, below);
    }

    /**
     * Sums over the same range, each times what is free of the index, joined to one whose body may be zero:
     * {@code a sum_i x_i + b sum_j y_j = sum_k (a x_k + b y_k)}. Ranges that are not the same term stay apart.
     */
    private Poly joined(Poly poly) {
        Poly.Builder rest = new Poly.Builder();
        Map<Idx, Poly> bodies = new HashMap<>();
        Map<Idx, Name> indices = new HashMap<>();
        for (Map.Entry<Mono, Rational> term : poly.terms()) {
            BigOperator operator = single(term.getKey());
            if (operator == null) {
                rest.add(term.getKey(), term.getValue());
                continue;
            }
            Idx range = operator.ranges.get(0);
            Name index = indices.computeIfAbsent(range, facts::fresh);
            Poly body = algebra.substitute(
                    Poly.term(Rational.ONE, operator.body), operator.variables.get(0), Idx.of(index));
            Poly outside = Poly.term(term.getValue(), term.getKey().without(operator));
            bodies.merge(range, algebra.ring().times(outside, body), Poly::plus);
        }
        Poly result = rest.build();
        for (Map.Entry<Idx, Name> sum : indices.entrySet()) {
            Name index = sum.getValue();
            Ring.Fraction fraction = algebra.ring().together(bodies.getOrDefault(sum.getKey(), Poly.ZERO));
            result = result.plus(
                    fraction.numerator().isZero()
                            ? Poly.ZERO
                            : algebra.sums()
                                    .sum(index, sum.getKey(), algebra.ring().poly(fraction)));
        }
        return algebra.ring().together(result).numerator();
    }

    /** The only sum over one index in the monomial, or null if there is none or more than one. */
    private static @Nullable BigOperator single(Mono mono) {
        List<BigOperator> operators = new ArrayList<>();
        for (int i = 0; i < mono.size(); i++) {
            if (mono.atom(i) instanceof BigOperator operator
                    && operator.kind == Kind.SUM
                    && operator.variables.size() == 1
                    && mono.exponent(i).isOne()) {
                operators.add(operator);
            }
        }
        return operators.size() == 1 ? operators.get(0) : null;
    }
}
