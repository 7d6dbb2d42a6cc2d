package org.gradproof.symbolic.reader.grammar;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Deriv;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cures;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Dependence;
import org.gradproof.symbolic.reader.scope.Local;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Scope;
import org.jspecify.annotations.Nullable;

/** Differential operators and derivatives written as fractions. */
public final class DerivativeReader {
    private final Expressions in;

    DerivativeReader(Expressions in) {
        this.in = in;
    }

    /** A variable with how often it is differentiated by. */
    private record Variable(Sym symbol, int order, Span place) {}

    /** Whether the fraction looks like a derivative, with or without its operand above. */
    public static boolean looksLikeDerivative(Fraction fraction) {
        return !fraction.top().isEmpty()
                && isD(fraction.top().get(0))
                && !fraction.bottom().isEmpty()
                && isD(fraction.bottom().get(0));
    }

    /** Whether the fraction looks like an operator that awaits an operand, whatever is declared. */
    static boolean looksLikeOperator(Fraction fraction) {
        return fraction.top().size() == 1 && looksLikeDerivative(fraction);
    }

    private static boolean isD(Node node) {
        Node base = node instanceof Scripted scripted && scripted.sub().isEmpty() ? scripted.base() : node;
        return !sign(base).isEmpty();
    }

    /** Which differential sign it is: {@code \partial} or {@code d}; else empty. */
    private static String sign(Node base) {
        if (base instanceof Symbol symbol
                && (symbol.text().equals("\\partial") || symbol.text().equals("d"))) {
            return symbol.text();
        }
        boolean upright = base instanceof Styled styled && Spelling.of(styled).equals("\\mathrm{d}");
        return upright ? "d" : "";
    }

    /** Whether this is the {@code d} of a differential, and not a name. */
    boolean isDifferential(Node node) {
        Node base = node instanceof Scripted scripted ? scripted.base() : node;
        boolean taken = in.reading.bound(base) != null || in.reading.scope().declares(base);
        return isD(node) && !taken;
    }

    boolean standsAt(Cursor cursor) {
        Node node = cursor.peek();
        if (node instanceof Fraction fraction && fraction.kind().equals("\\frac")) {
            boolean looks = !fraction.top().isEmpty()
                    && !fraction.bottom().isEmpty()
                    && isD(fraction.top().get(0))
                    && isD(fraction.bottom().get(0));
            if (looks && !isDifferential(fraction.top().get(0))) {
                in.reading.warn(
                        node.span(),
                        Cursor.quote(node) + " is read as a quotient, since "
                                + Cursor.quote(fraction.top().get(0)) + " is a declared name");
                return false;
            }
            return looks;
        }
        return Cursor.baseText(node).equals("\\partial");
    }

    Expr read(Cursor cursor) {
        Node node = cursor.next();
        StrayScripts.refusePrimes(node);
        if (node instanceof Fraction fraction) {
            return fraction(fraction, cursor);
        }
        if (!(node instanceof Scripted scripts) || scripts.sub().isEmpty()) {
            throw new LatexException(
                    node.span(),
                    "missing-variable",
                    "\"\\partial\" has no variable; expected \\partial_v or \\frac{\\partial}{\\partial v}");
        }
        List<Variable> variables = new ArrayList<>();
        Cursor names = new Cursor(scripts.sub(), node.span());
        while (!names.atEnd()) {
            names.take(",");
            variables.add(variable(names));
        }
        if (!scripts.sup().isEmpty()) {
            if (variables.size() != 1) {
                throw orders(node.span());
            }
            Variable only = variables.get(0);
            variables.set(0, new Variable(only.symbol(), order(scripts), only.place()));
        }
        return differentiate(operand(cursor, node, variables), variables, node.span());
    }

    private Expr fraction(Fraction fraction, Cursor cursor) {
        Node d = fraction.top().get(0);
        StrayScripts.refusePrimes(d);
        int order = d instanceof Scripted scripts ? order(scripts) : 1;
        List<Variable> variables = variables(fraction, sign(base(d)));
        int total = variables.stream().mapToInt(Variable::order).sum();
        if (total != order) {
            throw orders(fraction.span());
        }
        List<Node> body = fraction.top().subList(1, fraction.top().size());
        Expr value = body.isEmpty() ? operand(cursor, fraction, variables) : numerator(body, fraction, variables);
        boolean shortened = !body.isEmpty() && !(body.get(body.size() - 1) instanceof Bracket);
        if (shortened) {
            variables.forEach(
                    variable -> Dependence.refuseOther(value, variable.symbol(), in.reading.scope(), fraction.span()));
        }
        return differentiate(value, variables, fraction.span());
    }

    private static Node base(Node node) {
        return node instanceof Scripted scripted ? scripted.base() : node;
    }

    private static LatexException orders(Span at) {
        return new LatexException(
                at,
                "derivative-order",
                "the orders above and below do not agree; expected \\frac{\\partial^2}{\\partial u \\, \\partial v}");
    }

    private static int order(Scripted d) {
        if (d.sup().isEmpty()) {
            return 1;
        }
        if (d.sup().size() == 1
                && d.sup().get(0) instanceof Numeral number
                && number.digits().matches("[1-9]")) {
            return Integer.parseInt(number.digits());
        }
        throw new LatexException(
                d.span(),
                "derivative-order",
                Cursor.quote(d.sup()) + " is no order; expected a whole number from 1 to 9");
    }

    private List<Variable> variables(Fraction fraction, String sign) {
        List<Variable> variables = new ArrayList<>();
        Cursor cursor = new Cursor(fraction.bottom(), fraction.span());
        while (!cursor.atEnd()) {
            Node d = cursor.next();
            if (!sign(d).equals(sign)) {
                throw new LatexException(
                        d.span(),
                        "missing-variable",
                        Cursor.quote(d) + " cannot stand here; expected \"" + sign + "\" and a variable");
            }
            variables.add(variable(cursor));
        }
        return variables;
    }

    private Variable variable(Cursor cursor) {
        Node node = cursor.peek();
        if (node == null) {
            throw cursor.error("missing-variable", "the operator has no variable; expected a name");
        }
        Node base = base(node);
        if (base instanceof Bracket bracket) {
            cursor.next();
            Cursor inner = new Cursor(bracket.body(), bracket.span());
            Variable variable = variable(inner);
            inner.expectEnd();
            StrayScripts.power(node);
            int outer = node instanceof Scripted scripts ? order(scripts) : 1;
            return new Variable(variable.symbol(), variable.order() * outer, node.span());
        }
        Reading.Bound bound = in.names.bound(cursor, node);
        if (bound != null) {
            cursor.next();
            if (!(bound.local() instanceof Local.Real real) || bound.primes() > 0) {
                throw notAVariable(node);
            }
            return new Variable(real.symbol(), order(bound.power(), node), node.span());
        }
        Scope.Hit hit = in.reading.scope().find(cursor.nodes(), cursor.position());
        if (hit == null) {
            boolean power = node instanceof Scripted scripts && scripts.sub().isEmpty() && scripts.primes() == 0;
            throw Reading.undeclared(power ? base : node);
        }
        boolean real = switch (hit.declaration().kind()) {
            case SCALAR, FAMILY, DEFINITION -> true;
            default -> false;
        };
        if (!real || hit.bare() || hit.declaration().isFunction() || hit.match().primes() > 0) {
            throw notAVariable(node);
        }
        cursor.skip(hit.match().consumed());
        Sym symbol = in.reading.at(new Sym(hit.declaration().name(), in.names.slots(hit, node)), node.span());
        return new Variable(symbol, order(hit.match().power(), node), node.span());
    }

    private static int order(List<Node> power, Node node) {
        return power.isEmpty() ? 1 : order(new Scripted(node, List.of(), power, 0, node.span()));
    }

    private static LatexException notAVariable(Node node) {
        return new LatexException(
                node.span(),
                "not-a-variable",
                Cursor.quote(node)
                        + " is nothing to differentiate by; expected a real variable, a component or a defined name");
    }

    /** What stands behind d in the numerator: one product. */
    private Expr numerator(List<Node> body, Fraction fraction, List<Variable> variables) {
        Cursor cursor = new Cursor(body, fraction.span());
        boolean negative = cursor.take("-");
        Sym by = variables.get(0).symbol();
        Expr value = in.reading.withPoint(by.indices().size() == 1 ? by.name() : null, () -> in.terms.product(cursor));
        if (cursor.at("+") || cursor.at("-")) {
            throw cursor.error(
                            "ambiguous-derivative",
                            "a sum stands behind the differential sign; expected a bracket around it")
                    .with(Cures.enclose(List.of(body)));
        }
        cursor.expectEnd();
        return negative ? WrittenArithmetic.negate(value) : value;
    }

    private Expr operand(Cursor cursor, Node operator, List<Variable> variables) {
        return new Operand(
                        in, operator, variables.stream().map(Variable::symbol).toList())
                .read(cursor);
    }

    /** Whether the node is a derivative or a differential operator, by its looks and unless its d is declared. */
    boolean isDerivative(@Nullable Node node) {
        if (node instanceof Fraction fraction && fraction.kind().equals("\\frac")) {
            return !fraction.top().isEmpty()
                    && !fraction.bottom().isEmpty()
                    && isDifferential(fraction.top().get(0))
                    && isD(fraction.bottom().get(0));
        }
        return Cursor.baseText(node).equals("\\partial");
    }

    /** Whether the node is an operator that takes what stands behind it. */
    boolean isOperator(@Nullable Node node) {
        return isDerivative(node) && !(node instanceof Fraction fraction && !looksLikeOperator(fraction));
    }

    private Expr differentiate(Expr body, List<Variable> variables, Span at) {
        Expr value = body;
        for (int i = variables.size() - 1; i >= 0; i--) {
            Variable variable = variables.get(i);
            for (int k = 0; k < variable.order(); k++) {
                Dependence.refuseHidden(value, variable.symbol(), in.reading.scope(), at);
                Fields.refuseSecond(value, in.reading.scope(), at);
                value = in.reading.at(new Deriv(value, variable.symbol()), at);
            }
        }
        return value;
    }
}
