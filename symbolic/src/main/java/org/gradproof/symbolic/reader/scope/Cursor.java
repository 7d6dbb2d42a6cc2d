package org.gradproof.symbolic.reader.scope;

import java.util.List;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Gap;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Node.Words;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Spelling;
import org.jspecify.annotations.Nullable;

/** A place in a row of nodes. */
public final class Cursor {
    private final List<Node> nodes;
    private final Span before;
    private int at;
    private int bars;

    /**
     * At the start of the nodes.
     *
     * @param around what encloses them, for errors where there are none
     */
    public Cursor(List<Node> nodes, Span around) {
        this.nodes = nodes;
        this.before = around;
    }

    public boolean atEnd() {
        return at >= nodes.size();
    }

    public @Nullable Node peek() {
        return atEnd() ? null : nodes.get(at);
    }

    public @Nullable Node peek(int ahead) {
        return at + ahead < nodes.size() ? nodes.get(at + ahead) : null;
    }

    public Node next() {
        Node node = peek();
        if (node == null) {
            throw error("missing-expression", "the formula ends here; expected an expression");
        }
        at++;
        return node;
    }

    public void skip(int count) {
        at += count;
    }

    /** How many {@code |x|} are open here. */
    public int openBars() {
        return bars;
    }

    public void openBar() {
        bars++;
    }

    public void closeBar() {
        bars--;
    }

    public int position() {
        return at;
    }

    public List<Node> nodes() {
        return nodes;
    }

    /** The nodes from here on. */
    List<Node> rest() {
        return nodes.subList(at, nodes.size());
    }

    /** Whether the next node is this sign. */
    public boolean at(String sign) {
        return isSymbol(peek(), sign);
    }

    /** Consumes the sign if it is next. */
    public boolean take(String sign) {
        if (at(sign)) {
            at++;
            return true;
        }
        return false;
    }

    public static boolean isSymbol(@Nullable Node node, String sign) {
        return node instanceof Symbol symbol && symbol.text().equals(sign);
    }

    /** The text of a symbol without scripts, or of the symbol under scripts; else empty. */
    public static String baseText(@Nullable Node node) {
        Node base = node instanceof Scripted scripted ? scripted.base() : node;
        return base instanceof Symbol symbol ? symbol.text() : "";
    }

    /** Where the cursor stands. */
    public Span here() {
        Node node = peek();
        if (node != null) {
            return node.span();
        }
        return nodes.isEmpty() ? before : nodes.get(nodes.size() - 1).span();
    }

    /** An error at the cursor. */
    public LatexException error(String kind, String message) {
        return new LatexException(here(), kind, message);
    }

    /** An error that something else than the next node was expected. */
    public LatexException unexpected(String expected) {
        Node node = peek();
        if (node == null) {
            return error("missing-expression", "the formula ends here; expected " + expected);
        } else if (node instanceof Words || (node instanceof Gap gap && gap.kind() == Gap.Kind.QUAD)) {
            return error(
                    "text-before-mathematics",
                    "mathematics stands behind words or a wide space, or these within a formula: " + quote(node)
                            + "; expected words at a line's end only");
        }
        return error("unexpected-symbol", quote(node) + " cannot stand here; expected " + expected);
    }

    public static String quote(Node node) {
        return quote(List.of(node));
    }

    public static String quote(List<Node> nodes) {
        String text = Spelling.of(nodes);
        return "\"" + (text.length() > 60 ? text.substring(0, 57) + "…" : text) + "\"";
    }

    /** Insists that nothing is left. */
    public void expectEnd() {
        if (!atEnd()) {
            throw unexpected("an operator or the end");
        }
    }
}
