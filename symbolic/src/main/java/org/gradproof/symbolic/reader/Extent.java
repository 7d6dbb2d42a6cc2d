package org.gradproof.symbolic.reader;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Gap;
import org.gradproof.symbolic.latex.Node.Words;

/**
 * How far a sum's body reaches.
 *
 * @param end behind its last node
 * @param beyond whether it reaches over more than the product behind the sign
 */
record Extent(int end, boolean beyond) {
    private static final Set<String> LIMITS = Set.of(
            "=", "<", ">", "\\le", "\\ge", "\\neq", ":=", ",", ";", ":", "\\in", "\\sim", "\\land", "\\lor", "\\to");
    private static final Set<String> OPERATORS = Set.of("\\cdot", "\\times", "/");

    /**
     * The body that starts at {@code from}: the product there, and the terms behind it up to the last that
     * uses one of the letters.
     */
    static Extent of(Cursor cursor, Collection<String> letters) {
        List<Node> nodes = cursor.nodes();
        int from = cursor.position();
        List<Integer> ends = termEnds(nodes, from, cursor.openBars() > 0);
        int last = 0;
        for (int i = 1; i < ends.size(); i++) {
            List<Node> term = nodes.subList(ends.get(i - 1), ends.get(i));
            if (letters.stream().anyMatch(letter -> Letters.uses(term, letter))) {
                last = i;
            }
        }
        return new Extent(ends.get(last), last > 0);
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

    private static boolean awaitsOperand(Node node) {
        String text = Cursor.baseText(node);
        return Functions.function(node) != null
                || text.equals("\\sum")
                || text.equals("\\prod")
                || text.equals("\\int")
                || text.equals("\\partial")
                || (node instanceof Fraction fraction && Derivatives.looksLikeOperator(fraction));
    }
}
