package org.gradproof.verify.random.repair;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.verify.random.ground.Cell;
import org.gradproof.verify.random.ground.Cells;
import org.gradproof.verify.random.ground.Constraint;
import org.gradproof.verify.random.ground.Domains;
import org.gradproof.verify.random.ground.Draft;
import org.gradproof.verify.random.ground.Exact;
import org.gradproof.verify.random.ground.Grounding;

/**
 * Constraints of one shape, and the cells that their equations give by the other cells, as {@code q_1 = p_1} gives
 * {@code q_1}: such a cell is put in its place before anything is solved, and takes its value when all others have theirs.
 *
 * <p>Whatever is left out of the search here is still checked afterwards, with all constraints as they were.
 */
final class Determined {
    /** Parts of expressions that are looked at; where that is not enough, nothing is determined. */
    private static final int MOST_REPLACED = 200_000;

    private final List<Constraint> all;
    private final List<Constraint> rest;
    private final Map<Cell, Expr> values = new LinkedHashMap<>();
    private int replaced;

    private Determined(List<Constraint> all) {
        this.all = all;
        this.rest = new ArrayList<>();
    }

    /** The constraints, which hold for all drafts of this one's shape. */
    static Determined of(List<Constraint> constraints, Draft draft) {
        Determined determined = new Determined(constraints);
        determined.determine(draft);
        return determined.replaced <= MOST_REPLACED ? determined : new Determined(constraints).withoutAny();
    }

    private Determined withoutAny() {
        rest.addAll(all);
        return this;
    }

    private void determine(Draft draft) {
        List<Constraint> open = new ArrayList<>();
        for (Constraint constraint : all) {
            Constraint substituted = substituted(constraint);
            if (!determine(substituted, draft, open)) {
                open.add(substituted);
            }
        }
        for (Constraint constraint : open) {
            Constraint substituted = substituted(constraint);
            boolean trivial = substituted.relation().relation() == Relation.EQ
                    && substituted.left() != null
                    && substituted.left().equals(substituted.right());
            if (!trivial) {
                rest.add(substituted);
            }
        }
    }

    /** The constraints as they were. */
    List<Constraint> all() {
        return all;
    }

    /** The constraints on the cells that are left. */
    List<Constraint> rest() {
        return rest;
    }

    /** Gives the determined cells their values, where these are defined. */
    void settle(Draft draft) {
        // A value names cells that nothing had determined when it was found: the last one found names none that is.
        List<Map.Entry<Cell, Expr>> found = new ArrayList<>(values.entrySet());
        Collections.reverse(found);
        for (Map.Entry<Cell, Expr> entry : found) {
            Rational value = Exact.value(entry.getValue(), draft);
            if (value != null) {
                draft.put(entry.getKey(), value);
            }
        }
    }

    private boolean determine(Constraint constraint, Draft draft, List<Constraint> open) {
        Expr left = constraint.left();
        Expr right = constraint.right();
        return constraint.relation().relation() == Relation.EQ
                && left != null
                && right != null
                && (determine(left, right, draft, open) || determine(right, left, draft, open));
    }

    private boolean determine(Expr side, Expr value, Draft draft, List<Constraint> open) {
        Cell cell = side instanceof Expr.Sym sym ? Grounding.cell(sym) : null;
        if (cell == null
                || draft.get(cell) == null
                || !isRational(value)
                || Cells.of(value).contains(cell)) {
            return false;
        }
        Domain domain = draft.domain(cell);
        Cell other = value instanceof Expr.Sym sym ? Grounding.cell(sym) : null;
        boolean same = value instanceof Expr.Num num
                ? Domains.contains(domain, num.value())
                : other != null && draft.domain(other).equals(domain);
        if (!same) {
            if (!(domain instanceof Domain.Interval interval)) {
                return false;
            }
            bound(value, interval, open);
        }
        values.put(cell, value);
        return true;
    }

    /** What the domain of a determined cell asks of its value. */
    private static void bound(Expr value, Domain.Interval interval, List<Constraint> open) {
        Rational low = interval.low();
        Rational high = interval.high();
        if (low != null) {
            open.add(bound(value, interval.lowOpen() ? Relation.GT : Relation.GE, low));
        }
        if (high != null) {
            open.add(bound(value, interval.highOpen() ? Relation.LT : Relation.LE, high));
        }
    }

    private static Constraint bound(Expr value, Relation relation, Rational end) {
        Cond.Rel bound = new Cond.Rel(value, relation, new Expr.Num(end));
        return new Constraint(new Assumption(bound, List.of(), List.of(), ""), bound, value, bound.right());
    }

    private Constraint substituted(Constraint constraint) {
        Expr left = constraint.left();
        Expr right = constraint.right();
        return left == null || right == null || values.isEmpty()
                ? constraint
                : new Constraint(constraint.source(), constraint.relation(), replace(left), replace(right));
    }

    /** Whether its value is rational wherever it is defined. */
    private static boolean isRational(Expr expr) {
        if (expr instanceof Expr.Add add) {
            return add.terms().stream().allMatch(Determined::isRational);
        } else if (expr instanceof Expr.Mul mul) {
            return mul.factors().stream().allMatch(Determined::isRational);
        } else if (expr instanceof Expr.Pow pow) {
            return isRational(pow.base())
                    && pow.exponent() instanceof Expr.Num exponent
                    && exponent.value().isInteger();
        }
        return expr instanceof Expr.Num || expr instanceof Expr.Sym;
    }

    private Expr replace(Expr expr) {
        if (++replaced > MOST_REPLACED) {
            return expr;
        } else if (expr instanceof Expr.Sym sym) {
            return replace(sym);
        } else if (expr instanceof Expr.Add add) {
            return new Expr.Add(replace(add.terms()));
        } else if (expr instanceof Expr.Mul mul) {
            return new Expr.Mul(replace(mul.factors()));
        } else if (expr instanceof Expr.Pow pow) {
            return new Expr.Pow(replace(pow.base()), replace(pow.exponent()));
        } else if (expr instanceof Expr.Fn fn) {
            return new Expr.Fn(fn.function(), replace(fn.arguments()));
        }
        return expr;
    }

    private Expr replace(Expr.Sym sym) {
        Cell cell = Grounding.cell(sym);
        Expr value = cell == null ? null : values.get(cell);
        if (cell == null || value == null) {
            return sym;
        }
        Expr full = replace(value);
        values.put(cell, full);
        return full;
    }

    private List<Expr> replace(List<Expr> exprs) {
        return exprs.stream().map(this::replace).toList();
    }
}
