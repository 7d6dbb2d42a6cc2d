package org.gradproof.verify.mutation;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.jspecify.annotations.Nullable;

/**
 * What may stand at a place in an expression.
 *
 * @param givens those in force, free indices declared
 * @param indices that can be seen there, free ones first
 */
record VisibleNames(Givens givens, List<Index> indices) {
    /** An index with its largest value; {@code bound} where a binder of the expression introduces it. */
    record Index(Sym symbol, Expr high, boolean bound) {}

    VisibleNames {
        indices = List.copyOf(indices);
    }

    /** At the top of an expression. */
    static VisibleNames of(Givens givens) {
        List<Index> free = new ArrayList<>();
        for (Given given : givens.all()) {
            if (given instanceof Given.Index index) {
                free.add(new Index(new Sym(index.name()), index.high(), false));
            }
        }
        return new VisibleNames(givens, free);
    }

    /** Under a binder. */
    VisibleNames under(Expr.Binder binder) {
        List<Index> more = new ArrayList<>(indices);
        more.add(new Index(binder.variable(), binder.high(), true));
        return new VisibleNames(givens, more);
    }

    /** The index of that name, or null if it is none. */
    @Nullable
    Index find(Name name) {
        return indices.stream()
                .filter(index -> index.symbol().name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The largest index of each slot of the name; of none where it has none. */
    List<Expr> ranges(Name name) {
        Given given = givens.find(name);
        if (given instanceof Given.Family family) {
            return family.ranges();
        } else if (given instanceof Given.Definition definition) {
            return definition.ranges();
        } else if (given instanceof Given.SmoothFunction function) {
            return function.ranges();
        }
        return List.of();
    }
}
