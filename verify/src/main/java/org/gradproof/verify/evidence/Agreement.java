package org.gradproof.verify.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.numeric.value.Point;

/**
 * A point at which the sides of a strict relation agree to all digits tried. If they are equal there, the relation is
 * false; digits do not show it, a proof does.
 *
 * @param claim that the sides are equal where the names have the values of the point
 */
public record Agreement(Point point, Claim claim) {

    /** At a point; empty where it has a value that an equation does not give, as a function is. */
    static Optional<Agreement> at(Point point, Givens givens, Iterable<Name> relevant, Expr left, Expr right) {
        Givens there = givens;
        for (Name name : relevant) {
            Point.Value value = point.values().get(name);
            if (value instanceof Point.Scalar scalar) {
                there = there.with(equation(name, List.of(), scalar.value()));
            } else if (value instanceof Point.Array array) {
                for (int i = 0; i < array.entries().size(); i++) {
                    there = there.with(equation(
                            name,
                            indices(array.dimensions(), i),
                            array.entries().get(i)));
                }
            } else if (value != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new Agreement(point, new Claim(there, left, Relation.EQ, right)));
    }

    private static Given.Assumption equation(Name name, List<Expr> indices, Rational value) {
        Cond.Rel relation = new Cond.Rel(new Expr.Sym(name, indices), Relation.EQ, new Expr.Num(value));
        return new Given.Assumption(relation, List.of(), List.of(), name.spelling() + " = " + value);
    }

    /** The indices, from 1, of an entry in row-major order. */
    private static List<Expr> indices(List<Integer> dimensions, int entry) {
        List<Expr> indices = new ArrayList<>();
        int rest = entry;
        for (int slot = dimensions.size() - 1; slot >= 0; slot--) {
            indices.add(0, Exprs.num(rest % dimensions.get(slot) + 1));
            rest /= dimensions.get(slot);
        }
        return indices;
    }
}
