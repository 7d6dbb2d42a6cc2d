package org.gradproof.symbolic.reader.givens;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cursor;

/**
 * {@code k = \operatorname{arg\,max}_j z_j}, a given about the index k: {@code z_k \ge z_j} for every j. Where several
 * entries are largest, k is any of them.
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
        List<Node> written = new ArrayList<>(replaced(value, letter, relation.subList(0, sign)));
        written.add(new Symbol(comparison, relation.get(sign).span()));
        written.addAll(replaced(value, letter, List.of(new Symbol(ANY, letter.span()))));
        return written;
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
