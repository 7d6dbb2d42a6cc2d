package org.gradproof.symbolic.reader.law;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Statement;

/** How statements about laws, spaces and random variables are written. */
final class LawText {
    private LawText() {}

    /** Whether the set is one of real numbers. */
    static boolean isScalar(List<Node> domain) {
        if (domain.size() != 1) {
            return false;
        }
        Node node = domain.get(0);
        return node instanceof Bracket bracket
                ? !bracket.open().equals("\\{") || bracket.body().stream().noneMatch(n -> Cursor.isSymbol(n, "\\ldots"))
                : PointLetters.powerOf(node).isEmpty() && PointLetters.key(node).equals("r");
    }

    /** Whether the set is an abstract space. */
    static boolean isSet(List<Node> domain) {
        return domain.size() == 1
                && domain.get(0) instanceof Styled styled
                && styled.style().equals("\\mathcal")
                && PointLetters.isLetter(styled);
    }

    /** What stands between the crosses left of the arrow. */
    static List<List<Node>> domains(Statement statement) {
        List<List<Node>> domains = new ArrayList<>();
        List<Node> part = new ArrayList<>();
        for (Node node : statement.right()) {
            if (Cursor.isSymbol(node, "\\to")) {
                break;
            } else if (Cursor.isSymbol(node, "\\times")) {
                domains.add(part);
                part = new ArrayList<>();
            } else {
                part.add(node);
            }
        }
        domains.add(part);
        return domains;
    }

    /** What stands right of the arrow. */
    static List<Node> codomain(Statement statement) {
        int arrow = 0;
        while (arrow < statement.right().size()
                && !Cursor.isSymbol(statement.right().get(arrow), "\\to")) {
            arrow++;
        }
        return statement
                .right()
                .subList(
                        Math.min(arrow + 1, statement.right().size()),
                        statement.right().size());
    }

    /** The names of {@code x}, {@code x, y} or {@code (x, y)}. */
    static Set<String> names(List<Node> nodes) {
        Set<String> names = new LinkedHashSet<>();
        letters(nodes).forEach(node -> names.add(Spelling.of(node)));
        return names;
    }

    /** The letters of {@code x}, {@code x, y} or {@code (x, y)}. */
    static List<Node> letters(List<Node> nodes) {
        List<Node> inner = nodes.size() == 1 && nodes.get(0) instanceof Bracket bracket ? bracket.body() : nodes;
        List<Node> found = new ArrayList<>();
        for (List<Node> part : Pattern.splitAtCommas(inner)) {
            if (part.size() == 1 && PointLetters.isLetter(part.get(0))) {
                found.add(part.get(0));
            } else if (!part.isEmpty() && !Cursor.isSymbol(part.get(0), "\\ldots")) {
                throw new LatexException(
                        part.get(0).span(),
                        "not-a-name",
                        Cursor.quote(part) + " is no random variable; expected a letter, as in X \\sim p");
            }
        }
        return found;
    }

    /** Where the bar of a condition stands in the row, or -1. */
    static int bar(List<Node> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            if (Cursor.isSymbol(nodes.get(i), "|")) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the name stands in the nodes, or in what they are derived from. */
    static boolean reaches(List<Node> nodes, String name, Map<String, List<Node>> derived, int depth) {
        if (depth > 50) {
            return true;
        }
        for (Node node : nodes) {
            String spelled = Spelling.of(PointLetters.withoutPower(node));
            List<Node> known = derived.get(spelled);
            if (spelled.equals(name)
                    || (known != null && reaches(known, name, derived, depth + 1))
                    || Free.parts(node).stream()
                            .anyMatch(part -> !part.equals(List.of(node)) && reaches(part, name, derived, depth + 1))) {
                return true;
            }
        }
        return false;
    }
}
