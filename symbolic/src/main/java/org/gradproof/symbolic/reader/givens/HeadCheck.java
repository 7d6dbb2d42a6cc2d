package org.gradproof.symbolic.reader.givens;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Tree;
import org.gradproof.symbolic.reader.grammar.FreeLetters;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Dependence;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Scope;
import org.jspecify.annotations.Nullable;

/** Checks on heads that need all names to be known. */
final class HeadCheck {
    private final Scope scope;

    HeadCheck(Scope scope) {
        this.scope = scope;
    }

    /** Why a name is none here: what it is read as instead, because of another declared name. */
    record Clash(Declaration declared, Node name, String reading) {
        /** The fault, at the later of the two declarations. */
        LatexException fault(Span at) {
            return new LatexException(
                    at,
                    "not-a-name",
                    Cursor.quote(name) + " is " + reading + ", since \""
                            + declared.name().lettered() + "\" is declared; expected another name for one of them");
        }
    }

    /** {@code \sigma^2} is a name only where {@code \sigma} is none, {@code \frac{dP}{d\nu}} where P and ν are none. */
    @Nullable
    Clash clash(List<Node> name) {
        if (name.size() == 1 && name.get(0) instanceof Fraction fraction) {
            return quotient(fraction);
        }
        if (name.size() != 1 || !(name.get(0) instanceof Scripted scripted) || !isPower(scripted.sup())) {
            return null;
        }
        boolean bare = scripted.sub().isEmpty() && scripted.primes() == 0;
        Node without = bare
                ? scripted.base()
                : new Scripted(scripted.base(), scripted.sub(), List.of(), scripted.primes(), scripted.span());
        if (isLabel(scripted.sup())) {
            return null;
        }
        Declaration declared = scope.declaration(without);
        return declared == null ? null : new Clash(declared, scripted, "a power");
    }

    /** {@code y^{LS}}: several letters that nothing declares, which no power is. */
    private boolean isLabel(List<Node> sup) {
        return sup.size() > 1
                && sup.stream().allMatch(node -> Reading.isLetter(node) && scope.declaration(node) == null);
    }

    private @Nullable Clash quotient(Fraction fraction) {
        for (String letter : new FreeLetters(List.of(fraction), true).free()) {
            List<Node> nodes = Tree.readSpelling(letter);
            Declaration declared = letter.equals("d") || nodes.size() != 1 ? null : scope.declaration(nodes.get(0));
            if (declared != null) {
                return new Clash(declared, fraction, "a quotient");
            }
        }
        return null;
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
        List<Expr> sizes = new ArrayList<>(Declaration.ranges(given));
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
