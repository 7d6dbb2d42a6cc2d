package org.gradproof.cli.derive;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Add;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Branch;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Cases;
import org.gradproof.symbolic.expr.Expr.Deriv;
import org.gradproof.symbolic.expr.Expr.Expectation;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Indicator;
import org.gradproof.symbolic.expr.Expr.Integral;
import org.gradproof.symbolic.expr.Expr.Mul;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;

/**
 * Puts expressions in the place of a definition's parameters. Bound variables are unique in what a reader makes, so
 * nothing is captured; what comes of it is checked like everything else.
 */
final class ParameterSubstitution {
    private final Map<Sym, Expr> replacements;
    private final Set<Sym> seen = new LinkedHashSet<>();

    ParameterSubstitution(Map<Sym, Expr> replacements) {
        this.replacements = Map.copyOf(replacements);
    }

    /** The symbols of the expression, in their order. */
    static Set<Sym> symbols(Expr expr) {
        ParameterSubstitution nothing = new ParameterSubstitution(Map.of());
        nothing.in(expr);
        return nothing.seen;
    }

    Expr in(Expr expr) {
        if (expr instanceof Sym sym) {
            seen.add(sym);
            Expr replacement = replacements.get(sym);
            return replacement != null ? replacement : new Sym(sym.name(), all(sym.indices()));
        } else if (expr instanceof Add add) {
            return new Add(all(add.terms()));
        } else if (expr instanceof Mul mul) {
            return new Mul(all(mul.factors()));
        } else if (expr instanceof Pow pow) {
            return new Pow(in(pow.base()), in(pow.exponent()));
        } else if (expr instanceof Fn fn) {
            return new Fn(fn.function(), all(fn.arguments()));
        } else if (expr instanceof Call call) {
            return new Call(call.function(), all(call.indices()), all(call.arguments()), call.orders());
        } else if (expr instanceof Indicator indicator) {
            return new Indicator(in(indicator.condition()));
        } else if (expr instanceof Cases cases) {
            return new Cases(cases.branches().stream()
                    .map(branch -> new Branch(in(branch.value()), in(branch.condition())))
                    .toList());
        } else if (expr instanceof Binder b) {
            return new Binder(b.kind(), b.variable(), in(b.low()), in(b.high()), in(b.filter()), in(b.body()));
        } else if (expr instanceof Integral i) {
            return new Integral(i.variable(), in(i.low()), in(i.high()), in(i.body()));
        } else if (expr instanceof Expr.OfMatrix m) {
            return new Expr.OfMatrix(
                    m.function(), m.row(), m.col(), in(m.size()), in(m.entry()), in(m.atRow()), in(m.atCol()));
        } else if (expr instanceof Expectation expectation) {
            return new Expectation(expectation.law(), in(expectation.expanded()));
        } else if (expr instanceof Deriv deriv && in(deriv.variable()) instanceof Sym variable) {
            return new Deriv(in(deriv.body()), variable);
        }
        return expr;
    }

    private Cond in(Cond cond) {
        if (cond instanceof Cond.Rel rel) {
            return new Cond.Rel(in(rel.left()), rel.relation(), in(rel.right()));
        } else if (cond instanceof Cond.Member member) {
            return new Cond.Member(in(member.index()), member.set());
        } else if (cond instanceof Cond.And and) {
            return new Cond.And(and.parts().stream().map(this::in).toList());
        } else if (cond instanceof Cond.Or or) {
            return new Cond.Or(or.parts().stream().map(this::in).toList());
        } else if (cond instanceof Cond.Not not) {
            return new Cond.Not(in(not.part()));
        }
        return cond;
    }

    private List<Expr> all(List<Expr> exprs) {
        return exprs.stream().map(this::in).toList();
    }
}
