package org.gradproof.symbolic.reader.grammar;

import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Scope;
import org.jspecify.annotations.Nullable;

/**
 * An unspecified law of a real number as finitely many values with probabilities, as many as there may be. What holds for
 * all of these and is about finitely many moments holds for every law that has them: so many moments of any law are those of
 * finitely many points.
 */
final class Points {
    private final Reading reading;
    private final Scope.@Nullable Hit weights;
    private final Scope.@Nullable Hit values;

    /** The law whose probabilities and values are declared by these names. */
    Points(Reading reading, List<List<Node>> names) {
        this.reading = reading;
        this.weights = reading.scope().find(names.get(0), 0);
        this.values = reading.scope().find(names.get(1), 0);
    }

    /** The expectation of the value, of one variable; null where the names are declared otherwise. */
    @Nullable
    Expr ofOne(Expr value, Sym variable) {
        if (weights == null || values == null) {
            return null;
        }
        Sym index = reading.fresh("s");
        Expr size = Declaration.ranges(values.declaration().given().get()).get(0);
        Expr at = new Substitution()
                .apply(
                        value,
                        Map.of(variable.name(), new Sym(values.declaration().name(), List.of(index))));
        Expr weighed = Exprs.mul(new Sym(weights.declaration().name(), List.of(index)), at);
        return new Binder(Kind.SUM, index, Exprs.ONE, size, new Cond.True(), weighed);
    }
}
