package org.gradproof.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.MatrixFunction;
import org.gradproof.symbolic.expr.Expr.OfMatrix;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Substitution;
import org.jspecify.annotations.Nullable;

/** Inverses and determinants of multiples, of products of square matrices, and of inverses, as expressions. */
final class MatrixLaws {
    private final Substitution substitution;

    MatrixLaws(Substitution substitution) {
        this.substitution = substitution;
    }

    /** What it is by a law for the form of the matrix, or null. Both sides have a value at the same places. */
    @Nullable
    Expr simpler(OfMatrix matrix) {
        if (matrix.entry() instanceof Expr.Mul product) {
            return ofMultiple(matrix, product);
        } else if (matrix.entry() instanceof Binder sum) {
            return ofProduct(matrix, sum);
        } else if (matrix.entry() instanceof OfMatrix inner && inner.function() == MatrixFunction.INVERSE) {
            return ofInverse(matrix, inner);
        }
        return null;
    }

    /** {@code det(c A) = c^n det A} and {@code (c A)^-1 = c^-1 A^-1}: where c A has an inverse, c is not zero. */
    private static @Nullable Expr ofMultiple(OfMatrix matrix, Expr.Mul product) {
        List<Expr> scale = new ArrayList<>();
        List<Expr> rest = new ArrayList<>();
        for (Expr factor : product.factors()) {
            (mentions(factor, matrix.row()) || mentions(factor, matrix.col()) ? rest : scale).add(factor);
        }
        if (scale.isEmpty()) {
            return null;
        }
        Expr power = matrix.function() == MatrixFunction.INVERSE ? Exprs.MINUS_ONE : matrix.size();
        OfMatrix unscaled = of(matrix, matrix.row(), matrix.col(), Exprs.mul(rest));
        return Exprs.mul(new Expr.Pow(Exprs.mul(scale), power), unscaled);
    }

    /** {@code det(A B) = det A det B} and {@code (A B)^-1 = B^-1 A^-1}, for square A and B. */
    private @Nullable Expr ofProduct(OfMatrix matrix, Binder sum) {
        boolean square = sum.kind() == Expr.Kind.SUM
                && sum.low().equals(Exprs.ONE)
                && sum.high().equals(matrix.size())
                && sum.filter() instanceof Cond.True
                && sum.body() instanceof Expr.Mul;
        if (!square) {
            return null;
        }
        List<Expr> left = new ArrayList<>();
        List<Expr> right = new ArrayList<>();
        for (Expr factor : Parts.of(sum.body())) {
            (mentions(factor, matrix.col()) ? right : left).add(factor);
        }
        if (right.stream().anyMatch(factor -> mentions(factor, matrix.row()))) {
            return null;
        }
        OfMatrix first = of(matrix, matrix.row(), sum.variable(), Exprs.mul(left));
        OfMatrix second = of(matrix, sum.variable(), matrix.col(), Exprs.mul(right));
        if (matrix.function() == MatrixFunction.DETERMINANT) {
            return Exprs.mul(first, second);
        }
        return total(
                matrix.size(), k -> Exprs.mul(inverse(second, matrix.atRow(), k), inverse(first, k, matrix.atCol())));
    }

    /** {@code (A^-1)^-1 = A}, {@code det A^-1 = 1 / det A}, and so for the transpose. */
    private @Nullable Expr ofInverse(OfMatrix matrix, OfMatrix inner) {
        boolean straight = inner.atRow().equals(matrix.row()) && inner.atCol().equals(matrix.col());
        boolean turned = inner.atRow().equals(matrix.col()) && inner.atCol().equals(matrix.row());
        if ((!straight && !turned) || mentions(inner.entry(), matrix.row()) || mentions(inner.entry(), matrix.col())) {
            return null;
        }
        if (matrix.function() == MatrixFunction.DETERMINANT) {
            Expr of = of(matrix, inner.row(), inner.col(), inner.entry());
            return new Expr.Pow(of, Exprs.MINUS_ONE);
        }
        Expr row = straight ? matrix.atRow() : matrix.atCol();
        Expr col = straight ? matrix.atCol() : matrix.atRow();
        return entry(inner, inner.entry(), row, col);
    }

    /** The derivative of an inverse {@code -A^-1 dA A^-1}, or {@code tr(A^-1 dA)}, which is that of {@code log det A}. */
    Expr derivative(OfMatrix matrix, Expr slope) {
        boolean inverse = matrix.function() == MatrixFunction.INVERSE;
        return total(
                matrix.size(),
                a -> total(matrix.size(), b -> {
                    Expr inner = entry(matrix, slope, a, b);
                    return inverse
                            ? Exprs.mul(
                                    Exprs.MINUS_ONE,
                                    inverse(matrix, matrix.atRow(), a),
                                    inner,
                                    inverse(matrix, b, matrix.atCol()))
                            : Exprs.mul(inverse(matrix, b, a), inner);
                }));
    }

    /** An entry of the inverse of the same matrix. */
    static OfMatrix inverse(OfMatrix matrix, Expr row, Expr col) {
        return new OfMatrix(
                MatrixFunction.INVERSE, matrix.row(), matrix.col(), matrix.size(), matrix.entry(), row, col);
    }

    private Expr entry(OfMatrix matrix, Expr entry, Expr row, Expr col) {
        return substitution.apply(
                entry, Map.of(matrix.row().name(), row, matrix.col().name(), col));
    }

    private Expr total(Expr size, UnaryOperator<Expr> body) {
        Sym index = new Sym(substitution.freshName("k"));
        return new Binder(Expr.Kind.SUM, index, Exprs.ONE, size, new Cond.True(), body.apply(index));
    }

    /** The same of another matrix. */
    static OfMatrix of(OfMatrix like, Sym row, Sym col, Expr entry) {
        return new OfMatrix(like.function(), row, col, like.size(), entry, like.exponent(), like.atRow(), like.atCol());
    }

    /** Whether the symbol stands in the expression. */
    static boolean mentions(Expr expr, Sym name) {
        return expr.equals(name) || Parts.of(expr).stream().anyMatch(part -> mentions(part, name));
    }
}
