package org.gradproof.symbolic.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.shape.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * Shows inequalities between norms, inner products, quadratic forms, traces and determinants: each of these is a number
 * by its name, of which {@link WordLemmas} tells what is known, and the rest is an inequality between numbers.
 */
public final class WordOrder {
    /** Proves relations between numbers. */
    @FunctionalInterface
    public interface Numbers {
        /** Whether the relation is proved under the givens. */
        boolean prove(Givens givens, Expr left, Relation relation, Expr right);
    }

    private static final String SQUARED = "both sides squared";

    private final Givens givens;
    private final Numbers numbers;
    private final WordAlgebra algebra = new WordAlgebra();
    private final NormNames norms = new NormNames();

    private WordOrder(Givens givens, Numbers numbers) {
        this.givens = givens;
        this.numbers = numbers;
    }

    /**
     * The laws by which the relation holds, for a reader; null if that is not shown.
     *
     * @throws NoWordsException if a side cannot be written in words
     */
    public static @Nullable List<String> reasons(
            Givens givens, Expr left, Relation relation, Expr right, Numbers numbers) {
        return switch (relation) {
            case LE, LT -> new WordOrder(givens, numbers).reasons(left, relation, right);
            case GE -> new WordOrder(givens, numbers).reasons(right, Relation.LE, left);
            case GT -> new WordOrder(givens, numbers).reasons(right, Relation.LT, left);
            default -> null;
        };
    }

    private @Nullable List<String> reasons(Expr left, Relation relation, Expr right) {
        Set<String> unfolded = new LinkedHashSet<>();
        Expr first = read(givens.meaning(left, right), unfolded);
        Expr second = read(givens.meaning(right, left), unfolded);
        WordLemmas lemmas = new WordLemmas(givens, algebra, norms);
        lemmas.about(List.of(first, second));
        Expr small = lemmas.inNorms(first);
        Expr large = lemmas.inNorms(second);
        Map<String, List<Given>> known = lemmas.known();
        List<String> reasons = new ArrayList<>();
        unfolded.forEach(latex -> reasons.add("definition $" + latex + "$"));
        for (List<String> chosen : choices(known)) {
            Givens with = with(known, chosen);
            if (numbers.prove(with, small, relation, large)) {
                reasons.addAll(chosen);
                return reasons.isEmpty() ? List.of("signs") : reasons;
            }
        }
        // From 0 <= R and L^2 <= R^2 follows L <= |L| <= R, and the same with < in both places.
        Givens all = with(known, List.copyOf(known.keySet()));
        boolean roots = isRoot(small) || isRoot(large);
        if (roots
                && numbers.prove(all, Exprs.ZERO, Relation.LE, large)
                && numbers.prove(all, lemmas.square(small), relation, lemmas.square(large))) {
            known.keySet().stream()
                    .filter(name -> !name.equals(WordLemmas.SIGNS))
                    .forEach(reasons::add);
            reasons.add(SQUARED);
            return reasons;
        }
        return null;
    }

    private Expr read(Meaning meaning, Set<String> unfolded) {
        WordReader reader = new WordReader(givens, algebra, meaning.sizes(), norms);
        WordSum sum = reader.read(meaning.term());
        if (!sum.isNumber()) {
            throw new NoWordsException("an order of entries");
        }
        unfolded.addAll(reader.unfolded());
        return sum.value();
    }

    private boolean isRoot(Expr side) {
        if (side instanceof Fn fn) {
            return fn.function() == Function.ABS || fn.function() == Function.SQRT;
        }
        return side instanceof Sym sym && norms.all().containsKey(sym.name());
    }

    /** The fewest first: signs alone, each law by itself, all of them. */
    private static List<List<String>> choices(Map<String, List<Given>> known) {
        Set<List<String>> all = new LinkedHashSet<>();
        all.add(List.of());
        known.keySet().forEach(name -> all.add(List.of(name)));
        all.add(List.copyOf(known.keySet()));
        return List.copyOf(all);
    }

    private Givens with(Map<String, List<Given>> known, List<String> chosen) {
        List<Given> all = new ArrayList<>(givens.all());
        Map<Name, Domain> domains = new LinkedHashMap<>();
        algebra.invariants()
                .keySet()
                .forEach(name -> domains.put(name, algebra.isPositive(name) ? Domain.POSITIVE : Domain.REALS));
        norms.all().keySet().forEach(name -> domains.put(name, Domain.NONNEGATIVE));
        domains.forEach((name, domain) -> all.add(new Given.Scalar(name, domain, "")));
        chosen.forEach(name -> all.addAll(known.getOrDefault(name, List.of())));
        return new Givens(all);
    }

    static Given.Assumption assumed(Expr left, Relation relation, Expr right, String latex) {
        return new Given.Assumption(new Cond.Rel(left, relation, right), List.of(), List.of(), latex);
    }

    static Expr replaced(Expr value, Map<Name, Expr> by) {
        return by.isEmpty() ? value : new Substitution().apply(value, new HashMap<>(by));
    }

    static Expr square(Expr value) {
        return value instanceof Fn fn && (fn.function() == Function.ABS)
                ? new Pow(fn.arguments().get(0), Exprs.num(2))
                : new Pow(value, Exprs.num(2));
    }
}
