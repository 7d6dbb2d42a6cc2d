package org.gradproof.replay;

import java.util.List;
import org.gradproof.replay.Atom.Kind;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.MatrixFunction;
import org.gradproof.symbolic.expr.Expr.OfMatrix;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;

/** Reads inverses and determinants, and which matrices have an inverse wherever a claim has a value. */
final class MatrixReading {
    private final Laws laws;
    private final Derivatives calculus;

    MatrixReading(Laws laws, Derivatives calculus) {
        this.laws = laws;
        this.calculus = calculus;
    }

    Poly of(OfMatrix matrix, Scope scope) {
        if (matrix.function() == MatrixFunction.POWER) {
            throw new NoAnswer("a power of a matrix");
        }
        Expr simpler = calculus.simpler(matrix);
        if (simpler != null) {
            return laws.reading.of(simpler, scope);
        }
        List<Ix> indices = laws.reading.indices(List.of(matrix.size(), matrix.atRow(), matrix.atCol()), scope);
        Name row = laws.known.fresh(indices.get(0));
        Name col = laws.known.fresh(indices.get(0));
        Scope inner =
                scope.with(matrix.row().name(), Ix.of(row)).with(matrix.col().name(), Ix.of(col));
        Kind kind = matrix.function() == MatrixFunction.INVERSE ? Kind.INVERSE : Kind.DETERMINANT;
        Poly entry = laws.reading.of(matrix.entry(), inner);
        return laws.matrices.of(kind, entry, row, col, indices.get(0), indices.subList(1, 3));
    }

    private Poly inverse(OfMatrix matrix, Scope scope) {
        return laws.reading.of(MatrixLaws.inverse(matrix, Exprs.ONE, Exprs.ONE), scope);
    }

    /** {@link NoAnswer} if one of the matrices may have no inverse. */
    void requireRegular(List<OfMatrix> matrices, Scope scope) {
        for (OfMatrix matrix : matrices) {
            boolean regular = inverse(matrix, scope).atoms().stream()
                    .allMatch(atom -> atom.kind != Kind.INVERSE || laws.matrices.isRegular(atom));
            if (!regular) {
                throw new NoAnswer("the derivative of a determinant that may be zero");
            }
        }
    }

    /**
     * Learns of each inverse that stands in the expression, and of each determinant that has a logarithm, that the matrix has
     * an inverse wherever the expression has a value; not of what stands beside a condition.
     */
    void learnRegular(Expr expr) {
        if (expr instanceof Expr.Fn fn
                && fn.function() == Function.LOG
                && fn.arguments().get(0) instanceof OfMatrix determinant) {
            learnRegular(MatrixLaws.inverse(determinant, Exprs.ONE, Exprs.ONE));
        } else if (expr instanceof OfMatrix matrix && matrix.function() == MatrixFunction.INVERSE) {
            try {
                laws.matrices.learnRegular(inverse(matrix, Scope.EMPTY));
            } catch (NoAnswer unreadable) {
                // What is not read is not known.
            }
        } else if (expr instanceof Expr.Deriv deriv) {
            learnRegular(deriv.body());
        } else if (expr instanceof Binder sum && sum.kind() == Expr.Kind.SUM && sum.filter() instanceof Cond.True) {
            Ix high = laws.known.term(sum.high());
            boolean some = high != null && Boolean.FALSE.equals(laws.known.isLess(high, Ix.of(1)));
            if (some && sum.low().equals(Exprs.ONE)) {
                learnRegular(sum.body());
            }
        } else if (expr instanceof Expr.Add
                || expr instanceof Expr.Fn
                || expr instanceof Expr.Pow
                || (expr instanceof Expr.Mul && Parts.of(expr).stream().noneMatch(Expr.Indicator.class::isInstance))) {
            Parts.of(expr).forEach(this::learnRegular);
        }
    }
}
