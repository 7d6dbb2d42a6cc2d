package org.gradproof.symbolic.normal.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.normal.facts.Facts;
import org.gradproof.symbolic.normal.facts.KnownSign;
import org.gradproof.symbolic.normal.facts.Law;
import org.gradproof.symbolic.normal.facts.Sign;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.DivisionByZero;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.gradproof.symbolic.normal.rewrite.Algebra;
import org.jspecify.annotations.Nullable;

/**
 * Facts about sums: a fact about the term with index j, summed over j; and that sum less its k-th term.
 * A term may take in what stands outside all sums, times weights that sum to one.
 *
 * <p>The index j is new, so that a fact about its term holds for every value from 1 to the range; a sum of
 * finitely many numbers that are not negative is not negative. It is positive if one of them is: all are and
 * the range is not empty, or the one at a free index of this range is. Without its k-th term it is still a sum
 * of such numbers, and there is one left if the range holds two. How the terms were chosen does not matter for
 * that: the lemma is about the sum of the fact, whatever the claim says.
 */
final class SumLemmas {
    private static final int MAX_BODY = 24;
    private static final int MOST_PARTS = 4;

    private final Algebra algebra;
    private final Facts facts;
    private final Lemmas lemmas;
    private final BiPredicate<Poly, Boolean> order;

    /** @param order whether a term is positive (true) or not negative (false), for every value of its index */
    SumLemmas(Algebra algebra, Lemmas lemmas, BiPredicate<Poly, Boolean> order) {
        this.algebra = algebra;
        this.facts = algebra.facts();
        this.lemmas = lemmas;
        this.order = order;
    }

    /** Facts that may show the sign of the polynomial, in which sums stand. */
    List<KnownSign> about(Poly poly) {
        Set<KnownSign> found = new LinkedHashSet<>();
        Set<Idx> ranges = new LinkedHashSet<>();
        for (Atom atom : poly.atoms()) {
            if (atom instanceof Atom.BigOperator operator
                    && operator.kind == Kind.SUM
                    && operator.variables.size() == 1) {
                ranges.add(operator.ranges.get(0));
            } else if (atom instanceof Atom.Symbol symbol && facts.givens().find(symbol.name) instanceof Given.Size) {
                ranges.add(Idx.of(symbol.name));
            }
        }
        for (Idx range : ranges) {
            Name index = facts.fresh(range);
            Set<Name> names = new LinkedHashSet<>(poly.free());
            names.addAll(algebra.signs().knownNames());
            List<Name> others = Lemmas.sorted(names).stream()
                    .filter(n -> range.equals(rangeOf(n)))
                    .toList();
            for (Poly body : bodies(poly, range, index)) {
                if (body.dependsOn(index) && body.size() <= MAX_BODY) {
                    new Terms(range, index, others).addAbout(body, found);
                }
            }
        }
        return List.copyOf(found);
    }

    /** The range of an index, also of one that the claim itself does not name. */
    private @Nullable Idx rangeOf(Name index) {
        Idx range = facts.range(index);
        return range == null
                        && facts.givens().find(index) instanceof Given.Index given
                        && given.low() instanceof Expr.Num low
                        && low.value().signum() > 0
                        && given.high() instanceof Expr.Sym size
                ? Idx.of(size.name())
                : range;
    }

    /** Facts about the terms of a sum over one range, brought to facts about the sum. */
    private final class Terms {
        private final Idx range;
        private final Name index;
        private final List<Name> others;
        private final boolean several;

        private Terms(Idx range, Name index, List<Name> others) {
            this.range = range;
            this.index = index;
            this.others = others;
            this.several = facts.hasSeveral(range);
        }

        private void addAbout(Poly body, Set<KnownSign> found) {
            Set<KnownSign> about = new LinkedHashSet<>();
            if (order.test(body, true)) {
                about.add(KnownSign.of(body, true));
            } else if (order.test(body, false)) {
                about.add(KnownSign.of(body, false));
            }
            about.addAll(lemmas.about(body));
            lemmas.addMonomials(body, about);
            Set<Poly> strictAt = new LinkedHashSet<>();
            for (Name other : others) {
                lemmas.about(at(body, other)).stream()
                        .filter(k -> k.sign() == Sign.POSITIVE)
                        .forEach(k -> strictAt.add(k.poly()));
            }
            for (KnownSign fact : about) {
                if (fact.poly().dependsOn(index)) {
                    add(fact, strictAt, found);
                }
            }
        }

        private Poly at(Poly term, Name other) {
            return algebra.substitute(term, index, Idx.of(other));
        }

        private void add(KnownSign fact, Set<Poly> strictAt, Set<KnownSign> found) {
            try {
                Poly sum = algebra.sums().sum(index, range, fact.poly());
                // The sum of no term is 0; one positive term among terms that are not negative makes it positive.
                boolean strict = fact.sign() == Sign.POSITIVE && !facts.mayBeEmpty(range);
                boolean once = others.stream().anyMatch(o -> strictAt.contains(at(fact.poly(), o)));
                found.add(fact.then(sum, strict || once, Law.TERMS));
                // Each other index lies in the range, and its term is left out once; two only if they are two.
                for (int i = 0; i < others.size(); i++) {
                    Poly rest = sum.minus(at(fact.poly(), others.get(i)));
                    found.add(fact.then(rest, several && strict, Law.TERMS));
                    for (int k = i + 1; k < others.size(); k++) {
                        if (Boolean.FALSE.equals(facts.equal(Idx.of(others.get(i)), Idx.of(others.get(k))))) {
                            found.add(fact.then(rest.minus(at(fact.poly(), others.get(k))), false, Law.TERMS));
                        }
                    }
                }
            } catch (Unsupported | DivisionByZero tooHard) {
                // One fact less.
            }
        }
    }

    /**
     * The terms of all sums over the range as one, alone and with what else the polynomial has: what is free of
     * the index goes in times a weight, as {@code sum_j w_j r = r}, and {@code n r} as r, once for each term.
     */
    private List<Poly> bodies(Poly poly, Idx range, Name index) {
        Poly.Builder inside = new Poly.Builder();
        Poly.Builder outside = new Poly.Builder();
        Map<Mono, Poly> byFactor = new LinkedHashMap<>();
        Poly size = algebra.index(range);
        Mono count = size.size() == 1 ? size.leadMono() : Mono.ONE;
        for (Map.Entry<Mono, Rational> term : poly.terms()) {
            Atom.BigOperator operator = operator(term.getKey(), range);
            if (operator != null) {
                Poly body = algebra.substitute(
                        Poly.term(term.getValue(), operator.body), operator.variables.get(0), Idx.of(index));
                Mono factor = term.getKey().without(operator);
                byFactor.merge(factor, body, Poly::plus);
                inside.add(algebra.ring().times(body, factor), Rational.ONE);
            } else if (!count.isOne() && term.getKey().divisibleBy(count)) {
                inside.add(term.getKey().times(count.power(Rational.MINUS_ONE)), term.getValue());
            } else {
                outside.add(term.getKey(), term.getValue());
            }
        }
        Set<Poly> bodies = new LinkedHashSet<>();
        Poly all = inside.build();
        bodies.add(all);
        bodies.addAll(byFactor.values());
        bodies.addAll(besideLogs(all));
        Poly rest = outside.build();
        if (!rest.isZero()) {
            weights(all, range, index)
                    .forEach(w -> bodies.add(all.plus(algebra.ring().times(rest, w))));
        }
        return new ArrayList<>(bodies);
    }

    /** The logs beside each weight, with it: one sum may be at least zero by its own terms, whatever the others are. */
    private static Collection<Poly> besideLogs(Poly body) {
        Map<Mono, Poly> parts = new LinkedHashMap<>();
        for (Map.Entry<Mono, Rational> term : body.terms()) {
            Mono weight = term.getKey().filter(atom -> !(atom instanceof Atom.Log));
            if (!weight.equals(term.getKey())) {
                parts.merge(weight, Poly.term(term.getValue(), term.getKey()), Poly::plus);
            }
        }
        return parts.size() > 1 && parts.size() <= MOST_PARTS ? parts.values() : List.of();
    }

    /** Components in the body whose sum over the range is known to be one. */
    private List<Mono> weights(Poly body, Idx range, Name index) {
        Set<Atom> candidates = new LinkedHashSet<>();
        for (Atom atom : body.atoms()) {
            if (atom instanceof Atom.Symbol symbol && symbol.indices.size() == 1) {
                candidates.add(atom.dependsOn(index) ? atom : new Atom.Symbol(symbol.name, List.of(Idx.of(index))));
            }
        }
        List<Mono> weights = new ArrayList<>();
        for (Atom atom : candidates) {
            if (algebra.sums().sum(index, range, algebra.atom(atom)).isOne()) {
                weights.add(Mono.of(atom));
            }
        }
        return weights;
    }

    private static Atom.@Nullable BigOperator operator(Mono mono, Idx range) {
        for (int i = 0; i < mono.size(); i++) {
            if (mono.atom(i) instanceof Atom.BigOperator operator
                    && operator.kind == Kind.SUM
                    && operator.ranges.equals(List.of(range))
                    && mono.exponent(i).isOne()) {
                return operator;
            }
        }
        return null;
    }
}
