package org.gradproof.symbolic.reader.grammar;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Cases;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Root;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Reading;

/** Which letters stand free in a formula, told from its layout alone, before names are known. */
public final class FreeLetters {
    private static final Set<String> INDEX_BINDERS = Set.of("\\sum", "\\prod", "\\max", "\\min", "\\lim");
    private static final Set<String> RELATIONS = Set.of("=", "<", ">", "\\le", "\\ge", "\\neq");

    private static final Set<String> CONSTANTS = Set.of("e", "\\pi");

    private final Set<String> free = new LinkedHashSet<>();
    private final Set<String> indices = new LinkedHashSet<>();
    private final Set<String> alone = new LinkedHashSet<>();
    private final boolean joint;
    private final Names names;
    private boolean subscripted;

    /**
     * The free letters of the nodes.
     *
     * @param joint whether {@code \sum_{i<j}} is taken to bind both letters
     */
    public FreeLetters(List<Node> nodes, boolean joint) {
        this(nodes, joint, (row, at) -> 0);
    }

    /**
     * The free letters of the nodes.
     *
     * @param joint whether {@code \\sum_{i<j}} is taken to bind both letters
     * @param names what stands for a name as a whole, so that the letters in it are none
     */
    public FreeLetters(List<Node> nodes, boolean joint, Names names) {
        this.joint = joint;
        this.names = names;
        list(nodes, Set.of(), false);
    }

    /** Tells names that are made of more than a letter. */
    @FunctionalInterface
    public interface Names {
        /** How many nodes of the row, from the place on, are one name; 0 if none stands there. */
        int lengthAt(List<Node> row, int at);
    }

    /** Letters that stand free somewhere. */
    public Set<String> free() {
        return free;
    }

    /** Letters that stand free without a subscript: {@code t_i} is no use of t. */
    public Set<String> alone() {
        return alone;
    }

    /** Letters that stand free in an index's place. */
    public Set<String> indices() {
        return indices;
    }

    static boolean uses(List<Node> nodes, String letter) {
        return new FreeLetters(nodes, false).free.contains(letter);
    }

    private void list(List<Node> nodes, Set<String> bound, boolean index) {
        Map<Integer, Differential> integrals = Differential.bySign(nodes);
        Deque<Scope> outer = new ArrayDeque<>();
        Set<String> inside = bound;
        for (int at = 0; at < nodes.size(); at++) {
            while (!outer.isEmpty() && outer.peek().end() <= at) {
                inside = outer.pop().outside();
            }
            Node node = nodes.get(at);
            Differential differential = integrals.get(at);
            int name = names.lengthAt(nodes, at);
            if (name > 0) {
                at += name - 1;
            } else if (differential != null) {
                node(node, inside, index);
                outer.push(new Scope(differential.end(), inside));
                inside = new HashSet<>(inside);
                for (Node variable : differential.variables()) {
                    inside.add(Spelling.of(variable));
                }
            } else if (node instanceof Scripted scripted && isBinder(scripted)) {
                Set<String> more = new HashSet<>(inside);
                more.addAll(binderLetters(scripted.sub(), joint));
                inside = more;
                list(scripted.sub(), inside, false);
                list(scripted.sup(), inside, false);
            } else {
                node(node, inside, index);
            }
        }
    }

    /**
     * Where an integral ends, and what is bound outside of it.
     *
     * @param end behind its differential
     */
    private record Scope(int end, Set<String> outside) {}

    private static boolean isBinder(Scripted scripted) {
        return INDEX_BINDERS.contains(Cursor.baseText(scripted)) || isExpectation(scripted.base());
    }

    static boolean isExpectation(Node node) {
        return node instanceof Styled styled
                && (styled.style().equals("\\mathbb") || styled.style().equals("\\mathrm"))
                && styled.body().size() == 1
                && Cursor.isSymbol(styled.body().get(0), "E");
    }

    private void node(Node node, Set<String> bound, boolean index) {
        if (node instanceof Symbol symbol) {
            letter(symbol.text(), bound, index);
        } else if (node instanceof Styled styled) {
            letter(Spelling.of(styled), bound, index);
            styled.body().stream().filter(Scripted.class::isInstance).forEach(inner -> node(inner, bound, index));
        } else if (node instanceof Scripted scripted) {
            subscripted = !scripted.sub().isEmpty();
            node(scripted.base(), bound, index);
            subscripted = false;
            letter(Spelling.of(scripted), bound, index);
            list(scripted.sub(), bound, !Cursor.isSymbol(scripted.base(), "\\int"));
            boolean label = scripted.sup().size() == 1 && scripted.sup().get(0) instanceof Bracket;
            list(scripted.sup(), bound, label);
        } else if (node instanceof Bracket bracket) {
            subscripted = false;
            list(bracket.body(), bound, index);
        } else if (node instanceof Fraction fraction) {
            list(fraction.top(), bound, index);
            list(fraction.bottom(), bound, index);
        } else if (node instanceof Root root) {
            list(root.degree(), bound, index);
            list(root.body(), bound, index);
        } else if (node instanceof Cases cases) {
            cases.rows().forEach(row -> row.forEach(cell -> list(cell, bound, index)));
        } else if (node instanceof Node.Matrix matrix) {
            matrix.rows().forEach(row -> row.forEach(cell -> list(cell, bound, index)));
        }
    }

    private void letter(String letter, Set<String> bound, boolean index) {
        if (!bound.contains(letter)) {
            free.add(letter);
            if (!subscripted) {
                alone.add(letter);
            }
            if (index && !CONSTANTS.contains(letter)) {
                indices.add(letter);
            }
        }
    }

    /** The letters that the text under a sum introduces: {@code i=1}, {@code i,j}, {@code i \neq k}, {@code i \in C}. */
    static Set<String> binderLetters(List<Node> sub, boolean joint) {
        Set<String> letters = new LinkedHashSet<>();
        for (List<Node> part : Pattern.splitAtCommas(sub)) {
            if (part.isEmpty()) {
                continue;
            }
            if (part.get(0) instanceof Bracket bracket && letters.isEmpty()) {
                letters.addAll(binderLetters(bracket.body(), false));
                continue;
            }
            String first = letterOf(part.get(0));
            if (!first.isEmpty()) {
                letters.add(first);
            }
            for (int i = 0; i + 1 < part.size(); i++) {
                boolean related = part.get(i) instanceof Symbol symbol
                        && RELATIONS.contains(symbol.text())
                        && !symbol.text().equals("=");
                if (related && (joint || first.isEmpty())) {
                    String second = letterOf(part.get(i + 1));
                    if (!second.isEmpty()) {
                        letters.add(second);
                    }
                }
            }
        }
        return letters;
    }

    private static String letterOf(Node node) {
        Node base = node instanceof Scripted scripted && scripted.sub().isEmpty() ? scripted.base() : node;
        boolean letter = Reading.isLetter(base) || base instanceof Styled;
        return letter ? Spelling.of(node) : "";
    }
}
