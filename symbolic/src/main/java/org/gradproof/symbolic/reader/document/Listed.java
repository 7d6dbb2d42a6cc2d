package org.gradproof.symbolic.reader.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Root;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.reader.grammar.DerivativeReader;
import org.gradproof.symbolic.reader.grammar.FunctionReader;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Layout;
import org.gradproof.symbolic.reader.scope.Reading;

/**
 * Formulas one after the other on a line, parted by a comma, a wide space or "and": {@code A = B, \qquad C = D}. Each is
 * claimed, so that reading one too many as a formula only asks for more. What could be meant as a condition ({@code x =
 * 1} of a free x) is left to be refused.
 */
final class Listed {
    private static final Set<String> BARS = Set.of("|", "\\|", "\\langle");

    /** What the letters of a block are. */
    interface Names {
        /** Whether something declares or defines the name. */
        boolean declares(List<Node> name);

        /** Whether something defines the name, scripts and arguments aside. */
        boolean defines(Node name);

        /** Whether the block uses the letter as an index. */
        boolean indexes(Node letter);
    }

    private final Names names;

    Listed(Names names) {
        this.names = names;
    }

    /**
     * A formula of a line, with what stands behind it.
     *
     * @param doubtful whether its first sides leave a doubt that it is claimed like the one before it
     */
    record Part(Remarks formula, boolean doubtful) {}

    /** The line's formulas, each with the remarks between it and the next; the line alone where it holds one. */
    List<Part> parts(Remarks line) {
        List<Part> parts = new ArrayList<>();
        List<Node> formula = line.formula();
        List<Remark> behind = new ArrayList<>();
        boolean doubtful = false;
        for (Remark remark : line.remarks()) {
            if (isFormula(remark, line.formula())) {
                parts.add(new Part(new Remarks(formula, behind), doubtful));
                formula = remark.nodes();
                behind = new ArrayList<>();
                doubtful = !isDerived(formula);
            } else {
                behind.add(remark);
            }
        }
        parts.add(new Part(new Remarks(formula, behind), doubtful));
        return parts;
    }

    private boolean isFormula(Remark remark, List<Node> first) {
        List<Node> nodes = remark.nodes();
        boolean bare = remark.kind() == Remark.Kind.BARE || remark.kind() == Remark.Kind.JOINED;
        int sign = sign(nodes);
        if (!bare
                || sign == 0
                || sign + 1 >= nodes.size()
                || first.stream().noneMatch(Layout::isRelation)
                || first.stream().anyMatch(UnreadChain::isArrow)
                || nodes.stream().anyMatch(UnreadChain::isArrow)
                || nodes.stream().anyMatch(node -> Cursor.isSymbol(node, "\\ldots"))) {
            return false;
        }
        List<Node> left = nodes.subList(0, sign);
        if (left.size() == 1 && names.indexes(left.get(0))) {
            return false;
        }
        boolean equates = Cursor.isSymbol(nodes.get(sign), "=");
        if (equates && remark.kind() == Remark.Kind.JOINED) {
            return true;
        }
        if (isDerived(left)) {
            return !Cursor.isSymbol(nodes.get(sign), "\\neq");
        }
        String head = head(left.get(0));
        boolean alike = !head.isEmpty() && head.equals(head(first.get(0)));
        return equates && (alike || (!isNumber(nodes.subList(sign + 1, nodes.size())) && isValue(left)));
    }

    private static int sign(List<Node> nodes) {
        int sign = 0;
        while (sign < nodes.size() && !Layout.isRelation(nodes.get(sign))) {
            sign++;
        }
        return sign;
    }

    /** A defined name, or something that is taken of arguments: none of these is free to be restricted. */
    private boolean isValue(List<Node> left) {
        boolean called = left.size() == 2 && left.get(1) instanceof Bracket && !(left.get(0) instanceof Numeral);
        return called || (left.size() == 1 && names.defines(left.get(0)));
    }

    private static boolean isNumber(List<Node> side) {
        return side.stream()
                .allMatch(node -> node instanceof Numeral
                        || Cursor.isSymbol(node, "-")
                        || (node instanceof Fraction fraction
                                && isNumber(fraction.top())
                                && isNumber(fraction.bottom())));
    }

    /** The operator or function that a formula opens with; empty where it opens with a name. */
    private static String head(Node node) {
        Node base = node instanceof Scripted scripted ? scripted.base() : node;
        if (base instanceof Bracket bracket) {
            return BARS.contains(bracket.open()) ? bracket.open() : "";
        } else if (base instanceof Styled styled && styled.style().equals("\\mathbb")) {
            return "\\mathbb";
        } else if (FunctionReader.function(base) != null
                || (base instanceof Styled word && word.body().size() > 1)) {
            return "\\operatorname";
        }
        boolean operator = base instanceof Symbol symbol && symbol.text().startsWith("\\") && !Reading.isLetter(base);
        return operator ? ((Symbol) base).text() : "";
    }

    /** Whether a derivative stands in it. */
    private static boolean isDerived(List<Node> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            Node base = node instanceof Scripted scripted ? scripted.base() : node;
            boolean primed = node instanceof Scripted scripted
                    && scripted.primes() > 0
                    && i + 1 < nodes.size()
                    && nodes.get(i + 1) instanceof Bracket;
            boolean inside = base instanceof Fraction fraction
                    ? DerivativeReader.looksLikeDerivative(fraction)
                            || isDerived(fraction.top())
                            || isDerived(fraction.bottom())
                    : base instanceof Bracket bracket
                            ? isDerived(bracket.body())
                            : base instanceof Root root && isDerived(root.body());
            if (primed || inside || Cursor.isSymbol(base, "\\nabla") || Cursor.isSymbol(base, "\\partial")) {
                return true;
            }
        }
        return false;
    }
}
