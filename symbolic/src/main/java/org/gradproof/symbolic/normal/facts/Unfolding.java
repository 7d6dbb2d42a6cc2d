package org.gradproof.symbolic.normal.facts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Deriv;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Given.Definition;
import org.gradproof.symbolic.normal.poly.Unsupported;

/** What a definition says at given indices and arguments. */
public final class Unfolding {
    private final Substitution substitution;

    /** Bound variables are renamed by the substitution. */
    public Unfolding(Substitution substitution) {
        this.substitution = substitution;
    }

    /**
     * The definition's body with the indices and arguments put for its parameters.
     *
     * @throws Unsupported if the body is differentiated by a parameter for which something other than a symbol is put: the
     *     derivative at a point has no expression of its own
     */
    public Expr of(Definition definition, List<Expr> indices, List<Expr> arguments) {
        Map<Name, Expr> values = new HashMap<>();
        for (int i = 0; i < indices.size() && i < definition.indexParameters().size(); i++) {
            values.put(definition.indexParameters().get(i).name(), indices.get(i));
        }
        for (int i = 0; i < arguments.size(); i++) {
            values.put(definition.parameters().get(i).name(), arguments.get(i));
        }
        if (values.values().stream().anyMatch(value -> !(value instanceof Sym))
                && differentiates(definition.body(), values)) {
            throw new Unsupported("a function defined by a derivative, at what is no symbol");
        }
        return substitution.apply(definition.body(), values);
    }

    private static boolean differentiates(Expr expr, Map<Name, Expr> values) {
        if (expr instanceof Deriv deriv) {
            Name by = deriv.variable().name();
            if (deriv.variable().indices().isEmpty() && values.containsKey(by) && !(values.get(by) instanceof Sym)) {
                return true;
            }
        }
        return Parts.of(expr).stream().anyMatch(part -> differentiates(part, values));
    }
}
