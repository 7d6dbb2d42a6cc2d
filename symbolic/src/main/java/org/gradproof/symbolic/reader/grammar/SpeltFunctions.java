package org.gradproof.symbolic.reader.grammar;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.latex.FunctionWords;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Scope;

/** Joins letters that spell a function, {@code log x}, where no given declares that word or all of its letters. */
public final class SpeltFunctions {
    private static final int LONGEST = 9;

    private final Scope scope;

    private SpeltFunctions(Scope scope) {
        this.scope = scope;
    }

    /** The row with such letters joined as {@code \mathrm} joins them, on all levels. */
    public static List<Node> joined(List<Node> row, Scope scope) {
        return new SpeltFunctions(scope).row(Ellipses.written(row));
    }

    private List<Node> row(List<Node> row) {
        List<Node> joined = new ArrayList<>();
        int at = 0;
        while (at < row.size()) {
            int length = word(row, at);
            Node node = length > 0 ? join(row.subList(at, at + length)) : row.get(at);
            joined.add(inside(node));
            at += Math.max(1, length);
        }
        return joined;
    }

    /** How many nodes from the place on spell a function; 0 if none do. */
    private int word(List<Node> row, int at) {
        StringBuilder word = new StringBuilder();
        int longest = 0;
        for (int i = at; i < row.size() && i - at < LONGEST; i++) {
            Node node = row.get(i);
            Node base = node instanceof Scripted scripted ? scripted.base() : node;
            if (!(base instanceof Symbol symbol) || symbol.text().length() != 1 || !Reading.isLetter(symbol)) {
                break;
            }
            word.append(symbol.text());
            if (FunctionWords.contains(word.toString())) {
                longest = i + 1 - at;
            }
            if (node instanceof Scripted) {
                break;
            }
        }
        return longest > 0 && !isDeclared(row, at, longest) ? longest : 0;
    }

    /** Whether a declared name of several letters stands there, or every letter is declared by itself. */
    private boolean isDeclared(List<Node> row, int at, int length) {
        Scope.Hit hit = scope.find(row, at);
        if (hit != null && hit.match().consumed() > 1) {
            return true;
        }
        return row.subList(at, at + length).stream()
                .map(node -> node instanceof Scripted scripted ? scripted.base() : node)
                .allMatch(scope::declares);
    }

    private static Node join(List<Node> letters) {
        int last = letters.size() - 1;
        List<Node> body = new ArrayList<>(letters.subList(0, last));
        Node end = letters.get(last);
        body.add(end instanceof Scripted scripted ? scripted.base() : end);
        Node word = new Styled("\\mathrm", body, letters.get(0).span().to(end.span()));
        return end instanceof Scripted scripted
                ? new Scripted(
                        word,
                        scripted.sub(),
                        scripted.sup(),
                        scripted.primes(),
                        word.span().to(scripted.span()))
                : word;
    }

    private Node inside(Node node) {
        return node instanceof Scripted scripted
                ? new Scripted(
                        inside(scripted.base()),
                        scripted.sub(),
                        row(scripted.sup()),
                        scripted.primes(),
                        scripted.span())
                : node.withRows(this::row);
    }
}
