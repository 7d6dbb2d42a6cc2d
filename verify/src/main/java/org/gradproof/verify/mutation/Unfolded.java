package org.gradproof.verify.mutation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.proof.Claim;

/** What a claim is made of, its definitions included. */
final class Unfolded {
    private Unfolded() {}

    static boolean hasIntegral(Claim claim) {
        Set<Name> seen = new HashSet<>();
        List<Expr> open = new ArrayList<>(List.of(claim.left(), claim.right()));
        while (!open.isEmpty()) {
            Expr next = open.remove(open.size() - 1);
            if (next instanceof Expr.Integral) {
                return true;
            }
            Name name =
                    next instanceof Expr.Sym sym ? sym.name() : next instanceof Expr.Call call ? call.function() : null;
            Given.Definition definition = name == null ? null : claim.givens().definition(name);
            if (definition != null && seen.add(name)) {
                open.add(definition.body());
            }
            open.addAll(Parts.of(next));
        }
        return false;
    }
}
