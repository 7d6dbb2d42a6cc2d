package org.gradproof.verify.random.claim;

import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;

/** Puts closed expressions (numbers) in place of symbols without indices. Nothing can be captured, for they name nothing. */
public final class Replacement {
    private final Map<Name, Expr> by;

    private Replacement(Map<Name, Expr> by) {
        this.by = by;
    }

    /** The expression with every symbol of the map replaced. */
    public static Expr in(Expr expr, Map<Name, Expr> by) {
        return new Replacement(by).of(expr);
    }

    private Expr of(Expr expr) {
        if (expr instanceof Sym sym) {
            Expr replacement = sym.indices().isEmpty() ? by.get(sym.name()) : null;
            return replacement != null ? replacement : new Sym(sym.name(), all(sym.indices()));
        } else if (expr instanceof Expr.Add add) {
            return new Expr.Add(all(add.terms()));
        } else if (expr instanceof Expr.Mul mul) {
            return new Expr.Mul(all(mul.factors()));
        } else if (expr instanceof Expr.Pow pow) {
            return new Expr.Pow(of(pow.base()), of(pow.exponent()));
        } else if (expr instanceof Expr.Fn fn) {
            return new Expr.Fn(fn.function(), all(fn.arguments()));
        } else if (expr instanceof Expr.Call call) {
            return new Expr.Call(call.function(), all(call.indices()), all(call.arguments()), call.orders());
        } else if (expr instanceof Expr.Indicator indicator) {
            return new Expr.Indicator(of(indicator.condition()));
        } else if (expr instanceof Expr.Cases cases) {
            return new Expr.Cases(cases.branches().stream()
                    .map(branch -> new Expr.Branch(of(branch.value()), of(branch.condition())))
                    .toList());
        } else if (expr instanceof Expr.Binder b) {
            return new Expr.Binder(b.kind(), b.variable(), of(b.low()), of(b.high()), of(b.filter()), of(b.body()));
        } else if (expr instanceof Expr.Integral integral) {
            return new Expr.Integral(integral.variable(), of(integral.low()), of(integral.high()), of(integral.body()));
        } else if (expr instanceof Expr.OfMatrix m) {
            return new Expr.OfMatrix(
                    m.function(),
                    m.row(),
                    m.col(),
                    of(m.size()),
                    of(m.entry()),
                    of(m.exponent()),
                    of(m.atRow()),
                    of(m.atCol()));
        } else if (expr instanceof Expr.Expectation expectation) {
            return new Expr.Expectation(expectation.law(), of(expectation.expanded()));
        } else if (expr instanceof Expr.Deriv deriv) {
            Expr variable = of(deriv.variable());
            return new Expr.Deriv(of(deriv.body()), variable instanceof Sym sym ? sym : deriv.variable());
        }
        return expr;
    }

    private List<Expr> all(List<Expr> exprs) {
        return exprs.stream().map(this::of).toList();
    }

    private Cond of(Cond cond) {
        if (cond instanceof Cond.Rel rel) {
            return new Cond.Rel(of(rel.left()), rel.relation(), of(rel.right()));
        } else if (cond instanceof Cond.Member member) {
            return new Cond.Member(of(member.index()), member.set());
        } else if (cond instanceof Cond.And and) {
            return new Cond.And(and.parts().stream().map(this::of).toList());
        } else if (cond instanceof Cond.Or or) {
            return new Cond.Or(or.parts().stream().map(this::of).toList());
        } else if (cond instanceof Cond.Not not) {
            return new Cond.Not(of(not.part()));
        }
        return cond;
    }
}
