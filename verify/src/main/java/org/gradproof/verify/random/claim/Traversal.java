package org.gradproof.verify.random.claim;

import java.util.List;
import java.util.function.Consumer;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;

/** Visits an expression and all that it is made of, conditions and bound variables included. */
final class Traversal {
    private final Consumer<Expr> visitor;

    private Traversal(Consumer<Expr> visitor) {
        this.visitor = visitor;
    }

    static void through(Expr expr, Consumer<Expr> visitor) {
        new Traversal(visitor).visit(expr);
    }

    static void through(Cond cond, Consumer<Expr> visitor) {
        new Traversal(visitor).visit(cond);
    }

    private void visit(Iterable<? extends Expr> exprs) {
        exprs.forEach(this::visit);
    }

    private void visit(Expr expr) {
        visitor.accept(expr);
        if (expr instanceof Expr.Sym sym) {
            visit(sym.indices());
        } else if (expr instanceof Expr.Add add) {
            visit(add.terms());
        } else if (expr instanceof Expr.Mul mul) {
            visit(mul.factors());
        } else if (expr instanceof Expr.Pow pow) {
            visit(List.of(pow.base(), pow.exponent()));
        } else if (expr instanceof Expr.Fn fn) {
            visit(fn.arguments());
        } else if (expr instanceof Expr.Call call) {
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
            visit(List.of(binder.variable(), binder.low(), binder.high(), binder.body()));
            visit(binder.filter());
        } else if (expr instanceof Expr.Integral integral) {
            visit(List.of(integral.variable(), integral.low(), integral.high(), integral.body()));
        } else if (expr instanceof Expr.OfMatrix matrix) {
            visit(List.of(matrix.row(), matrix.col(), matrix.size(), matrix.entry(), matrix.exponent()));
            visit(List.of(matrix.atRow(), matrix.atCol()));
        } else if (expr instanceof Expr.Expectation expectation) {
            visit(expectation.expanded());
        } else if (expr instanceof Expr.Deriv deriv) {
            visit(List.of(deriv.variable(), deriv.body()));
        }
    }

    private void visit(Cond cond) {
        if (cond instanceof Cond.Rel rel) {
            visit(List.of(rel.left(), rel.right()));
        } else if (cond instanceof Cond.Member member) {
            visit(member.index());
        } else if (cond instanceof Cond.And and) {
            and.parts().forEach(this::visit);
        } else if (cond instanceof Cond.Or or) {
            or.parts().forEach(this::visit);
        } else if (cond instanceof Cond.Not not) {
            visit(not.part());
        }
    }
}
