package org.gradproof.symbolic.reader.shape;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.shape.Mentions;
import org.gradproof.symbolic.shape.Shape;
import org.gradproof.symbolic.shape.Term;
import org.gradproof.symbolic.shape.WrittenEntries;
import org.jspecify.annotations.Nullable;

/**
 * {@code \begin{pmatrix} a & b \\ c & d \end{pmatrix}}: matrices and columns whose entries are written. Determinants and
 * inverses of small ones, and of what is made of them, are written out in their entries.
 */
final class WrittenMatrices {
    private static final int LARGEST = 3;

    private final ShapedReader in;

    WrittenMatrices(ShapedReader in) {
        this.in = in;
    }

    Term read(Node.Matrix matrix) {
        List<List<Expr>> rows = new ArrayList<>();
        int first = matrix.rows().isEmpty() ? 0 : matrix.rows().get(0).size();
        if (first == 0) {
            throw new LatexException(
                    matrix.span(), "missing-expression", "the matrix is empty; expected an entry at least");
        }
        for (List<List<Node>> cells : matrix.rows()) {
            if (cells.size() != first) {
                throw new LatexException(
                        matrix.span(),
                        "ragged-matrix",
                        "row " + (rows.size() + 1) + " of the matrix has " + entries(cells.size()) + ", the first has "
                                + first + "; expected as many in every row");
            }
            List<Expr> row = new ArrayList<>();
            for (List<Node> cell : cells) {
                row.add(entry(cell, matrix));
            }
            rows.add(List.copyOf(row));
        }
        return rows.size() == 1 && first == 1 ? new Term.Scalar(rows.get(0).get(0)) : new Term.Written(rows);
    }

    private static String entries(int count) {
        return count + (count == 1 ? " entry" : " entries");
    }

    private Expr entry(List<Node> cell, Node.Matrix matrix) {
        Term term = in.read(cell, matrix.span());
        if (!in.sizes.isScalar(term.shape())) {
            throw new LatexException(
                    cell.get(0).span(),
                    "block-matrix",
                    "the entry " + Cursor.quote(cell) + " " + in.sizes.words(term.shape())
                            + "; expected a number, since matrices made of blocks are not read");
        }
        return in.components().scalar(term);
    }

    /** The determinant in its entries; null where these are not written. */
    @Nullable
    Term determinant(Term matrix) {
        List<List<Expr>> rows = rows(matrix);
        return rows.isEmpty() ? null : new Term.Scalar(WrittenEntries.determinant(rows));
    }

    /** The inverse in the entries of the matrix; null where these are not written. */
    @Nullable
    Term inverse(Term matrix) {
        List<List<Expr>> rows = rows(matrix);
        return rows.isEmpty() ? null : new Term.Written(WrittenEntries.inverse(rows));
    }

    /** The entries of a small square matrix in which one stands that is written or defined; none of any other. */
    private List<List<Expr>> rows(Term matrix) {
        Shape shape = in.shape(matrix);
        List<List<Expr>> rows = new ArrayList<>();
        if (!shape.rows().equals(shape.cols()) || shape.isScalar() || !isWritten(matrix)) {
            return rows;
        }
        int size = 2;
        while (size <= LARGEST && !shape.rows().equals(Exprs.num(size))) {
            size++;
        }
        for (int i = 1; size <= LARGEST && i <= size; i++) {
            List<Expr> row = new ArrayList<>();
            for (int j = 1; j <= size; j++) {
                row.add(in.components().at(matrix, Exprs.num(i), Exprs.num(j)));
            }
            rows.add(List.copyOf(row));
        }
        return rows;
    }

    private boolean isWritten(Term term) {
        if (term instanceof Term.Letter letter) {
            Declaration declaration = in.reading().scope().find(letter.name());
            return declaration != null && declaration.kind() == Declaration.Kind.DEFINITION;
        }
        return term instanceof Term.Written || Mentions.parts(term).stream().anyMatch(this::isWritten);
    }
}
