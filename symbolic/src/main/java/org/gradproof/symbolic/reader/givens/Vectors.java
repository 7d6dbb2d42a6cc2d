package org.gradproof.symbolic.reader.givens;

import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Root;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Dependence;
import org.gradproof.symbolic.reader.scope.Scope;

/** Vectors without an index, on the right of a definition: sums of them, and multiples by numbers. */
final class Vectors {
    private Vectors() {}

    /** Whether some vector stands in the nodes without an index. */
    static boolean stand(List<Node> nodes, Scope scope) {
        int at = 0;
        while (at < nodes.size()) {
            Scope.Hit hit = scope.find(nodes, at);
            if (hit != null && hit.bare()) {
                return true;
            }
            if (hit != null) {
                at += hit.match().consumed();
                continue;
            }
            if (inside(nodes.get(at), scope)) {
                return true;
            }
            at++;
        }
        return false;
    }

    private static boolean inside(Node node, Scope scope) {
        if (node instanceof Bracket bracket) {
            return stand(bracket.body(), scope);
        } else if (node instanceof Fraction fraction) {
            return stand(fraction.top(), scope) || stand(fraction.bottom(), scope);
        } else if (node instanceof Root root) {
            return stand(root.body(), scope);
        } else if (node instanceof Scripted scripted && scripted.sub().isEmpty()) {
            return stand(List.of(scripted.base()), scope) || stand(scripted.sup(), scope);
        }
        return false;
    }

    /** Refuses what is no sum of multiples of vectors. */
    static void check(Expr body, Sym index, List<Node> nodes) {
        if (!isVector(body, index)) {
            throw new LatexException(
                    nodes.get(0).span(),
                    "vector-as-scalar",
                    Cursor.quote(nodes)
                            + " is neither a number nor a sum of multiples of vectors; expected components");
        }
    }

    private static boolean isVector(Expr expr, Sym index) {
        if (expr instanceof Expr.Add sum) {
            return sum.terms().stream().allMatch(term -> isVector(term, index));
        } else if (expr instanceof Expr.Mul product) {
            long vectors =
                    product.factors().stream().filter(f -> mentions(f, index)).count();
            return vectors == 1
                    && product.factors().stream()
                            .filter(f -> mentions(f, index))
                            .allMatch(f -> isVector(f, index));
        } else if (expr instanceof Sym symbol) {
            return symbol.indices().equals(List.of(index));
        }
        return expr instanceof Expr.Call call
                && call.indices().equals(List.of(index))
                && call.arguments().stream().noneMatch(argument -> mentions(argument, index));
    }

    private static boolean mentions(Expr expr, Sym index) {
        return Dependence.direct(List.of(expr)).contains(index.name());
    }
}
