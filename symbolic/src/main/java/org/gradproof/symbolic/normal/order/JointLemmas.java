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

/**
 * Facts about sums over several indices at once, as joint laws have them, for weights w that are not negative:
 *
 * <ul>
 *   <li>{@link GibbsLemmas Gibbs}, also of sums over one index;
 *   <li>Cauchy and Schwarz: {@code (sum w f)^2 <= sum w sum w f^2}, and by the outer indices x alone, with
 *       {@code m_x = sum_y w f} and {@code r_x = sum_y w}, {@code (sum_x m_x)^2 <= sum_x r_x sum_x m_x^2 / r_x}, and
 *       {@code (sum w g h)^2 <= sum w g^2 sum w h^2}, also with g and h less their averages;
 *   <li>squares of differences: {@code sum w (f_j - f_k)^2 >= 0} where w is the same with j and k exchanged.
 * </ul>
 */
final class JointLemmas {
    private static final int MOST_SUMS = 6;

    private final Ring ring;
    private final Signs signs;
    private final SumBodies sums;
    private final GibbsLemmas gibbs;

    JointLemmas(Algebra algebra) {
        this.ring = algebra.ring();
        this.signs = algebra.signs();
        this.sums = new SumBodies(algebra);
        this.gibbs = new GibbsLemmas(algebra, sums);
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
        boolean several = joint.stream().anyMatch(sum -> sum.variables.size() > 1);
        if (!several && !poly.anyAtom(Atom.Log.class::isInstance)) {
            return List.of();
        }
        Map<List<Idx>, List<Name>> names = new LinkedHashMap<>();
        joint.forEach(sum -> names.computeIfAbsent(sum.ranges, ranges -> sums.names(sum)));
        Set<Mono> done = new LinkedHashSet<>();
        for (BigOperator sum : joint) {
            if (sum.body.atoms().stream().anyMatch(Atom.Log.class::isInstance)) {
                attempt(() -> gibbs.add(poly, sum, names.getOrDefault(sum.ranges, List.of()), done, found));
            } else if (poly.anyAtom(Atom.Log.class::isInstance)) {
                continue;
            }
            if (!several) {
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
            if (GibbsLemmas.isTotal(fact, signs)) {
                found.add(KnownSign.of(fact, false, Law.CAUCHY));
            }
        }
    }

    private void addFact(Mono factor, Poly bound, Poly sum, Set<KnownSign> found) {
        Poly fact = ring.times(Poly.term(Rational.ONE, factor), bound.minus(ring.times(sum, sum)));
        if (GibbsLemmas.isTotal(fact, signs)) {
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
            if (GibbsLemmas.isTotal(scaled, signs)) {
                found.add(KnownSign.of(scaled, false, Law.SQUARES));
            }
        }
    }

    private static boolean dependsOn(Atom atom, Name name) {
        return Poly.of(atom).dependsOn(name);
    }
}
