package org.gradproof.verify.mutation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Deriv;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.verify.mutation.VisibleNames.Index;

/** Mistakes with derivatives: the wrong variable, one too few. */
final class DerivativeMutator {
    private DerivativeMutator() {}

    /** By another component of the same family, or by another name of the same shape. */
    static List<Expr> variables(Site site) {
        if (!(site.expr() instanceof Deriv deriv)) {
            return List.of();
        }
        Set<Expr> mutants = new LinkedHashSet<>();
        Sym variable = deriv.variable();
        for (int i = 0; i < variable.indices().size(); i++) {
            if (variable.indices().get(i) instanceof Sym sym) {
                Index index = site.scope().find(sym.name());
                List<Sym> others = index == null ? List.of() : IndexMutator.others(site, sym, index.high());
                for (Sym other : others.isEmpty() ? List.of(IndexMutator.fresh(site)) : others) {
                    mutants.add(new Deriv(
                            deriv.body(), new Sym(variable.name(), Lists.replaced(variable.indices(), i, other))));
                }
            }
        }
        for (Sym other : NameMutator.like(variable, site.scope())) {
            mutants.add(new Deriv(deriv.body(), other));
        }
        return List.copyOf(mutants);
    }

    /** A derivative forgotten, or of one order more or less. */
    static List<Expr> orders(Site site) {
        if (site.expr() instanceof Deriv deriv) {
            return List.of(deriv.body());
        }
        List<Expr> mutants = new ArrayList<>();
        if (site.expr() instanceof Call call) {
            for (int i = 0; i < call.orders().size(); i++) {
                int order = call.orders().get(i);
                if (order > 0) {
                    for (int near : List.of(order - 1, order + 1)) {
                        mutants.add(new Call(
                                call.function(),
                                call.indices(),
                                call.arguments(),
                                Lists.replaced(call.orders(), i, near)));
                    }
                }
            }
        }
        return mutants;
    }
}
