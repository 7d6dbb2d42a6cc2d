package org.gradproof.symbolic.words;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.gradproof.symbolic.shape.Meaning;
import org.gradproof.symbolic.words.WordSum.Part;
import org.jspecify.annotations.Nullable;

/** Shows that two sides are equal as sums of words over matrices. */
public final class WordCheck {
    private static final int DEEPEST = 3;
    private static final int MOST_SIDES = 60;

    private final Givens givens;
    private final BiPredicate<Expr, Givens> isZero;
    private final WordAlgebra algebra;
    private final Set<String> seen = new HashSet<>();

    private WordCheck(Givens givens, BiPredicate<Expr, Givens> isZero, WordAlgebra algebra) {
        this.givens = givens;
        this.isZero = isZero;
        this.algebra = algebra;
    }

    /**
     * The laws by which the sides are equal, for a reader; null if that is not shown.
     *
     * @param isZero whether a number is zero under givens
     * @throws NoWordsException if a side cannot be written in words
     */
    public static @Nullable List<String> reasons(
            Givens givens, Expr left, Expr right, BiPredicate<Expr, Givens> isZero) {
        WordCheck plain = new WordCheck(givens, isZero, new WordAlgebra());
        List<String> reasons = plain.reasons(left, right);
        boolean sums = reasons == null && plain.hasDeterminantOfSum();
        return sums ? new WordCheck(givens, isZero, new WordAlgebra(true)).reasons(left, right) : reasons;
    }

    private boolean hasDeterminantOfSum() {
        return algebra.invariants().values().stream()
                .map(WordAlgebra.Invariant::of)
                .anyMatch(of -> of != null && of.parts().size() > 1);
    }

    private @Nullable List<String> reasons(Expr left, Expr right) {
        Meaning first = givens.meaning(left, right);
        Meaning second = givens.meaning(right, left);
        WordReader reader = new WordReader(givens, algebra, first.sizes());
        WordReader other = new WordReader(givens, algebra, second.sizes());
        if (!differentiates(left) && !differentiates(right)) {
            assume();
        }
        // Read for the rules that it makes: what is read first may hold words for which one is found only later.
        reader.read(first.term());
        WordSum b = other.read(second.term());
        WordSum a = reader.read(first.term());
        if (!a.shape().equals(b.shape()) && !b.parts().isEmpty() && !a.parts().isEmpty()) {
            return null;
        }
        WordSum difference = a.parts().isEmpty() ? b : a.plus(b.times(Exprs.MINUS_ONE));
        String multiplied = multipliedOut(difference);
        if (multiplied == null) {
            return null;
        }
        List<String> reasons = new ArrayList<>();
        reader.unfolded().forEach(latex -> reasons.add("definition $" + latex + "$"));
        other.unfolded().stream()
                .map(latex -> "definition $" + latex + "$")
                .filter(reason -> !reasons.contains(reason))
                .forEach(reasons::add);
        reasons.addAll(new LinkedHashSet<>(algebra.reasons()));
        if (!multiplied.isEmpty()) {
            reasons.add("both sides times $" + multiplied + "$");
        }
        if (reasons.isEmpty()) {
            reasons.add("products of matrices multiplied out");
        }
        return reasons;
    }

    private boolean differentiates(Expr side) {
        Dependencies dependencies = new Dependencies(givens);
        return Dependencies.differentiates(side)
                || dependencies.all(side).stream()
                        .map(givens::definition)
                        .anyMatch(definition -> definition != null && Dependencies.differentiates(definition.body()));
    }

    /** Makes rules of what is assumed of matrices. */
    private void assume() {
        for (Given.Assumption assumption : givens.assumptions()) {
            Meaning left = givens.meaning(assumption.relation().left());
            Meaning right = givens.meaning(assumption.relation().right());
            if (left == null || right == null || assumption.relation().relation() != Relation.EQ) {
                continue;
            }
            try {
                WordSum a = new WordReader(givens, algebra, left.sizes()).read(left.term());
                WordSum b = new WordReader(givens, algebra, right.sizes()).read(right.term());
                algebra.assumeZero(a.plus(b.times(Exprs.MINUS_ONE)), "$" + assumption.latex() + "$");
            } catch (NoWordsException e) {
                // It says nothing about words.
            }
        }
    }

    private record Side(WordSum sum, int depth, String multiplied) {}

    /** What the sides were multiplied by until their difference was seen to vanish; null if it was not. */
    private @Nullable String multipliedOut(WordSum difference) {
        Deque<Side> open = new ArrayDeque<>(List.of(new Side(difference, 0, "")));
        while (!open.isEmpty() && seen.size() < MOST_SIDES) {
            Side side = open.poll();
            if (!seen.add(side.sum().key())) {
                continue;
            }
            if (vanishes(side.sum())) {
                return side.multiplied();
            }
            if (side.depth() < DEEPEST && !side.sum().isNumber()) {
                open.addAll(next(side));
            }
        }
        return null;
    }

    /** The side times what stands inverted at the start or the end of its words. */
    private List<Side> next(Side side) {
        List<Side> found = new ArrayList<>();
        for (Part part : side.sum().parts()) {
            List<Sign> signs = part.word().signs();
            if (signs.isEmpty()) {
                continue;
            }
            WordSum before = inverted(signs.get(0));
            if (before != null) {
                found.add(new Side(algebra.multiply(before, side.sum()), side.depth() + 1, before.key()));
            }
            WordSum behind = inverted(signs.get(signs.size() - 1));
            if (behind != null) {
                found.add(new Side(algebra.multiply(side.sum(), behind), side.depth() + 1, behind.key()));
            }
        }
        return found;
    }

    private @Nullable WordSum inverted(Sign sign) {
        WordSum of = sign.inverseOf();
        return of == null || !sign.transposed() ? of : algebra.transpose(of);
    }

    private boolean vanishes(WordSum sum) {
        for (Part part : sum.parts()) {
            List<Given> all = new ArrayList<>(givens.all());
            for (Map.Entry<Name, WordAlgebra.Invariant> entry :
                    algebra.invariants().entrySet()) {
                Domain domain = algebra.isPositive(entry.getKey()) ? Domain.POSITIVE : Domain.REALS;
                all.add(new Given.Scalar(entry.getKey(), domain, ""));
            }
            if (!isZero.test(part.factor(), new Givens(all))) {
                return false;
            }
        }
        return true;
    }
}
