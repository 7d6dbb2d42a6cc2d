package org.gradproof.verify;

import java.util.List;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;

/** Short spellings for givens and expressions in tests. */
public final class Givings {
    public static final Domain BIT = new Domain.Finite(List.of(Rational.ZERO, Rational.ONE));
    public static final Domain UNIT = new Domain.Interval(Rational.ZERO, false, Rational.ONE, false);
    public static final Domain OPEN_UNIT = new Domain.Interval(Rational.ZERO, true, Rational.ONE, true);
    public static final Sym N = sym("n");
    public static final Sym I = sym("i");
    public static final Sym K = sym("k");
    public static final Sym J = new Sym(new Name("j", 1));

    private Givings() {}

    public static Sym sym(String spelling) {
        return new Sym(Name.of(spelling));
    }

    /** The component of the vector at the index. */
    public static Sym at(String vector, Expr index) {
        return new Sym(Name.of(vector + "_{#1}"), List.of(index));
    }

    public static Given real(String name) {
        return scalar(name, Domain.REALS);
    }

    public static Given scalar(String name, Domain domain) {
        return new Given.Scalar(Name.of(name), domain, name + " \\in …");
    }

    public static Given size() {
        return new Given.Size(Name.of("n"), "n \\in \\mathbb{N}");
    }

    public static Given index(String name) {
        return new Given.Index(Name.of(name), Exprs.ONE, N, name + " \\in \\{1, \\ldots, n\\}");
    }

    public static Given vector(String name, Domain domain) {
        return new Given.Family(Name.of(name + "_{#1}"), List.of(N), domain, false, name + " \\in …^n");
    }

    public static Given simplex(String name) {
        return new Given.Family(
                Name.of(name + "_{#1}"), List.of(N), Domain.NONNEGATIVE, true, name + " \\in \\Delta^{n-1}");
    }

    public static Given.Assumption assume(Expr left, Relation relation, Expr right) {
        return new Given.Assumption(
                new Cond.Rel(left, relation, right), List.of(), List.of(), left + relation.latex() + right);
    }

    /** For all j from 1 to n. */
    public static Given.Assumption assumeForAll(Expr left, Relation relation, Expr right) {
        return new Given.Assumption(
                new Cond.Rel(left, relation, right), List.of(J), List.of(N), left + relation.latex() + right);
    }

    public static Given define(String name, Expr body) {
        return new Given.Definition(Name.of(name), List.of(), List.of(), List.of(), body, name + " := …");
    }

    public static Given function(String name, int arity, Domain codomain) {
        return new Given.SmoothFunction(Name.of(name), arity, List.of(), codomain, false, name + " : …");
    }

    /** The sum over j from 1 to n. */
    public static Expr sum(Expr body) {
        return new Expr.Binder(Expr.Kind.SUM, J, Exprs.ONE, N, new Cond.True(), body);
    }

    public static Givens givens(Given... all) {
        return new Givens(List.of(all));
    }
}
