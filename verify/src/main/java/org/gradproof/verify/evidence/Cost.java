package org.gradproof.verify.evidence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given.Definition;
import org.gradproof.symbolic.given.Givens;

/** About how many operations an evaluation takes: decides how many trials are affordable, and nothing else. */
final class Cost {
    private static final long MOST = 1_000_000_000_000L;
    private static final long TERMS = 4;
    private static final long ABSCISSAS = 150;

    private final Givens givens;
    private final Set<Name> open = new TreeSet<>();
    private final Map<Name, Long> known = new TreeMap<>();

    private Cost(Givens givens) {
        this.givens = givens;
    }

    /** Operations for one evaluation at a small size. */
    static long of(Givens givens, Expr... exprs) {
        Cost cost = new Cost(givens);
        long sum = 0;
        for (Expr expr : exprs) {
            sum = Math.min(MOST, sum + cost.of(expr));
        }
        return sum;
    }

    private long of(List<? extends Expr> exprs) {
        long sum = 1;
        for (Expr expr : exprs) {
            sum = Math.min(MOST, sum + of(expr));
        }
        return sum;
    }

    private long of(Expr expr) {
        if (expr instanceof Expr.Sym sym) {
            return definition(sym.name());
        } else if (expr instanceof Expr.Add add) {
            return of(add.terms());
        } else if (expr instanceof Expr.Mul mul) {
            return of(mul.factors());
        } else if (expr instanceof Expr.Pow pow) {
            return 4 + of(List.of(pow.base(), pow.exponent()));
        } else if (expr instanceof Expr.Fn fn) {
            return 8 + of(fn.arguments());
        } else if (expr instanceof Expr.Call call) {
            return Math.min(MOST, 10 + definition(call.function()) + of(call.arguments()));
        } else if (expr instanceof Expr.Cases cases) {
            return of(cases.branches().stream().map(Expr.Branch::value).toList());
        } else if (expr instanceof Expr.Binder binder) {
            return Math.min(MOST, TERMS * (of(binder.body()) + of(binder.filter())));
        } else if (expr instanceof Expr.Integral integral) {
            return Math.min(MOST, ABSCISSAS * of(integral.body()));
        } else if (expr instanceof Expr.OfMatrix matrix) {
            return Math.min(MOST, TERMS * TERMS * (1 + of(matrix.entry())));
        } else if (expr instanceof Expr.Expectation expectation) {
            return of(expectation.expanded());
        } else if (expr instanceof Expr.Deriv deriv) {
            return Math.min(MOST, 3 * of(deriv.body()));
        }
        return 1;
    }

    private static long of(Cond cond) {
        return cond instanceof Cond.True ? 0 : 2;
    }

    private long definition(Name name) {
        Definition definition = givens.definition(name);
        if (definition == null || !open.add(name)) {
            return 1;
        }
        Long before = known.get(name);
        long cost = before != null ? before : of(definition.body());
        known.put(name, cost);
        open.remove(name);
        return cost;
    }
}
