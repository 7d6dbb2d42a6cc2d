package org.gradproof.symbolic.reader.grammar;

import java.util.List;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.reader.scope.Cursor;

/** Scripts and primes on what is no name: none may be passed over in silence. */
final class StrayScripts {
    private StrayScripts() {}

    /**
     * The superscript on what closes an expression, a bar or a bracket; empty if it has none.
     *
     * @throws LatexException if it has a subscript or a prime
     */
    static List<Node> power(Node node) {
        if (!(node instanceof Scripted scripted)) {
            return List.of();
        }
        refusePrimes(scripted);
        if (!scripted.sub().isEmpty()) {
            throw new LatexException(
                    node.span(),
                    "unexpected-script",
                    "a subscript stands on " + Cursor.quote(scripted.base()) + "; expected a power at most");
        }
        return scripted.sup();
    }

    /** Refuses primes where they can mean nothing. */
    static void refusePrimes(Node node) {
        if (node instanceof Scripted scripted && scripted.primes() > 0) {
            throw new LatexException(
                    node.span(),
                    "unexpected-script",
                    "a prime stands on " + Cursor.quote(scripted.base()) + "; expected it on a name");
        }
    }
}
