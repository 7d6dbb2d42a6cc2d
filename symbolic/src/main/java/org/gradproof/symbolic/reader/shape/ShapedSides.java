package org.gradproof.symbolic.reader.shape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.latex.Tree;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.shape.Components;
import org.gradproof.symbolic.shape.Shape;
import org.gradproof.symbolic.shape.Stacks;
import org.gradproof.symbolic.shape.Term;

/** Sides that are related, which have one shape, and their entries. */
public final class ShapedSides {
    private static final List<String> ROWS = List.of("i", "k", "a", "c", "r", "s", "u", "v");
    private static final List<String> COLS = List.of("j", "l", "b", "d", "q", "t", "w", "z");

    private final ShapedReader in;
    private final boolean single;

    /** Sides that the reader has read. */
    public ShapedSides(ShapedReader in) {
        this(in, false);
    }

    /**
     * Sides that the reader has read.
     *
     * @param single whether they are those of one equation; then one that is laid out the other way is taken, as
     *     something that is not so
     */
    public ShapedSides(ShapedReader in, boolean single) {
        this.in = in;
        this.single = single;
    }

    /** The sides of a chain, which have one shape: their entries at the same indices. */
    public List<Expr> entries(List<Term> sides, List<List<Node>> nodes, Span around) {
        List<Expr> stacks = stacks(sides, nodes, around);
        if (!stacks.isEmpty()) {
            return stacks;
        }
        sides.forEach(in::refuseStacks);
        Set<Integer> turned = new HashSet<>();
        Term first = sides.stream().filter(side -> !isZero(side)).findFirst().orElse(sides.get(0));
        for (int i = 0; i < sides.size(); i++) {
            Term side = sides.get(i);
            if (isZero(side) || in.sizes.unify(first.shape(), side.shape())) {
                continue;
            }
            if (single && isTurned(first, side)) {
                turned.add(i);
                in.reading()
                        .warn(
                                nodes.get(i).get(0).span(),
                                "the sides have different shapes: the first " + in.sizes.words(first.shape()) + ", "
                                        + Cursor.quote(nodes.get(i)) + " " + in.sizes.words(side.shape())
                                        + "; this may hold in the other layout (layout="
                                        + (in.reading().isDenominatorLayout() ? "numerator" : "denominator")
                                        + "), as " + Cursor.quote(nodes.get(i)) + "^\\top here; where one side has no"
                                        + " entry they are taken to differ");
            } else {
                throw in.sizes.clash(
                        nodes.get(i).get(0).span(),
                        List.of("the sides have different shapes", "the first", Cursor.quote(nodes.get(i))),
                        first.shape(),
                        side.shape(),
                        cure(
                                first.shape(),
                                side.shape(),
                                Cursor.quote(nodes.get(i)),
                                isDerivative(first) || isDerivative(side)));
            }
        }
        in.sizes.narrow(first.shape());
        in.sizes.close();
        Shape shape = in.shape(first);
        Expr row = shape.rows().equals(Exprs.ONE) ? Exprs.ONE : in.reading().componentIndex(ROWS, shape.rows());
        Expr col = shape.cols().equals(Exprs.ONE) ? Exprs.ONE : in.reading().componentIndex(COLS, shape.cols());
        Components components = in.components();
        List<Expr> entries = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            Term side = sides.get(i);
            Expr entry = components.at(side, row, col);
            if (turned.contains(i)) {
                Shape own = in.shape(side);
                Cond within = new Cond.And(List.of(
                        new Cond.Rel(row, Relation.LE, own.rows()), new Cond.Rel(col, Relation.LE, own.cols())));
                Expr none = Exprs.add(components.at(first, row, col), Exprs.ONE);
                entries.add(new Expr.Cases(
                        List.of(new Expr.Branch(entry, within), new Expr.Branch(none, new Cond.True()))));
                continue;
            }
            entries.add(side instanceof Term.Scalar ? entry : in.reading().at(entry, around));
            in.note(entry, side);
        }
        return entries;
    }

    /** Sides that are all stacks, or all Kronecker products, of one shape; empty where they are not. */
    private List<Expr> stacks(List<Term> sides, List<List<Node>> nodes, Span around) {
        List<Term> unstacked = new ArrayList<>();
        for (Term side : sides) {
            Term of = Stacks.unstacked(side);
            if (of != null) {
                unstacked.add(of);
            }
        }
        if (unstacked.size() == sides.size()) {
            return entries(unstacked, nodes, around);
        }
        Term.Kronecker first = Stacks.first(sides.get(0));
        if (first == null) {
            return List.of();
        }
        Shape left = first.left().shape();
        Shape right = first.right().shape();
        // The letters of one factor are none of the other's: an index of the same range would be taken again.
        int half = ROWS.size() / 2;
        List<Expr> row = List.of(
                index(ROWS.subList(0, half), left.rows()), index(ROWS.subList(half, ROWS.size()), right.rows()));
        List<Expr> col = List.of(
                index(COLS.subList(0, half), left.cols()), index(COLS.subList(half, COLS.size()), right.cols()));
        Components components = in.components();
        List<Expr> entries = new ArrayList<>();
        for (Term side : sides) {
            Expr entry = Stacks.entry(side, components, left, right, row, col);
            if (entry == null) {
                return List.of();
            }
            entries.add(in.reading().at(entry, around));
        }
        return entries;
    }

    private Expr index(List<String> letters, Expr size) {
        return size.equals(Exprs.ONE) ? Exprs.ONE : in.reading().componentIndex(letters, size);
    }

    /**
     * The square of the distance of two vectors or matrices that are said to be unequal, which is not zero: they differ where
     * one entry does, and {@code \neq} is no claim about each entry as the other relations are. Empty for any other sides.
     */
    public List<Node> distance(List<Term> sides, List<Relation> relations, List<List<Node>> nodes) {
        boolean differ = relations.equals(List.of(Relation.NE))
                && sides.stream().anyMatch(side -> !in.shape(side).isScalar())
                && sides.stream().noneMatch(side -> isZero(side) && side == sides.get(0));
        if (!differ) {
            return List.of();
        }
        String left = "(" + Spelling.of(nodes.get(0)) + ")";
        String away = isZero(sides.get(1)) ? left : "(" + left + "-(" + Spelling.of(nodes.get(1)) + "))";
        return Tree.readSpelling("\\operatorname{tr}(" + away + "^\\top" + away + ")");
    }

    /** Refuses {@code \neq} among several relations between vectors or matrices. */
    public void refuseUnequal(Term side, Relation relation, Span around) {
        if (relation == Relation.NE && !in.shape(side).isScalar()) {
            throw new LatexException(
                    around,
                    "unclear-condition",
                    "\"\\neq\" stands between what has several entries, among other relations; expected it by itself");
        }
    }

    private static boolean isZero(Term term) {
        return term.equals(new Term.Scalar(Exprs.ZERO));
    }

    /**
     * Whether one side is a derivative by a vector or a matrix and has the shape of the other one's transpose, as it
     * has in the other layout.
     */
    private boolean isTurned(Term first, Term side) {
        boolean derivative = List.of(first, side).stream()
                .map(term -> term instanceof Term.Transpose transpose ? transpose.of() : term)
                .anyMatch(term -> term instanceof Term.Derivative of
                        && !in.sizes.isScalar(of.by().shape()));
        return derivative
                && !in.sizes.isScalar(first.shape())
                && in.sizes.fits(first.shape(), side.shape().transposed())
                && in.sizes.unify(first.shape(), side.shape().transposed());
    }

    /** Whether it is of a column by a column, which has two layouts. */
    private boolean isDerivative(Term term) {
        Term plain = term instanceof Term.Transpose transpose ? transpose.of() : term;
        return plain instanceof Term.Derivative derivative
                && in.sizes.isColumn(derivative.body().shape())
                && in.sizes.isColumn(derivative.by().shape());
    }

    private String cure(Shape a, Shape b, String quoted, boolean derivative) {
        if (!in.sizes.fits(a, b.transposed())) {
            return "expected sides of one shape";
        }
        String other = in.reading().isDenominatorLayout() ? "numerator" : "denominator";
        return "meant the transpose of " + quoted
                + (derivative ? ", as it is in the other layout (layout=" + other + ")?" : "?");
    }
}
