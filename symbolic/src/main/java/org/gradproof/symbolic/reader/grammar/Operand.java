package org.gradproof.symbolic.reader.grammar;

import java.util.List;
import java.util.Objects;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.latex.Tree;
import org.gradproof.symbolic.reader.scope.Cures;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Dependence;

/**
 * What a differential operator takes: the product behind it, a leading minus included, up to the next operator or
 * derivative of its level. Where a reader could end it earlier, and that makes a difference, a warning says so; with a
 * dot or a slash in between it is refused.
 */
final class Operand {
    private final Expressions in;
    private final Node operator;
    private final List<Sym> variables;

    Operand(Expressions in, Node operator, List<Sym> variables) {
        this.in = in;
        this.operator = operator;
        this.variables = List.copyOf(variables);
    }

    Expr read(Cursor cursor) {
        if (cursor.atEnd()) {
            throw cursor.error(
                    "missing-operand",
                    Cursor.quote(operator) + " has nothing behind it; expected what it differentiates");
        }
        int from = cursor.position();
        boolean negative = cursor.take("-");
        TermReader.Product product = in.terms.product(cursor, this::endsAt);
        List<Node> taken = cursor.nodes().subList(from, cursor.position());
        if (dependsSeverally(product.parts(), taken) || holdsOperator(taken)) {
            in.reading.warn(
                    operator.span(), Cursor.quote(operator) + " is read as taking all of " + Cursor.quote(taken));
        }
        refuseDerivativeBehind(cursor, product);
        return negative ? WrittenArithmetic.negate(product.value()) : product.value();
    }

    /** Whether a further operator or derivative stands at the cursor, a dot or cross before it included. */
    private boolean endsAt(Cursor cursor) {
        int ahead = cursor.at("\\cdot") || cursor.at("\\times") ? 1 : 0;
        return in.derivatives.isDerivative(cursor.peek(ahead))
                && in.reading.scope().find(cursor.nodes(), cursor.position() + ahead) == null;
    }

    /** A sum in the operand may hold an operator behind its first factor; some readers end the operand there. */
    private boolean holdsOperator(List<Node> taken) {
        for (int i = 1; i < taken.size(); i++) {
            if (in.derivatives.isDerivative(taken.get(i)) && !Extent.awaitsOperand(taken.get(i - 1))) {
                return true;
            }
        }
        return false;
    }

    /** Whether more than one part depends on a variable, so that a reader could take the first of them alone. */
    private boolean dependsSeverally(List<TermReader.Part> parts, List<Node> taken) {
        int first = -1;
        boolean joined = false;
        boolean several = false;
        for (int i = 0; i < parts.size(); i++) {
            joined |= first >= 0 && parts.get(i).joined();
            if (depends(parts.get(i).value())) {
                several |= first >= 0;
                if (joined) {
                    throw ambiguous(Cursor.quote(taken) + ", or what stands before the dot or the slash")
                            .with(Cures.whole(operator, taken));
                }
                first = first < 0 ? i : first;
            }
        }
        return several;
    }

    private boolean depends(Expr expr) {
        return variables.stream()
                .anyMatch(variable ->
                        Dependence.unfolded(List.of(expr), in.reading.scope()).contains(variable.name()));
    }

    private LatexException ambiguous(String what) {
        return new LatexException(
                operator.span(),
                "ambiguous-scope",
                Cursor.quote(operator) + " may take all of " + what
                        + "; expected a bracket around what it differentiates");
    }

    /**
     * {@code \frac{d}{dx} p(x) \frac{dy}{dx}} is a derivative of a product to some readers, a product of derivatives
     * to others, and so is {@code \frac{d}{dr} r^2 \frac{d}{dr} f(r)}, in which a physicist sees a Laplacian; a
     * dot before an operator says that it is a product, and with another variable below it is the chain rule.
     */
    private void refuseDerivativeBehind(Cursor cursor, TermReader.Product product) {
        boolean dotted = cursor.at("\\cdot") || cursor.at("\\times");
        Node behind = cursor.peek(dotted ? 1 : 0);
        if (behind instanceof Fraction fraction
                && operator instanceof Fraction own
                && endsAt(cursor)
                && !(dotted && in.derivatives.isOperator(fraction))
                && Spelling.of(own.bottom()).equals(Spelling.of(fraction.bottom()))
                && depends(product.value())) {
            throw ambiguous("what stands behind it, " + Cursor.quote(behind) + " included, or end before that");
        }
        if (!dotted
                && operator instanceof Fraction
                && behind instanceof Fraction fraction
                && endsAt(cursor)
                && depends(product.value())
                && isAbout(fraction)) {
            in.reading.warn(
                    operator.span(),
                    Cursor.quote(operator) + " is read as ending before " + Cursor.quote(behind)
                            + ", which depends on its variable too");
        }
    }

    /** Whether a name in the derivative depends on one of the variables. */
    private boolean isAbout(Fraction derivative) {
        return new FreeLetters(List.of(derivative), false)
                .free().stream()
                        .map(Tree::readSpelling)
                        .filter(nodes -> nodes.size() == 1)
                        .map(nodes -> in.reading.scope().declaration(nodes.get(0)))
                        .filter(Objects::nonNull)
                        .anyMatch(declaration -> depends(new Sym(declaration.name())));
    }
}
