package org.gradproof.symbolic.shape;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.shape.Monomials.Mono;
import org.gradproof.symbolic.shape.VectorAverage.Unknown;

/**
 * Averages products in a column z of mean 0: the sum over all ways to take its occurrences in pairs, {@code z z^T}
 * being the covariance S. A row r times z, where z stands elsewhere too, leaves {@code S r^T} there.
 */
final class Pairings {
    private final Term away;
    private final Term back;
    private final Term covariance;
    private final Chains chains;

    Pairings(Term away, Term covariance, Chains chains) {
        this.away = away;
        this.back = Chains.transposed(away);
        this.covariance = covariance;
        this.chains = chains;
    }

    /** The terms of which the average is the sum; none where it is 0. */
    List<Term> of(Mono mono) {
        List<List<Term>> numbers = new ArrayList<>();
        mono.numbers().forEach(chain -> numbers.addAll(chains.split(chain)));
        List<Term> main = mono.main();
        if (!main.isEmpty()) {
            List<List<Term>> parts = chains.split(main);
            main = parts.get(parts.size() - 1);
            numbers.addAll(parts.subList(0, parts.size() - 1));
        }
        int at = 0;
        while (at < numbers.size() && !holds(numbers.get(at))) {
            at++;
        }
        return at < numbers.size() ? number(numbers, at, main) : rest(numbers, main);
    }

    private boolean isAway(Term factor) {
        return factor.equals(away) || factor.equals(back);
    }

    private boolean holds(List<Term> chain) {
        return chain.stream().anyMatch(this::isAway);
    }

    /** No z stands in the numbers: in the rest it stands not at all, once, or as {@code z z^T}. */
    private List<Term> rest(List<List<Term>> numbers, List<Term> main) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < main.size(); i++) {
            if (isAway(main.get(i))) {
                places.add(i);
            }
        }
        List<Term> value = new ArrayList<>(main);
        if (places.size() == 1) {
            return List.of();
        } else if (places.size() == 2) {
            int first = places.get(0);
            boolean outer = places.get(1) == first + 1
                    && main.get(first).equals(away)
                    && main.get(first + 1).equals(back);
            if (!outer) {
                throw new Unknown();
            }
            value.subList(first, first + 2).clear();
            value.add(first, covariance);
        } else if (places.size() > 2) {
            throw new Unknown();
        }
        Term product = value.isEmpty() ? null : Chains.product(value);
        for (int i = numbers.size() - 1; i >= 0; i--) {
            Term number = Chains.product(numbers.get(i));
            product = product == null ? number : Chains.times(number, product);
        }
        return product == null ? List.of() : List.of(product);
    }

    /** Pairs the first z of the number with each other one. */
    private List<Term> number(List<List<Term>> numbers, int at, List<Term> main) {
        List<Term> chain = numbers.get(at);
        List<List<Term>> others = new ArrayList<>(numbers);
        others.remove(at);
        List<Term> all = new ArrayList<>();
        boolean back = chain.get(0).equals(this.back);
        List<Term> straight = back ? chain : Chains.transposed(chain);
        if (!straight.get(0).equals(this.back)) {
            throw new Unknown();
        }
        // The number is z^T c, where c may hold z itself, at its end.
        List<Term> column = straight.subList(1, straight.size());
        if (holds(column)) {
            List<Term> between = new ArrayList<>(column.subList(0, column.size() - 1));
            if (holds(between) || !column.get(column.size() - 1).equals(away)) {
                throw new Unknown();
            }
            between.add(covariance);
            List<List<Term>> traced = new ArrayList<>(others);
            traced.add(List.of(new Term.Trace(Chains.product(between))));
            all.addAll(of(new Mono(traced, main)));
        }
        for (int i = 0; i < others.size(); i++) {
            List<Term> other = others.get(i);
            for (int place = 0; place < other.size(); place++) {
                if (isAway(other.get(place))) {
                    List<List<Term>> replaced = new ArrayList<>(others);
                    replaced.set(i, replaced(other, place, column));
                    all.addAll(of(new Mono(replaced, main)));
                }
            }
        }
        for (int place = 0; place < main.size(); place++) {
            if (isAway(main.get(place))) {
                all.addAll(of(new Mono(others, replaced(main, place, column))));
            }
        }
        return all;
    }

    /** The chain with {@code S c} where z stood, or its transpose. */
    private List<Term> replaced(List<Term> chain, int place, List<Term> column) {
        List<Term> value = new ArrayList<>(List.of(covariance));
        value.addAll(column);
        if (chain.get(place).equals(back)) {
            value = new ArrayList<>(Chains.transposed(column));
            value.add(covariance);
        }
        List<Term> replaced = new ArrayList<>(chain.subList(0, place));
        replaced.addAll(value);
        replaced.addAll(chain.subList(place + 1, chain.size()));
        return replaced;
    }
}
