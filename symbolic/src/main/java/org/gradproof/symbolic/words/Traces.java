package org.gradproof.symbolic.words;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.shape.Shape;
import org.gradproof.symbolic.words.WordSum.Part;

/** Traces: of all turns of a product, and of its transpose, the first by its name stands for all. */
final class Traces {
    private final WordAlgebra algebra;
    private final Powers powers;

    Traces(WordAlgebra algebra, Powers powers) {
        this.algebra = algebra;
        this.powers = powers;
    }

    /** The trace, a number. */
    Expr of(WordSum sum) {
        Expr total = Exprs.ZERO;
        for (Part part : sum.parts()) {
            Expr trace = part.word().isEmpty() ? sum.shape().rows() : of(part.word());
            total = WordSum.plus(total, WordSum.times(part.factor(), trace));
        }
        return total;
    }

    private Expr of(Word word) {
        int length = word.signs().size();
        if (length == 1 && word.signs().get(0).power() != null) {
            Sign first = powers.turned(word.signs().get(0));
            if (!first.equals(word.signs().get(0))) {
                algebra.used(WordAlgebra.CYCLE);
                return of(new Word(List.of(first)));
            }
        }
        Word best = word;
        for (int shift = 0; shift < length; shift++) {
            List<Sign> turned = new ArrayList<>(word.signs().subList(shift, length));
            turned.addAll(word.signs().subList(0, shift));
            Shape square = new Shape(
                    turned.get(0).standing().rows(),
                    turned.get(length - 1).standing().cols());
            if (square.isScalar()) {
                algebra.used(WordAlgebra.CYCLE);
                return algebra.normal(Exprs.ONE, turned, square).value();
            }
            WordSum normal = algebra.normal(Exprs.ONE, turned, square);
            boolean same = normal.parts().size() == 1
                    && normal.parts().iterator().next().word().signs().size() == length;
            if (!same) {
                algebra.used(WordAlgebra.CYCLE);
                return of(normal);
            }
            Word rotated = new Word(turned);
            for (Word candidate : List.of(rotated, rotated.transpose())) {
                best = candidate.key().compareTo(best.key()) < 0 ? candidate : best;
            }
        }
        if (!best.equals(word)) {
            algebra.used(WordAlgebra.CYCLE);
        }
        return algebra.trace(best);
    }
}
