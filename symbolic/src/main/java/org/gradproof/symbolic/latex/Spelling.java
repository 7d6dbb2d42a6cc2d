package org.gradproof.symbolic.latex;

import java.util.List;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Cases;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Gap;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Root;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Slot;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Node.Words;

/** The one LaTeX spelling of all nodes that print alike. */
public final class Spelling {
    private final StringBuilder text = new StringBuilder();
    /** Where the letters begin with which it ends. */
    private int letters;

    private Spelling() {}

    /** The spelling of the nodes in a row. */
    public static String of(List<Node> nodes) {
        Spelling spelling = new Spelling();
        spelling.all(nodes);
        return spelling.text.toString();
    }

    /** The spelling of the node. */
    public static String of(Node node) {
        return of(List.of(node));
    }

    private void all(List<Node> nodes) {
        nodes.forEach(this::node);
    }

    private void node(Node node) {
        if (node instanceof Symbol symbol) {
            put(symbol.text());
        } else if (node instanceof Numeral number) {
            put(number.digits());
        } else if (node instanceof Slot slot) {
            put("#" + slot.mark());
        } else if (node instanceof Words words) {
            put("\\text{" + words.words() + "}");
        } else if (node instanceof Styled styled) {
            put(styled.style());
            braces(styled.body());
        } else if (node instanceof Fraction fraction) {
            put(fraction.kind());
            braces(fraction.top());
            braces(fraction.bottom());
        } else if (node instanceof Root root) {
            put("\\sqrt");
            if (!root.degree().isEmpty()) {
                put("[");
                all(root.degree());
                put("]");
            }
            braces(root.body());
        } else if (node instanceof Bracket bracket) {
            put(bracket.open().equals("|") ? "\\lvert" : bracket.open());
            all(bracket.body());
            put(bracket.close().equals("|") ? "\\rvert" : bracket.close());
        } else if (node instanceof Scripted scripted) {
            scripted(scripted);
        } else if (node instanceof Cases cases) {
            put("\\begin{cases}");
            rows(cases.rows());
            put("\\end{cases}");
        } else if (node instanceof Node.Matrix matrix) {
            put("\\begin{pmatrix}");
            rows(matrix.rows());
            put("\\end{pmatrix}");
        } else if (node instanceof Gap) {
            put(" ");
        }
    }

    private void rows(List<List<List<Node>>> rows) {
        for (int i = 0; i < rows.size(); i++) {
            put(i == 0 ? "" : "\\\\");
            for (int j = 0; j < rows.get(i).size(); j++) {
                put(j == 0 ? "" : "&");
                all(rows.get(i).get(j));
            }
        }
    }

    private void scripted(Scripted scripted) {
        node(scripted.base());
        put("'".repeat(scripted.primes()));
        if (!scripted.sub().isEmpty()) {
            put("_");
            braces(scripted.sub());
        }
        if (!scripted.sup().isEmpty()) {
            put("^");
            braces(scripted.sup());
        }
    }

    private void braces(List<Node> body) {
        put("{");
        all(body);
        put("}");
    }

    private void put(String piece) {
        int last = text.length() - 1;
        if (last >= 0 && !piece.isEmpty() && Character.isDigit(piece.charAt(0)) && endsInMark(last)) {
            append(" ");
        }
        if (last >= 0
                && !piece.isEmpty()
                && Character.isLetter(text.charAt(last))
                && Character.isLetter(piece.charAt(0))
                && endsInCommand()) {
            append(" ");
        }
        append(piece);
    }

    private void append(String piece) {
        int from = text.length();
        text.append(piece);
        int at = text.length();
        while (at > from && Character.isLetter(text.charAt(at - 1))) {
            at--;
        }
        letters = at > from ? at : letters;
    }

    /** Whether a digit put behind would be taken for a slot's. */
    private boolean endsInMark(int last) {
        int at = last;
        while (at >= 0 && Character.isDigit(text.charAt(at))) {
            at--;
        }
        return at >= 0 && at < last && text.charAt(at) == '#';
    }

    private boolean endsInCommand() {
        return letters > 0 && text.charAt(letters - 1) == '\\';
    }
}
