package org.gradproof.symbolic.reader.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Gap;
import org.gradproof.symbolic.latex.Node.Words;
import org.gradproof.symbolic.reader.scope.Cures;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.jspecify.annotations.Nullable;

/** Sums and products. */
final class TermReader {
    private static final Set<String> STOPS = Set.of(
            "+",
            "-",
            "\\cdot",
            "\\times",
            "/",
            "=",
            "<",
            ">",
            "\\le",
            "\\ge",
            "\\neq",
            ":=",
            ",",
            ";",
            ":",
            "!",
            ".",
            "\\in",
            "\\to",
            "\\sim",
            "\\land",
            "\\lor",
            "\\lnot",
            "\\ldots",
            "\\perp",
            "\\implies",
            "\\iff",
            "\\Leftarrow",
            "\\because",
            "\\therefore",
            "\\approx",
            "\\propto",
            "\\forall",
            "\\choose",
            "\\subseteq",
            "*",
            "\\|");

    private final Expressions in;

    TermReader(Expressions in) {
        this.in = in;
    }

    /** Terms joined by plus and minus. */
    Expr sum(Cursor cursor) {
        List<Expr> terms = new ArrayList<>();
        boolean negative = sign(cursor);
        while (true) {
            if (negative) {
                refuseLoose(cursor.peek());
            }
            Expr term = product(cursor);
            terms.add(negative ? WrittenArithmetic.negate(term) : term);
            if (cursor.take("+")) {
                negative = cursor.take("-");
            } else if (cursor.take("-")) {
                negative = !cursor.take("-");
            } else {
                return Exprs.add(terms);
            }
        }
    }

    private static boolean sign(Cursor cursor) {
        if (cursor.take("-")) {
            return true;
        }
        cursor.take("+");
        return false;
    }

    /**
     * A product as it is written.
     *
     * @param factors whose product it is
     * @param parts the same with both sides of each slash apart
     */
    record Product(List<Expr> factors, List<Part> parts) {
        Expr value() {
            return Exprs.mul(factors);
        }
    }

    /** A part of a product; {@code joined} where a dot, a cross or a slash stands before it. */
    record Part(Expr value, boolean joined) {}

    /** Factors side by side, or joined by a dot, a cross or a slash. */
    Expr product(Cursor cursor) {
        return product(cursor, at -> false).value();
    }

    /** The product at the cursor, up to where it is said to end. */
    Product product(Cursor cursor, Predicate<Cursor> ends) {
        List<Expr> factors = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        Bars bars = new Bars();
        bars.factor(cursor);
        int from = cursor.position();
        Expr factor = in.factors.operand(cursor);
        factors.add(factor);
        parts.add(new Part(factor, false));
        boolean slashed = false;
        while (!ends.test(cursor)) {
            boolean joined = true;
            if (cursor.take("\\cdot") || cursor.take("\\times")) {
                bars = new Bars();
                bars.factor(cursor);
                factor = signed(cursor);
                factors.add(factor);
                slashed = false;
            } else if (cursor.at("/")) {
                if (slashed) {
                    throw slash(cursor);
                }
                cursor.next();
                factor = divisor(cursor);
                factors.add(WrittenArithmetic.quotient(factors.remove(factors.size() - 1), factor));
                slashed = true;
            } else if (startsFactor(cursor)) {
                if (slashed) {
                    throw slash(cursor);
                }
                Juxtaposition.check(cursor, in.reading);
                bars.factor(cursor);
                factor = in.factors.operand(cursor);
                factors.add(factor);
                joined = false;
            } else {
                break;
            }
            parts.add(new Part(factor, joined));
        }
        if (parts.size() > 1) {
            cursor.nodes().subList(from, cursor.position()).forEach(TermReader::refuseLoose);
        }
        return new Product(List.copyOf(factors), List.copyOf(parts));
    }

    /** A sum over a brace prints without a bracket, so that a factor beside it seems to stand at its end alone. */
    private static void refuseLoose(@Nullable Node node) {
        if (node instanceof Bracket bracket
                && bracket.open().equals("{")
                && bracket.body().stream()
                        .skip(1)
                        .anyMatch(part -> Cursor.isSymbol(part, "+") || Cursor.isSymbol(part, "-"))) {
            throw new LatexException(
                    bracket.span(),
                    "ambiguous-scope",
                    "a sum stands over or under a brace or a stroke and something beside it, without a bracket;"
                            + " expected one around the sum");
        }
    }

    /** An operator right of a slash would take what stands beside the quotient to most readers. */
    private Expr divisor(Cursor cursor) {
        if (in.derivatives.isOperator(cursor.peek())) {
            throw cursor.error(
                    "ambiguous-slash",
                    "a differential operator stands behind a slash; expected a bracket around it and what it takes");
        }
        return in.factors.operand(cursor);
    }

    /** Bars have no sides: in {@code |a| b |c|} they may pair otherwise than they seem to. */
    private static final class Bars {
        private boolean closed;
        private boolean followed;

        void factor(Cursor cursor) {
            if (!cursor.at("|")) {
                followed = closed;
            } else if (followed) {
                throw cursor.error("ambiguous-bars", "\"|\" may open or close here; expected \\left| and \\right|");
            } else {
                closed = true;
            }
        }
    }

    private Expr signed(Cursor cursor) {
        return cursor.take("-") ? WrittenArithmetic.negate(in.factors.operand(cursor)) : in.factors.operand(cursor);
    }

    private static LatexException slash(Cursor cursor) {
        List<Node> nodes = cursor.nodes();
        int slash = cursor.position() - 1;
        while (slash > 0 && !Cursor.isSymbol(nodes.get(slash), "/")) {
            slash--;
        }
        List<Node> below = Cures.product(nodes, slash + 1);
        List<Node> quotient = nodes.subList(Math.max(0, slash - 1), cursor.position());
        return cursor.error(
                        "ambiguous-slash",
                        "a slash takes one factor on each side, and more stands behind it; expected brackets or \\frac")
                .with(Cures.enclose(List.of(below, quotient)));
    }

    /** Whether a factor begins here, rather than an operator or the end. */
    boolean startsFactor(Cursor cursor) {
        Node node = cursor.peek();
        if (node == null || node instanceof Gap || node instanceof Words) {
            return false;
        }
        String text = Cursor.baseText(node);
        return !STOPS.contains(text) && !(text.equals("|") && cursor.openBars() > 0);
    }
}
