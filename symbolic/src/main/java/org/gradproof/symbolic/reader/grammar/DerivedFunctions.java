package org.gradproof.symbolic.reader.grammar;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Integral;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Reading;
import org.jspecify.annotations.Nullable;

/** Functions that are read as what they stand for, where no given declares them. */
final class DerivedFunctions {
    private static final Map<String, BiFunction<Expr, Reading, Expr>> MEANINGS = Map.ofEntries(
            Map.entry("sigmoid", (x, reading) -> sigmoid(x)),
            Map.entry("softplus", (x, reading) -> new Fn(Function.LOG, Exprs.add(Exprs.ONE, Exprs.exp(x)))),
            Map.entry("logit", (x, reading) -> new Fn(Function.LOG, over(x, Exprs.sub(Exprs.ONE, x)))),
            Map.entry("relu", (x, reading) -> relu(x)),
            Map.entry("ReLU", (x, reading) -> relu(x)),
            Map.entry("sqrt", (x, reading) -> new Fn(Function.SQRT, x)),
            Map.entry("abs", (x, reading) -> new Fn(Function.ABS, x)),
            Map.entry("sign", (x, reading) -> sign(x)),
            Map.entry("sgn", (x, reading) -> sign(x)),
            Map.entry("arctan", DerivedFunctions::arctan),
            Map.entry("erf", DerivedFunctions::erf),
            Map.entry("\\Phi", DerivedFunctions::normal));

    private DerivedFunctions() {}

    /** What the function that the node is makes of its argument; null if it is none of these. */
    static @Nullable BiFunction<Expr, Reading, Expr> meaning(@Nullable Node node) {
        Node base = node instanceof Scripted scripted ? scripted.base() : node;
        if (base instanceof Styled styled && styled.style().equals("\\mathrm")) {
            return MEANINGS.get(Spelling.of(styled.body()));
        }
        String text = base instanceof Symbol symbol ? symbol.text() : "";
        return switch (text) {
            case "\\arctan" -> MEANINGS.get("arctan");
            case "\\Phi" -> MEANINGS.get(text);
            default -> null;
        };
    }

    private static Expr over(Expr top, Expr bottom) {
        return WrittenArithmetic.quotient(top, bottom);
    }

    private static Expr half() {
        return new Expr.Num(Rational.ONE.dividedBy(Rational.of(2)));
    }

    private static Expr sigmoid(Expr x) {
        return over(Exprs.ONE, Exprs.add(Exprs.ONE, Exprs.exp(Exprs.neg(x))));
    }

    private static Expr relu(Expr x) {
        return new Fn(Function.MAX, List.of(Exprs.ZERO, x));
    }

    private static Expr sign(Expr x) {
        return new Expr.Cases(List.of(
                new Expr.Branch(Exprs.ONE, new Cond.Rel(x, Relation.GT, Exprs.ZERO)),
                new Expr.Branch(Exprs.MINUS_ONE, new Cond.Rel(x, Relation.LT, Exprs.ZERO)),
                new Expr.Branch(Exprs.ZERO, new Cond.Rel(x, Relation.EQ, Exprs.ZERO))));
    }

    /** The angle in twelfths of π of a number that is the tangent of one; null for any other. */
    private static @Nullable Integer angle(Expr x) {
        if (x instanceof Expr.Num num) {
            return num.value().isZero() ? (Integer) 0 : num.value().isOne() ? (Integer) 3 : null;
        }
        Expr root = new Fn(Function.SQRT, Exprs.num(3));
        Expr inverse = over(Exprs.ONE, root);
        return x.equals(root)
                ? (Integer) 4
                : x.equals(inverse) || x.equals(over(root, Exprs.num(3))) ? (Integer) 2 : null;
    }

    private static Expr arctan(Expr x, Reading reading) {
        Integer positive = angle(x);
        Integer negative = positive == null ? angle(opposite(x)) : null;
        if (positive != null || negative != null) {
            int twelfths = positive != null ? positive : negative != null ? -negative : 0;
            return Exprs.mul(new Expr.Num(Rational.of(twelfths).dividedBy(Rational.of(12))), new Expr.Pi());
        }
        Sym t = reading.fresh("t");
        return new Integral(t, Exprs.ZERO, x, over(Exprs.ONE, Exprs.add(Exprs.ONE, square(t))));
    }

    private static Expr opposite(Expr x) {
        if (x instanceof Expr.Num num) {
            return new Expr.Num(num.value().negate());
        }
        boolean minus = x instanceof Expr.Mul product
                && product.factors().size() > 1
                && product.factors().get(0).equals(Exprs.MINUS_ONE);
        return minus && x instanceof Expr.Mul product
                ? Exprs.mul(product.factors().subList(1, product.factors().size()))
                : Exprs.neg(x);
    }

    private static Expr erf(Expr x, Reading reading) {
        Sym t = reading.fresh("t");
        Expr integral = new Integral(t, Exprs.ZERO, x, Exprs.exp(Exprs.neg(square(t))));
        return Exprs.mul(over(Exprs.num(2), new Fn(Function.SQRT, new Expr.Pi())), integral);
    }

    /** {@code \\Phi(x) = \\frac12 + \\frac12 \\operatorname{erf}(x / \\sqrt2)}, in one integral with erf. */
    private static Expr normal(Expr x, Reading reading) {
        Expr error = erf(over(x, new Fn(Function.SQRT, Exprs.num(2))), reading);
        return Exprs.add(half(), Exprs.mul(half(), error));
    }

    private static Expr square(Expr x) {
        return new Pow(x, Exprs.num(2));
    }
}
