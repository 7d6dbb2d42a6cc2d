package org.gradproof.symbolic.reader.grammar;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Gap;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Words;
import org.gradproof.symbolic.reader.scope.Cursor;

/**
 * How far a sum's body reaches.
 *
 * @param end behind its last node
 * @param beyond whether it reaches over more than the product behind the sign
 */
public record Extent(int end, boolean beyond) {
    private static final Set<String> LIMITS = Set.of(
            "=", "<", ">", "\\le", "\\ge", "\\neq", ":=", ",", ";", ":", "\\in", "\\sim", "\\land", "\\lor", "\\to");
    private static final Set<String> OPERATORS = Set.of("\\cdot", "\\times", "/");

    /**
     * The body that starts at the cursor: the product there, and the terms behind it up to the last that uses
     * one of the letters, or one of a sum that is opened on the way.
     *
     * @param declared which letters a given declares as indices, so that no sum reaches for them
     */
    public static Extent of(Cursor cursor, Collection<String> letters, Predicate<String> declared) {
        List<Node> nodes = cursor.nodes();
        int from = cursor.position();
        List<Integer> ends = termEnds(nodes, from, cursor.openBars() > 0);
        Set<String> reaching = new LinkedHashSet<>(letters);
        addOpened(nodes.subList(from, ends.get(0)), declared, reaching);
        int last = 0;
        for (int i = 1; i < ends.size(); i++) {
            List<Node> term = nodes.subList(ends.get(i - 1), ends.get(i));
            if (reaching.stream().anyMatch(letter -> FreeLetters.uses(term, letter))) {
                addOpened(nodes.subList(ends.get(last), ends.get(i)), declared, reaching);
                last = i;
            }
        }
        return new Extent(ends.get(last), last > 0);
    }

    /** What stands at the cursor up to the next plus, minus or relation of this level. */
    static List<Node> restOfTerm(Cursor cursor) {
        List<Node> nodes = cursor.nodes();
        int from = cursor.position();
        boolean ends = cursor.at("+") || cursor.at("-") || closesBar(cursor);
        return ends
                ? List.of()
                : nodes.subList(
                        from, termEnds(nodes, from, cursor.openBars() > 0).get(0));
    }

    /** What stands at the cursor up to the next relation, comma or the end of this level. */
    static List<Node> restOfLevel(Cursor cursor) {
        if (closesBar(cursor)) {
            return List.of();
        }
        List<Node> nodes = cursor.nodes();
        List<Integer> ends = termEnds(nodes, cursor.position(), cursor.openBars() > 0);
        return nodes.subList(cursor.position(), ends.get(ends.size() - 1));
    }

    private static boolean closesBar(Cursor cursor) {
        return cursor.openBars() > 0 && cursor.at("|");
    }

    /** The indices of the sums that stand in the nodes, those within brackets aside. */
    private static void addOpened(List<Node> nodes, Predicate<String> declared, Set<String> reaching) {
        for (Node node : nodes) {
            String text = Cursor.baseText(node);
            if (node instanceof Scripted sign && (text.equals("\\sum") || text.equals("\\prod"))) {
                FreeLetters.binderLetters(sign.sub(), false).stream()
                        .filter(letter -> !declared.test(letter))
                        .forEach(reaching::add);
            }
        }
    }

    /** The places behind each term from {@code from} to the end of this level. */
    private static List<Integer> termEnds(List<Node> nodes, int from, boolean inBars) {
        List<Integer> ends = new ArrayList<>();
        boolean operand = true;
        int bars = 0;
        int at = from;
        for (; at < nodes.size(); at++) {
            Node node = nodes.get(at);
            String text = Cursor.baseText(node);
            if (text.equals("|")) {
                if (operand || (bars == 0 && !inBars)) {
                    bars++;
                    operand = true;
                } else if (bars > 0) {
                    bars--;
                } else {
                    break;
                }
            } else if (bars == 0 && (node instanceof Gap || node instanceof Words || LIMITS.contains(text))) {
                break;
            } else if (text.equals("+") || text.equals("-")) {
                if (!operand && bars == 0) {
                    ends.add(at);
                }
                operand = true;
            } else {
                operand = OPERATORS.contains(text) || awaitsOperand(node);
            }
        }
        ends.add(at);
        return ends;
    }

    /** Whether what stands behind the node belongs to it: a function's name, a sign of a sum, an operator. */
    static boolean awaitsOperand(Node node) {
        String text = Cursor.baseText(node);
        return FunctionReader.isFunction(node)
                || text.equals("\\sum")
                || text.equals("\\prod")
                || text.equals("\\int")
                || text.equals("\\lim")
                || text.equals("\\partial")
                || (node instanceof Fraction fraction && DerivativeReader.looksLikeOperator(fraction));
    }
}
