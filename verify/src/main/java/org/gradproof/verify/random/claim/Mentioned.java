package org.gradproof.verify.random.claim;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;

/** The names that an expression mentions, bound ones included. */
public final class Mentioned {
    private final Set<Name> names = new TreeSet<>();

    private Mentioned() {}

    /** All names in the expressions. */
    public static Set<Name> in(Expr... exprs) {
        Mentioned mentioned = new Mentioned();
        for (Expr expr : exprs) {
            mentioned.visit(expr);
        }
        return mentioned.names;
    }

    private void visit(Iterable<? extends Expr> exprs) {
        exprs.forEach(this::visit);
    }

    private void visit(Expr expr) {
        if (expr instanceof Expr.Sym sym) {
            names.add(sym.name());
            visit(sym.indices());
        } else if (expr instanceof Expr.Add add) {
            visit(add.terms());
        } else if (expr instanceof Expr.Mul mul) {
            visit(mul.factors());
        } else if (expr instanceof Expr.Pow pow) {
            visit(pow.base());
            visit(pow.exponent());
        } else if (expr instanceof Expr.Fn fn) {
            visit(fn.arguments());
        } else if (expr instanceof Expr.Call call) {
            names.add(call.function());
            visit(call.indices());
            visit(call.arguments());
        } else if (expr instanceof Expr.Indicator indicator) {
            visit(indicator.condition());
        } else if (expr instanceof Expr.Cases cases) {
            for (Expr.Branch branch : cases.branches()) {
                visit(branch.value());
                visit(branch.condition());
            }
        } else if (expr instanceof Expr.Binder binder) {
            visit(binder.variable());
            visit(binder.low());
            visit(binder.high());
            visit(binder.filter());
            visit(binder.body());
        } else if (expr instanceof Expr.Integral integral) {
            visit(integral.variable());
            visit(integral.low());
            visit(integral.high());
            visit(integral.body());
        } else if (expr instanceof Expr.OfMatrix matrix) {
            visit(List.of(matrix.row(), matrix.col(), matrix.size(), matrix.entry()));
            visit(List.of(matrix.exponent(), matrix.atRow(), matrix.atCol()));
        } else if (expr instanceof Expr.Expectation expectation) {
            visit(expectation.expanded());
        } else if (expr instanceof Expr.Deriv deriv) {
            visit(deriv.variable());
            visit(deriv.body());
        }
    }

    private void visit(Cond cond) {
        if (cond instanceof Cond.Rel rel) {
            visit(rel.left());
            visit(rel.right());
        } else if (cond instanceof Cond.Member member) {
            visit(member.index());
            names.add(member.set());
        } else if (cond instanceof Cond.And and) {
            and.parts().forEach(this::visit);
        } else if (cond instanceof Cond.Or or) {
            or.parts().forEach(this::visit);
        } else if (cond instanceof Cond.Not not) {
            visit(not.part());
        }
    }
}
