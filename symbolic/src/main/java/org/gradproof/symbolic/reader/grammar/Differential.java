package org.gradproof.symbolic.reader.grammar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Reading;
import org.jspecify.annotations.Nullable;

/**
 * The differential behind an integrand: {@code dx}, {@code d(x,y)}.
 *
 * @param start where its d stands
 * @param end behind its last node
 * @param variables the variables of integration
 */
public record Differential(int start, int end, List<Node> variables) {
    public Differential {
        variables = List.copyOf(variables);
    }

    static boolean opensIntegral(Node node) {
        String text = Cursor.baseText(node);
        return text.equals("\\int") || text.equals("\\iint");
    }

    /** The differentials that close the integrals in the row, by the place of their signs. */
    static Map<Integer, Differential> bySign(List<Node> nodes) {
        Map<Integer, Differential> found = new HashMap<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (int at = 0; at < nodes.size(); at++) {
            if (opensIntegral(nodes.get(at))) {
                open.push(at);
                continue;
            }
            Differential one = open.isEmpty() ? null : at(nodes, at, Differential::isPlainD);
            if (one != null) {
                int sign = open.pop();
                Differential before = found.get(sign);
                List<Node> variables = new ArrayList<>(before == null ? List.of() : before.variables());
                variables.addAll(one.variables());
                found.put(sign, new Differential(one.start(), one.end(), variables));
                if (variables.size() < 2 && Cursor.baseText(nodes.get(sign)).equals("\\iint")) {
                    open.push(sign);
                }
                at = one.end() - 1;
            }
        }
        return found;
    }

    /** The differential that closes an integral whose sign stands right before the place: the first that no inner one takes. */
    static @Nullable Differential after(List<Node> nodes, int from, Predicate<Node> isD) {
        int inner = 0;
        for (int at = from; at < nodes.size(); at++) {
            Node node = nodes.get(at);
            if (opensIntegral(node)) {
                inner += Cursor.baseText(node).equals("\\iint") ? 2 : 1;
                continue;
            }
            Differential one = at(nodes, at, isD);
            if (one != null && inner > 0) {
                inner -= one.variables().size();
                at = one.end() - 1;
            } else if (one != null) {
                return one;
            }
        }
        return null;
    }

    /** The differential that stands at the place, or null. */
    static @Nullable Differential at(List<Node> nodes, int at, Predicate<Node> isD) {
        if (at + 1 >= nodes.size() || nodes.get(at) instanceof Scripted || !isD.test(nodes.get(at))) {
            return null;
        }
        Node variable = nodes.get(at + 1);
        List<Node> variables = variable instanceof Bracket ? letters(List.of(variable)) : List.of(variable);
        boolean letters = !variables.isEmpty() && variables.stream().allMatch(Differential::isVariable);
        return letters ? new Differential(at, at + 2, variables) : null;
    }

    /** Whether it looks like the d of a differential, whatever is declared. */
    public static boolean isPlainD(Node node) {
        return Cursor.isSymbol(node, "d")
                || (node instanceof Styled && Spelling.of(node).equals("\\mathrm{d}"));
    }

    /** The letters of {@code x}, {@code x,y}, {@code (x,y)} or {@code xy}. */
    static List<Node> letters(List<Node> nodes) {
        List<Node> inner = nodes.size() == 1 && nodes.get(0) instanceof Bracket bracket ? bracket.body() : nodes;
        return inner.stream().filter(node -> !Cursor.isSymbol(node, ",")).toList();
    }

    private static boolean isVariable(Node node) {
        Node base = node instanceof Scripted scripted && scripted.sup().isEmpty() ? scripted.base() : node;
        return Reading.isLetter(base) || base instanceof Styled;
    }
}
