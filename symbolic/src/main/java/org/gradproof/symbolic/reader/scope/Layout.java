package org.gradproof.symbolic.reader.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Gap;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Node.Words;
import org.jspecify.annotations.Nullable;

/** The lines of a block without what only lays them out. */
public final class Layout {
    static final Set<String> RELATIONS = Set.of("=", "<", ">", "\\le", "\\ge", "\\neq");
    private static final Set<String> STOPS = Set.of(".", ",", ";");

    private static final Set<String> ARROWS = Set.of("\\implies", "\\therefore", "\\iff", "\\Leftarrow", "\\because");
    private static final Set<String> BREAKS = Set.of("\\approx", "\\propto", "\\sim");

    private Layout() {}

    /** Whether the node says that one relation follows from another. */
    public static boolean isArrow(@Nullable Node node) {
        return node instanceof Node.Symbol symbol && ARROWS.contains(symbol.text());
    }

    /** The lines of a derivation: each ends at {@code \\}, or at a source line's end before a relation. */
    public static List<List<Node>> chainLines(List<Node> nodes) {
        List<List<Node>> lines = new ArrayList<>();
        List<Node> line = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            boolean gap = node instanceof Gap g && g.kind() != Gap.Kind.QUAD;
            if (!gap) {
                line.add(node);
            } else if (node instanceof Gap g && (g.kind() == Gap.Kind.ROW || relationFollows(nodes, i))) {
                if (holdsMore(line)) {
                    lines.add(List.copyOf(line));
                }
                line = new ArrayList<>();
            }
        }
        if (holdsMore(line)) {
            lines.add(List.copyOf(line));
        }
        return lines;
    }

    private static boolean holdsMore(List<Node> line) {
        return line.stream().anyMatch(node -> !isQuad(node) && !isStop(node));
    }

    private static boolean relationFollows(List<Node> nodes, int gap) {
        for (int i = gap + 1; i < nodes.size(); i++) {
            if (!(nodes.get(i) instanceof Gap)) {
                return opensWithRelation(nodes.subList(i, nodes.size())) || isArrow(nodes.get(i));
            }
        }
        return true;
    }

    public static boolean opensWithRelation(List<Node> line) {
        return !line.isEmpty() && (isRelation(line.get(0)) || isBreak(line.get(0)));
    }

    /** Whether it relates its sides in a way that has no truth to check. */
    public static boolean isBreak(Node node) {
        return node instanceof Symbol symbol && BREAKS.contains(symbol.text());
    }

    public static boolean isRelation(Node node) {
        return node instanceof Symbol symbol
                && (RELATIONS.contains(symbol.text()) || symbol.text().equals(":="));
    }

    /** The line's mathematics: words and wide spaces may only stand behind it, a stop at its end says nothing. */
    static List<Node> formula(List<Node> line) {
        int start = 0;
        while (start < line.size() && isQuad(line.get(start))) {
            start++;
        }
        int end = start;
        while (end < line.size() && !isQuad(line.get(end)) && !isWords(line.get(end))) {
            end++;
        }
        for (int i = end; i < line.size(); i++) {
            Node node = line.get(i);
            if (!isQuad(node) && !isWords(node) && !isStop(node)) {
                throw new LatexException(
                        node.span(),
                        "text-before-mathematics",
                        "mathematics " + Cursor.quote(node)
                                + " stands behind words or a wide space; expected words at the line's end only");
            }
        }
        while (end > start && isStop(line.get(end - 1))) {
            end--;
        }
        return List.copyOf(line.subList(start, end));
    }

    private static boolean isQuad(Node node) {
        return node instanceof Gap gap && gap.kind() == Gap.Kind.QUAD;
    }

    private static boolean isWords(Node node) {
        if (node instanceof Scripted scripted && scripted.base() instanceof Words) {
            throw new LatexException(
                    node.span(),
                    "unexpected-script",
                    "a script stands on words, behind which it could be taken for one of the mathematics before them;"
                            + " expected none");
        }
        return node instanceof Words;
    }

    private static boolean isStop(Node node) {
        return node instanceof Symbol symbol && STOPS.contains(symbol.text());
    }
}
