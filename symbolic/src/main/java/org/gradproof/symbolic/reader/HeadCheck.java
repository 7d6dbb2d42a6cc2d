package org.gradproof.symbolic.reader;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Span;

/** Checks on heads that need all names to be known. */
final class HeadCheck {
    private final Scope scope;

    HeadCheck(Scope scope) {
        this.scope = scope;
    }

    /** {@code \sigma^2} is a name only where {@code \sigma} is none. */
    void check(List<Node> name) {
        if (name.size() != 1 || !(name.get(0) instanceof Scripted scripted) || !isPower(scripted.sup())) {
            return;
        }
        boolean bare = scripted.sub().isEmpty() && scripted.primes() == 0;
        Node without = bare
                ? scripted.base()
                : new Scripted(scripted.base(), scripted.sub(), List.of(), scripted.primes(), scripted.span());
        if (scope.declares(without)) {
            throw new LatexException(
                    scripted.span(),
                    "not-a-name",
                    Cursor.quote(scripted) + " is a power of " + Cursor.quote(without)
                            + ", which is declared; expected another name");
        }
    }

    private static boolean isPower(List<Node> sup) {
        return !sup.isEmpty()
                && sup.stream()
                        .allMatch(node -> node instanceof Numeral
                                || Reading.isLetter(node)
                                || Cursor.isSymbol(node, "+")
                                || Cursor.isSymbol(node, "-"));
    }

    /** Refuses dimensions that are declared as anything else than sizes. */
    static void sizes(Given given, Scope scope, Span at) {
        List<Expr> sizes = new ArrayList<>(Names.ranges(given));
        if (given instanceof Given.Index index) {
            sizes.add(index.high());
        } else if (given instanceof Given.IndexSet set) {
            sizes.add(set.high());
        }
        for (Name name : Dependence.direct(sizes)) {
            Declaration declaration = scope.find(name);
            if (declaration != null && declaration.kind() != Declaration.Kind.SIZE) {
                throw new LatexException(
                        at,
                        "not-a-size",
                        "\"" + name.spelling() + "\" is declared, and as no size; expected " + name.spelling()
                                + " \\in \\mathbb{N}, or another letter");
            }
        }
    }
}
