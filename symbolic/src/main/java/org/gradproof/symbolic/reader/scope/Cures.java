package org.gradproof.symbolic.reader.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Gap;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Node.Words;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.source.Remedy;
import org.gradproof.symbolic.source.Remedy.Declare;
import org.gradproof.symbolic.source.Remedy.Enclose;
import org.gradproof.symbolic.source.Remedy.Place;

/** What would mend a fault: brackets around nodes, or a given for a name. */
public final class Cures {
    private static final Set<String> ENDS =
            Set.of("+", "-", "\\cdot", "\\times", "/", "=", "<", ">", "\\le", "\\ge", "\\neq", ":=", ",", ";", ":");

    private Cures() {}

    /** A bracket around the first to the last of the nodes, for each of the lists; empty ones left out. */
    public static List<Remedy> enclose(List<List<Node>> candidates) {
        List<Remedy> cures = new ArrayList<>();
        for (List<Node> nodes : candidates) {
            if (!nodes.isEmpty()) {
                Node first = nodes.get(0);
                Node last = nodes.get(nodes.size() - 1);
                cures.add(new Enclose(
                        new Place(first.span().line(), first.span().column()),
                        new Place(last.span().endLine(), last.span().endColumn())));
            }
        }
        return cures;
    }

    /** An operator that takes all of the nodes, or its operand up to the next dot or slash. */
    public static List<Remedy> whole(Node operator, List<Node> taken) {
        List<Node> first = new ArrayList<>(List.of(operator));
        first.addAll(product(taken, 0));
        return enclose(List.of(taken, first));
    }

    /** The product that starts at the place: what stands there up to the next operator, relation or break. */
    public static List<Node> product(List<Node> nodes, int from) {
        int end = from;
        while (end < nodes.size() && !ends(nodes.get(end))) {
            end++;
        }
        return nodes.subList(from, end);
    }

    private static boolean ends(Node node) {
        return node instanceof Gap
                || node instanceof Words
                || (node instanceof Symbol symbol && ENDS.contains(symbol.text()));
    }

    /** Declares the name as it is used: a real, a vector or a matrix, by how many letters stand below it. */
    public static List<Remedy> declare(Node node) {
        if (!(node instanceof Scripted scripted)) {
            return List.of(new Declare(Spelling.of(node) + " \\in \\mathbb{R}"));
        }
        List<Node> letters = scripted.sub().stream()
                .filter(each -> !Cursor.isSymbol(each, ","))
                .toList();
        boolean indexed = letters.stream().allMatch(Reading::isLetter);
        if (letters.isEmpty() || !indexed || letters.size() > 2) {
            Node name = new Scripted(scripted.base(), scripted.sub(), List.of(), 0, scripted.span());
            return List.of(new Declare(Spelling.of(name) + " \\in \\mathbb{R}"));
        }
        String shape = letters.size() == 1 ? "n" : "{m \\times n}";
        return List.of(new Declare(Spelling.of(scripted.base()) + " \\in \\mathbb{R}^" + shape));
    }

    /** Declares the letter as an index. */
    public static List<Remedy> index(String letter) {
        return List.of(new Declare(letter + " \\in \\{1, \\ldots, n\\}"));
    }
}
