package org.gradproof.symbolic.normal.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Atom.Guard;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.jspecify.annotations.Nullable;

/** Names the bound indices of operators so that alpha-equivalent operators, and sums in another order, are one atom. */
final class CanonicalSums {
    private static final int MAX_PERMUTED = 4;

    private final Algebra algebra;

    CanonicalSums(Algebra algebra) {
        this.algebra = algebra;
    }

    /** The range is part of the name, so that one name never has two ranges. */
    private Name canonical(int number, Idx range) {
        Name name = new Name("#" + range.key() + "#", number);
        algebra.facts().bind(name, range);
        return name;
    }

    /**
     * The atom (times a number) for the operator of the body over the variables. A finite sum is the same in every
     * order of its indices, which all run from 1 to ranges that depend on none of them; so any order may be chosen,
     * and the one whose text is least is.
     */
    Poly operator(Kind kind, List<Name> variables, List<Idx> ranges, Mono body) {
        if (variables.size() == 1) {
            return atom(kind, variables, ranges, body);
        }
        if (variables.size() > MAX_PERMUTED) {
            throw new Unsupported("a sum over more than " + MAX_PERMUTED + " indices at once");
        }
        Guard order = orderGuard(body, variables);
        if (order != null) {
            return ordered(kind, variables, ranges, body, order);
        }
        Poly best = null;
        for (List<Integer> permutation : permutations(variables.size())) {
            Poly candidate = atom(kind, pick(variables, permutation), pick(ranges, permutation), body);
            if (best == null || candidate.toString().compareTo(best.toString()) < 0) {
                best = candidate;
            }
        }
        return java.util.Objects.requireNonNull(best);
    }

    private static @Nullable Guard orderGuard(Mono body, List<Name> variables) {
        Guard found = null;
        for (Atom atom : body.atoms()) {
            if (atom instanceof Guard guard
                    && guard.test == Guard.Test.LT
                    && variables.contains(guard.left.base())
                    && variables.contains(guard.right.base())) {
                if (found != null) {
                    throw new Unsupported("a sum over an order of three indices");
                }
                found = guard;
            }
        }
        return found;
    }

    /**
     * A sum over ordered pairs: the order of the indices is chosen by the rest of the body, and
     * {@code [j < i]} becomes {@code 1 - [i = j] - [i < j]} where the pair stands the other way round.
     */
    private Poly ordered(Kind kind, List<Name> variables, List<Idx> ranges, Mono body, Guard order) {
        if (order.left.offset() != 0 || order.right.offset() != 0) {
            throw new Unsupported("a sum over pairs of shifted indices");
        }
        Name low = java.util.Objects.requireNonNull(order.left.base());
        Name high = java.util.Objects.requireNonNull(order.right.base());
        Mono rest = body.without(order);
        String bestKey = null;
        List<Integer> best = List.of();
        boolean natural = false;
        for (List<Integer> permutation : permutations(variables.size())) {
            List<Name> picked = pick(variables, permutation);
            String key = unordered(picked, pick(ranges, permutation), rest);
            boolean ascending = picked.indexOf(low) < picked.indexOf(high);
            int comparison = bestKey == null ? -1 : key.compareTo(bestKey);
            if (comparison < 0 || (comparison == 0 && ascending && !natural)) {
                bestKey = key;
                best = permutation;
                natural = ascending;
            }
        }
        if (natural) {
            return atom(kind, pick(variables, best), pick(ranges, best), body);
        }
        Idx a = Idx.of(low);
        Idx b = Idx.of(high);
        Poly flipped = Poly.ONE
                .minus(Poly.of(new Guard(Guard.Test.EQ, a, b, null)))
                .minus(Poly.of(new Guard(Guard.Test.LT, b, a, null)));
        Poly whole = algebra.ring().times(flipped, rest);
        for (int i = variables.size() - 1; i >= 0; i--) {
            whole = algebra.sums().sum(variables.get(i), ranges.get(i), whole);
        }
        return whole;
    }

    private String unordered(List<Name> variables, List<Idx> ranges, Mono rest) {
        Poly renamed = rename(variables, ranges, rest, rest.height());
        return ranges + ":" + renamed;
    }

    /** The body with canonical names for the variables: numbers above all that are bound inside it, so that none is captured. */
    private Poly rename(List<Name> variables, List<Idx> ranges, Mono body, int height) {
        Poly renamed = Poly.term(Rational.ONE, body);
        for (int i = 0; i < variables.size(); i++) {
            renamed = algebra.substitute(renamed, variables.get(i), Idx.of(canonical(height + 1 + i, ranges.get(i))));
        }
        return renamed;
    }

    private Poly atom(Kind kind, List<Name> variables, List<Idx> ranges, Mono body) {
        int height = body.height();
        Poly renamed = rename(variables, ranges, body, height);
        if (kind == Kind.PRODUCT && renamed.size() > 1) {
            // A factor of several terms stands as one.
            renamed = Poly.term(Rational.ONE, Mono.of(new Atom.Base(renamed)));
        }
        if (renamed.size() != 1) {
            throw new Unsupported("a sum whose body changes with the name of its index");
        }
        Map.Entry<Mono, Rational> only = renamed.terms().iterator().next();
        List<Name> names = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            names.add(canonical(height + 1 + i, ranges.get(i)));
        }
        Poly atom = algebra.atom(new Atom.BigOperator(kind, names, ranges, only.getKey(), height + variables.size()));
        if (kind == Kind.PRODUCT && !only.getValue().isOne()) {
            throw new Unsupported("a product whose factor changes its sign with the name of its index");
        }
        return atom.scale(only.getValue());
    }

    /** The atom for the largest or smallest value of the body. */
    Poly extreme(Kind kind, Name variable, Idx range, Poly body) {
        int height = body.height() + 1;
        Name name = canonical(height, range);
        Poly renamed = algebra.substitute(body, variable, Idx.of(name));
        return algebra.atom(new Atom.Extreme(kind, name, range, renamed, height));
    }

    private static <T> List<T> pick(List<T> list, List<Integer> positions) {
        return positions.stream().map(list::get).toList();
    }

    private static List<List<Integer>> permutations(int size) {
        List<List<Integer>> all = new ArrayList<>();
        extend(new ArrayList<>(), size, all);
        return all;
    }

    private static void extend(List<Integer> prefix, int size, List<List<Integer>> all) {
        if (prefix.size() == size) {
            all.add(List.copyOf(prefix));
            return;
        }
        for (int i = 0; i < size; i++) {
            if (!prefix.contains(i)) {
                prefix.add(i);
                extend(prefix, size, all);
                prefix.remove(prefix.size() - 1);
            }
        }
    }
}
