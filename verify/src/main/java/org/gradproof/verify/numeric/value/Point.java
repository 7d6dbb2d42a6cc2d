package org.gradproof.verify.numeric.value;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;

/**
 * A concrete value for every declared symbol: exact numbers, so that the same point can be evaluated at
 * any precision. Defined names have no value here: they are evaluated by their definitions.
 *
 * @param values in the order of the givens
 */
public record Point(Map<Name, Value> values) {
    public Point {
        values = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(values));
    }

    /** The value of one declared name. */
    public sealed interface Value {}

    /** A scalar, a size or an index. */
    public record Scalar(Rational value) implements Value {}

    /**
     * A vector (one dimension), a matrix or a family of more slots, row-major.
     *
     * @param dimensions how many entries each slot has; slots count from 1
     */
    public record Array(List<Integer> dimensions, List<Rational> entries) implements Value {
        public Array {
            dimensions = List.copyOf(dimensions);
            entries = List.copyOf(entries);
        }
    }

    /** A set of indices. */
    public record Indices(Set<Integer> members) implements Value {
        public Indices {
            members = Set.copyOf(members);
        }
    }

    /**
     * A concrete smooth function chosen for an unspecified one.
     *
     * @param indexParameters the slots of its name, as bound variables (integers at evaluation)
     * @param parameters its arguments, as bound variables
     * @param body its value: an expression in these alone
     */
    public record Chosen(List<Sym> indexParameters, List<Sym> parameters, Expr body) implements Value {
        public Chosen {
            indexParameters = List.copyOf(indexParameters);
            parameters = List.copyOf(parameters);
        }
    }
}
