package org.gradproof.verify.random.ground;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.verify.random.claim.Replacement;

/** Assumptions at single values of their universal indices, each made once: an evaluator knows expressions by identity. */
public final class Instances {
    private final IdentityHashMap<Assumption, Map<Map<Name, Expr>, Cond.Rel>> known = new IdentityHashMap<>();

    Cond.Rel of(Assumption assumption, Map<Name, Expr> binding) {
        Cond.Rel relation = assumption.relation();
        if (binding.isEmpty()) {
            return relation;
        }
        return known.computeIfAbsent(assumption, key -> new HashMap<>())
                .computeIfAbsent(
                        binding,
                        key -> new Cond.Rel(
                                Replacement.in(relation.left(), binding),
                                relation.relation(),
                                Replacement.in(relation.right(), binding)));
    }
}
