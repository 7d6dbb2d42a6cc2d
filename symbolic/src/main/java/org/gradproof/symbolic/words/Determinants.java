package org.gradproof.symbolic.words;

import java.util.ArrayList;
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
        updated = updated != null ? updated : exchanged(of);
        updated = updated != null || !algebra.drawsOut() ? updated : drawnOut(of);
        return updated != null ? updated : algebra.determinant("(" + of.key() + ")", of, false);
    }

    private Expr of(Sign sign) {
        Sign.Power power = sign.power();
        if (power != null) {
            return new Pow(of(power.base()), power.exponent().expr());
        }
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

    /**
     * {@code \det(I + AB) = \det(I + BA)}, whatever the shapes: of all turns of the product the first by its name stands
     * for all. Null if the sum is not of that form.
     */
    private @Nullable Expr exchanged(WordSum of) {
        if (of.parts().size() != 2) {
            return null;
        }
        Part identity = null;
        Part product = null;
        for (Part part : of.parts()) {
            boolean plain = part.word().isEmpty() && part.factor().equals(Exprs.ONE);
            identity = plain ? part : identity;
            product = plain ? product : part;
        }
        if (identity == null || product == null || product.word().signs().size() < 2) {
            return null;
        }
        List<Sign> signs = product.word().signs();
        WordSum best = of;
        for (int turn = 1; turn < signs.size(); turn++) {
            List<Sign> turned = new ArrayList<>(signs.subList(turn, signs.size()));
            turned.addAll(signs.subList(0, turn));
            Expr size = turned.get(0).standing().rows();
            Shape square = new Shape(size, size);
            WordSum word = algebra.normal(product.factor(), turned, square);
            boolean same = word.parts().size() == 1
                    && word.parts().iterator().next().word().signs().size() == signs.size();
            if (!same) {
                continue;
            }
            WordSum sum =
                    WordSum.of(square, List.of(new Part(Word.EMPTY, Exprs.ONE))).plus(word);
            for (WordSum candidate : List.of(sum, algebra.transpose(sum))) {
                best = candidate.key().compareTo(best.key()) < 0 ? candidate : best;
            }
        }
        if (!best.key().equals(of.key())) {
            algebra.used(WordAlgebra.EXCHANGE);
        }
        return algebra.determinant("(" + best.key() + ")", best, false);
    }

    /**
     * {@code \\det(A + U) = \\det A \\det(I + A^{-1} U)} for the first summand that is a letter with an inverse or the
     * inverse of anything; null if there is none.
     */
    private @Nullable Expr drawnOut(WordSum of) {
        for (Part part : of.parts()) {
            List<Sign> signs = part.word().signs();
            boolean plain = signs.size() == 1 && part.factor().equals(Exprs.ONE) && algebra.isInvertible(signs.get(0));
            if (of.parts().size() < 2 || !plain) {
                continue;
            }
            algebra.used(WordAlgebra.DETERMINANTS);
            WordSum letter = WordSum.of(of.shape(), List.of(part));
            WordSum rest = algebra.multiply(algebra.inverse(letter), of);
            return WordSum.times(of(letter), of(rest));
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
