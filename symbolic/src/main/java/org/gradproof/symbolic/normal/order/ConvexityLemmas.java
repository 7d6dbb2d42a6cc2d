package org.gradproof.symbolic.normal.order;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.facts.Facts;
import org.gradproof.symbolic.normal.facts.KnownSign;
import org.gradproof.symbolic.normal.facts.Law;
import org.gradproof.symbolic.normal.facts.Sign;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Atom.BigOperator;
import org.gradproof.symbolic.normal.poly.DivisionByZero;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.gradproof.symbolic.normal.rewrite.Algebra;
import org.gradproof.symbolic.normal.rewrite.Ring;
import org.gradproof.symbolic.normal.rewrite.Signs;

/**
 * Facts about sums that Cauchy and Schwarz say: {@code (sum_j m_j)^2 <= sum_j t_j sum_j r_j} where {@code m_j^2 = t_j
 * r_j} and no t_j or r_j is negative (then {@code |m_j|} is the product of their roots).
 */
final class ConvexityLemmas {
    private static final int MAX_SUMS = 4;

    private final Algebra algebra;
    private final Ring ring;
    private final Signs signs;
    private final Facts facts;

    ConvexityLemmas(Algebra algebra) {
        this.algebra = algebra;
        this.ring = algebra.ring();
        this.signs = algebra.signs();
        this.facts = algebra.facts();
    }

    /** Facts that may show the sign of the polynomial. */
    List<KnownSign> about(Poly poly) {
        List<BigOperator> sums = new ArrayList<>();
        for (Atom atom : poly.atoms()) {
            if (atom instanceof BigOperator operator
                    && operator.kind == Kind.SUM
                    && operator.variables.size() == 1
                    && operator.body.atoms().stream().noneMatch(Atom.Guard.class::isInstance)
                    && sums.size() < MAX_SUMS) {
                sums.add(operator);
            }
        }
        Set<KnownSign> found = new LinkedHashSet<>();
        for (BigOperator sum : sums) {
            addSquares(poly, sum, sums, found);
        }
        return List.copyOf(found);
    }

    /** For each square of the sum in the polynomial, with what stands before it. */
    private void addSquares(Poly poly, BigOperator sum, List<BigOperator> sums, Set<KnownSign> found) {
        for (Mono mono : poly.monos()) {
            if (!mono.exponent(sum).equals(Rational.of(2))) {
                continue;
            }
            Mono factor = mono.without(sum);
            for (BigOperator other : sums) {
                if (other.ranges.equals(sum.ranges)) {
                    addSquare(factor, sum, other, found);
                    addSquare(factor.filter(a -> !a.equals(other)), sum, other, found);
                }
            }
        }
    }

    private void addSquare(Mono factor, BigOperator sum, BigOperator other, Set<KnownSign> found) {
        Idx range = sum.ranges.get(0);
        Name index = facts.fresh(range);
        try {
            Poly m = body(sum, index);
            Poly t = body(other, index);
            Poly r = ring.times(ring.times(m, m), ring.power(t, -1));
            boolean plain = r.size() == 1 && t.size() == 1 && isPlain(r.leadMono());
            if (!plain
                    || !signs.sign(t).isNonnegative()
                    || !signs.sign(r).isNonnegative()
                    || !signs.ofFactor(factor).isNonnegative()) {
                return;
            }
            Poly bound = ring.times(Poly.of(other), algebra.sums().sum(index, range, r));
            Poly above = bound.minus(ring.power(Poly.of(sum), 2));
            found.add(KnownSign.of(ring.times(above, factor), false, Law.CAUCHY));
        } catch (Unsupported | DivisionByZero tooHard) {
            // One fact less.
        }
    }

    private Poly body(BigOperator sum, Name index) {
        return algebra.substitute(Poly.term(Rational.ONE, sum.body), sum.variables.get(0), Idx.of(index));
    }

    /** Whether nothing stands below the line that may be zero. */
    private boolean isPlain(Mono mono) {
        for (int i = 0; i < mono.size(); i++) {
            if (mono.exponent(i).signum() < 0 && signs.sign(mono.atom(i)) != Sign.POSITIVE) {
                return false;
            }
        }
        return true;
    }
}
