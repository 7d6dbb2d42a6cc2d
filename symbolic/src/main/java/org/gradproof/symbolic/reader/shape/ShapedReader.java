package org.gradproof.symbolic.reader.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.reader.grammar.Expressions;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.shape.Components;
import org.gradproof.symbolic.shape.Meaning;
import org.gradproof.symbolic.shape.Shape;
import org.gradproof.symbolic.shape.Stacks;
import org.gradproof.symbolic.shape.Term;
import org.jspecify.annotations.Nullable;

/** Reads sums and products of vectors and matrices; what is about numbers alone is read by the grammar of these. */
public final class ShapedReader {
    /** The sign before what a differential is of, where that is no letter; no author can write it. */
    public static final String DIFFERENTIAL = "\\d";

    /** The sign of an expectation under a law of random columns; no author can write it. */
    public static final String EXPECTATION = "\\E";

    final Expressions numbers;
    final Sizes sizes;
    final Operands operands;

    /** A reader of text in which what is known is noted in {@code reading}. */
    public ShapedReader(Reading reading) {
        this.numbers = new Expressions(reading);
        this.sizes = new Sizes(reading);
        this.operands = new Operands(this);
    }

    Reading reading() {
        return numbers.reading();
    }

    boolean stands(List<Node> nodes) {
        return ShapedText.stands(nodes, reading().scope());
    }

    /** What the nodes spell, all of them. */
    public Term read(List<Node> nodes, Span around) {
        boolean numbers = !stands(nodes)
                && !Operands.isKnown(nodes)
                && !Operands.holdsIdentity(nodes, reading().scope());
        if (!nodes.isEmpty() && numbers) {
            return new Term.Scalar(this.numbers.read(nodes, around));
        }
        Cursor cursor = new Cursor(nodes, around);
        if (cursor.atEnd()) {
            throw cursor.error("missing-expression", "nothing stands here; expected an expression");
        }
        Term term = sum(cursor);
        cursor.expectEnd();
        return term;
    }

    /** What stands in the bracket, which may be a multiple of an identity. */
    Term matrix(Bracket bracket) {
        if (stands(bracket.body())
                || !Operands.holdsIdentity(bracket.body(), reading().scope())) {
            return read(bracket.body(), bracket.span());
        }
        Cursor cursor = new Cursor(bracket.body(), bracket.span());
        Term term = sum(cursor);
        cursor.expectEnd();
        return term;
    }

    /** The shape, as far as it is known. */
    public Shape shape(Term term) {
        return sizes.resolve(term.shape());
    }

    /** The entry of the one term at the indices. */
    public Expr component(Term term, Expr row, Expr col) {
        refuseStacks(term);
        sizes.narrow(term.shape());
        sizes.close();
        Expr entry = components().at(term, row, col);
        note(entry, term);
        return entry;
    }

    /** Notes what the entry is one of. */
    void note(Expr entry, Term term) {
        if (!(term instanceof Term.Scalar)) {
            reading().session().note(entry, new Meaning(term, sizes::resolve));
        }
    }

    Components components() {
        return new Components(reading()::fresh, sizes::resolve);
    }

    /** Terms joined by plus and minus. */
    Term sum(Cursor cursor) {
        int from = cursor.position();
        boolean negative = cursor.take("-");
        if (!negative) {
            cursor.take("+");
        }
        List<Term> terms = new ArrayList<>();
        while (true) {
            int start = cursor.position();
            Term term = product(cursor);
            if (!terms.isEmpty() && !sizes.unify(terms.get(0).shape(), term.shape())) {
                List<Node> before = cursor.nodes().subList(from, start - 1);
                List<Node> own = cursor.nodes().subList(start, cursor.position());
                throw sizes.clash(
                        own.get(0).span(),
                        List.of("a sum of different shapes", Cursor.quote(before), Cursor.quote(own)),
                        terms.get(0).shape(),
                        term.shape(),
                        addend(terms.get(0).shape(), term.shape(), Cursor.quote(before), Cursor.quote(own)));
            }
            terms.add(negative ? negate(term) : term);
            if (cursor.take("+")) {
                negative = cursor.take("-");
            } else if (cursor.take("-")) {
                negative = !cursor.take("-");
            } else {
                return terms.size() == 1 ? terms.get(0) : sum(terms);
            }
        }
    }

    private static Term sum(List<Term> terms) {
        if (terms.stream().allMatch(Term.Scalar.class::isInstance)) {
            return new Term.Scalar(Exprs.add(
                    terms.stream().map(term -> ((Term.Scalar) term).value()).toList()));
        }
        return new Term.Sum(terms, terms.get(0).shape());
    }

    private String addend(Shape all, Shape own, String before, String quoted) {
        if (sizes.fits(all, own.transposed())) {
            return "meant the transpose of " + quoted + "?";
        } else if (sizes.isScalar(own) && sizes.isColumn(all)) {
            return "meant " + ones(quoted) + "?";
        } else if (sizes.isScalar(all) && sizes.isColumn(own)) {
            return "meant " + ones(before) + "?";
        } else if (sizes.isScalar(own) && sizes.fits(all.rows(), all.cols())) {
            return "meant " + quoted.replace("\"", "") + "I?";
        }
        return "expected terms of one shape";
    }

    /** The number times a column of ones. */
    private static String ones(String quoted) {
        String number = quoted.replace("\"", "");
        return (number.equals("1") ? "" : number) + "\\mathbf{1}";
    }

    static Term negate(Term term) {
        return times(new Term.Scalar(Exprs.MINUS_ONE), term);
    }

    static Term times(Term scalar, Term term) {
        if (scalar instanceof Term.Scalar a && term instanceof Term.Scalar b) {
            return new Term.Scalar(Exprs.mul(a.value(), b.value()));
        }
        return new Term.Product(scalar, term, term.shape());
    }

    /** A product as it is written. */
    Term product(Cursor cursor) {
        return product(cursor, at -> false);
    }

    /** Products of matrices, joined by the signs of the entrywise product, which bind less. */
    Term product(Cursor cursor, Predicate<Cursor> ends) {
        int from = cursor.position();
        Factors left = factors(cursor, ends);
        Term term = left.value();
        while (!ends.test(cursor) && isEntrywise(cursor)) {
            Node sign = cursor.next();
            int start = cursor.position();
            Factors right = factors(cursor, ends);
            if (left.matrices() > 1 || right.matrices() > 1) {
                reading()
                        .warn(
                                sign.span(),
                                "the product of matrices beside " + Cursor.quote(sign) + " is read before it, in "
                                        + Cursor.quote(cursor.nodes().subList(from, cursor.position())));
            }
            term = entrywise(
                    sign,
                    term,
                    right.value(),
                    cursor.nodes().subList(from, start - 1),
                    cursor.nodes().subList(start, cursor.position()));
            left = right;
        }
        return term;
    }

    private static boolean isEntrywise(Cursor cursor) {
        return cursor.at("\\odot") || cursor.at("\\circ") || cursor.at("\\oslash");
    }

    private Term entrywise(Node sign, Term left, Term right, List<Node> before, List<Node> behind) {
        if (!sizes.unify(left.shape(), right.shape())) {
            throw sizes.clash(
                    sign.span(),
                    List.of("an entrywise product of different shapes", Cursor.quote(before), Cursor.quote(behind)),
                    left.shape(),
                    right.shape(),
                    sizes.fits(left.shape(), right.shape().transposed())
                            ? "meant the transpose of one?"
                            : "expected one shape, or brackets");
        }
        return operands.entrywise(
                Cursor.isSymbol(sign, "\\oslash") ? Exprs::div : Exprs::mul, List.of(left, right), left.shape());
    }

    private record Factors(Term value, int matrices) {}

    /** Factors joined by a dot or a slash; those side by side belong closer together. */
    private Factors factors(Cursor cursor, Predicate<Cursor> ends) {
        int from = cursor.position();
        Factors first = beside(cursor, ends);
        Term term = first.value();
        int matrices = first.matrices();
        while (!ends.test(cursor)) {
            Node sign = cursor.peek();
            int start = cursor.position() + 1;
            if (cursor.take("\\cdot") || cursor.take("\\times") || cursor.take("\\otimes")) {
                boolean negative = cursor.take("-");
                Factors right = beside(cursor, ends);
                Term factor = right.value();
                if (Cursor.isSymbol(sign, "\\otimes")) {
                    term = outer(term, negative ? negate(factor) : factor, cursor, from, start);
                    matrices += right.matrices();
                    continue;
                } else if (Cursor.isSymbol(sign, "\\times") && !isScaling(term, factor)) {
                    throw cursor.error(
                            "unexpected-symbol",
                            "\"\\times\" stands between vectors or matrices; expected \\cdot, \\odot or nothing");
                }
                matrices += right.matrices();
                boolean dot = Cursor.isSymbol(sign, "\\cdot");
                term = multiply(term, negative ? negate(factor) : factor, dot, cursor, from, start);
            } else if (cursor.take("/")) {
                term = multiply(
                        term, operands.reciprocal(operands.read(cursor), cursor, start), false, cursor, from, start);
                if (cursor.peek() != null && !ends.test(cursor) && startsFactor(cursor)) {
                    throw cursor.error(
                            "ambiguous-slash",
                            "a slash takes one factor on each side, and more stands behind it; expected brackets or"
                                    + " \\frac");
                }
            } else {
                break;
            }
        }
        return new Factors(term, matrices);
    }

    /** Factors side by side. */
    private Factors beside(Cursor cursor, Predicate<Cursor> ends) {
        int from = cursor.position();
        Term term = operands.read(cursor);
        int matrices = sizes.isScalar(term.shape()) ? 0 : 1;
        while (!ends.test(cursor) && startsFactor(cursor)) {
            int start = cursor.position();
            Term factor = operands.read(cursor);
            matrices += sizes.isScalar(factor.shape()) ? 0 : 1;
            term = multiply(term, factor, false, cursor, from, start);
        }
        return new Factors(term, matrices);
    }

    private boolean startsFactor(Cursor cursor) {
        String text = Cursor.baseText(cursor.peek());
        boolean joins = isEntrywise(cursor) || text.equals("\\otimes");
        return text.equals("\\|")
                || text.equals(EXPECTATION)
                || (cursor.peek() != null && numbers.startsFactor(cursor) && !joins);
    }

    private boolean isScaling(Term a, Term b) {
        return sizes.isScalar(a.shape()) || sizes.isScalar(b.shape());
    }

    /** Of two columns the one times the other's transpose; of matrices their Kronecker product. */
    private Term outer(Term left, Term right, Cursor cursor, int from, int start) {
        if (sizes.isColumn(left.shape()) && sizes.isColumn(right.shape())) {
            return new Term.Product(
                    left,
                    new Term.Transpose(right),
                    new Shape(left.shape().rows(), right.shape().rows()));
        } else if (isScaling(left, right)
                || Stacks.stand(left)
                || Stacks.stand(right)
                || left instanceof Term.Known
                || right instanceof Term.Known) {
            throw sizes.clash(
                    cursor.nodes().get(start).span(),
                    List.of(
                            "\"\\otimes\" takes two columns or two matrices",
                            quoted(cursor, from, start - 1),
                            quoted(cursor, start)),
                    left.shape(),
                    right.shape(),
                    "expected columns or matrices of declared sizes");
        }
        return stacked(new Term.Kronecker(left, right), cursor.nodes().get(start));
    }

    private @Nullable Span stack;

    /** Notes where such a term stands, which has no entries of its own. */
    Term stacked(Term term, Node at) {
        stack = at.span();
        return term;
    }

    /** Refuses what is known of as a whole only. */
    void refuseStacks(Term term) {
        if (stack != null && Stacks.stand(term)) {
            throw new LatexException(
                    stack,
                    "unknown-entries",
                    "vec and Kronecker products are known within vec(A)^\\top vec(B), (A \\otimes B) vec(X), and products,"
                            + " transposes, inverses, traces and sums of A \\otimes B; expected one of these");
        }
    }

    private static String quoted(Cursor cursor, int from) {
        return Cursor.quote(cursor.nodes().subList(from, cursor.position()));
    }

    private static String quoted(Cursor cursor, int from, int to) {
        return Cursor.quote(cursor.nodes().subList(from, to));
    }

    private Term multiply(Term left, Term right, boolean dot, Cursor cursor, int from, int start) {
        Shape a = left.shape();
        Shape b = right.shape();
        Term stacks = Stacks.product(dot && sizes.isColumn(a) ? Stacks.transposed(left) : left, right);
        if (stacks != null) {
            return stacks;
        } else if (sizes.isScalar(a)) {
            return times(left, right);
        } else if (sizes.isScalar(b)) {
            return new Term.Product(left, right, a);
        } else if (dot && sizes.isColumn(a) && sizes.isColumn(b) && sizes.unify(a, b)) {
            return new Term.Product(new Term.Transpose(left), right, Shape.SCALAR);
        } else if (sizes.unify(a.cols(), b.rows())) {
            return new Term.Product(left, right, new Shape(a.rows(), b.cols()));
        }
        int end = dot ? start - 1 : start;
        String before = quoted(cursor, from, end);
        String behind = quoted(cursor, start);
        throw sizes.clash(
                cursor.nodes().get(start).span(),
                List.of(quoted(cursor, from), before, behind),
                a,
                b,
                factorCure(a, b, before, behind));
    }

    private String factorCure(Shape a, Shape b, String before, String behind) {
        String left = before.substring(1, before.length() - 1);
        String right = behind.substring(1, behind.length() - 1);
        if (sizes.fits(a.rows(), b.rows())) {
            boolean simple = left.matches("[A-Za-z]|\\\\mathbf\\{[A-Za-z]\\}");
            return "meant \"" + (simple ? left : "(" + left + ")") + "^\\top " + right + "\"?";
        } else if (sizes.fits(a.cols(), b.cols())) {
            String turned = right.endsWith("^{\\top}") ? right.substring(0, right.length() - 7) : right + "^\\top";
            return "meant \"" + left + " " + turned + "\"?";
        } else if (sizes.fits(a.rows(), b.cols())) {
            return "meant \"" + right + " " + left + "\"?";
        }
        return "expected as many columns on the left as rows on the right";
    }
}
