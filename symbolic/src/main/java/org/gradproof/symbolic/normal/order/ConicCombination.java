package org.gradproof.symbolic.normal.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.facts.KnownSign;
import org.gradproof.symbolic.normal.facts.Sign;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.jspecify.annotations.Nullable;

/**
 * Whether a polynomial is a sum of polynomials that are known not to be negative, each times a number
 * that is not negative: {@code target = sum c_i f_i, c_i >= 0}. Decided in exact arithmetic by the
 * simplex method with Bland's rule; monomials are the rows. What it finds is not believed: the combination
 * is added up again, so that a proof rests on a sum that anyone can check and not on the way to it.
 */
final class ConicCombination {
    private static final int MAX_PIVOTS = 400;
    private static final int MAX_ROWS = 120;

    private final Rational[][] rows;
    private final Rational[] right;
    private final int[] basis;
    private final int columns;
    private int pivots;
    private int ray = -1;

    private ConicCombination(Rational[][] rows, Rational[] right) {
        this.rows = rows;
        this.right = right;
        this.columns = rows[0].length;
        this.basis = new int[rows.length];
    }

    /**
     * The facts with their weights of a combination which shows that the target is not negative or, if strict, that it is
     * positive; null if there is none.
     *
     * @param facts polynomials that are positive or not negative, each for itself
     */
    static @Nullable Map<KnownSign, Rational> of(Poly target, List<KnownSign> facts, boolean strict) {
        List<KnownSign> useful = useful(target, facts);
        Map<Mono, Integer> monos = new LinkedHashMap<>();
        target.monos().forEach(m -> monos.putIfAbsent(m, monos.size()));
        useful.forEach(f -> f.poly().monos().forEach(m -> monos.putIfAbsent(m, monos.size())));
        if (useful.isEmpty() || monos.size() > MAX_ROWS) {
            return target.isZero() && !strict ? Map.of() : null;
        }
        Rational[][] rows = new Rational[monos.size()][useful.size()];
        for (Rational[] row : rows) {
            Arrays.fill(row, Rational.ZERO);
        }
        for (int i = 0; i < useful.size(); i++) {
            for (Map.Entry<Mono, Rational> term : useful.get(i).poly().terms()) {
                rows[monos.getOrDefault(term.getKey(), 0)][i] = term.getValue();
            }
        }
        Rational[] right = new Rational[monos.size()];
        monos.forEach((mono, row) -> right[row] = target.coefficient(mono));
        boolean[] counts = new boolean[useful.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = useful.get(i).sign() == Sign.POSITIVE;
        }
        ConicCombination combination = new ConicCombination(rows, right);
        if (!combination.solve(counts, strict)) {
            return null;
        }
        return added(target, useful, combination.weights(), strict);
    }

    /** The facts with a weight, after their weighted sum was found to be the target. */
    private static Map<KnownSign, Rational> added(
            Poly target, List<KnownSign> facts, Rational[] weights, boolean strict) {
        Poly sum = Poly.ZERO;
        boolean positive = !strict;
        boolean negative = false;
        Map<KnownSign, Rational> used = new LinkedHashMap<>();
        for (int i = 0; i < weights.length; i++) {
            if (!weights[i].isZero()) {
                KnownSign fact = facts.get(i);
                sum = sum.plus(fact.poly().scale(weights[i]));
                positive |= fact.sign() == Sign.POSITIVE;
                negative |=
                        weights[i].signum() < 0 || !(fact.sign() == Sign.POSITIVE || fact.sign() == Sign.NONNEGATIVE);
                used.put(fact, weights[i]);
            }
        }
        if (negative || !positive || !sum.equals(target)) {
            throw new IllegalStateException("the weights " + Arrays.toString(weights) + " do not combine to " + target);
        }
        return used;
    }

    /** The solution: the value of each basic variable, and one step along the ray on which the objective has no bound. */
    private Rational[] weights() {
        Rational[] weights = new Rational[columns];
        Arrays.fill(weights, Rational.ZERO);
        for (int r = 0; r < rows.length; r++) {
            if (basis[r] < columns) {
                weights[basis[r]] = ray < 0 ? right[r] : right[r].minus(rows[r][ray]);
            }
        }
        if (ray >= 0) {
            weights[ray] = Rational.ONE;
        }
        return weights;
    }

    /** The facts that can take part: a monomial that the target lacks must be able to cancel. */
    private static List<KnownSign> useful(Poly target, List<KnownSign> facts) {
        List<KnownSign> left = new ArrayList<>(facts);
        boolean changed = true;
        while (changed) {
            Map<Mono, Integer> signs = new LinkedHashMap<>();
            target.terms().forEach(t -> signs.put(t.getKey(), 3));
            for (KnownSign fact : left) {
                fact.poly()
                        .terms()
                        .forEach(t -> signs.merge(t.getKey(), t.getValue().signum() > 0 ? 1 : 2, (a, b) -> a | b));
            }
            changed = left.removeIf(f -> f.poly().monos().stream().anyMatch(m -> signs.getOrDefault(m, 3) != 3));
        }
        return left;
    }

    private boolean solve(boolean[] counts, boolean strict) {
        int height = rows.length;
        for (int r = 0; r < height; r++) {
            if (right[r].signum() < 0) {
                right[r] = right[r].negate();
                for (int c = 0; c < columns; c++) {
                    rows[r][c] = rows[r][c].negate();
                }
            }
            basis[r] = columns + r;
        }
        // Phase one: the artificial variables, one a row, leave the basis as far as they can.
        Rational[] cost = new Rational[columns];
        Arrays.fill(cost, Rational.ZERO);
        for (int c = 0; c < columns; c++) {
            for (int r = 0; r < height; r++) {
                cost[c] = cost[c].plus(rows[r][c]);
            }
        }
        if (!improve(cost)) {
            return false;
        }
        for (int r = 0; r < height; r++) {
            if (basis[r] >= columns && !right[r].isZero()) {
                return false;
            }
        }
        return !strict || positive(counts);
    }

    /** Phase two: whether facts that are positive can take part. */
    private boolean positive(boolean[] counts) {
        for (int r = 0; r < rows.length; r++) {
            if (basis[r] >= columns) {
                leave(r);
            }
            if (basis[r] < columns && counts[basis[r]] && right[r].signum() > 0) {
                return true;
            }
        }
        Rational[] cost = new Rational[columns];
        for (int c = 0; c < columns; c++) {
            cost[c] = counts[c] ? Rational.ONE : Rational.ZERO;
            for (int r = 0; r < rows.length; r++) {
                if (basis[r] < columns && counts[basis[r]]) {
                    cost[c] = cost[c].minus(rows[r][c]);
                }
            }
        }
        boolean bounded = improve(cost);
        if (pivots > MAX_PIVOTS) {
            return false;
        }
        if (!bounded) {
            return true;
        }
        for (int r = 0; r < rows.length; r++) {
            if (basis[r] < columns && counts[basis[r]] && right[r].signum() > 0) {
                return true;
            }
        }
        return false;
    }

    /** A row whose artificial variable is zero: any column takes its place, or the row says nothing. */
    private void leave(int r) {
        for (int c = 0; c < columns; c++) {
            if (!rows[r][c].isZero()) {
                pivot(r, c, new Rational[0]);
                return;
            }
        }
    }

    /** Raises the objective as far as it goes; false if it has no bound, or the pivots are used up. */
    private boolean improve(Rational[] cost) {
        while (true) {
            int entering = -1;
            for (int c = 0; c < columns && entering < 0; c++) {
                entering = cost[c].signum() > 0 ? c : -1;
            }
            if (entering < 0) {
                return true;
            }
            int leaving = -1;
            Rational least = Rational.ZERO;
            for (int r = 0; r < rows.length; r++) {
                if (rows[r][entering].signum() <= 0) {
                    continue;
                }
                Rational ratio = right[r].dividedBy(rows[r][entering]);
                int order = leaving < 0 ? -1 : ratio.compareTo(least);
                if (order < 0 || (order == 0 && basis[r] < basis[leaving])) {
                    leaving = r;
                    least = ratio;
                }
            }
            if (leaving < 0) {
                ray = entering;
                return false;
            }
            if (++pivots > MAX_PIVOTS) {
                return false;
            }
            pivot(leaving, entering, cost);
        }
    }

    private void pivot(int row, int column, Rational[] cost) {
        Rational scale = Rational.ONE.dividedBy(rows[row][column]);
        for (int c = 0; c < columns; c++) {
            rows[row][c] = rows[row][c].times(scale);
        }
        right[row] = right[row].times(scale);
        for (int r = 0; r < rows.length; r++) {
            Rational factor = rows[r][column];
            if (r != row && !factor.isZero()) {
                subtract(rows[r], rows[row], factor);
                right[r] = right[r].minus(right[row].times(factor));
            }
        }
        if (cost.length > 0 && !cost[column].isZero()) {
            subtract(cost, rows[row], cost[column]);
        }
        basis[row] = column;
    }

    private static void subtract(Rational[] from, Rational[] row, Rational factor) {
        for (int c = 0; c < from.length; c++) {
            if (!row[c].isZero()) {
                from[c] = from[c].minus(row[c].times(factor));
            }
        }
    }
}
