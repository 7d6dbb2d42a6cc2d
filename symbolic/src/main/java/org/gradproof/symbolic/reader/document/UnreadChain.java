package org.gradproof.symbolic.reader.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Layout;

/**
 * A derivation's block taken apart at its relations, its sides not yet read.
 *
 * @param definitions what {@code :=} defines in it
 * @param sides the sides of the chain; one more than {@code signs}, or none where the block only defines
 * @param signs the relations between them; {@code :=} where a side is a definition of the one before
 * @param continued lines that open with a sign and go on with the line before
 * @param resumed relations that open a line behind a definition of its own, and go on with the chain before that
 */
record UnreadChain(
        List<Definition> definitions,
        List<List<Node>> sides,
        List<Node> signs,
        List<Node> continued,
        List<Node> resumed) {
    private static final Set<String> CONTINUE = Set.of("+", "-", "\\cdot", "\\times", "/");

    /**
     * A definition within a chain.
     *
     * @param earlier how many sides of the chain stand before it, in which it does not hold
     */
    record Definition(List<Node> left, List<Node> right, int earlier) {
        Definition {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }
    }

    UnreadChain {
        definitions = List.copyOf(definitions);
        sides = List.copyOf(sides);
        signs = List.copyOf(signs);
        continued = List.copyOf(continued);
        resumed = List.copyOf(resumed);
    }

    static UnreadChain of(List<List<Node>> lines, Span end) {
        Builder builder = new Builder(end);
        lines.forEach(builder::line);
        return builder.chain();
    }

    private static final class Builder {
        private final Span end;
        private final List<Definition> definitions = new ArrayList<>();
        private final List<Node> continued = new ArrayList<>();
        private List<List<Node>> sides = new ArrayList<>();
        private List<Node> signs = new ArrayList<>();
        private final List<Node> resumed = new ArrayList<>();
        private boolean aside;

        Builder(Span end) {
            this.end = end;
        }

        void line(List<Node> line) {
            Node first = line.get(0);
            boolean goesOn = !sides.isEmpty() && last().isEmpty();
            if (!goesOn && holdsStep() && isDefinition(line)) {
                define(line);
                return;
            }
            if (aside) {
                resume(first);
            }
            if (!sides.isEmpty() && first instanceof Symbol symbol && CONTINUE.contains(symbol.text()) && !goesOn) {
                continued.add(first);
                goesOn = true;
            }
            if (!Layout.opensWithRelation(line) && !goesOn) {
                startStatement(first);
            }
            for (Node node : line) {
                if (Layout.isRelation(node)) {
                    sign(node);
                } else {
                    if (sides.isEmpty()) {
                        sides.add(new ArrayList<>());
                    }
                    last().add(node);
                }
            }
        }

        private boolean holdsStep() {
            return signs.stream().anyMatch(sign -> !Cursor.isSymbol(sign, ":="));
        }

        private static boolean isDefinition(List<Node> line) {
            return !Layout.opensWithRelation(line) && line.stream().anyMatch(node -> Cursor.isSymbol(node, ":="));
        }

        /** A definition on a line of its own within the chain. */
        private void define(List<Node> line) {
            int sign = 0;
            while (!Cursor.isSymbol(line.get(sign), ":=")) {
                sign++;
            }
            List<Node> right = line.subList(sign + 1, line.size());
            Optional<Node> second = right.stream().filter(Layout::isRelation).findFirst();
            if (second.isPresent() || line.subList(0, sign).stream().anyMatch(Layout::isRelation)) {
                throw new LatexException(
                        second.orElse(line.get(sign)).span(),
                        "ambiguous-chain",
                        "a definition within a chain stands beside another relation; expected it alone on its line");
            }
            if (right.isEmpty()) {
                throw new LatexException(
                        line.get(sign).span(),
                        "missing-expression",
                        "nothing stands right of \":=\"; expected what it defines "
                                + Cursor.quote(line.subList(0, sign)) + " as");
            }
            definitions.add(new Definition(line.subList(0, sign), right, sides.size()));
            aside = true;
        }

        /** Behind a definition of its own the chain goes on where it was. */
        private void resume(Node first) {
            if (first instanceof Symbol symbol && CONTINUE.contains(symbol.text())) {
                throw new LatexException(
                        first.span(),
                        "ambiguous-chain",
                        "this line may go on with the definition above it or with the chain before that;"
                                + " expected a relation first, or the definition on one line");
            }
            if (Layout.isRelation(first)) {
                resumed.add(first);
            }
            aside = false;
        }

        private List<Node> last() {
            return sides.get(sides.size() - 1);
        }

        private void sign(Node node) {
            if (sides.isEmpty() || last().isEmpty()) {
                throw new LatexException(
                        node.span(),
                        "missing-expression",
                        "nothing stands left of " + Cursor.quote(node) + "; expected an expression, or a line before");
            }
            signs.add(node);
            sides.add(new ArrayList<>());
        }

        /** Another statement may follow definitions alone. */
        private void startStatement(Node first) {
            if (holdsStep() || (!sides.isEmpty() && signs.isEmpty())) {
                throw new LatexException(
                        first.span(),
                        "no-relation",
                        "this line opens with no relation: " + Cursor.quote(first)
                                + "; expected =, <, \\le, >, \\ge or \\neq, or a sign that goes on with the line before");
            }
            flush();
            sides = new ArrayList<>();
            signs = new ArrayList<>();
        }

        private void flush() {
            if (!sides.isEmpty() && last().isEmpty()) {
                Span at = signs.isEmpty() ? end : signs.get(signs.size() - 1).span();
                throw new LatexException(
                        at, "missing-expression", "nothing stands right of the relation; expected an expression");
            }
            for (int i = 0; i < signs.size(); i++) {
                if (Cursor.isSymbol(signs.get(i), ":=")) {
                    definitions.add(new Definition(sides.get(i), sides.get(i + 1), i));
                }
            }
        }

        UnreadChain chain() {
            flush();
            if (sides.isEmpty()) {
                throw new LatexException(
                        end, "empty-block", "the block has no mathematics; expected a chain of relations");
            }
            if (signs.stream().allMatch(sign -> Cursor.isSymbol(sign, ":="))) {
                throw new LatexException(
                        sides.get(0).get(0).span(),
                        "no-relation",
                        Cursor.quote(sides.get(0)) + " is related to nothing; expected a chain such as A = B");
            }
            return new UnreadChain(definitions, sides, signs, continued, resumed);
        }
    }
}
