package org.gradproof.symbolic.reader.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.grammar.Fields;
import org.gradproof.symbolic.reader.scope.Cures;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Dependence;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Scope;
import org.gradproof.symbolic.reader.scope.Statement;
import org.gradproof.symbolic.shape.Shape;
import org.gradproof.symbolic.shape.Term;
import org.jspecify.annotations.Nullable;

/** Gradients, Jacobians, Hessians: derivatives by vectors and matrices, and of them. */
final class DerivativeTerms {
    private final ShapedReader in;

    DerivativeTerms(ShapedReader in) {
        this.in = in;
    }

    /** A variable with how often it is differentiated by; {@code row} where its transpose stands below. */
    private record Variable(Term.Letter letter, int order, boolean row) {}

    private static Node base(Node node) {
        return node instanceof Scripted scripted ? scripted.base() : node;
    }

    boolean standsAt(Cursor cursor) {
        Node node = cursor.peek();
        if (node == null) {
            return false;
        } else if (Cursor.isSymbol(base(node), "\\nabla") || Cursor.isSymbol(base(node), "\\Delta")) {
            return true;
        } else if (Cursor.isSymbol(base(node), "\\partial") && node instanceof Scripted scripted) {
            return in.stands(scripted.sub()) || in.stands(rest(cursor));
        }
        return node instanceof Fraction fraction
                && in.numbers.derivativeAt(cursor)
                && (in.stands(List.of(fraction)) || (fraction.top().size() == 1 && in.stands(rest(cursor))));
    }

    private static List<Node> rest(Cursor cursor) {
        return cursor.nodes().subList(cursor.position() + 1, cursor.nodes().size());
    }

    Term read(Cursor cursor) {
        Node node = cursor.next();
        if (node instanceof Fraction fraction) {
            return fraction(fraction, cursor);
        } else if (Cursor.isSymbol(base(node), "\\partial") && node instanceof Scripted scripted) {
            return differentiate(operand(cursor, node), List.of(only(scripted.sub(), node)), node);
        }
        return nabla(node, cursor);
    }

    /** {@code d} of the one factor behind it. */
    Term differential(Cursor cursor) {
        Node sign = cursor.next();
        if (cursor.atEnd()) {
            throw cursor.error("missing-operand", "\"d\" has nothing behind it; expected what changes");
        }
        if (!in.reading().held().isEmpty()) {
            in.reading()
                    .warn(
                            sign.span(),
                            "no differential of "
                                    + in.reading().held().stream()
                                            .map(Cursor::quote)
                                            .collect(Collectors.joining(", "))
                                    + " stands here, so that it is held fixed");
        }
        Term body = in.operands.read(cursor);
        List<Term.Letter> by = new ArrayList<>();
        List<Term.Letter> changes = new ArrayList<>();
        for (Node letter : in.reading().varying()) {
            Node change = new Node.Styled("\\mathrm", List.of(new Node.Symbol("d", sign.span()), letter), sign.span());
            by.add(only(List.of(letter), sign).letter());
            changes.add(only(List.of(change), sign).letter());
        }
        return new Term.Differential(body, by, changes);
    }

    private Term nabla(Node node, Cursor cursor) {
        Scripted scripts = node instanceof Scripted scripted ? scripted : null;
        boolean laplacian = Cursor.isSymbol(base(node), "\\Delta");
        int order = laplacian ? 2 : scripts == null || scripts.sup().isEmpty() ? 1 : order(scripts.sup(), node);
        if (order > 2) {
            throw new LatexException(
                    node.span(), "derivative-order", "the order of \"\\nabla\" is not known; expected none, or 2");
        }
        boolean divergence = order == 1 && cursor.take("\\cdot");
        List<Node> sub = scripts == null ? List.of() : scripts.sub();
        int from = cursor.position();
        Term named = sub.isEmpty() ? transposedName(cursor) : null;
        Name point = sub.isEmpty() ? null : vector(only(sub, node));
        Term body = named != null ? named : in.reading().withPoint(point, () -> operand(cursor, node));
        List<Node> taken = cursor.nodes().subList(from, cursor.position());
        Variable variable = sub.isEmpty() ? variableOf(taken, node) : only(sub, node);
        if (variable.row()) {
            throw notAVariable(node);
        }
        Term.Letter by = variable.letter();
        if (divergence) {
            if (!in.sizes.isColumn(body.shape())) {
                throw shape(node, body, "a column behind \"\\nabla \\cdot\"");
            }
            return new Term.Trace(derivative(body, by, node));
        }
        if (!in.sizes.isScalar(body.shape()) && order == 1) {
            in.reading()
                    .warn(
                            node.span(),
                            Cursor.quote(node) + " of a vector is read as its Jacobian, with a row for each of its"
                                    + " entries");
        }
        Term gradient = derivative(body, by, node);
        if (order == 2) {
            if (!in.sizes.isScalar(body.shape())) {
                throw shape(node, body, "a number behind \"\\nabla^2\"");
            }
            gradient = derivative(gradient, by, node);
        }
        if (laplacian) {
            return new Term.Trace(gradient);
        }
        return named == null ? gradient : new Term.Transpose(gradient);
    }

    /** {@code \nabla f(\mathbf{x})^\top \mathbf{d}}: the transpose of the gradient of what is named; null if none stands here. */
    private @Nullable Term transposedName(Cursor cursor) {
        Scope.Hit hit = cursor.atEnd() ? null : in.reading().scope().find(cursor.nodes(), cursor.position());
        if (hit == null
                || hit.bare()
                || hit.declaration().isFunction()
                || !ScriptReader.isTranspose(hit.match().power(), in.reading().scope())) {
            return null;
        }
        return in.operands.read(cursor);
    }

    private LatexException shape(Node node, Term body, String expected) {
        return new LatexException(
                node.span(),
                "shape-mismatch",
                "what " + Cursor.quote(node) + " takes " + in.sizes.words(body.shape()) + "; expected " + expected);
    }

    /** {@code \nabla L(\mathbf{w})}: by what stands in the bracket of the name. */
    private Variable variableOf(List<Node> taken, Node node) {
        for (int i = 0; i + 1 < taken.size() + 1; i++) {
            if (i < taken.size() && base(taken.get(i)) instanceof Bracket bracket && i == 1) {
                Scope.Hit hit =
                        bracket.body().isEmpty() ? null : in.reading().scope().find(bracket.body(), 0);
                if (hit != null
                        && hit.bare()
                        && hit.match().consumed() == bracket.body().size()) {
                    return variable(new Cursor(bracket.body(), bracket.span()));
                }
            }
        }
        Scope.Hit whole = taken.isEmpty() ? null : in.reading().scope().find(taken, 0);
        if (whole != null && whole.match().consumed() == taken.size() && head(whole) instanceof Bracket bracket) {
            return variable(new Cursor(bracket.body(), bracket.span()));
        }
        throw new LatexException(
                node.span(),
                "missing-variable",
                "nothing tells what " + Cursor.quote(node) + " differentiates by; expected \\nabla_{\\mathbf{w}}");
    }

    /** The bracket of one argument with which the name was defined, as {@code f(\mathbf{x})}; null if it has none. */
    private static @Nullable Node head(Scope.Hit hit) {
        Statement home = hit.declaration().home();
        List<Node> nodes = home == null || home.kind() != Statement.Kind.DEFINITION ? List.of() : home.left();
        return nodes.size() == 2
                        && nodes.get(1) instanceof Bracket bracket
                        && Pattern.splitAtCommas(bracket.body()).size() == 1
                ? nodes.get(1)
                : null;
    }

    private Term fraction(Fraction fraction, Cursor cursor) {
        Node d = fraction.top().get(0);
        int order = d instanceof Scripted scripted ? order(scripted.sup(), d) : 1;
        List<Variable> variables = new ArrayList<>();
        Cursor below = new Cursor(fraction.bottom(), fraction.span());
        while (!below.atEnd()) {
            Node sign = below.next();
            if (!Spelling.of(sign).equals(Spelling.of(base(d)))) {
                throw new LatexException(
                        sign.span(),
                        "missing-variable",
                        Cursor.quote(sign) + " cannot stand here; expected " + Cursor.quote(base(d))
                                + " and a variable");
            }
            variables.add(variable(below));
        }
        if (variables.stream().mapToInt(Variable::order).sum() != order) {
            throw new LatexException(
                    fraction.span(),
                    "derivative-order",
                    "the orders above and below do not agree; expected"
                            + " \\frac{\\partial^2}{\\partial \\mathbf{x} \\, \\partial \\mathbf{x}^\\top}");
        }
        List<Node> top = fraction.top().subList(1, fraction.top().size());
        Term body;
        if (top.isEmpty()) {
            body = operand(cursor, fraction);
        } else {
            Cursor numerator = new Cursor(top, fraction.span());
            boolean negative = numerator.take("-");
            body = in.reading().withPoint(vector(variables.get(0)), () -> in.product(numerator));
            numerator.expectEnd();
            body = negative ? ShapedReader.negate(body) : body;
        }
        return differentiate(body, variables, fraction);
    }

    /** The vector by which, or by an entry of which, is differentiated; else null. */
    private static @Nullable Name vector(Variable variable) {
        Term.Letter by = variable.letter();
        return by.slots() + by.prefix().size() == 1 ? by.name() : null;
    }

    private Variable only(List<Node> nodes, Node operator) {
        Cursor cursor = new Cursor(nodes, operator.span());
        Variable variable = variable(cursor);
        cursor.expectEnd();
        return variable;
    }

    private Variable variable(Cursor cursor) {
        Node node = cursor.peek();
        if (node == null) {
            throw cursor.error("missing-variable", "the operator has no variable; expected a name");
        }
        if (base(node) instanceof Bracket bracket) {
            cursor.next();
            Variable inner = only(bracket.body(), node);
            List<Node> sup = node instanceof Scripted scripted ? scripted.sup() : List.of();
            return new Variable(inner.letter(), sup.isEmpty() ? 1 : order(sup, node), inner.row());
        }
        Scope.Hit hit = in.reading().scope().find(cursor.nodes(), cursor.position());
        boolean real = hit != null
                && switch (hit.declaration().kind()) {
                    case SCALAR, FAMILY, DEFINITION -> true;
                    default -> false;
                };
        if (hit == null
                || !real
                || hit.declaration().isFunction()
                || hit.match().primes() > 0) {
            throw notAVariable(node);
        }
        cursor.skip(hit.match().consumed());
        boolean row = ScriptReader.isTranspose(hit.match().power(), in.reading().scope());
        int order = hit.match().power().isEmpty() || row ? 1 : order(hit.match().power(), node);
        if (hit.bare()) {
            return new Variable(in.operands.letter(hit, node), order, row);
        }
        List<Expr> indices = in.numbers.slots(hit, node);
        return new Variable(new Term.Letter(hit.declaration().name(), indices, 0, Shape.SCALAR), order, false);
    }

    private static LatexException notAVariable(Node node) {
        return new LatexException(
                node.span(),
                "not-a-variable",
                Cursor.quote(node) + " is nothing to differentiate by; expected a declared vector, matrix or number");
    }

    private static int order(List<Node> power, Node node) {
        if (power.size() == 1
                && power.get(0) instanceof Numeral number
                && number.digits().matches("[1-9]")) {
            return Integer.parseInt(number.digits());
        }
        throw new LatexException(
                node.span(),
                "derivative-order",
                Cursor.quote(power) + " is no order; expected a whole number from 1 to 9");
    }

    /** What an operator takes: the product behind it, a leading minus included. */
    private Term operand(Cursor cursor, Node operator) {
        if (cursor.atEnd()) {
            throw cursor.error(
                    "missing-operand",
                    Cursor.quote(operator) + " has nothing behind it; expected what it differentiates");
        }
        boolean negative = cursor.take("-");
        int from = cursor.position();
        Term body = in.product(cursor, at -> standsAt(at) || in.numbers.derivativeAt(at));
        List<Node> taken = cursor.nodes().subList(from, cursor.position());
        if (taken.stream().anyMatch(node -> Cursor.isSymbol(node, "\\cdot"))) {
            throw new LatexException(
                            operator.span(),
                            "ambiguous-scope",
                            Cursor.quote(operator) + " may take all of " + Cursor.quote(taken)
                                    + " or what stands before the dot; expected a bracket around what it"
                                    + " differentiates")
                    .with(Cures.whole(operator, taken));
        }
        return negative ? ShapedReader.negate(body) : body;
    }

    private Term differentiate(Term body, List<Variable> variables, Node node) {
        Term value = body;
        for (int i = variables.size() - 1; i >= 0; i--) {
            Variable variable = variables.get(i);
            for (int k = 0; k < variable.order(); k++) {
                boolean scalar = in.sizes.isScalar(value.shape());
                boolean row = in.shape(value).rows().equals(Exprs.ONE) && !scalar;
                // A row by a column is the Hessian's way of writing: its transpose by the column.
                Term columned = row && in.sizes.isColumn(variable.letter().shape()) ? new Term.Transpose(value) : value;
                value = derivative(columned, variable.letter(), node);
                boolean turned = in.reading().isDenominatorLayout()
                        && !scalar
                        && !in.sizes.isScalar(variable.letter().shape());
                if (variable.row() && (scalar || turned)) {
                    // A row below the line asks for the variable's transpose there, in either layout.
                    value = new Term.Transpose(value);
                }
            }
        }
        return value;
    }

    private Term derivative(Term body, Term.Letter by, Node node) {
        Shape of = in.shape(body);
        Shape variable = in.shape(by);
        Shape shape;
        if (of.isScalar()) {
            shape = variable;
        } else if (variable.isScalar()) {
            shape = of;
        } else if (of.isColumn() && variable.isColumn()) {
            shape = new Shape(of.rows(), variable.rows());
        } else {
            throw in.sizes.clash(
                    node.span(),
                    List.of("a derivative with more than two directions", "what is differentiated", "the variable"),
                    of,
                    variable,
                    "expected a number, or components");
        }
        Term.Derivative derivative = new Term.Derivative(body, by, shape);
        refuseHidden(derivative, node);
        boolean jacobian = in.reading().isDenominatorLayout() && !of.isScalar() && !variable.isScalar();
        return jacobian ? new Term.Transpose(derivative) : derivative;
    }

    private void refuseHidden(Term.Derivative derivative, Node node) {
        Expr body = in.components().at(derivative.body(), Exprs.ONE, Exprs.ONE);
        Fields.refuseSecond(body, in.reading().scope(), node.span());
        Sym variable = new Sym(derivative.by().name(), derivative.by().prefix());
        Dependence.refuseHidden(body, variable, in.reading().scope(), node.span());
    }
}
