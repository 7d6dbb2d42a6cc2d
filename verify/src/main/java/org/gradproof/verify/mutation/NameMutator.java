package org.gradproof.verify.mutation;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;

/** One name in place of another. */
final class NameMutator {
    private NameMutator() {}

    static List<Expr> others(Site site) {
        boolean index = site.expr() instanceof Sym sym && site.scope().find(sym.name()) != null;
        return site.isValue() && !index && site.expr() instanceof Sym sym
                ? List.copyOf(like(sym, site.scope()))
                : List.of();
    }

    /** Other declared or defined names with as many slots, of the same ranges. */
    static List<Sym> like(Sym sym, VisibleNames scope) {
        Given own = scope.givens().find(sym.name());
        if (own == null || own instanceof Given.Size || own instanceof Given.Index) {
            return List.of();
        }
        List<Sym> all = new ArrayList<>();
        for (Name name : scope.givens().names()) {
            Given given = scope.givens().find(name);
            boolean quantity = given instanceof Given.Scalar
                    || given instanceof Given.Family
                    || (given instanceof Given.Definition d && d.parameters().isEmpty());
            boolean same = scope.ranges(name).equals(scope.ranges(sym.name()));
            if (quantity && same && !name.equals(sym.name())) {
                all.add(new Sym(name, sym.indices()));
            }
        }
        return all;
    }
}
