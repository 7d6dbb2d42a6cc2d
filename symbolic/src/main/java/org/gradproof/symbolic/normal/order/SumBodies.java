package org.gradproof.symbolic.normal.order;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Atom.BigOperator;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.rewrite.Algebra;
import org.jspecify.annotations.Nullable;

/** What stands in sums over one or several indices, under names of its own, and sums of that again. */
final class SumBodies {
    private static final int MOST_INDICES = 4;

    private final Algebra algebra;

    SumBodies(Algebra algebra) {
        this.algebra = algebra;
    }

    /** A sum over indices whose ranges are sizes, with no condition. */
    static boolean isPlain(Atom atom) {
        return atom instanceof BigOperator operator
                && operator.kind == Kind.SUM
                && operator.variables.size() <= MOST_INDICES
                && operator.ranges.stream().noneMatch(range -> operator.variables.contains(range.base()))
                && operator.body.atoms().stream().noneMatch(Atom.Guard.class::isInstance);
    }

    /** The body under new names of its indices, which stand for all of their values. */
    Poly body(BigOperator sum, List<Name> names) {
        Poly body = Poly.term(Rational.ONE, sum.body);
        for (int i = 0; i < names.size(); i++) {
            body = algebra.substitute(body, sum.variables.get(i), Idx.of(names.get(i)));
        }
        return body;
    }

    /** A new name for each index, which stands for all of its values. */
    List<Name> names(BigOperator sum) {
        return sum.ranges.stream().map(algebra.facts()::fresh).toList();
    }

    /** The sum over all of the names. */
    Poly total(List<Name> names, List<Idx> ranges, Poly body) {
        Poly total = body;
        List<Integer> left = new ArrayList<>();
        for (int i = names.size() - 1; i >= 0; i--) {
            left.add(i);
        }
        while (!left.isEmpty()) {
            Poly sum = total;
            Integer next = left.stream()
                    .min((a, b) -> Long.compare(below(sum, names.get(a)), below(sum, names.get(b))))
                    .orElseThrow();
            left.remove(next);
            total = algebra.sums().sum(names.get(next), ranges.get(next), sum);
        }
        return total;
    }

    /** How many divisors hang on the name: what they divide may cancel them once the other indices are summed. */
    private static long below(Poly poly, Name name) {
        long count = 0;
        for (Mono mono : poly.monos()) {
            for (int i = 0; i < mono.size(); i++) {
                boolean divides = mono.exponent(i).signum() < 0 && dependsOn(mono.atom(i), name);
                count += divides ? 1 : 0;
            }
        }
        return count;
    }

    /** The monomial that it is, without a number before it; null for anything else. */
    static @Nullable Mono single(Poly poly) {
        return poly.size() == 1 && poly.leadCoefficient().isOne() ? poly.leadMono() : null;
    }

    private static boolean dependsOn(Atom atom, Name name) {
        return Poly.of(atom).dependsOn(name);
    }
}
