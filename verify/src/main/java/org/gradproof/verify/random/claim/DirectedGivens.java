package org.gradproof.verify.random.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.jspecify.annotations.Nullable;

/** Givens that lead to where a comparison of a claim comes out in one way: to sets that random points miss. */
public final class DirectedGivens {
    private DirectedGivens() {}

    /**
     * The givens, and that the sides of the comparison stand in the relation, for the first value of each
     * variable that only the comparison's surroundings bind.
     */
    public static Givens towards(Givens givens, Cond.Rel comparison, Relation relation) {
        Map<Name, Expr> first = new TreeMap<>();
        for (Name name : free(comparison)) {
            if (givens.find(name) == null) {
                first.put(name, Exprs.ONE);
            }
        }
        Cond.Rel closed = new Cond.Rel(
                Replacement.in(comparison.left(), first), relation, Replacement.in(comparison.right(), first));
        List<Given> all = new ArrayList<>(givens.all());
        all.add(new Given.Assumption(closed, List.of(), List.of(), "comparison"));
        return givens.with(all);
    }

    /** Whether the comparison is about numbers that could be any real of an interval, directly or by definition. */
    public static boolean isContinuous(Givens givens, Cond.Rel comparison) {
        Set<Name> seen = new TreeSet<>();
        List<Expr> open = new ArrayList<>(List.of(comparison.left(), comparison.right()));
        while (!open.isEmpty()) {
            for (Name name : Mentioned.in(open.remove(open.size() - 1))) {
                Given given = givens.find(name);
                if (isContinuous(given)) {
                    return true;
                } else if (given instanceof Given.Definition definition && seen.add(name)) {
                    open.add(definition.body());
                }
            }
        }
        return false;
    }

    private static boolean isContinuous(@Nullable Given given) {
        if (given instanceof Given.Scalar scalar) {
            return scalar.domain() instanceof Domain.Interval;
        } else if (given instanceof Given.Family family) {
            return family.domain() instanceof Domain.Interval;
        }
        return given instanceof Given.SmoothFunction;
    }

    private static Set<Name> free(Cond.Rel comparison) {
        Set<Name> names = Mentioned.in(comparison.left(), comparison.right());
        Traversal.through(comparison, part -> {
            if (part instanceof Expr.Binder binder) {
                names.remove(binder.variable().name());
            } else if (part instanceof Expr.OfMatrix matrix) {
                names.remove(matrix.row().name());
                names.remove(matrix.col().name());
            } else if (part instanceof Expr.Integral integral) {
                names.remove(integral.variable().name());
            }
        });
        return names;
    }
}
