package org.gradproof.verify.evidence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given.Definition;
import org.gradproof.symbolic.given.Givens;

/** How deep integrals are nested in expressions, the definitions that they use included. */
final class IntegralDepth {
    private final Givens givens;
    private final Set<Name> open = new TreeSet<>();
    private final Map<Name, Integer> known = new TreeMap<>();

    private IntegralDepth(Givens givens) {
        this.givens = givens;
    }

    /** 0 if there is none. */
    static int depth(Givens givens, Expr... exprs) {
        return new IntegralDepth(givens).deepest(List.of(exprs));
    }

    private int deepest(List<? extends Expr> exprs) {
        return exprs.stream().mapToInt(this::of).max().orElse(0);
    }

    private int of(Expr expr) {
        if (expr instanceof Expr.Integral integral) {
            return 1 + of(integral.body());
        } else if (expr instanceof Expr.Expectation expectation) {
            return of(expectation.expanded());
        } else if (expr instanceof Expr.Sym sym) {
            return definition(sym.name());
        } else if (expr instanceof Expr.Call call) {
            return Math.max(definition(call.function()), deepest(call.arguments()));
        } else if (expr instanceof Expr.Add add) {
            return deepest(add.terms());
        } else if (expr instanceof Expr.Mul mul) {
            return deepest(mul.factors());
        } else if (expr instanceof Expr.Pow pow) {
            return Math.max(of(pow.base()), of(pow.exponent()));
        } else if (expr instanceof Expr.Fn fn) {
            return deepest(fn.arguments());
        } else if (expr instanceof Expr.Cases cases) {
            return deepest(cases.branches().stream().map(Expr.Branch::value).toList());
        } else if (expr instanceof Expr.Binder binder) {
            return of(binder.body());
        } else if (expr instanceof Expr.Deriv deriv) {
            return of(deriv.body());
        }
        return 0;
    }

    private int definition(Name name) {
        Definition definition = givens.definition(name);
        if (definition == null || !open.add(name)) {
            return 0;
        }
        // Definitions do not use each other in a circle, so a name's depth is that of its body wherever it stands.
        Integer before = known.get(name);
        int depth = before != null ? before : of(definition.body());
        known.put(name, depth);
        open.remove(name);
        return depth;
    }
}
