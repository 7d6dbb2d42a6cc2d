package org.gradproof.symbolic.reader.givens;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.grammar.ConditionReader;
import org.gradproof.symbolic.reader.grammar.WrittenArithmetic;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Reading;
import org.jspecify.annotations.Nullable;

/** Reads what stands right of {@code \in}: sets of numbers, vectors and matrices of them, ranges of indices. */
final class DomainReader {
    /** What a declared name is. */
    public sealed interface Shape {}

    /** An integer from {@code low} on, which is 0 or 1. */
    record Naturals(int low) implements Shape {}

    /** An index from {@code low} to {@code high}. */
    record IndexRange(Expr low, Expr high) implements Shape {}

    /**
     * Reals: one, or a vector or matrix of them.
     *
     * @param dimensions the largest index of each direction; empty for a scalar
     * @param whole whether they are whole numbers
     */
    record Reals(
            Domain domain, List<Expr> dimensions, boolean simplex, Given.Structure structure, boolean whole)
            implements Shape {
        Reals(Domain domain, List<Expr> dimensions, boolean simplex) {
            this(domain, dimensions, simplex, Given.Structure.GENERAL, false);
        }

        Reals(Domain domain, List<Expr> dimensions, boolean simplex, Given.Structure structure) {
            this(domain, dimensions, simplex, structure, false);
        }

        /** Whole numbers from {@code low} on, or all of them. */
        static Reals whole(@Nullable Integer low, List<Expr> dimensions) {
            Domain domain = low == null
                    ? Domain.REALS
                    : new Domain.Interval(Rational.of(low), false, null, true);
            return new Reals(domain, dimensions, false, Given.Structure.GENERAL, true);
        }
    }

    private final Set<String> sizes;

    /**
     * A reader of domains.
     *
     * @param sizes where the sizes that dimensions name are noted
     */
    DomainReader(Set<String> sizes) {
        this.sizes = sizes;
    }

    Shape read(List<Node> nodes) {
        if (nodes.size() != 1) {
            throw unknown(nodes);
        }
        Node node = nodes.get(0);
        Node base = node instanceof Scripted scripted ? scripted.base() : node;
        List<Node> sup = node instanceof Scripted scripted ? scripted.sup() : List.of();
        List<Node> sub = node instanceof Scripted scripted ? scripted.sub() : List.of();
        String text = Spelling.of(base);
        Integer least = sup.isEmpty() || sub.isEmpty() ? least(text, Spelling.of(sub) + Spelling.of(sup)) : null;
        if (least != null) {
            return new Naturals(least);
        } else if (text.equals("\\mathbb{N}") && !sup.isEmpty()) {
            Integer from = sub.isEmpty() ? (Integer) 1 : least(text, Spelling.of(sub));
            if (from == null) {
                throw unknown(nodes);
            }
            return Reals.whole(from, dimensions(sup, node.span()));
        } else if (text.equals("\\mathbb{Z}") && sub.isEmpty()) {
            return Reals.whole(null, dimensions(sup, node.span()));
        } else if (text.equals("\\mathbb{R}")) {
            return new Reals(restricted(sub, nodes), dimensions(sup, node.span()), false);
        } else if (text.equals("\\mathbb{S}") && !sup.isEmpty()) {
            Expr size = dimension(sup, node.span());
            return new Reals(Domain.REALS, List.of(size, size), false, structure(Spelling.of(sub), nodes));
        } else if (text.equals("\\Delta") && sub.isEmpty() && !sup.isEmpty()) {
            Domain unit = new Domain.Interval(Rational.ZERO, false, Rational.ONE, false);
            return new Reals(unit, List.of(plusOne(dimension(sup, node.span()))), true);
        } else if (base instanceof Bracket bracket && sub.isEmpty()) {
            return bracketed(bracket, sup, nodes);
        }
        throw unknown(nodes);
    }

    /** The least number of a set of whole numbers, where that is 0 or 1; else null. */
    private static @Nullable Integer least(String set, String script) {
        boolean positive = set.equals("\\mathbb{N}")
                ? Set.of("", "+", "*", ">0", "\\ge1").contains(script)
                : set.equals("\\mathbb{Z}") && Set.of("+", ">0", "\\ge1").contains(script);
        boolean zero = set.equals("\\mathbb{N}")
                ? Set.of("0", "\\ge0").contains(script)
                : set.equals("\\mathbb{Z}") && script.equals("\\ge0");
        return positive ? (Integer) 1 : zero ? (Integer) 0 : null;
    }

    private static Given.Structure structure(String sub, List<Node> nodes) {
        return switch (sub) {
            case "" -> Given.Structure.SYMMETRIC;
            case "+" -> Given.Structure.POSITIVE_SEMIDEFINITE;
            case "++" -> Given.Structure.POSITIVE_DEFINITE;
            default -> throw unknown(nodes);
        };
    }

    private static LatexException unknown(List<Node> nodes) {
        if (nodes.size() == 1 && Reading.isLetter(nodes.get(0))) {
            String set = Cursor.quote(nodes).replace("\"", "");
            return new LatexException(
                    nodes.get(0).span(),
                    "unknown-domain",
                    Cursor.quote(nodes) + " is no domain; for an index i in a set of indices write"
                            + " i \\in \\{1, \\ldots, n\\}, and as a line of its own \\mathbb{1}\\{i \\in " + set
                            + "\\} = 1");
        }
        return new LatexException(
                nodes.get(0).span(),
                "unknown-domain",
                Cursor.quote(nodes)
                        + " is no set that is known; expected \\mathbb{R}, \\mathbb{R}^n, \\mathbb{N}, \\mathbb{N}_0, [0, 1],"
                        + " \\{0, 1\\}, \\Delta^{n-1} or \\{1, \\ldots, n\\}");
    }

    /** {@code \mathbb{R}_{>0}} and its like. */
    private static Domain restricted(List<Node> sub, List<Node> all) {
        if (sub.isEmpty()) {
            return Domain.REALS;
        }
        Relation relation = ConditionReader.relation(sub.get(0));
        Rational bound = relation == null ? null : constant(sub.subList(1, sub.size()));
        if (relation == null || bound == null) {
            throw unknown(all);
        }
        return switch (relation) {
            case GT -> new Domain.Interval(bound, true, null, true);
            case GE -> new Domain.Interval(bound, false, null, true);
            case LT -> new Domain.Interval(null, true, bound, true);
            case LE -> new Domain.Interval(null, true, bound, false);
            default -> throw unknown(all);
        };
    }

    private Shape bracketed(Bracket bracket, List<Node> sup, List<Node> all) {
        List<List<Node>> parts = Pattern.splitAtCommas(bracket.body());
        List<Expr> dimensions = dimensions(sup, bracket.span());
        if (bracket.open().equals("\\{") && bracket.close().equals("\\}")) {
            int dots = parts.size() - 2;
            if (dots >= 1 && Spelling.of(parts.get(dots)).equals("\\ldots") && dimensions.isEmpty()) {
                return range(parts, all);
            }
            List<Rational> values = new ArrayList<>();
            for (List<Node> part : parts) {
                Rational value = constant(part);
                if (value == null) {
                    throw unknown(all);
                }
                values.add(value);
            }
            return new Reals(new Domain.Finite(values), dimensions, false);
        }
        boolean interval = parts.size() == 2
                && (bracket.open().equals("(") || bracket.open().equals("["))
                && (bracket.close().equals(")") || bracket.close().equals("]"));
        if (!interval) {
            throw unknown(all);
        }
        Rational low = end(parts.get(0), "-\\infty", all);
        Rational high = end(parts.get(1), "\\infty", all);
        boolean lowOpen = bracket.open().equals("(");
        boolean highOpen = bracket.close().equals(")");
        if ((low == null && !lowOpen)
                || (high == null && !highOpen)
                || (low != null && high != null && low.compareTo(high) > 0)) {
            throw unknown(all);
        }
        return new Reals(new Domain.Interval(low, lowOpen, high, highOpen), dimensions, false);
    }

    private Shape range(List<List<Node>> parts, List<Node> all) {
        Rational first = constant(parts.get(0));
        if (first == null || !first.isInteger()) {
            throw unknown(all);
        }
        for (int i = 1; i < parts.size() - 2; i++) {
            if (!first.plus(Rational.of(i)).equals(constant(parts.get(i)))) {
                throw unknown(all);
            }
        }
        return new IndexRange(
                new Num(first),
                dimension(parts.get(parts.size() - 1), all.get(0).span()));
    }

    private static @Nullable Rational end(List<Node> nodes, String infinity, List<Node> all) {
        String text = Spelling.of(nodes);
        if (text.equals(infinity) || text.equals("+" + infinity)) {
            return null;
        }
        Rational value = constant(nodes);
        if (value == null) {
            throw unknown(all);
        }
        return value;
    }

    /** The number that the nodes spell, or null. */
    static @Nullable Rational constant(List<Node> nodes) {
        boolean negative = !nodes.isEmpty() && Cursor.isSymbol(nodes.get(0), "-");
        List<Node> unsigned = negative ? nodes.subList(1, nodes.size()) : nodes;
        Rational value = null;
        if (unsigned.size() == 1 && unsigned.get(0) instanceof Numeral number) {
            value = decimal(number.digits());
        } else if (unsigned.size() == 1 && unsigned.get(0) instanceof Fraction fraction) {
            value = ratio(constant(fraction.top()), constant(fraction.bottom()));
        } else if (unsigned.size() == 3 && Cursor.isSymbol(unsigned.get(1), "/")) {
            value = ratio(constant(unsigned.subList(0, 1)), constant(unsigned.subList(2, 3)));
        }
        return value == null || !negative ? value : value.negate();
    }

    private static @Nullable Rational ratio(@Nullable Rational top, @Nullable Rational bottom) {
        return top == null || bottom == null || bottom.isZero() ? null : top.dividedBy(bottom);
    }

    private static Rational decimal(String digits) {
        int point = digits.indexOf('.');
        int decimals = point < 0 ? 0 : digits.length() - point - 1;
        return new Rational(new BigInteger(digits.replace(".", "")), BigInteger.TEN.pow(decimals));
    }

    private List<Expr> dimensions(List<Node> sup, Span around) {
        if (sup.isEmpty()) {
            return List.of();
        }
        List<Expr> dimensions = new ArrayList<>();
        List<Node> part = new ArrayList<>();
        for (Node node : sup) {
            if (Cursor.isSymbol(node, "\\times")) {
                dimensions.add(dimension(part, around));
                part = new ArrayList<>();
            } else {
                part.add(node);
            }
        }
        dimensions.add(dimension(part, around));
        return dimensions;
    }

    /** A size: a letter, a number, or a letter with a number added, taken off or before it. */
    Expr dimension(List<Node> nodes, Span around) {
        Cursor cursor = new Cursor(nodes, around);
        Expr value = sizeTerm(cursor);
        while (!cursor.atEnd()) {
            boolean minus = cursor.at("-");
            if (!minus && !cursor.at("+")) {
                throw noSize(nodes, around);
            }
            cursor.next();
            Expr term = sizeTerm(cursor);
            value = Exprs.add(value, minus ? WrittenArithmetic.negate(term) : term);
        }
        return value;
    }

    private Expr sizeTerm(Cursor cursor) {
        Node node = cursor.next();
        if (node instanceof Numeral number && number.digits().indexOf('.') < 0) {
            Expr factor = new Num(decimal(number.digits()));
            Node next = cursor.peek();
            return next != null && isSize(next) ? Exprs.mul(factor, size(cursor.next())) : factor;
        } else if (isSize(node)) {
            return size(node);
        }
        throw noSize(List.of(node), node.span());
    }

    private static boolean isSize(Node node) {
        Node base = node instanceof Scripted scripted && scripted.sup().isEmpty() ? scripted.base() : node;
        return base instanceof Symbol symbol ? Reading.isLetter(symbol.text()) : base instanceof Node.Styled;
    }

    private Expr size(Node node) {
        String spelling = Spelling.of(node);
        sizes.add(spelling);
        return new Sym(Name.of(spelling));
    }

    private static LatexException noSize(List<Node> nodes, Span around) {
        return new LatexException(
                nodes.isEmpty() ? around : nodes.get(0).span(),
                "not-a-size",
                Cursor.quote(nodes) + " is no size; expected a letter, a whole number, or their sum");
    }

    /** The number of entries of a vector in {@code \Delta^{n-1}}. */
    private static Expr plusOne(Expr dimension) {
        if (dimension instanceof Num number) {
            return new Num(number.value().plus(Rational.ONE));
        } else if (dimension instanceof Expr.Add sum
                && sum.terms().size() == 2
                && sum.terms().get(1) instanceof Num last) {
            Rational total = last.value().plus(Rational.ONE);
            return total.isZero() ? sum.terms().get(0) : Exprs.add(sum.terms().get(0), new Num(total));
        }
        return Exprs.add(dimension, Exprs.ONE);
    }
}
