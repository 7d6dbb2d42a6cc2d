package org.gradproof.symbolic.reader.givens;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Slot;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Scope;
import org.gradproof.symbolic.reader.scope.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The names of vectors and matrices that are defined entry by entry: where {@code p_i := …} or {@code A_{ij} := …} is
 * defined and no given says anything of {@code p} or {@code A}, these are the vector and the matrix of the entries.
 */
final class Wholes {
    /** Letters that mean something of their own where nothing declares them. */
    private static final Set<String> KNOWN = Set.of("e", "d", "i", "I", "\\pi", "\\Phi", "\\Gamma", "1");

    private Wholes() {}

    /** The declarations of those statements that define such entries, with the name of the whole. */
    static Map<Statement, List<Declaration>> named(Map<Statement, List<Declaration>> declarations, Scope scope) {
        Map<String, Statement> first = new HashMap<>();
        Map<Statement, List<Declaration>> found = new HashMap<>();
        declarations.forEach((statement, declared) -> {
            Node whole = declared.size() == 1 ? whole(declared.get(0), scope) : null;
            if (whole == null) {
                return;
            }
            Statement other = first.putIfAbsent(Spelling.of(whole), statement);
            if (other == null) {
                found.put(statement, List.of(declared.get(0).withBare(new Pattern(List.of(whole), 0))));
            } else {
                // Of two families that share a letter none is what it means alone.
                found.remove(other);
            }
        });
        return found;
    }

    private static @Nullable Node whole(Declaration declaration, Scope scope) {
        List<Node> nodes = declaration.patterns().get(0).nodes();
        if (declaration.kind() != Declaration.Kind.DEFINITION
                || declaration.arity() > 0
                || declaration.bare() != null
                || declaration.patterns().size() != 1
                || nodes.size() != 1
                || !(nodes.get(0) instanceof Scripted name)) {
            return null;
        }
        boolean entries = !name.sub().isEmpty()
                && name.sub().size() <= 2
                && name.sub().size() == declaration.patterns().get(0).slots()
                && name.sub().stream().allMatch(Wholes::isPlainSlot)
                && name.sup().isEmpty()
                && name.primes() == 0;
        Node base = name.base();
        String letter = Spelling.of(base instanceof Node.Styled styled ? styled.body() : List.of(base));
        // With two indices it is Kronecker's.
        boolean delta = letter.equals("\\delta") && name.sub().size() == 2;
        boolean named = (base instanceof Node.Styled || Reading.isLetter(base)) && !KNOWN.contains(letter) && !delta;
        return entries && named && scope.alike(base).size() == 1 ? base : null;
    }

    /** One whose index is kept as it is written, from 1 on. */
    private static boolean isPlainSlot(Node node) {
        return node instanceof Slot slot && slot.mark() == slot.number();
    }
}
