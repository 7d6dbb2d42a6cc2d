package org.gradproof.verify.numeric.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.numeric.value.Point;

/** Givens and points for the tests, written short. */
final class Points {
    static final Name Z = Name.of("z");
    static final Name Y = Name.of("y");
    static final Name N = Name.of("n");
    static final Name VZ = Name.of("\\mathbf{z}_{#1}");
    static final Name VY = Name.of("\\mathbf{y}_{#1}");
    static final Name VP = Name.of("\\tilde{\\mathbf{y}}_{#1}");

    private final Map<Name, Point.Value> values = new LinkedHashMap<>();
    private final List<Given> givens = new ArrayList<>();

    static Sym sym(String name) {
        return new Sym(Name.of(name));
    }

    static Sym sym(Name name, Expr... indices) {
        return new Sym(name, List.of(indices));
    }

    static Sym bound(String name, int id) {
        return new Sym(new Name(name, id));
    }

    static Expr num(long value) {
        return Exprs.num(value);
    }

    static Expr num(long numerator, long denominator) {
        return new Expr.Num(Rational.of(numerator, denominator));
    }

    Points real(String name, Rational value) {
        return real(Name.of(name), value);
    }

    Points real(Name name, Rational value) {
        givens.add(new Given.Scalar(name, Domain.REALS, ""));
        values.put(name, new Point.Scalar(value));
        return this;
    }

    Points real(String name, long value) {
        return real(name, Rational.of(value));
    }

    Points size(Name name, int value) {
        givens.add(new Given.Size(name, ""));
        values.put(name, new Point.Scalar(Rational.of(value)));
        return this;
    }

    Points index(String name, int value) {
        givens.add(new Given.Index(Name.of(name), num(1), new Sym(N), ""));
        values.put(Name.of(name), new Point.Scalar(Rational.of(value)));
        return this;
    }

    Points vector(Name name, Rational... entries) {
        givens.add(new Given.Family(name, List.of(new Sym(N)), Domain.REALS, false, ""));
        values.put(name, new Point.Array(List.of(entries.length), List.of(entries)));
        return this;
    }

    Points vector(Name name, long... entries) {
        Rational[] exact = new Rational[entries.length];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = Rational.of(entries[i]);
        }
        return vector(name, exact);
    }

    Points define(String name, Expr body) {
        givens.add(new Given.Definition(Name.of(name), List.of(), List.of(), List.of(), body, ""));
        return this;
    }

    Points define(Given.Definition definition) {
        givens.add(definition);
        return this;
    }

    Points chosen(String name, List<Sym> parameters, Expr body) {
        givens.add(new Given.SmoothFunction(Name.of(name), parameters.size(), List.of(), Domain.REALS, false, ""));
        values.put(Name.of(name), new Point.Chosen(List.of(), parameters, body));
        return this;
    }

    /** Softmax: p_i = e^{z_i} / sum_j e^{z_j}. */
    Points softmax() {
        Sym i = bound("i", 901);
        return define(new Given.Definition(
                VP,
                List.of(i),
                List.of(new Sym(N)),
                List.of(),
                Exprs.div(Exprs.exp(sym(VZ, i)), sumOverN(902, j -> Exprs.exp(sym(VZ, j)))),
                ""));
    }

    static Expr sumOverN(int id, java.util.function.Function<Sym, Expr> body) {
        Sym j = bound("j", id);
        return new Expr.Binder(
                Expr.Kind.SUM, j, num(1), new Sym(N), new org.gradproof.symbolic.expr.Cond.True(), body.apply(j));
    }

    Givens givens() {
        return new Givens(givens);
    }

    Evaluator at() {
        return new Evaluator(givens(), new Point(values));
    }

    Evaluator at(Program program) {
        return new Evaluator(program, new Point(values));
    }
}
