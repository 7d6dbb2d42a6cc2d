package org.gradproof.symbolic.reader.givens;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Statement;
import org.jspecify.annotations.Nullable;

/**
 * From where to where an unspecified function goes.
 *
 * @param entries where it takes a whole vector, the largest index of that; else null
 * @param components the largest index of each direction of its value; empty for a number
 */
record Signature(int arity, @Nullable Expr entries, Domain codomain, List<Expr> components) {
    Signature {
        components = List.copyOf(components);
    }

    static Signature read(Statement statement, Set<String> sizes) {
        List<Node> right = statement.right();
        int arrow = 0;
        while (arrow < right.size() && !Cursor.isSymbol(right.get(arrow), "\\to")) {
            arrow++;
        }
        if (arrow == 0 || arrow + 1 >= right.size()) {
            throw new LatexException(
                    right.get(0).span(),
                    "unknown-domain",
                    Cursor.quote(right) + " is no function's type; expected \\mathbb{R} \\to \\mathbb{R}");
        }
        Expr entries = entries(right.subList(0, arrow), sizes);
        int arity = entries == null ? arity(right.subList(0, arrow)) : 1;
        DomainReader.Shape shape = new DomainReader(sizes).read(right.subList(arrow + 1, right.size()));
        if (!(shape instanceof DomainReader.Reals reals)
                || reals.simplex()
                || reals.domain() instanceof Domain.Finite) {
            throw new LatexException(
                    right.get(arrow + 1).span(),
                    "unknown-domain",
                    Cursor.quote(right.subList(arrow + 1, right.size()))
                            + " is nothing a smooth function can go to; expected \\mathbb{R}, \\mathbb{R}_{>0} or \\mathbb{R}^n");
        }
        if (entries != null
                && (!reals.domain().equals(Domain.REALS) || reals.dimensions().size() > 1)) {
            throw new LatexException(
                    right.get(arrow + 1).span(),
                    "unknown-domain",
                    Cursor.quote(right.subList(arrow + 1, right.size()))
                            + " is nothing that a function of a whole vector is known to go to; expected \\mathbb{R} or"
                            + " \\mathbb{R}^m");
        }
        return new Signature(arity, entries, reals.domain(), reals.dimensions());
    }

    /** The number of entries of the vector that the function takes, {@code n} of {@code \mathbb{R}^n}; null if it takes numbers. */
    private static @Nullable Expr entries(List<Node> nodes, Set<String> sizes) {
        boolean vector = nodes.size() == 1
                && nodes.get(0) instanceof Scripted scripted
                && scripted.sub().isEmpty()
                && Spelling.of(scripted.base()).equals("\\mathbb{R}")
                && scripted.sup().stream().noneMatch(node -> Cursor.isSymbol(node, "\\times"))
                && !scripted.sup().isEmpty()
                && !(scripted.sup().get(0) instanceof Numeral);
        return vector && nodes.get(0) instanceof Scripted scripted
                ? new DomainReader(sizes).dimension(scripted.sup(), scripted.span())
                : null;
    }

    /** The number of arguments of {@code \mathbb{R}^2} or {@code \mathbb{R} \times \mathbb{R}}. */
    private static int arity(List<Node> nodes) {
        int arity = 0;
        List<List<Node>> parts = new ArrayList<>();
        List<Node> part = new ArrayList<>();
        for (Node node : nodes) {
            if (Cursor.isSymbol(node, "\\times")) {
                parts.add(part);
                part = new ArrayList<>();
            } else {
                part.add(node);
            }
        }
        parts.add(part);
        for (List<Node> one : parts) {
            arity += one.size() == 1 ? power(one.get(0)) : 0;
        }
        boolean all = parts.stream().allMatch(one -> one.size() == 1 && power(one.get(0)) > 0);
        if (!all || arity > 9) {
            throw new LatexException(
                    nodes.get(0).span(),
                    "unknown-domain",
                    Cursor.quote(nodes)
                            + " is nothing a function can start from; expected \\mathbb{R} or \\mathbb{R}^2");
        }
        return arity;
    }

    private static int power(Node node) {
        if (Spelling.of(node).equals("\\mathbb{R}")) {
            return 1;
        }
        boolean power = node instanceof Scripted scripted
                && scripted.sub().isEmpty()
                && Spelling.of(scripted.base()).equals("\\mathbb{R}")
                && scripted.sup().size() == 1
                && scripted.sup().get(0) instanceof Numeral number
                && number.digits().matches("[1-9]");
        return power && node instanceof Scripted s ? Integer.parseInt(Spelling.of(s.sup())) : 0;
    }
}
