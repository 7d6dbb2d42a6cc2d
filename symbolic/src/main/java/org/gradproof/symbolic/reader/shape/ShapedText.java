package org.gradproof.symbolic.reader.shape;

import java.util.List;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Root;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Scope;

/** Tells text with vectors and matrices from text that is about numbers alone. */
public final class ShapedText {
    private ShapedText() {}

    /** Whether the node names a function of the language, of vectors, matrices or numbers, scripts aside. */
    public static boolean namesFunction(Node node) {
        return FunctionTerms.names(node);
    }

    /** Whether a vector or a matrix stands in the nodes without an index, or a gradient. */
    public static boolean stands(List<Node> nodes, Scope scope) {
        int at = 0;
        while (at < nodes.size()) {
            Scope.Hit hit = scope.find(nodes, at);
            if (hit != null && hit.bare() && !isComponent(hit)) {
                return true;
            } else if (hit != null) {
                if (hit.match().slots().stream().anyMatch(ShapedText::isLine)) {
                    return true;
                }
                at += hit.match().consumed();
                continue;
            }
            if (inside(nodes.get(at), scope) || FunctionTerms.ofIdentity(nodes, at, scope)) {
                return true;
            }
            at++;
        }
        return false;
    }

    /** The place of a whole row or column: a dot or a colon. */
    static boolean isLine(List<Node> slot) {
        return slot.size() == 1 && (Cursor.isSymbol(slot.get(0), "\\cdot") || Cursor.isSymbol(slot.get(0), ":"));
    }

    private static boolean isComponent(Scope.Hit hit) {
        return hit.declaration().kind() == Declaration.Kind.RANDOM;
    }

    private static boolean inside(Node node, Scope scope) {
        if (node instanceof Bracket bracket) {
            return stands(bracket.body(), scope);
        } else if (node instanceof Fraction fraction) {
            return stands(fraction.top(), scope) || stands(fraction.bottom(), scope);
        } else if (node instanceof Root root) {
            return stands(root.body(), scope);
        } else if (node instanceof Node.Cases cases) {
            return cases.rows().stream().flatMap(List::stream).anyMatch(cell -> stands(cell, scope));
        } else if (node instanceof Scripted scripted) {
            return stands(List.of(scripted.base()), scope)
                    || stands(scripted.sup(), scope)
                    || Cursor.isSymbol(scripted.base(), "\\nabla")
                    || Cursor.isSymbol(scripted.base(), "\\Delta")
                    || ExpectationTerms.isSign(node)
                    || HeldParameters.stand(scripted, scope)
                    || (Operands.isConstant(scripted.base()) && ScriptReader.isTranspose(scripted.sup(), scope));
        }
        return node instanceof Node.Matrix
                || Cursor.isSymbol(node, "\\nabla")
                || Cursor.isSymbol(node, "\\Delta")
                || Cursor.isSymbol(node, ShapedReader.DIFFERENTIAL);
    }
}
