package org.gradproof.symbolic.reader.grammar;

import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The law of a random variable: a density, or a probability vector of {@code high} entries.
 *
 * @param high null for a density
 */
public record Distribution(
        Declaration declaration, @Nullable Expr high) {
    /** The law of {@code count} variables that the nodes name, arguments behind it aside. */
    public static Distribution find(List<Node> nodes, int count, Scope scope, Span around) {
        Scope.Hit hit = nodes.isEmpty() ? null : scope.find(nodes, 0);
        int consumed = hit == null ? 0 : hit.match().consumed();
        boolean arguments = consumed + 1 == nodes.size() && nodes.get(consumed) instanceof Bracket;
        if (hit != null && hit.declaration().arity() == count && (consumed == nodes.size() || arguments)) {
            return new Distribution(hit.declaration(), null);
        } else if (hit != null && hit.bare() && count == 1 && consumed == nodes.size()) {
            return new Distribution(
                    hit.declaration(),
                    Declaration.ranges(hit.declaration().given().get()).get(0));
        }
        throw new LatexException(
                nodes.isEmpty() ? around : nodes.get(0).span(),
                "unknown-law",
                Cursor.quote(nodes) + " is no law of " + count
                        + " variables; expected a probability vector, or a function"
                        + " to \\mathbb{R}_{\\ge 0} of as many arguments");
    }
}
