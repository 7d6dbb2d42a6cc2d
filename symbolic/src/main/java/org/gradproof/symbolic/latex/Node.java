package org.gradproof.symbolic.latex;

import java.util.List;
import java.util.function.UnaryOperator;
import org.gradproof.symbolic.expr.Name;

/**
 * A formula as the page shows it: atoms with fonts, accents and scripts, brackets, fractions. Spellings
 * that print alike are the same node, spans aside.
 */
public sealed interface Node {
    /** Where it stands. */
    Span span();

    /** The node with other rows in its brackets, fractions, roots, cases and matrices; scripts stay as they are. */
    default Node withRows(UnaryOperator<List<Node>> row) {
        if (this instanceof Bracket bracket) {
            return new Bracket(bracket.open(), bracket.close(), row.apply(bracket.body()), bracket.span());
        } else if (this instanceof Fraction fraction) {
            return new Fraction(
                    fraction.kind(), row.apply(fraction.top()), row.apply(fraction.bottom()), fraction.span());
        } else if (this instanceof Root root) {
            return new Root(root.degree(), row.apply(root.body()), root.span());
        } else if (this instanceof Cases cases) {
            return new Cases(
                    cases.rows().stream()
                            .map(cells -> cells.stream().map(row).toList())
                            .toList(),
                    cases.span());
        } else if (this instanceof Matrix matrix) {
            return new Matrix(
                    matrix.rows().stream()
                            .map(cells -> cells.stream().map(row).toList())
                            .toList(),
                    matrix.span());
        }
        return this;
    }

    /** A letter, a command without arguments, a sign. */
    record Symbol(String text, Span span) implements Node {}

    /** An unsigned decimal number as written: {@code 10}, {@code 0.5}. */
    record Numeral(String digits, Span span) implements Node {}

    /** Words: {@code \text{…}}. */
    record Words(String words, Span span) implements Node {}

    /** A font or an accent over what it changes. */
    record Styled(String style, List<Node> body, Span span) implements Node {
        public Styled {
            body = List.copyOf(body);
        }
    }

    /** A fraction, or a binomial coefficient where {@code kind} is {@code \binom}. */
    record Fraction(String kind, List<Node> top, List<Node> bottom, Span span) implements Node {
        public Fraction {
            top = List.copyOf(top);
            bottom = List.copyOf(bottom);
        }
    }

    /** A root; {@code degree} is empty for the square root. */
    record Root(List<Node> degree, List<Node> body, Span span) implements Node {
        public Root {
            degree = List.copyOf(degree);
            body = List.copyOf(body);
        }
    }

    /** A bracket of any size; {@code open} and {@code close} differ in half-open intervals. */
    record Bracket(String open, String close, List<Node> body, Span span) implements Node {
        public Bracket {
            body = List.copyOf(body);
        }
    }

    /** An atom with scripts and primes; an empty list where there is no script. */
    record Scripted(Node base, List<Node> sub, List<Node> sup, int primes, Span span) implements Node {
        public Scripted {
            sub = List.copyOf(sub);
            sup = List.copyOf(sup);
        }
    }

    /** {@code \begin{cases}}: the cells of each row. */
    record Cases(List<List<List<Node>>> rows, Span span) implements Node {
        public Cases {
            rows = List.copyOf(rows);
        }
    }

    /** {@code \begin{pmatrix}} or {@code \begin{bmatrix}}: the cells of each row. */
    record Matrix(List<List<List<Node>>> rows, Span span) implements Node {
        public Matrix {
            rows = List.copyOf(rows);
        }
    }

    /**
     * The place of an index in the spelling of a name: {@code #1}.
     *
     * @param mark which slot it is, and how its index is shifted
     * @see org.gradproof.symbolic.expr.Name#slot
     */
    record Slot(int mark, Span span) implements Node {
        /** Which slot it is, from 1. */
        public int number() {
            return Name.slot(mark);
        }
    }

    /** A row of a block that is no formula of the language. */
    record Unreadable(LatexException fault, Span span) implements Node {}

    /** A break of the layout that matters: a wide space, a row's end, a source line's end. */
    record Gap(Kind kind, Span span) implements Node {
        /** The kinds of gap. */
        public enum Kind {
            /** {@code \quad}. */
            QUAD,
            /** {@code \\}. */
            ROW,
            /** The end of a source line. */
            LINE,
            /** The {@code &} before another pair of columns. */
            COLUMN
        }
    }
}
