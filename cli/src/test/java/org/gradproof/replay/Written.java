package org.gradproof.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;

/** Polynomials of the checker as expressions, each atom as what it stands for. */
final class Written {
    private Written() {}

    static Expr of(Poly poly) {
        List<Expr> terms = new ArrayList<>();
        poly.terms().forEach((mono, coefficient) -> terms.add(Exprs.mul(new Expr.Num(coefficient), of(mono))));
        return Exprs.add(terms);
    }

    private static Expr of(Mono mono) {
        List<Expr> factors = new ArrayList<>();
        for (Map.Entry<Atom, Rational> power : mono.powers().entrySet()) {
            Expr base = of(power.getKey());
            factors.add(power.getValue().isOne() ? base : new Expr.Pow(base, new Expr.Num(power.getValue())));
        }
        return Exprs.mul(factors);
    }

    private static Expr of(Ix index) {
        return index.base() == null ? Exprs.num(index.offset()) : Exprs.shifted(new Sym(index.base()), index.offset());
    }

    private static Expr of(Atom atom) {
        List<Expr> indices = atom.indices.stream().map(Written::of).toList();
        List<Expr> parts = atom.parts.stream().map(Written::of).toList();
        return switch (atom.kind) {
            case LETTER ->
                Reading.PI.equals(atom.name) ? new Expr.Pi() : new Sym(Objects.requireNonNull(atom.name), indices);
            case EXP -> Exprs.exp(parts.get(0));
            case LOG -> Exprs.log(parts.get(0));
            case BASE, PRIME -> parts.get(0);
            case EQUAL -> new Expr.Indicator(new Cond.Rel(indices.get(0), Relation.EQ, indices.get(1)));
            case LESS -> new Expr.Indicator(new Cond.Rel(indices.get(0), Relation.LT, indices.get(1)));
            case MEMBER -> new Expr.Indicator(new Cond.Member(indices.get(0), Objects.requireNonNull(atom.name)));
            case ZERO -> new Expr.Indicator(new Cond.Rel(parts.get(0), Relation.EQ, Exprs.ZERO));
            case POSITIVE -> new Expr.Indicator(new Cond.Rel(parts.get(0), Relation.GT, Exprs.ZERO));
            case SUM -> binder(Expr.Kind.SUM, atom, indices, parts.get(0));
            case PRODUCT -> binder(Expr.Kind.PRODUCT, atom, indices, parts.get(0));
            case MAX -> binder(Expr.Kind.MAX, atom, indices, parts.get(0));
            case MIN -> binder(Expr.Kind.MIN, atom, indices, parts.get(0));
            case INTEGRAL -> throw new IllegalArgumentException("integrals are not tried");
            case INVERSE -> matrix(Expr.MatrixFunction.INVERSE, atom, indices, parts.get(0));
            case DETERMINANT -> matrix(Expr.MatrixFunction.DETERMINANT, atom, indices, parts.get(0));
            case APPLY -> applied(atom, indices, parts);
        };
    }

    private static Expr binder(Expr.Kind kind, Atom atom, List<Expr> ranges, Expr body) {
        Expr all = body;
        for (int i = atom.bound.size() - 1; i >= 0; i--) {
            all = new Expr.Binder(kind, new Sym(atom.bound.get(i)), Exprs.ONE, ranges.get(i), new Cond.True(), all);
        }
        return all;
    }

    private static Expr matrix(Expr.MatrixFunction function, Atom atom, List<Expr> indices, Expr entry) {
        Sym row = new Sym(atom.bound.get(0));
        Sym col = new Sym(atom.bound.get(1));
        return new Expr.OfMatrix(function, row, col, indices.get(0), entry, indices.get(2), indices.get(3));
    }

    private static Expr applied(Atom atom, List<Expr> indices, List<Expr> parts) {
        return switch (atom.tag) {
            case "abs" -> new Expr.Fn(Function.ABS, parts);
            case "sin" -> new Expr.Fn(Function.SIN, parts);
            case "cos" -> new Expr.Fn(Function.COS, parts);
            case "max" -> new Expr.Fn(Function.MAX, parts);
            case "power" -> new Expr.Pow(parts.get(0), parts.get(1));
            case "FACTORIAL", "BINOMIAL" -> new Expr.Fn(Function.valueOf(atom.tag), parts);
            default -> new Expr.Call(name(atom), indices, parts, orders(atom.tag, parts.size()));
        };
    }

    private static Name name(Atom atom) {
        return Objects.requireNonNull(atom.name);
    }

    private static List<Integer> orders(String tag, int arguments) {
        return tag.isEmpty()
                ? Collections.nCopies(arguments, 0)
                : Arrays.stream(tag.substring(1, tag.length() - 1).split(", "))
                        .map(Integer::valueOf)
                        .toList();
    }
}
