package org.gradproof.verify.random.repair;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.verify.random.ground.Cell;
import org.gradproof.verify.random.ground.Cells;
import org.gradproof.verify.random.ground.Domains;
import org.gradproof.verify.random.ground.Draft;
import org.gradproof.verify.random.ground.Exact;
import org.gradproof.verify.random.ground.Grounding;

/** Solves {@code x_1^2 + … + x_m^2 = r^2} by rational points of the sphere: stereographic projection of what was drawn. */
final class Spheres {
    private Spheres() {}

    /** Moves the cells onto the sphere; false if the equation is not of that form or a cell's domain is left. */
    static boolean solve(Expr left, Expr right, Draft draft) {
        Rational square = Exact.value(right, draft);
        if (square == null || !Cells.of(right).isEmpty() || square.signum() <= 0) {
            return false;
        }
        Rational radius = Exact.root(square);
        Set<Cell> cells = new LinkedHashSet<>();
        List<Expr> terms = left instanceof Expr.Add add ? add.terms() : List.of(left);
        for (Expr term : terms) {
            Cell cell = squared(term);
            if (cell == null || draft.get(cell) == null || !cells.add(cell)) {
                return false;
            }
        }
        return radius != null && cells.size() > 1 && project(List.copyOf(cells), radius, draft);
    }

    private static boolean project(List<Cell> cells, Rational radius, Draft draft) {
        int last = cells.size() - 1;
        List<Rational> plane = new ArrayList<>();
        Rational norm = Rational.ZERO;
        for (Cell cell : cells.subList(0, last)) {
            Rational value = draft.get(cell);
            Rational u = value == null ? Rational.ONE : value;
            plane.add(u);
            norm = norm.plus(u.times(u));
        }
        Rational scale = radius.dividedBy(Rational.ONE.plus(norm));
        List<Rational> moved = new ArrayList<>();
        for (Rational u : plane) {
            moved.add(u.times(Rational.of(2)).times(scale));
        }
        moved.add(Rational.ONE.minus(norm).times(scale));
        for (int i = 0; i <= last; i++) {
            Rational value = moved.get(i);
            // The sphere is symmetric: a cell that may not be negative takes the other side.
            Rational mirrored = Domains.contains(draft.domain(cells.get(i)), value) ? value : value.negate();
            if (!Domains.contains(draft.domain(cells.get(i)), mirrored)) {
                return false;
            }
            moved.set(i, mirrored);
        }
        for (int i = 0; i <= last; i++) {
            draft.put(cells.get(i), moved.get(i));
        }
        return true;
    }

    private static @org.jspecify.annotations.Nullable Cell squared(Expr term) {
        if (term instanceof Expr.Pow pow && pow.exponent().equals(Exprs.num(2)) && pow.base() instanceof Expr.Sym sym) {
            return Grounding.cell(sym);
        } else if (term instanceof Expr.Mul mul
                && mul.factors().size() == 2
                && mul.factors().get(0).equals(mul.factors().get(1))
                && mul.factors().get(0) instanceof Expr.Sym sym) {
            return Grounding.cell(sym);
        }
        return null;
    }
}
