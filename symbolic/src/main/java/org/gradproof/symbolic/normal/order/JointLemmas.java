package org.gradproof.symbolic.normal.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
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
import org.jspecify.annotations.Nullable;

/**
 * Facts about sums over several indices at once, as joint laws have them, for weights w that are not negative:
 *
 * <ul>
 *   <li>Gibbs: {@code sum w q >= sum w (1 - e^{-q})} where q is what stands beside w, logs;
 *   <li>Cauchy and Schwarz: {@code (sum w f)^2 <= sum w sum w f^2}, and by the outer indices x alone, with
 *       {@code m_x = sum_y w f} and {@code r_x = sum_y w}, {@code (sum_x m_x)^2 <= sum_x r_x sum_x m_x^2 / r_x}, and
 *       {@code (sum w g h)^2 <= sum w g^2 sum w h^2}, also with g and h less their averages;
 *   <li>squares of differences: {@code sum w (f_j - f_k)^2 >= 0} where w is the same with j and k exchanged.
 * </ul>
 */
final class JointLemmas {
    private static final int MOST_SUMS = 6;

    private final Algebra algebra;
    private final Ring ring;
    private final Signs signs;
    private final SumBodies sums;

    JointLemmas(Algebra algebra) {
        this.algebra = algebra;
        this.ring = algebra.ring();
        this.signs = algebra.signs();
        this.sums = new SumBodies(algebra);
    }

    /** Facts that may show the sign of the polynomial. */
    List<KnownSign> about(Poly poly) {
        List<BigOperator> joint = new ArrayList<>();
        for (Atom atom : poly.atoms()) {
            if (SumBodies.isPlain(atom) && joint.size() < MOST_SUMS) {
                joint.add((BigOperator) atom);
            }
        }
        Set<KnownSign> found = new LinkedHashSet<>();
        if (joint.stream().noneMatch(sum -> sum.variables.size() > 1)) {
            return List.of();
        }
        Map<List<Idx>, List<Name>> names = new LinkedHashMap<>();
        joint.forEach(sum -> names.computeIfAbsent(sum.ranges, ranges -> sums.names(sum)));
        Set<Mono> done = new LinkedHashSet<>();
        for (BigOperator sum : joint) {
            if (sum.body.atoms().stream().anyMatch(Atom.Log.class::isInstance)) {
                attempt(() -> addGibbs(poly, sum, names.getOrDefault(sum.ranges, List.of()), done, found));
            } else if (poly.anyAtom(Atom.Log.class::isInstance)) {
                continue;
            }
            attempt(() -> addSquares(poly, sum, found));
            attempt(() -> addDifferences(poly, sum, found));
        }
        return List.copyOf(found);
    }

    private static void attempt(Runnable fact) {
        try {
            fact.run();
        } catch (Unsupported | DivisionByZero tooHard) {
            // One fact less.
        }
    }

    /** Whether nothing stands below the line that may be zero. */
    private boolean isTotal(Poly poly) {
        for (Mono mono : poly.monos()) {
            for (int i = 0; i < mono.size(); i++) {
                if (mono.exponent(i).signum() < 0 && signs.sign(mono.atom(i)) != Sign.POSITIVE) {
                    return false;
                }
            }
        }
        return true;
    }

    private void addGibbs(Poly poly, BigOperator sum, List<Name> names, Set<Mono> done, Set<KnownSign> found) {
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
            Poly q = logs(kept, poly, sum, names, weight, factor, ring.times(before, sums.total(names, sum.ranges, w)));
            Poly above = q.minus(Poly.ONE).plus(algebra.powers().exp(q.negate()));
            Poly fact = ring.times(before, sums.total(names, sum.ranges, ring.times(w, above)));
            if (isTotal(fact)) {
                found.add(KnownSign.of(fact, false, Law.TANGENT));
            }
        }
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

    /** For each square of the sum in the polynomial, with what stands before it. */
    private void addSquares(Poly poly, BigOperator sum, Set<KnownSign> found) {
        for (Mono mono : poly.monos()) {
            Mono factor = mono.without(sum);
            if (!mono.exponent(sum).equals(Rational.of(2))
                    || !signs.ofFactor(factor).isNonnegative()) {
                continue;
            }
            List<Name> names = sums.names(sum);
            Mono body = SumBodies.single(sums.body(sum, names));
            Mono f = body == null ? Mono.ONE : body.filter(this::isOpen);
            Mono weight = body == null ? Mono.ONE : body.filter(atom -> !isOpen(atom));
            if (body == null
                    || f.isOne()
                    || !isWhole(f)
                    || !signs.ofFactor(weight).isNonnegative()) {
                continue;
            }
            Poly w = Poly.term(Rational.ONE, weight);
            Poly m = Poly.term(Rational.ONE, body);
            for (int outer = 0; outer < 1 << names.size(); outer++) {
                addSquare(factor, names, sum.ranges, outer, w, m, found);
            }
            if (f.size() > 1) {
                addProduct(factor, names, sum, w, f, found);
            }
            Poly square = ring.times(m, Poly.term(Rational.ONE, f));
            Poly bound = ring.times(sums.total(names, sum.ranges, w), sums.total(names, sum.ranges, square));
            addFact(factor, bound, sums.total(names, sum.ranges, m), found);
        }
    }

    /** Cauchy and Schwarz over the outer indices, those whose bit is set, of the totals over the others. */
    private void addSquare(
            Mono factor, List<Name> names, List<Idx> ranges, int outer, Poly w, Poly m, Set<KnownSign> found) {
        if (outer == 0 || outer == (1 << names.size()) - 1) {
            return;
        }
        List<Name> outside = new ArrayList<>();
        List<Idx> outsideRanges = new ArrayList<>();
        List<Name> inside = new ArrayList<>();
        List<Idx> insideRanges = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            boolean out = (outer >> i & 1) == 1;
            (out ? outside : inside).add(names.get(i));
            (out ? outsideRanges : insideRanges).add(ranges.get(i));
        }
        attempt(() -> {
            Poly middle = sums.total(inside, insideRanges, m);
            Poly r = sums.total(inside, insideRanges, w);
            if (signs.sign(r) != Sign.POSITIVE) {
                return;
            }
            Poly ratio = ring.times(ring.times(middle, middle), ring.power(r, -1));
            Poly bound = ring.times(sums.total(outside, outsideRanges, r), sums.total(outside, outsideRanges, ratio));
            addFact(factor, bound, sums.total(outside, outsideRanges, middle), found);
        });
    }

    /** Cauchy and Schwarz of a product's two factors, and Gram's determinant of these and one. */
    private void addProduct(
            Mono factor, List<Name> names, BigOperator sum, Poly w, Mono product, Set<KnownSign> found) {
        Poly g = Poly.term(Rational.ONE, Mono.of(product.atom(0)).power(product.exponent(0)));
        Poly h = Poly.term(Rational.ONE, product.without(product.atom(0)));
        Poly total = sums.total(names, sum.ranges, w);
        Poly a = sums.total(names, sum.ranges, ring.times(w, g));
        Poly b = sums.total(names, sum.ranges, ring.times(w, h));
        Poly aa = sums.total(names, sum.ranges, ring.times(w, ring.times(g, g)));
        Poly bb = sums.total(names, sum.ranges, ring.times(w, ring.times(h, h)));
        Poly ab = sums.total(names, sum.ranges, ring.times(w, ring.times(g, h)));
        addFact(factor, ring.times(aa, bb), ab, found);
        Poly gram = ring.times(total, ring.times(aa, bb))
                .plus(ring.times(Poly.constant(2), ring.times(ab, ring.times(a, b))))
                .minus(ring.times(aa, ring.times(b, b)))
                .minus(ring.times(bb, ring.times(a, a)))
                .minus(ring.times(total, ring.times(ab, ab)));
        for (Poly fact : List.of(gram, ring.times(Poly.term(Rational.ONE, factor), gram))) {
            if (isTotal(fact)) {
                found.add(KnownSign.of(fact, false, Law.CAUCHY));
            }
        }
    }

    private void addFact(Mono factor, Poly bound, Poly sum, Set<KnownSign> found) {
        Poly fact = ring.times(Poly.term(Rational.ONE, factor), bound.minus(ring.times(sum, sum)));
        if (isTotal(fact)) {
            found.add(KnownSign.of(fact, false, Law.CAUCHY));
        }
    }

    /** Whether the atom's sign is not known, so that it counts as a value rather than a weight. */
    private boolean isOpen(Atom atom) {
        Sign sign = signs.sign(atom);
        return !sign.isNonnegative();
    }

    private static boolean isWhole(Mono mono) {
        for (int i = 0; i < mono.size(); i++) {
            if (!mono.exponent(i).isInteger() || mono.exponent(i).signum() < 0) {
                return false;
            }
        }
        return true;
    }

    /** Where two indices of one range may be exchanged. */
    private void addDifferences(Poly poly, BigOperator sum, Set<KnownSign> found) {
        for (int i = 0; i < sum.variables.size(); i++) {
            for (int k = i + 1; k < sum.variables.size(); k++) {
                if (sum.ranges.get(i).equals(sum.ranges.get(k))) {
                    addDifference(poly, sum, i, k, found);
                }
            }
        }
    }

    private void addDifference(Poly poly, BigOperator sum, int i, int k, Set<KnownSign> found) {
        List<Name> names = sums.names(sum);
        List<Name> exchanged = new ArrayList<>(names);
        exchanged.set(i, names.get(k));
        exchanged.set(k, names.get(i));
        Mono body = SumBodies.single(sums.body(sum, names));
        if (body == null || !Poly.term(Rational.ONE, body).equals(sums.body(sum, exchanged))) {
            return;
        }
        Predicate<Atom> first = atom -> isOpen(atom) && dependsOn(atom, names.get(i)) && !dependsOn(atom, names.get(k));
        Predicate<Atom> second =
                atom -> isOpen(atom) && dependsOn(atom, names.get(k)) && !dependsOn(atom, names.get(i));
        Mono f = body.filter(first);
        Mono g = body.filter(second);
        Mono weight = body.filter(atom -> !first.test(atom) && !second.test(atom));
        if (f.isOne() || !isWhole(f) || !isWhole(g) || !signs.ofFactor(weight).isNonnegative()) {
            return;
        }
        Poly difference = Poly.term(Rational.ONE, f).minus(Poly.term(Rational.ONE, g));
        Poly square = ring.times(Poly.term(Rational.ONE, weight), ring.times(difference, difference));
        Poly fact = sums.total(names, sum.ranges, square);
        Map<Mono, Boolean> factors = new LinkedHashMap<>();
        for (Mono mono : poly.monos()) {
            Mono factor = mono.without(sum);
            if (mono.exponent(sum).isOne() && signs.ofFactor(factor).isNonnegative()) {
                factors.put(factor, true);
            }
        }
        for (Mono factor : factors.keySet()) {
            Poly scaled = ring.times(Poly.term(Rational.ONE, factor), fact);
            if (isTotal(scaled)) {
                found.add(KnownSign.of(scaled, false, Law.SQUARES));
            }
        }
    }

    private static boolean dependsOn(Atom atom, Name name) {
        return Poly.of(atom).dependsOn(name);
    }
}
