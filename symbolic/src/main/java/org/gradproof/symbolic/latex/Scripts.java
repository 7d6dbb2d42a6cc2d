package org.gradproof.symbolic.latex;

import java.util.List;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Token.Kind;

/** Reads the scripts and primes behind an atom, in whatever order they stand. */
final class Scripts {
    private final TokenRow tokens;
    private final AtomReader atoms;

    Scripts(TokenRow tokens, AtomReader atoms) {
        this.tokens = tokens;
        this.atoms = atoms;
    }

    /** Whether the token opens a script. */
    static boolean isScript(Token token) {
        return token.is(Kind.SUB) || token.is(Kind.SUP) || token.is(Kind.PRIME);
    }

    /** The atom with the scripts and primes behind it. */
    Node on(Node atom) {
        Node base = atom;
        List<Node> sub = List.of();
        List<Node> sup = List.of();
        int primes = 0;
        if (atom instanceof Scripted inner) {
            base = inner.base();
            sub = inner.sub();
            sup = inner.sup();
            primes = inner.primes();
        }
        while (true) {
            int before = tokens.at();
            tokens.skipLayout();
            Token token = tokens.peek();
            if (!isScript(token)) {
                tokens.moveTo(before);
                break;
            }
            tokens.advance();
            if (token.is(Kind.PRIME)) {
                primes++;
                continue;
            }
            List<Node> script = atoms.argument(token, NodeContext.SCRIPT);
            if (token.is(Kind.SUB)) {
                sub = once(token, sub, script);
            } else if (!script.isEmpty() && script.stream().allMatch(Scripts::isPrime)) {
                primes += script.size();
            } else {
                sup = once(token, sup, script);
            }
        }
        if (sub.isEmpty() && sup.isEmpty() && primes == 0) {
            return base;
        }
        return new Scripted(base, sub, sup, primes, atom.span().to(tokens.span(tokens.at() - 1)));
    }

    private static boolean isPrime(Node node) {
        return node instanceof Symbol symbol && symbol.text().equals("\\prime");
    }

    private static List<Node> once(Token token, List<Node> before, List<Node> script) {
        if (!before.isEmpty() && !script.isEmpty()) {
            throw new LatexException(
                    token,
                    "double-script",
                    "a second \"" + token.raw() + "\" on the same letter; expected one, or a bracket");
        }
        return script.isEmpty() ? before : script;
    }
}
