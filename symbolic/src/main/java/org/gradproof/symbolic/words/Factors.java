package org.gradproof.symbolic.words;

import java.util.HashSet;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;

/** What the numbers before words are made of. */
final class Factors {
    private Factors() {}

    /** All names in the expression. */
    static Set<Name> names(Expr expr) {
        Set<Name> names = new HashSet<>();
        collect(expr, names);
        return names;
    }

    private static void collect(Expr expr, Set<Name> names) {
        if (expr instanceof Sym sym) {
            names.add(sym.name());
        } else if (expr instanceof Call call) {
            names.add(call.function());
        }
        Parts.of(expr).forEach(part -> collect(part, names));
    }
}
