package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Deriv;
import org.gradproof.symbolic.expr.Expr.Indicator;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;

/** Softmax cross entropy over a symbolic number of classes, built by hand: z, y, q = softmax(z), L = -sum y log q. */
final class Softmax {
    private static int ids = 1;

    static final Sym N = new Sym(Name.of("n"));
    static final Sym I = new Sym(Name.of("i"));
    static final Sym K = new Sym(Name.of("k"));

    private Softmax() {}

    static Sym at(String name, Expr... indices) {
        return new Sym(Name.of(name), List.of(indices));
    }

    static Sym bound(String letter) {
        return new Sym(new Name(letter, ids++));
    }

    static Expr sum(Sym index, Expr body) {
        return new Binder(Kind.SUM, index, Exprs.ONE, N, new Cond.True(), body);
    }

    static Expr sumFrom(int low, Sym index, Expr body) {
        return new Binder(Kind.SUM, index, Exprs.num(low), N, new Cond.True(), body);
    }

    static Expr sumWithout(Sym index, Sym left, Expr body) {
        return new Binder(Kind.SUM, index, Exprs.ONE, N, new Cond.Rel(index, Relation.NE, left), body);
    }

    static Expr d(Expr body, Sym variable) {
        return new Deriv(body, variable);
    }

    static Expr delta(Expr a, Expr b) {
        return new Indicator(new Cond.Rel(a, Relation.EQ, b));
    }

    static Givens givens(Given... more) {
        Sym own = bound("i");
        Sym j = bound("j");
        Expr total = sum(j, Exprs.exp(at("z", j)));
        Sym i = bound("i");
        Domain labels = new Domain.Finite(List.of(Rational.ZERO, Rational.ONE));
        List<Given> all = new ArrayList<>(List.of(
                new Given.Size(N.name(), "n \\in \\mathbb{N}"),
                new Given.Family(Name.of("z"), List.of(N), Domain.REALS, false, "z"),
                new Given.Family(Name.of("y"), List.of(N), labels, false, "y"),
                new Given.Definition(
                        Name.of("q"),
                        List.of(own),
                        List.of(N),
                        List.of(),
                        Exprs.div(Exprs.exp(at("z", own)), total),
                        "q_i := \\frac{e^{z_i}}{\\sum_j e^{z_j}}"),
                new Given.Definition(
                        Name.of("L"),
                        List.of(),
                        List.of(),
                        List.of(),
                        sum(i, Exprs.neg(Exprs.mul(at("y", i), Exprs.log(at("q", i))))),
                        "L := -\\sum_i y_i \\log q_i"),
                new Given.Index(I.name(), Exprs.ONE, N, "i"),
                new Given.Index(K.name(), Exprs.ONE, N, "k")));
        all.addAll(List.of(more));
        return new Givens(all);
    }

    static Given oneLabel() {
        Sym i = bound("i");
        return new Given.Assumption(
                new Cond.Rel(sum(i, at("y", i)), Relation.EQ, Exprs.ONE), List.of(), List.of(), "\\sum_i y_i = 1");
    }

    static Given different() {
        return new Given.Assumption(new Cond.Rel(I, Relation.NE, K), List.of(), List.of(), "i \\neq k");
    }
}
