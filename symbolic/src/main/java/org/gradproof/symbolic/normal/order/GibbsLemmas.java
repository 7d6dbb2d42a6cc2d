package org.gradproof.symbolic.normal.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.facts.KnownSign;
import org.gradproof.symbolic.normal.facts.Law;
import org.gradproof.symbolic.normal.facts.Sign;
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
 * Gibbs' inequality for weights w that are not negative, in sums over one or several indices: {@code sum w q >= sum w (1 -
 * e^{-q})}, where q is what stands beside w: the logs, and with them what has none. It is {@code q >= 1 - e^{-q}}, summed.
 */
final class GibbsLemmas {
    private final Algebra algebra;
    private final Ring ring;
    private final Signs signs;
    private final SumBodies sums;

    GibbsLemmas(Algebra algebra, SumBodies sums) {
        this.algebra = algebra;
        this.ring = algebra.ring();
        this.signs = algebra.signs();
        this.sums = sums;
    }

    /** Adds those with the weight that stands beside a log in the sum. */
    void add(Poly poly, BigOperator sum, List<Name> names, Set<Mono> done, Set<KnownSign> found) {
        Mono own = SumBodies.single(sums.body(sum, names));
        Mono weight = own == null ? null : withoutLog(own);
        if (weight == null || !signs.ofFactor(weight).isNonnegative()) {
            return;
        }
        Set<Mono> factors = new LinkedHashSet<>();
        for (Mono mono : poly.monos()) {
            Mono factor = mono.without(sum);
            if (mono.exponent(sum).isOne()
                    && signs.ofFactor(factor).isNonnegative()
                    && done.add(factor.times(weight))) {
                factors.add(factor);
            }
        }
        Poly w = Poly.term(Rational.ONE, weight);
        for (Mono factor : factors) {
            Poly before = Poly.term(Rational.ONE, factor);
            Map<List<Integer>, Poly> kept = new LinkedHashMap<>();
            Poly logs =
                    logs(kept, poly, sum, names, weight, factor, ring.times(before, sums.total(names, sum.ranges, w)));
            Set<Poly> chosen = new LinkedHashSet<>(List.of(logs, logs.plus(others(poly, sum, names, weight, factor))));
            for (Poly q : chosen) {
                Poly above = q.minus(Poly.ONE).plus(algebra.powers().exp(q.negate()));
                Poly fact = ring.times(before, sums.total(names, sum.ranges, ring.times(w, above)));
                if (isTotal(fact, signs)) {
                    found.add(KnownSign.of(fact, false, Law.TANGENT));
                }
            }
        }
    }

    /**
     * What stands beside the weight in sums over the same ranges without a log, as the energy in {@code sum w (log w + u)}:
     * Gibbs' inequality holds for any q, and with this it is the one of a law that is proportional to {@code e^{-u}}.
     */
    private Poly others(Poly poly, BigOperator sum, List<Name> names, Mono weight, Mono factor) {
        Poly.Builder others = new Poly.Builder();
        Mono perFactor = factor.power(Rational.MINUS_ONE);
        for (Map.Entry<Mono, Rational> term : poly.terms()) {
            Mono mono = term.getKey();
            for (Atom atom : mono.atoms()) {
                boolean alike = SumBodies.isPlain(atom)
                        && mono.exponent(atom).isOne()
                        && ((BigOperator) atom).ranges.equals(sum.ranges);
                Mono body = alike ? SumBodies.single(sums.body((BigOperator) atom, names)) : null;
                if (body != null
                        && body.divisibleBy(weight)
                        && body.atoms().stream().noneMatch(Atom.Log.class::isInstance)) {
                    Mono beside = body.times(weight.power(Rational.MINUS_ONE));
                    others.add(mono.without(atom).times(perFactor).times(beside), term.getValue());
                }
            }
        }
        return others.build();
    }

    /** What is left without the one log; null where there is none, or more. */
    private static @Nullable Mono withoutLog(Mono mono) {
        List<Atom> logs =
                mono.atoms().stream().filter(Atom.Log.class::isInstance).toList();
        return logs.size() == 1 && mono.exponent(logs.get(0)).isOne() ? mono.without(logs.get(0)) : null;
    }

    /** All logs that stand beside the weight in sums with this factor, and those outside of sums beside its total. */
    private Poly logs(
            Map<List<Integer>, Poly> kept,
            Poly poly,
            BigOperator sum,
            List<Name> names,
            Mono weight,
            Mono factor,
            Poly total) {
        Poly.Builder q = new Poly.Builder();
        Mono outside = SumBodies.single(total);
        for (Map.Entry<Mono, Rational> term : poly.terms()) {
            Mono mono = term.getKey();
            Mono rest = withoutLog(mono);
            if (rest != null && rest.equals(outside)) {
                q.add(log(mono), term.getValue());
            }
            for (Atom atom : mono.atoms()) {
                if (SumBodies.isPlain(atom)
                        && mono.exponent(atom).isOne()
                        && mono.without(atom).equals(factor)) {
                    Mono log = beside(kept, weight, (BigOperator) atom, sum, names);
                    if (log != null) {
                        q.add(log, term.getValue());
                    }
                }
            }
        }
        return q.build();
    }

    private static Mono log(Mono mono) {
        return mono.filter(Atom.Log.class::isInstance);
    }

    /**
     * The log beside the weight in the other sum, its indices named as some of these in some order, and the weight
     * summed over those that are left; or null.
     */
    private @Nullable Mono beside(
            Map<List<Integer>, Poly> kept, Mono weight, BigOperator other, BigOperator sum, List<Name> names) {
        for (List<Integer> order : orders(other.ranges.size(), names.size())) {
            List<Name> turned = new ArrayList<>();
            boolean fits = true;
            for (int i = 0; i < order.size(); i++) {
                fits &= other.ranges.get(i).equals(sum.ranges.get(order.get(i)));
                turned.add(names.get(order.get(i)));
            }
            Mono body = fits ? SumBodies.single(sums.body(other, turned)) : null;
            Mono rest = body == null ? null : withoutLog(body);
            if (body != null
                    && rest != null
                    && Poly.term(Rational.ONE, rest)
                            .equals(kept.computeIfAbsent(order, o -> totalOver(weight, o, sum, names)))) {
                return log(body);
            }
        }
        return null;
    }

    /** The weight summed over the indices that are not kept. */
    private Poly totalOver(Mono weight, List<Integer> kept, BigOperator sum, List<Name> names) {
        List<Name> summed = new ArrayList<>();
        List<Idx> ranges = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!kept.contains(i)) {
                summed.add(names.get(i));
                ranges.add(sum.ranges.get(i));
            }
        }
        return sums.total(summed, ranges, Poly.term(Rational.ONE, weight));
    }

    /** All ways to choose so many of the numbers below the size, one behind the other. */
    private static List<List<Integer>> orders(int count, int size) {
        List<List<Integer>> all = new ArrayList<>(List.of(List.of()));
        for (int place = 0; place < count; place++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> order : all) {
                for (int next = 0; next < size; next++) {
                    if (!order.contains(next)) {
                        List<Integer> more = new ArrayList<>(order);
                        more.add(next);
                        longer.add(more);
                    }
                }
            }
            all = longer;
        }
        return count > size ? List.of() : all;
    }

    /** Whether nothing stands below the line that may be zero. */
    static boolean isTotal(Poly poly, Signs signs) {
        for (Mono mono : poly.monos()) {
            for (int i = 0; i < mono.size(); i++) {
                if (mono.exponent(i).signum() < 0 && signs.sign(mono.atom(i)) != Sign.POSITIVE) {
                    return false;
                }
            }
        }
        return true;
    }
}
