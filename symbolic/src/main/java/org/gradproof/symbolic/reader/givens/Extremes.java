package org.gradproof.symbolic.reader.givens;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Statement;

/**
 * {@code k = \operatorname{arg\,max}_j z_j}, a given about the index k: {@code \max_j z_j = z_k \ge z_i} for every i, of
 * which each half says all. Where several entries are largest, k is any of them.
 */
final class Extremes {
    /** An index that no author declares, so that what is said of it is said of all. */
    private static final String ANY = "\\iota";

    private Extremes() {}

    /** The relation that is meant; the nodes themselves if they are no such given. */
    static List<Node> written(List<Node> relation) {
        int sign = 0;
        while (sign < relation.size() && !Cursor.isSymbol(relation.get(sign), "=")) {
            sign++;
        }
        int at = sign + 1;
        if (sign == 0
                || at + 1 >= relation.size()
                || !(relation.get(at) instanceof Scripted extreme)
                || extreme.sub().size() != 1
                || !extreme.sup().isEmpty()) {
            return relation;
        }
        String comparison = comparison(extreme.base());
        if (comparison.isEmpty()) {
            return relation;
        }
        List<Node> value = relation.subList(at + 1, relation.size());
        Node letter = extreme.sub().get(0);
        Span place = relation.get(sign).span();
        Node name = new Symbol(comparison.equals("\\ge") ? "\\max" : "\\min", place);
        List<Node> written = new ArrayList<>();
        written.add(new Scripted(name, List.of(letter), List.of(), 0, place));
        written.addAll(value.size() == 1 ? value : List.of(new Bracket("(", ")", value, place)));
        written.add(new Symbol("=", place));
        written.addAll(replaced(value, letter, relation.subList(0, sign)));
        written.add(new Symbol(comparison, place));
        written.addAll(replaced(value, letter, List.of(new Symbol(ANY, letter.span()))));
        return written;
    }

    /** Refuses {@code k := \operatorname{arg\,max}_j z_j}: where two entries are equal, that is no value. */
    static void refuse(Statement definition) {
        Node first = definition.right().get(0);
        Node base = first instanceof Scripted scripted ? scripted.base() : first;
        if (!comparison(base).isEmpty()) {
            String name = Spelling.of(definition.left());
            throw new LatexException(
                    first.span(),
                    "unclear-index",
                    Cursor.quote(first) + " may be several indices, and defines none; expected \"" + name
                            + " \\in \\{1, \\ldots, n\\}\" and \"" + name + " = …\" in a given, which says that it is"
                            + " one of them");
        }
    }

    private static String comparison(Node base) {
        String text = base instanceof Styled styled && styled.style().equals("\\mathrm")
                ? Spelling.of(styled.body())
                : Spelling.of(base);
        return switch (text) {
            case "argmax", "\\argmax" -> "\\ge";
            case "argmin", "\\argmin" -> "\\le";
            default -> "";
        };
    }

    private static List<Node> replaced(List<Node> nodes, Node letter, List<Node> by) {
        List<Node> row = new ArrayList<>();
        for (Node node : nodes) {
            if (Spelling.of(node).equals(Spelling.of(letter))) {
                row.add(by.size() == 1 ? by.get(0) : new Bracket("(", ")", by, node.span()));
            } else if (node instanceof Scripted scripted) {
                List<Node> base = replaced(List.of(scripted.base()), letter, by);
                row.add(new Scripted(
                        base.get(0),
                        replaced(scripted.sub(), letter, by),
                        replaced(scripted.sup(), letter, by),
                        scripted.primes(),
                        scripted.span()));
            } else {
                row.add(node.withRows(inner -> replaced(inner, letter, by)));
            }
        }
        return row;
    }
}
