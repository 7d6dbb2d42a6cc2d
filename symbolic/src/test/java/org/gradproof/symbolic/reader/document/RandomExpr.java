package org.gradproof.symbolic.reader.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;

/** Random expressions of every kind over the names of {@link #GIVENS}. */
final class RandomExpr {
    static final String GIVENS = """
            x, y, z, \\tilde{y}, x' \\in \\mathbb{R}
            \\mathbf{a}, \\mathbf{b} \\in \\mathbb{R}^n
            W \\in \\mathbb{R}^{n \\times n}
            f : \\mathbb{R} \\to \\mathbb{R}
            g : \\mathbb{R}^2 \\to \\mathbb{R}
            h : \\mathbb{R} \\to \\mathbb{R}^n
            u : \\mathbb{R} \\to \\mathbb{R}_{\\ge 0}
            i, k \\in \\{1, \\ldots, n\\}
            C \\subseteq \\{1, \\ldots, n\\}""";

    private static final Sym SIZE = new Sym(Name.of("n"));
    private static final List<Function> SCALAR = List.of(
            Function.EXP,
            Function.LOG,
            Function.SQRT,
            Function.TANH,
            Function.SINH,
            Function.COSH,
            Function.SIN,
            Function.COS,
            Function.TAN,
            Function.ABS,
            Function.FACTORIAL);

    private final Random random;
    private final List<Sym> indices = new ArrayList<>(List.of(new Sym(Name.of("i")), new Sym(Name.of("k"))));
    private final List<Sym> reals = new ArrayList<>(List.of(
            new Sym(Name.of("x")), new Sym(Name.of("y")), new Sym(Name.of("\\tilde{y}")), new Sym(Name.of("x'"))));
    private int bound;

    RandomExpr(Random random) {
        this.random = random;
    }

    Expr expr(int depth) {
        if (depth <= 0) {
            return leaf();
        }
        return switch (random.nextInt(14)) {
            case 0 -> Exprs.add(some(depth));
            case 1, 2 -> Exprs.mul(some(depth));
            case 3 -> power(depth);
            case 4, 5 -> new Expr.Fn(SCALAR.get(random.nextInt(SCALAR.size())), expr(depth - 1));
            case 6 -> several(depth);
            case 7 -> call(depth);
            case 8 -> new Expr.Indicator(condition(depth - 1));
            case 9 ->
                new Expr.Cases(List.of(
                        new Expr.Branch(expr(depth - 1), condition(0)),
                        new Expr.Branch(expr(depth - 1), new Cond.True())));
            case 10, 11 -> binder(depth);
            case 12 -> integral(depth);
            default -> new Expr.Deriv(expr(depth - 1), variable());
        };
    }

    private List<Expr> some(int depth) {
        List<Expr> all = new ArrayList<>();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            all.add(expr(depth - 1));
        }
        return all;
    }

    private Expr leaf() {
        return switch (random.nextInt(6)) {
            case 0 -> Exprs.num(1 + random.nextInt(4));
            case 1 ->
                new Expr.Num(Rational.of(random.nextBoolean() ? -1 - random.nextInt(3) : 1 + random.nextInt(3))
                        .dividedBy(Rational.of(1 + random.nextInt(3))));
            case 2 -> random.nextBoolean() ? new Expr.Pi() : SIZE;
            case 3 -> reals.get(random.nextInt(reals.size()));
            default -> component();
        };
    }

    private Sym component() {
        if (random.nextInt(4) == 0) {
            return new Sym(Name.of("W_{#1#2}"), List.of(index(), index()));
        }
        return new Sym(Name.of(random.nextBoolean() ? "\\mathbf{a}_{#1}" : "\\mathbf{b}_{#1}"), List.of(index()));
    }

    private Expr index() {
        return indices.get(random.nextInt(indices.size()));
    }

    private Sym variable() {
        return random.nextBoolean() ? reals.get(random.nextInt(reals.size())) : component();
    }

    private Expr power(int depth) {
        Expr exponent = switch (random.nextInt(4)) {
            case 0 -> Exprs.num(2 + random.nextInt(2));
            case 1 -> Exprs.num(-1 - random.nextInt(2));
            case 2 -> new Expr.Num(Rational.of(1 + random.nextInt(2)).dividedBy(Rational.of(3)));
            default -> expr(depth - 1);
        };
        Expr base = expr(depth - 1);
        return new Expr.Pow(base instanceof Expr.Num ? component() : base, exponent);
    }

    private Expr several(int depth) {
        Function function =
                List.of(Function.MAX, Function.MIN, Function.BINOMIAL).get(random.nextInt(3));
        return new Expr.Fn(function, List.of(expr(depth - 1), expr(depth - 1)));
    }

    private Expr call(int depth) {
        return switch (random.nextInt(3)) {
            case 0 -> new Expr.Call(Name.of("f"), List.of(), List.of(expr(depth - 1)), List.of(random.nextInt(3)));
            case 1 ->
                new Expr.Call(
                        Name.of("g"),
                        List.of(),
                        List.of(expr(depth - 1), expr(depth - 1)),
                        List.of(random.nextInt(2), random.nextInt(3)));
            default ->
                new Expr.Call(
                        Name.of("h_{#1}"), List.of(index()), List.of(expr(depth - 1)), List.of(random.nextInt(2)));
        };
    }

    private Cond condition(int depth) {
        Relation relation = List.of(Relation.values()).get(random.nextInt(Relation.values().length));
        return switch (random.nextInt(depth > 0 ? 6 : 3)) {
            case 0 -> new Cond.Rel(index(), random.nextBoolean() ? Relation.EQ : Relation.NE, index());
            case 1 -> new Cond.Member(index(), Name.of("C"));
            case 2 -> new Cond.Rel(expr(depth - 1), relation, expr(depth - 1));
            case 3 -> new Cond.And(List.of(condition(0), condition(0)));
            case 4 -> new Cond.Or(List.of(condition(0), condition(0)));
            default -> new Cond.Not(condition(0));
        };
    }

    private Expr binder(int depth) {
        Expr.Kind kind = List.of(Expr.Kind.values()).get(random.nextInt(4));
        Sym variable = fresh(List.of("i", "j", "k"));
        Expr high = random.nextInt(4) == 0 ? index() : SIZE;
        Cond filter = new Cond.True();
        if (random.nextInt(3) == 0) {
            filter = random.nextBoolean()
                    ? new Cond.Rel(variable, Relation.NE, index())
                    : new Cond.Member(variable, Name.of("C"));
        }
        indices.add(variable);
        Expr body = expr(depth - 1);
        indices.remove(variable);
        return new Expr.Binder(kind, variable, Exprs.ONE, high, filter, body);
    }

    private Expr integral(int depth) {
        Expr low = random.nextBoolean() ? new Expr.Infinity(false) : expr(depth - 2);
        Expr high = random.nextBoolean() ? new Expr.Infinity(true) : expr(depth - 2);
        Sym variable = fresh(List.of("t", "x", "s"));
        reals.add(variable);
        Expr body = expr(depth - 1);
        reals.remove(variable);
        if (random.nextInt(3) == 0) {
            Expr density = new Expr.Call(Name.of("u"), List.of(), List.of(variable), Collections.nCopies(1, 0));
            String law = variable.name().spelling() + "\\sim u";
            return new Expr.Expectation(
                    law,
                    new Expr.Integral(
                            variable, new Expr.Infinity(false), new Expr.Infinity(true), Exprs.mul(density, body)));
        }
        return new Expr.Integral(variable, low, high, body);
    }

    private Sym fresh(List<String> spellings) {
        return new Sym(new Name(spellings.get(random.nextInt(spellings.size())), ++bound));
    }
}
