package org.gradproof.verify.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Add;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Cases;
import org.gradproof.symbolic.expr.Expr.Deriv;
import org.gradproof.symbolic.expr.Expr.Expectation;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Indicator;
import org.gradproof.symbolic.expr.Expr.Integral;
import org.gradproof.symbolic.expr.Expr.Mul;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.mutation.Site.Role;
import org.jspecify.annotations.Nullable;

/** All places of an expression, from the outside in. */
final class Sites {
    private final List<Site> found = new ArrayList<>();

    private Sites() {}

    /** The places of the expression under the givens, which declare its free indices. */
    static List<Site> of(Expr expr, Givens givens) {
        Sites sites = new Sites();
        sites.visit(new Site(expr, Role.VALUE, null, null, VisibleNames.of(givens), whole -> whole));
        return List.copyOf(sites.found);
    }

    private void visit(Site site) {
        found.add(site);
        Expr expr = site.expr();
        if (expr instanceof Sym e) {
            slots(site, e.indices(), site.scope().ranges(e.name()), all -> new Sym(e.name(), all));
        } else if (expr instanceof Add e) {
            each(site, e.terms(), Add::new);
        } else if (expr instanceof Mul e) {
            each(site, e.factors(), Mul::new);
        } else if (expr instanceof Pow e) {
            value(site, e.base(), base -> new Pow(base, e.exponent()));
            if (!(e.exponent() instanceof Num)) {
                value(site, e.exponent(), exponent -> new Pow(e.base(), exponent));
            }
        } else if (expr instanceof Fn e) {
            each(site, e.arguments(), all -> new Fn(e.function(), all));
        } else if (expr instanceof Call e) {
            slots(
                    site,
                    e.indices(),
                    site.scope().ranges(e.function()),
                    all -> new Call(e.function(), all, e.arguments(), e.orders()));
            each(site, e.arguments(), all -> new Call(e.function(), e.indices(), all, e.orders()));
        } else if (expr instanceof Indicator e) {
            condition(site, e.condition(), site.scope(), Indicator::new);
        } else if (expr instanceof Cases e) {
            cases(site, e);
        } else if (expr instanceof Binder e) {
            binder(site, e);
        } else if (expr instanceof Integral e) {
            limit(site, e.low(), low -> new Integral(e.variable(), low, e.high(), e.body()));
            limit(site, e.high(), high -> new Integral(e.variable(), e.low(), high, e.body()));
            value(site, e.body(), body -> new Integral(e.variable(), e.low(), e.high(), body));
        } else if (expr instanceof Expectation e) {
            averaged(site, e.expanded(), site.scope(), expanded -> new Expectation(e.law(), expanded));
        } else if (expr instanceof Deriv e) {
            value(site, e.body(), body -> new Deriv(body, e.variable()));
        }
    }

    private void part(
            Site around, Expr inner, Role role, @Nullable Expr high, VisibleNames scope, UnaryOperator<Expr> rebuild) {
        UnaryOperator<Expr> whole = p -> around.whole().apply(rebuild.apply(p));
        visit(new Site(inner, role, /* parent= */ around.expr(), high, scope, whole));
    }

    private void value(Site around, Expr part, UnaryOperator<Expr> rebuild) {
        part(around, part, Role.VALUE, null, around.scope(), rebuild);
    }

    private void limit(Site around, Expr part, UnaryOperator<Expr> rebuild) {
        part(around, part, Role.LIMIT, null, around.scope(), rebuild);
    }

    private void each(Site around, List<Expr> parts, Function<List<Expr>, Expr> rebuild) {
        // Sums and products in indices and limits are no values.
        for (int i = 0; i < parts.size(); i++) {
            int at = i;
            part(
                    around,
                    parts.get(i),
                    around.role(),
                    null,
                    around.scope(),
                    p -> rebuild.apply(Lists.replaced(parts, at, p)));
        }
    }

    private void slots(Site around, List<Expr> indices, List<Expr> ranges, Function<List<Expr>, Expr> rebuild) {
        for (int i = 0; i < indices.size(); i++) {
            int at = i;
            Expr high = i < ranges.size() ? ranges.get(i) : null;
            part(
                    around,
                    indices.get(i),
                    Role.INDEX,
                    high,
                    around.scope(),
                    p -> rebuild.apply(Lists.replaced(indices, at, p)));
        }
    }

    private void cases(Site around, Cases cases) {
        for (int i = 0; i < cases.branches().size(); i++) {
            int at = i;
            Expr.Branch branch = cases.branches().get(i);
            value(
                    around,
                    branch.value(),
                    v -> new Cases(Lists.replaced(cases.branches(), at, new Expr.Branch(v, branch.condition()))));
            condition(
                    around,
                    branch.condition(),
                    around.scope(),
                    c -> new Cases(Lists.replaced(cases.branches(), at, new Expr.Branch(branch.value(), c))));
        }
    }

    private void binder(Site site, Binder b) {
        limit(site, b.low(), p -> new Binder(b.kind(), b.variable(), p, b.high(), b.filter(), b.body()));
        limit(site, b.high(), p -> new Binder(b.kind(), b.variable(), b.low(), p, b.filter(), b.body()));
        VisibleNames inner = site.scope().under(b);
        condition(site, b.filter(), inner, c -> new Binder(b.kind(), b.variable(), b.low(), b.high(), c, b.body()));
        part(
                site,
                b.body(),
                Role.VALUE,
                null,
                inner,
                p -> new Binder(b.kind(), b.variable(), b.low(), b.high(), b.filter(), p));
    }

    private void condition(Site around, Cond cond, VisibleNames scope, Function<Cond, Expr> rebuild) {
        if (cond instanceof Cond.Rel r) {
            part(
                    around,
                    r.left(),
                    Role.CONDITION,
                    null,
                    scope,
                    p -> rebuild.apply(new Cond.Rel(p, r.relation(), r.right())));
            part(
                    around,
                    r.right(),
                    Role.CONDITION,
                    null,
                    scope,
                    p -> rebuild.apply(new Cond.Rel(r.left(), r.relation(), p)));
        } else if (cond instanceof Cond.Member m) {
            part(around, m.index(), Role.CONDITION, null, scope, p -> rebuild.apply(new Cond.Member(p, m.set())));
        } else if (cond instanceof Cond.And and) {
            for (int i = 0; i < and.parts().size(); i++) {
                int at = i;
                Function<Cond, Expr> up = c -> rebuild.apply(new Cond.And(Lists.replaced(and.parts(), at, c)));
                condition(around, and.parts().get(i), scope, up);
            }
        } else if (cond instanceof Cond.Or or) {
            for (int i = 0; i < or.parts().size(); i++) {
                int at = i;
                Function<Cond, Expr> up = c -> rebuild.apply(new Cond.Or(Lists.replaced(or.parts(), at, c)));
                condition(around, or.parts().get(i), scope, up);
            }
        } else if (cond instanceof Cond.Not not) {
            condition(around, not.part(), scope, c -> rebuild.apply(new Cond.Not(c)));
        }
    }

    /** What is averaged: the law's mass or density, the first factor below the sums and integrals, is not for the page to change. */
    private void averaged(Site around, Expr expanded, VisibleNames scope, UnaryOperator<Expr> rebuild) {
        if (expanded instanceof Integral i) {
            averaged(
                    around,
                    i.body(),
                    scope,
                    body -> rebuild.apply(new Integral(i.variable(), i.low(), i.high(), body)));
        } else if (expanded instanceof Binder b) {
            averaged(
                    around,
                    b.body(),
                    scope.under(b),
                    body -> rebuild.apply(new Binder(b.kind(), b.variable(), b.low(), b.high(), b.filter(), body)));
        } else if (expanded instanceof Mul product && product.factors().size() > 1) {
            Expr mass = product.factors().get(0);
            Expr value =
                    Exprs.mul(product.factors().subList(1, product.factors().size()));
            part(around, value, Role.VALUE, null, scope, v -> rebuild.apply(Exprs.mul(mass, v)));
        }
    }
}
