package org.gradproof.verify.random.repair;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.work.Work;
import org.gradproof.verify.random.ground.Affine;
import org.gradproof.verify.random.ground.Cell;
import org.gradproof.verify.random.ground.Cells;
import org.gradproof.verify.random.ground.Constraint;
import org.gradproof.verify.random.ground.Domains;
import org.gradproof.verify.random.ground.Draft;
import org.gradproof.verify.random.ground.Exact;
import org.gradproof.verify.random.ground.Grounding;

/** Solves the equations among the constraints, exactly, by moving cells of a draft. */
final class EquationSolver {
    private static final List<Rational> PLAIN = List.of(Rational.ZERO, Rational.ONE, Rational.HALF, Rational.of(4));

    private final Draft draft;
    private final Values values;
    private final Set<Cell> moved = new HashSet<>();

    EquationSolver(Draft draft, Values values) {
        this.draft = draft;
        this.values = values;
    }

    /** The cells that were solved for; to move one of them would break an equation. */
    Set<Cell> moved() {
        return moved;
    }

    /**
     * Moves cells so that the equations hold, as far as it can; the caller checks.
     *
     * @param fresh whether cells may be given new values altogether
     */
    void solve(List<Constraint> constraints, boolean fresh) {
        List<Affine> open = new ArrayList<>();
        for (Constraint constraint : constraints) {
            Expr left = constraint.left();
            Expr right = constraint.right();
            if (constraint.relation().relation() != Relation.EQ || left == null || right == null) {
                continue;
            }
            Affine form = Affine.of(Exprs.sub(left, right), draft);
            Work.count(form == null ? 1 : 1 + form.coefficients().size());
            if (form == null || form.coefficients().isEmpty()) {
                nonlinear(constraint, left, right);
            } else if (!share(form, fresh) && !choose(form)) {
                open.add(form);
            }
        }
        eliminate(open);
    }

    private void nonlinear(Constraint constraint, Expr left, Expr right) {
        boolean solved = Boolean.TRUE.equals(constraint.exactly(draft))
                || Spheres.solve(left, right, draft)
                || Spheres.solve(right, left, draft)
                || InverseOperations.solve(left, right, draft)
                || InverseOperations.solve(right, left, draft)
                || plainly(left, right)
                || plainly(right, left);
        if (solved) {
            moved.addAll(Cells.of(left, right));
        }
    }

    /** A cell that is to have the value of a function: tries plain numbers, at which that is rational. */
    private boolean plainly(Expr side, Expr function) {
        Cell cell = side instanceof Expr.Sym sym ? Grounding.cell(sym) : null;
        if (cell == null || moved.contains(cell) || Cells.of(function).contains(cell)) {
            return false;
        }
        for (Cell argument : Cells.of(function)) {
            Rational before = draft.get(argument);
            if (before == null || moved.contains(argument)) {
                continue;
            }
            for (Rational plain : PLAIN) {
                draft.put(argument, plain);
                Rational value = Domains.contains(draft.domain(argument), plain) ? Exact.value(function, draft) : null;
                if (value != null && Domains.contains(draft.domain(cell), value)) {
                    draft.put(cell, value);
                    return true;
                }
            }
            draft.put(argument, before);
        }
        return false;
    }

    /** A weighted sum of nonnegative cells with a given total: scales them, or gives them shares of it. */
    private boolean share(Affine form, boolean fresh) {
        List<Cell> cells = List.copyOf(form.coefficients().keySet());
        Rational total = form.constant().negate();
        List<Rational> shares = new ArrayList<>();
        Rational sum = Rational.ZERO;
        for (Cell cell : cells) {
            Rational weight = form.coefficients().getOrDefault(cell, Rational.ZERO);
            Rational value = draft.get(cell);
            boolean same = weight.signum() == total.signum();
            if (!same || value == null || !Domains.startsAtZero(draft.domain(cell)) || moved.contains(cell)) {
                return false;
            }
            shares.add(value.times(weight));
            sum = sum.plus(value.times(weight));
        }
        if (fresh || sum.isZero()) {
            shares = values.simplex(cells.size());
            sum = Rational.ONE;
        }
        Map<Cell, Rational> next = new TreeMap<>();
        for (int i = 0; i < cells.size(); i++) {
            Rational weight = form.coefficients().getOrDefault(cells.get(i), Rational.ONE);
            Rational value = shares.get(i).times(total).dividedBy(sum.times(weight));
            if (!Domains.contains(draft.domain(cells.get(i)), value)) {
                return false;
            }
            next.put(cells.get(i), value);
        }
        next.forEach(draft::put);
        moved.addAll(cells);
        return true;
    }

    /** An equation between cells that have few values each: searches in random order. */
    private boolean choose(Affine form) {
        List<Choice> choices = new ArrayList<>();
        for (Map.Entry<Cell, Rational> term : form.coefficients().entrySet()) {
            if (!(draft.domain(term.getKey()) instanceof Domain.Finite finite)) {
                return false;
            }
            List<Rational> few = finite.values();
            choices.add(values.integer(0, choices.size()), new Choice(term.getKey(), term.getValue(), few));
        }
        Rational least = form.constant();
        Rational most = form.constant();
        for (Choice choice : choices) {
            least = least.plus(choice.least());
            most = most.plus(choice.most());
        }
        boolean found = search(choices, 0, least, most, new int[] {20_000});
        if (found) {
            choices.forEach(choice -> moved.add(choice.cell));
        }
        return found;
    }

    /** A cell of few values in a weighted sum. */
    private record Choice(Cell cell, Rational weight, List<Rational> values) {
        Rational least() {
            return values.stream().map(weight::times).min(Rational::compareTo).orElse(Rational.ZERO);
        }

        Rational most() {
            return values.stream().map(weight::times).max(Rational::compareTo).orElse(Rational.ZERO);
        }
    }

    /** Whether the sum, which lies between {@code least} and {@code most} whatever is chosen from here on, can be zero. */
    private boolean search(List<Choice> choices, int at, Rational least, Rational most, int[] budget) {
        Work.count(1);
        if (least.signum() > 0 || most.signum() < 0 || --budget[0] < 0) {
            return false;
        } else if (at == choices.size()) {
            return true;
        }
        Choice choice = choices.get(at);
        Rational below = least.minus(choice.least());
        Rational above = most.minus(choice.most());
        int start = values.integer(0, choice.values.size() - 1);
        for (int i = 0; i < choice.values.size(); i++) {
            Rational value = choice.values.get((start + i) % choice.values.size());
            Rational term = choice.weight.times(value);
            draft.put(choice.cell, value);
            if (search(choices, at + 1, below.plus(term), above.plus(term), budget)) {
                return true;
            }
        }
        return false;
    }

    /** Gauss's elimination; each pivot is a cell whose domain is an interval, the freest first. */
    private void eliminate(List<Affine> forms) {
        List<Affine> rest = new ArrayList<>(forms);
        List<Cell> pivots = new ArrayList<>();
        List<Affine> solved = new ArrayList<>();
        while (!rest.isEmpty()) {
            Affine form = rest.remove(0);
            Cell pivot = pivot(form);
            if (pivot == null) {
                continue;
            }
            Rational weight = form.coefficients().get(pivot);
            if (weight == null) {
                continue;
            }
            Affine unit = new Affine(Rational.ZERO, Map.of()).plus(form, Rational.ONE.dividedBy(weight));
            rest.replaceAll(other -> without(other, pivot, unit));
            solved.replaceAll(other -> without(other, pivot, unit));
            solved.add(unit);
            pivots.add(pivot);
        }
        for (int i = 0; i < pivots.size(); i++) {
            Cell pivot = pivots.get(i);
            Rational present = draft.get(pivot);
            if (present != null) {
                draft.put(pivot, present.minus(solved.get(i).at(draft)));
                moved.add(pivot);
            }
        }
    }

    private static Affine without(Affine form, Cell pivot, Affine unit) {
        Rational weight = form.coefficients().get(pivot);
        return weight == null ? form : form.plus(unit, weight.negate());
    }

    private @org.jspecify.annotations.Nullable Cell pivot(Affine form) {
        List<Cell> free = new ArrayList<>();
        List<Cell> bounded = new ArrayList<>();
        for (Cell cell : form.coefficients().keySet()) {
            if (moved.contains(cell)) {
                continue;
            }
            if (draft.domain(cell).equals(Domain.REALS)) {
                free.add(cell);
            } else {
                bounded.add(cell);
            }
        }
        if (!free.isEmpty()) {
            return values.oneOf(free);
        }
        return bounded.isEmpty() ? null : values.oneOf(bounded);
    }
}
