package org.gradproof.symbolic.words;

import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.shape.Shape;
import org.gradproof.symbolic.words.WordSum.Part;
import org.jspecify.annotations.Nullable;

/** Determinants: of products factor by factor, of what a column times a row is added to by the lemma, else by a name. */
final class Determinants {
    private final WordAlgebra algebra;

    Determinants(WordAlgebra algebra) {
        this.algebra = algebra;
    }

    /** The determinant, a number. */
    Expr of(WordSum of) {
        if (of.isNumber()) {
            return of.value();
        }
        if (of.parts().size() == 1) {
            Part only = of.parts().iterator().next();
            boolean squares = only.word().signs().stream()
                    .allMatch(sign -> sign.shape().rows().equals(sign.shape().cols()));
            if (squares) {
                algebra.used(WordAlgebra.DETERMINANTS);
                Expr product = only.factor().equals(Exprs.ONE)
                        ? Exprs.ONE
                        : new Pow(only.factor(), of.shape().rows());
                for (Sign sign : only.word().signs()) {
                    product = WordSum.times(product, of(sign));
                }
                return product;
            }
        }
        Expr updated = rankOne(of);
        return updated != null ? updated : algebra.determinant("(" + of.key() + ")", of, false);
    }

    private Expr of(Sign sign) {
        WordSum of = sign.inverseOf();
        if (of != null) {
            return WordSum.reciprocal(of(of));
        }
        Sign plain = sign.transposed() ? sign.transpose() : sign;
        WordSum letter = WordSum.of(sign.shape(), List.of(new Part(new Word(List.of(plain)), Exprs.ONE)));
        return algebra.determinant(" " + sign.text(), letter, sign.definite());
    }

    /** The determinant of a matrix that is changed by a column times a row; null if it is not of that form. */
    private @Nullable Expr rankOne(WordSum of) {
        for (Part part : of.parts()) {
            List<Sign> signs = part.word().signs();
            for (int i = 0; i + 1 < signs.size(); i++) {
                if (signs.get(i).standing().cols().equals(Exprs.ONE)) {
                    WordSum rest = of.plus(WordSum.of(
                            of.shape(), List.of(new Part(part.word(), WordSum.times(Exprs.MINUS_ONE, part.factor())))));
                    if (!isInvertible(rest)) {
                        continue;
                    }
                    algebra.used(WordAlgebra.LEMMA);
                    WordSum inverse = algebra.inverse(rest);
                    Shape column = new Shape(of.shape().rows(), Exprs.ONE);
                    WordSum left = algebra.normal(Exprs.ONE, signs.subList(0, i + 1), column);
                    WordSum right = algebra.normal(Exprs.ONE, signs.subList(i + 1, signs.size()), column.transposed());
                    Expr form = algebra.multiply(algebra.multiply(right, inverse), left)
                            .value();
                    Expr factor = WordSum.plus(Exprs.ONE, WordSum.times(part.factor(), form));
                    return WordSum.times(factor, of(rest));
                }
            }
        }
        return null;
    }

    /** Whether the sum is an identity or a letter whose inverse is used or which is definite. */
    private boolean isInvertible(WordSum sum) {
        if (sum.parts().size() != 1) {
            return false;
        }
        Part only = sum.parts().iterator().next();
        if (!(only.factor() instanceof Num)) {
            return false;
        }
        return only.word().signs().stream().allMatch(algebra::isInvertible);
    }
}
