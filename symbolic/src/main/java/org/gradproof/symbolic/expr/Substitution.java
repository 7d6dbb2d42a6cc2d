package org.gradproof.symbolic.expr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Branch;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Cases;
import org.gradproof.symbolic.expr.Expr.Deriv;
import org.gradproof.symbolic.expr.Expr.Expectation;
import org.gradproof.symbolic.expr.Expr.Indicator;
import org.gradproof.symbolic.expr.Expr.Integral;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.work.Work;

/**
 * Puts expressions for symbols. Bound variables are renamed on the way, so that nothing is captured.
 * The variable of a {@link Deriv} is replaced too, which makes sense only where it stays a symbol.
 */
public final class Substitution {
    /** Bound names made here count down from the top, away from the reader's. */
    private int next = Integer.MAX_VALUE;

    /** The expression with each symbol (without indices) of the map replaced, and all bound variables renamed. */
    public Expr apply(Expr expr, Map<Name, Expr> values) {
        return replace(expr, values);
    }

    /** The condition with each symbol of the map replaced. */
    public Cond apply(Cond cond, Map<Name, Expr> values) {
        return replace(cond, values);
    }

    /** A bound name that occurs nowhere else. */
    public Name freshName(String spelling) {
        return new Name(spelling, next--);
    }

    private Expr replace(Expr expr, Map<Name, Expr> values) {
        if (expr instanceof Sym sym) {
            Expr value = sym.indices().isEmpty() ? values.get(sym.name()) : null;
            return value != null ? value : new Sym(sym.name(), all(sym.indices(), values));
        } else if (expr instanceof Binder binder) {
            Map<Name, Expr> inner = new HashMap<>(values);
            Sym variable = rename(binder.variable(), inner);
            return new Binder(
                    binder.kind(),
                    variable,
                    replace(binder.low(), values),
                    replace(binder.high(), values),
                    replace(binder.filter(), inner),
                    replace(binder.body(), inner));
        } else if (expr instanceof Integral integral) {
            Map<Name, Expr> inner = new HashMap<>(values);
            Sym variable = rename(integral.variable(), inner);
            return new Integral(
                    variable,
                    replace(integral.low(), values),
                    replace(integral.high(), values),
                    replace(integral.body(), inner));
        } else if (expr instanceof Expr.OfMatrix matrix) {
            Map<Name, Expr> inner = new HashMap<>(values);
            Sym row = rename(matrix.row(), inner);
            Sym col = rename(matrix.col(), inner);
            return new Expr.OfMatrix(
                    matrix.function(),
                    row,
                    col,
                    replace(matrix.size(), values),
                    replace(matrix.entry(), inner),
                    replace(matrix.exponent(), values),
                    replace(matrix.atRow(), values),
                    replace(matrix.atCol(), values));
        } else if (expr instanceof Deriv deriv) {
            Expr variable = replace(deriv.variable(), values);
            if (!(variable instanceof Sym sym)) {
                throw new IllegalArgumentException("a derivative with respect to what is not a symbol: " + variable);
            }
            return new Deriv(replace(deriv.body(), values), sym);
        }
        return map(expr, e -> replace(e, values), c -> replace(c, values));
    }

    private Sym rename(Sym variable, Map<Name, Expr> values) {
        Sym fresh = new Sym(freshName(variable.name().spelling()));
        values.put(variable.name(), fresh);
        return fresh;
    }

    private List<Expr> all(List<Expr> parts, Map<Name, Expr> values) {
        return parts.stream().map(p -> replace(p, values)).toList();
    }

    private Cond replace(Cond cond, Map<Name, Expr> values) {
        return map(cond, e -> replace(e, values), c -> replace(c, values));
    }

    /** The expression with its direct parts mapped; binders' bodies too, their variables not. */
    public static Expr map(Expr expr, UnaryOperator<Expr> parts, UnaryOperator<Cond> conditions) {
        // Whatever walks or rebuilds an expression comes by here, once for each node.
        Work.count(1);
        if (expr instanceof Sym sym) {
            return sym.indices().isEmpty() ? sym : new Sym(sym.name(), map(sym.indices(), parts));
        } else if (expr instanceof Expr.Add add) {
            return new Expr.Add(map(add.terms(), parts));
        } else if (expr instanceof Expr.Mul mul) {
            return new Expr.Mul(map(mul.factors(), parts));
        } else if (expr instanceof Expr.Pow pow) {
            return new Expr.Pow(parts.apply(pow.base()), parts.apply(pow.exponent()));
        } else if (expr instanceof Expr.Fn fn) {
            return new Expr.Fn(fn.function(), map(fn.arguments(), parts));
        } else if (expr instanceof Call call) {
            return new Call(call.function(), map(call.indices(), parts), map(call.arguments(), parts), call.orders());
        } else if (expr instanceof Indicator indicator) {
            return new Indicator(conditions.apply(indicator.condition()));
        } else if (expr instanceof Cases cases) {
            List<Branch> branches = new ArrayList<>();
            cases.branches()
                    .forEach(b -> branches.add(new Branch(parts.apply(b.value()), conditions.apply(b.condition()))));
            return new Cases(branches);
        } else if (expr instanceof Binder b) {
            return new Binder(
                    b.kind(),
                    b.variable(),
                    parts.apply(b.low()),
                    parts.apply(b.high()),
                    conditions.apply(b.filter()),
                    parts.apply(b.body()));
        } else if (expr instanceof Integral i) {
            return new Integral(i.variable(), parts.apply(i.low()), parts.apply(i.high()), parts.apply(i.body()));
        } else if (expr instanceof Expr.OfMatrix m) {
            return new Expr.OfMatrix(
                    m.function(),
                    m.row(),
                    m.col(),
                    parts.apply(m.size()),
                    parts.apply(m.entry()),
                    parts.apply(m.exponent()),
                    parts.apply(m.atRow()),
                    parts.apply(m.atCol()));
        } else if (expr instanceof Expectation e) {
            return new Expectation(e.law(), parts.apply(e.expanded()));
        } else if (expr instanceof Deriv d) {
            return new Deriv(parts.apply(d.body()), (Sym) map(d.variable(), parts, conditions));
        }
        return expr;
    }

    private static List<Expr> map(List<Expr> parts, UnaryOperator<Expr> mapping) {
        return parts.stream().map(mapping).toList();
    }

    /** The condition with its direct parts mapped. */
    public static Cond map(Cond cond, UnaryOperator<Expr> parts, UnaryOperator<Cond> conditions) {
        if (cond instanceof Cond.Rel rel) {
            return new Cond.Rel(parts.apply(rel.left()), rel.relation(), parts.apply(rel.right()));
        } else if (cond instanceof Cond.Member member) {
            return new Cond.Member(parts.apply(member.index()), member.set());
        } else if (cond instanceof Cond.And and) {
            return new Cond.And(and.parts().stream().map(conditions).toList());
        } else if (cond instanceof Cond.Or or) {
            return new Cond.Or(or.parts().stream().map(conditions).toList());
        } else if (cond instanceof Cond.Not not) {
            return new Cond.Not(conditions.apply(not.part()));
        }
        return cond;
    }
}
