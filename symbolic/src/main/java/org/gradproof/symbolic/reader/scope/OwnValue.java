package org.gradproof.symbolic.reader.scope;

import java.util.List;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Root;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Spelling;
import org.jspecify.annotations.Nullable;

/**
 * A function's value at its own arguments, {@code \sigma(x)}, which also goes by {@code \sigma}.
 *
 * @param name what stands before the bracket
 * @param arguments what stands in it
 */
public record OwnValue(List<Node> name, List<Node> arguments) {
    public OwnValue {
        name = List.copyOf(name);
        arguments = List.copyOf(arguments);
    }

    /** The value that the declaration names. */
    public static OwnValue of(Declaration value) {
        List<Node> nodes = value.patterns().get(0).nodes();
        int last = nodes.size() - 1;
        return new OwnValue(
                nodes.subList(0, last), nodes.get(last) instanceof Bracket bracket ? bracket.body() : List.of());
    }

    /**
     * Whether a bracket at the place is the function's, as in {@code \sigma(2x)}; in {@code \sigma(1 - \sigma)} it is a
     * factor.
     */
    boolean isCalled(List<Node> row, int at) {
        Bracket bracket = bracket(row, at);
        return bracket != null
                && Pattern.splitAtCommas(bracket.body()).size()
                        == Pattern.splitAtCommas(arguments).size()
                && !holdsBare(bracket.body());
    }

    /** Whether a reader may doubt what a bracket at the place is: it has terms and none of the function's arguments. */
    public boolean isDoubtful(List<Node> row, int at) {
        Bracket bracket = bracket(row, at);
        return bracket != null
                && bracket.body().stream().skip(1).anyMatch(OwnValue::isSign)
                && arguments.stream().noneMatch(argument -> holds(bracket.body(), Spelling.of(argument)));
    }

    private static @Nullable Bracket bracket(List<Node> row, int at) {
        Node node = at < row.size() ? row.get(at) : null;
        Node base = node instanceof Scripted scripted ? scripted.base() : node;
        return base instanceof Bracket bracket && !bracket.open().equals("|") ? bracket : null;
    }

    private static boolean isSign(Node node) {
        return Cursor.isSymbol(node, "+") || Cursor.isSymbol(node, "-");
    }

    /** Whether the name stands in the nodes without a bracket behind it. */
    private boolean holdsBare(List<Node> nodes) {
        String spelling = Spelling.of(name);
        int size = name.size();
        for (int i = 0; i < nodes.size(); i++) {
            boolean here = i + size <= nodes.size()
                    && Spelling.of(withoutPower(nodes.subList(i, i + size))).equals(spelling)
                    && bracket(nodes, i + size) == null;
            boolean called = !here && Spelling.of(withoutPower(nodes.subList(i, Math.min(nodes.size(), i + 1)))).equals(spelling);
            if (here || (!called && parts(nodes.get(i)).stream().anyMatch(this::holdsBare))) {
                return true;
            }
        }
        return false;
    }

    private static List<Node> withoutPower(List<Node> nodes) {
        return nodes.size() == 1
                        && nodes.get(0) instanceof Scripted scripted
                        && scripted.sub().isEmpty()
                ? List.of(scripted.base())
                : nodes;
    }

    private static boolean holds(List<Node> nodes, String spelling) {
        return nodes.stream()
                .anyMatch(node -> Spelling.of(node).equals(spelling)
                        || parts(node).stream().anyMatch(part -> holds(part, spelling)));
    }

    private static List<List<Node>> parts(Node node) {
        if (node instanceof Bracket bracket) {
            return List.of(bracket.body());
        } else if (node instanceof Fraction fraction) {
            return List.of(fraction.top(), fraction.bottom());
        } else if (node instanceof Root root) {
            return List.of(root.body());
        } else if (node instanceof Scripted scripted) {
            return List.of(List.of(scripted.base()), scripted.sub(), scripted.sup());
        }
        return List.of();
    }
}
