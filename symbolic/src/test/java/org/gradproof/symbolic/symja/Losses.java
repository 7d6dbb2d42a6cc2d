package org.gradproof.symbolic.symja;

import static org.gradproof.symbolic.expr.Exprs.MINUS_ONE;
import static org.gradproof.symbolic.expr.Exprs.ONE;
import static org.gradproof.symbolic.expr.Exprs.add;
import static org.gradproof.symbolic.expr.Exprs.div;
import static org.gradproof.symbolic.expr.Exprs.exp;
import static org.gradproof.symbolic.expr.Exprs.log;
import static org.gradproof.symbolic.expr.Exprs.mul;
import static org.gradproof.symbolic.expr.Exprs.neg;
import static org.gradproof.symbolic.expr.Exprs.num;
import static org.gradproof.symbolic.expr.Exprs.sub;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Deriv;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Given.Definition;
import org.gradproof.symbolic.given.Givens;

/** The losses of the blog post, as expressions and givens. */
final class Losses {
    static final Domain BIT = new Domain.Finite(List.of(Rational.ZERO, Rational.ONE));

    // Log loss: z, y, \tilde{y} := \sigma(z), L.
    static final Sym T = bound("t", 1);
    static final Sym Z = scalar("z");
    static final Sym Y = scalar("y");
    static final Sym THETA = scalar("\\theta");
    static final Sym TILDE = scalar("\\tilde{y}");
    static final Sym LOSS = scalar("L");
    static final Name SIGMA = Name.of("\\sigma");
    static final Name G = Name.of("g");

    // Cross entropy: n, \mathbf{z}, \mathbf{y}, \tilde{\mathbf{y}}.
    static final Sym N = scalar("n");
    static final Sym I = scalar("i");
    static final Sym K = scalar("k");
    static final Sym J = bound("j", 2);
    static final Sym M = bound("m", 3);
    static final Sym P = bound("p", 4);

    private Losses() {}

    static Givens logLoss() {
        Expr value = sub(neg(mul(Y, log(TILDE))), mul(sub(ONE, Y), log(sub(ONE, TILDE))));
        return new Givens(List.of(
                new Given.Scalar(Z.name(), Domain.REALS, ""),
                new Given.Scalar(Y.name(), new Domain.Interval(Rational.ZERO, false, Rational.ONE, false), ""),
                new Definition(SIGMA, List.of(), List.of(), List.of(T), div(ONE, add(ONE, exp(neg(T)))), ""),
                define(TILDE, sigma(Z)),
                define(LOSS, value)));
    }

    /** The same with z := g(theta). */
    static Givens logLossOfModel() {
        List<Given> all = new ArrayList<>(logLoss().all());
        all.set(0, define(Z, new Call(G, List.of(), List.of(THETA), List.of(0))));
        all.add(new Given.Scalar(THETA.name(), Domain.REALS, ""));
        all.add(new Given.SmoothFunction(G, 1, List.of(), Domain.REALS, false, ""));
        return new Givens(all);
    }

    static Givens crossEntropy() {
        Expr value = sum(J, neg(mul(y(J), log(tilde(J)))));
        return new Givens(List.of(
                new Given.Size(N.name(), ""),
                new Given.Family(z(J).name(), List.of(N), Domain.REALS, false, ""),
                new Given.Family(y(J).name(), List.of(N), BIT, false, ""),
                new Assumption(new Cond.Rel(sum(J, y(J)), Relation.EQ, ONE), List.of(), List.of(), ""),
                new Given.Index(I.name(), ONE, N, ""),
                new Given.Index(K.name(), ONE, N, ""),
                new Definition(tilde(J).name(), List.of(P), List.of(N), List.of(), div(exp(z(P)), total()), ""),
                define(LOSS, value)));
    }

    static Given distinct() {
        return new Assumption(new Cond.Rel(I, Relation.NE, K), List.of(), List.of(), "i \\neq k");
    }

    static Expr total() {
        return sum(M, exp(z(M)));
    }

    static Expr sigma(Expr x) {
        return new Call(SIGMA, List.of(), List.of(x), List.of(0));
    }

    static Expr d(Expr body, Sym variable) {
        return new Deriv(body, variable);
    }

    static Expr pow(Expr base, long exponent) {
        return new Pow(base, exponent == -1 ? MINUS_ONE : num(exponent));
    }

    static Expr sum(Sym variable, Expr body) {
        return new Binder(Kind.SUM, variable, ONE, N, new Cond.True(), body);
    }

    static Expr sumExcept(Sym variable, Expr except, Expr body) {
        return new Binder(Kind.SUM, variable, ONE, N, new Cond.Rel(variable, Relation.NE, except), body);
    }

    static Sym z(Expr index) {
        return new Sym(Name.of("\\mathbf{z}_{#1}"), List.of(index));
    }

    static Sym y(Expr index) {
        return new Sym(Name.of("\\mathbf{y}_{#1}"), List.of(index));
    }

    static Sym tilde(Expr index) {
        return new Sym(Name.of("\\tilde{\\mathbf{y}}_{#1}"), List.of(index));
    }

    static Sym scalar(String spelling) {
        return new Sym(Name.of(spelling));
    }

    static Sym bound(String spelling, int id) {
        return new Sym(new Name(spelling, id));
    }

    static Definition define(Sym sym, Expr body) {
        return new Definition(sym.name(), List.of(), List.of(), List.of(), body, "");
    }
}
