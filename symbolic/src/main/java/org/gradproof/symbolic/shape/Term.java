package org.gradproof.symbolic.shape;

import java.util.List;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;

/** An expression with a shape, as it is written; a number has one row and one column. Immutable. */
public sealed interface Term {
    /** Its rows and columns. */
    Shape shape();

    /** A number in which no vector stands without an index. */
    record Scalar(Expr value) implements Term {
        @Override
        public Shape shape() {
            return Shape.SCALAR;
        }
    }

    /**
     * A declared or defined vector or matrix.
     *
     * @param prefix the indices of the member, where it is a family of vectors or matrices
     * @param slots how many indices its entries have beside those: 1 for a vector, 2 for a matrix
     */
    record Letter(Name name, List<Expr> prefix, int slots, Shape shape) implements Term {
        public Letter {
            prefix = List.copyOf(prefix);
        }
    }

    /**
     * A vector or matrix by its components.
     *
     * @param row a bound variable
     * @param col a bound variable
     * @param body the component at these
     */
    record Formula(Sym row, Sym col, Expr body, Shape shape) implements Term {}

    /** A matrix whose entries are written, row by row; all rows have as many. */
    record Written(List<List<Expr>> rows) implements Term {
        public Written {
            rows = List.copyOf(rows);
        }

        @Override
        public Shape shape() {
            return new Shape(Exprs.num(rows.size()), Exprs.num(rows.get(0).size()));
        }
    }

    /** The matrices that need no declaration. */
    enum Constant {
        IDENTITY,
        ONES,
        ZERO
    }

    /** One of these. */
    record Known(Constant constant, Shape shape) implements Term {}

    /** A column of zeros but for a one at {@code index}. */
    record Unit(Expr index, Shape shape) implements Term {}

    /** A sum of terms of one shape. */
    record Sum(List<Term> terms, Shape shape) implements Term {
        public Sum {
            terms = List.copyOf(terms);
        }
    }

    /** The product of two matrices, or of a number and anything. */
    record Product(Term left, Term right, Shape shape) implements Term {}

    /**
     * A function of numbers, for each entry.
     *
     * @param holes a bound variable for each argument
     * @param body the function's value
     * @param arguments each of this shape, or a number
     */
    record Pointwise(List<Sym> holes, Expr body, List<Term> arguments, Shape shape) implements Term {
        public Pointwise {
            holes = List.copyOf(holes);
            arguments = List.copyOf(arguments);
        }
    }

    /** The transpose. */
    record Transpose(Term of) implements Term {
        @Override
        public Shape shape() {
            return of.shape().transposed();
        }
    }

    /** The sum of the diagonal. */
    record Trace(Term of) implements Term {
        @Override
        public Shape shape() {
            return Shape.SCALAR;
        }
    }

    /** The matrix with the column on its diagonal. */
    record Diagonal(Term of) implements Term {
        @Override
        public Shape shape() {
            return new Shape(of.shape().rows(), of.shape().rows());
        }
    }

    /** The diagonal of a matrix, as a column. */
    record DiagonalOf(Term of) implements Term {
        @Override
        public Shape shape() {
            return Shape.column(of.shape().rows());
        }
    }

    /** What a {@link Norm} adds up. */
    enum NormKind {
        /** The sum of the squares, which is the square of the Euclidean norm. */
        SQUARES,
        /** The Euclidean norm, of a matrix Frobenius'. */
        EUCLIDEAN,
        /** The sum of the absolute values, of a column. */
        ABSOLUTE,
        /** The largest absolute value, of a column. */
        LARGEST
    }

    /** A norm, or the square of one. */
    record Norm(NormKind kind, Term of) implements Term {
        @Override
        public Shape shape() {
            return Shape.SCALAR;
        }
    }

    /** The exponentials of a column's entries, divided by their sum. */
    record Softmax(Term of) implements Term {
        @Override
        public Shape shape() {
            return of.shape();
        }
    }

    /** A sum over an index, or a product of numbers. */
    record Over(Expr.Kind kind, Sym variable, Expr low, Expr high, Cond filter, Term body) implements Term {
        @Override
        public Shape shape() {
            return body.shape();
        }
    }

    /** One entry. */
    record Entry(Term of, Expr row, Expr col) implements Term {
        @Override
        public Shape shape() {
            return Shape.SCALAR;
        }
    }

    /**
     * A derivative: of a number by a vector or matrix, of this one's shape; of anything by a number; of a column by
     * a column, the rows those of what is differentiated and the columns those of the variable.
     */
    record Derivative(Term body, Letter by, Shape shape) implements Term {}

    /**
     * What changes, to first order, where letters change.
     *
     * @param by the letters that change
     * @param changes by how much each changes
     */
    record Differential(Term body, List<Letter> by, List<Letter> changes) implements Term {
        public Differential {
            by = List.copyOf(by);
            changes = List.copyOf(changes);
        }

        @Override
        public Shape shape() {
            return body.shape();
        }
    }

    /** The inverse of a square matrix. */
    record Inverse(Term of) implements Term {
        @Override
        public Shape shape() {
            return of.shape();
        }
    }

    /**
     * A power of a square matrix.
     *
     * @param exponent a whole number, with letters in it
     */
    record Power(Term of, Expr exponent) implements Term {
        @Override
        public Shape shape() {
            return of.shape();
        }
    }

    /** The columns of a matrix one below the other. */
    record Stacked(Term of) implements Term {
        @Override
        public Shape shape() {
            return Shape.column(Exprs.mul(of.shape().cols(), of.shape().rows()));
        }
    }

    /** The Kronecker product of two matrices. */
    record Kronecker(Term left, Term right) implements Term {
        @Override
        public Shape shape() {
            return new Shape(
                    Exprs.mul(left.shape().rows(), right.shape().rows()),
                    Exprs.mul(left.shape().cols(), right.shape().cols()));
        }
    }

    /** The determinant of a square matrix. */
    record Determinant(Term of) implements Term {
        @Override
        public Shape shape() {
            return Shape.SCALAR;
        }
    }
}
