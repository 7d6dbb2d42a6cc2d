package org.gradproof.symbolic.expr;

import java.util.ArrayList;
import java.util.List;
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
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;

/** The expressions right below another. */
public final class Parts {
    private Parts() {}

    /** The expressions right below, those of conditions and bound variables among them. */
    public static List<Expr> of(Expr expr) {
        if (expr instanceof Sym e) {
            return e.indices();
        } else if (expr instanceof Add e) {
            return e.terms();
        } else if (expr instanceof Mul e) {
            return e.factors();
        } else if (expr instanceof Pow e) {
            return List.of(e.base(), e.exponent());
        } else if (expr instanceof Fn e) {
            return e.arguments();
        } else if (expr instanceof Call e) {
            return join(e.indices(), e.arguments());
        } else if (expr instanceof Indicator e) {
            return of(e.condition());
        } else if (expr instanceof Cases e) {
            List<Expr> parts = new ArrayList<>();
            e.branches().forEach(branch -> {
                parts.add(branch.value());
                parts.addAll(of(branch.condition()));
            });
            return parts;
        } else if (expr instanceof Binder e) {
            return join(List.of(e.variable(), e.low(), e.high(), e.body()), of(e.filter()));
        } else if (expr instanceof Integral e) {
            return List.of(e.variable(), e.low(), e.high(), e.body());
        } else if (expr instanceof Expr.OfMatrix e) {
            return List.of(e.row(), e.col(), e.size(), e.entry(), e.exponent(), e.atRow(), e.atCol());
        } else if (expr instanceof Expectation e) {
            return List.of(e.expanded());
        } else if (expr instanceof Deriv e) {
            return List.of(e.body(), e.variable());
        }
        return List.of();
    }

    /** The expressions right below; a set of indices counts as a symbol. */
    public static List<Expr> of(Cond cond) {
        if (cond instanceof Cond.Rel rel) {
            return List.of(rel.left(), rel.right());
        } else if (cond instanceof Cond.Member member) {
            return List.of(member.index(), new Sym(member.set()));
        } else if (cond instanceof Cond.Not not) {
            return of(not.part());
        }
        List<Cond> all =
                cond instanceof Cond.And and ? and.parts() : cond instanceof Cond.Or or ? or.parts() : List.of();
        List<Expr> parts = new ArrayList<>();
        all.forEach(part -> parts.addAll(of(part)));
        return parts;
    }

    private static List<Expr> join(List<Expr> a, List<Expr> b) {
        List<Expr> both = new ArrayList<>(a);
        both.addAll(b);
        return both;
    }
}
