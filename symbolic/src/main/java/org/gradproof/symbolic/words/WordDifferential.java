package org.gradproof.symbolic.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.shape.Shape;
import org.gradproof.symbolic.words.WordSum.Part;
import org.jspecify.annotations.Nullable;

/** Differentials of sums of words by one of their letters, and the derivatives that these hold. */
final class WordDifferential {
    private static final String INVERSE = "$d(A^{-1}) = -A^{-1} \\, dA \\, A^{-1}$";
    private static final String POWER = "$d \\operatorname{tr}(A^k) = k \\operatorname{tr}(A^{k-1} \\, dA)$";
    private static final String DETERMINANT = "$d \\det A = \\det A \\operatorname{tr}(A^{-1} \\, dA)$";
    private static final String GRADIENT = "$dL = \\operatorname{tr}(G^\\top dX)$";

    private final WordAlgebra algebra;
    private final Name variable;

    /** A differential by the letter of this name. */
    WordDifferential(WordAlgebra algebra, Name variable) {
        this.algebra = algebra;
        this.variable = variable;
    }

    /** A summand of a differential: a number times two words around the letter's differential, or its transpose. */
    private record Around(Expr factor, Word before, Word behind, boolean transposed) {}

    private boolean depends(Set<Name> names) {
        return names.contains(variable);
    }

    /** The derivative by a number. */
    WordSum byNumber(WordSum sum) {
        WordSum all = WordSum.of(sum.shape(), List.of());
        for (Part part : sum.parts()) {
            Expr slope = numberByNumber(part.factor());
            if (!slope.equals(Exprs.ZERO)) {
                all = all.plus(algebra.normal(slope, part.word().signs(), sum.shape()));
            }
            all = all.plus(byNumber(part.word(), sum.shape()).times(part.factor()));
        }
        return all;
    }

    /** {@code d(M^{-1}) = -M^{-1} (dM) M^{-1}}, at each place of the word; no letter depends on a number. */
    private WordSum byNumber(Word word, Shape shape) {
        WordSum all = WordSum.of(shape, List.of());
        for (int i = 0; i < word.signs().size(); i++) {
            Sign sign = word.signs().get(i);
            if (!depends(sign.names())) {
                continue;
            }
            WordSum of = sign.inverseOf();
            if (of == null) {
                throw new NoWordsException("the derivative of " + sign.text() + " by a number");
            }
            algebra.used(INVERSE);
            WordSum inner = byNumber(sign.transposed() ? algebra.transpose(of) : of);
            WordSum before = algebra.normal(
                    Exprs.MINUS_ONE,
                    word.signs().subList(0, i + 1),
                    new Shape(shape.rows(), inner.shape().rows()));
            WordSum behind = algebra.normal(
                    Exprs.ONE,
                    word.signs().subList(i, word.signs().size()),
                    new Shape(inner.shape().cols(), shape.cols()));
            all = all.plus(algebra.multiply(algebra.multiply(before, inner), behind));
        }
        return all;
    }

    /** By the chain rule through the forms, traces and determinants in the number, and by the variable as it stands there. */
    private Expr numberByNumber(Expr factor) {
        Expr all = Exprs.ZERO;
        for (Name name : Factors.names(factor)) {
            WordAlgebra.Invariant invariant = algebra.invariants().get(name);
            if (name.equals(variable)) {
                all = WordSum.plus(all, slope(factor));
            } else if (invariant != null && depends(names(invariant))) {
                all = WordSum.plus(all, WordSum.times(Factors.slope(factor, name), byNumber(name, invariant)));
            }
        }
        return all;
    }

    private Expr slope(Expr factor) {
        try {
            return Factors.slope(factor, variable);
        } catch (NoWordsException e) {
            return new Expr.Deriv(factor, new Sym(variable));
        }
    }

    private Expr byNumber(Name name, WordAlgebra.Invariant invariant) {
        WordSum of = invariant.of();
        if (of == null) {
            WordSum inner = byNumber(invariant.word(), invariant.shape());
            return invariant.kind() == WordAlgebra.Kind.TRACE ? algebra.trace(inner) : inner.value();
        }
        algebra.used(DETERMINANT);
        return WordSum.times(new Sym(name), algebra.trace(algebra.multiply(algebra.inverse(of), byNumber(of))));
    }

    private static Set<Name> names(WordAlgebra.Invariant invariant) {
        WordSum of = invariant.of();
        return of != null
                ? of.names()
                : WordSum.of(Shape.SCALAR, List.of(new Part(invariant.word(), Exprs.ONE)))
                        .names();
    }

    /**
     * The derivative by a vector or matrix: of a number the gradient, of a column by a column the Jacobian.
     *
     * @param letter the variable
     */
    WordSum by(WordSum sum, Sign letter) {
        algebra.used(GRADIENT);
        if (sum.isNumber()) {
            return gradient(ofNumber(sum.value()), letter);
        }
        boolean columns =
                sum.shape().cols().equals(Exprs.ONE) && letter.shape().cols().equals(Exprs.ONE);
        if (!columns) {
            throw new NoWordsException("a derivative of more than two directions");
        }
        Shape shape = new Shape(sum.shape().rows(), letter.shape().rows());
        WordSum jacobian = WordSum.of(shape, List.of());
        for (Part part : sum.parts()) {
            for (Around around : ofWord(part.word())) {
                jacobian = jacobian.plus(row(around, part.factor(), shape));
            }
            WordSum gradient = gradient(ofNumber(part.factor()), letter);
            WordSum word = algebra.normal(Exprs.ONE, part.word().signs(), sum.shape());
            jacobian = jacobian.plus(algebra.multiply(word, algebra.transpose(gradient)));
        }
        return jacobian;
    }

    /** A column's differential holds the letter's at its end, or the letter's transpose within a number. */
    private WordSum row(Around around, Expr factor, Shape shape) {
        Expr all = WordSum.times(factor, around.factor());
        if (!around.transposed()) {
            if (!around.behind().isEmpty()) {
                throw new NoWordsException("a column behind a column");
            }
            return algebra.normal(all, around.before().signs(), shape);
        }
        // before · dx^T · behind: the number dx^T behind is behind^T dx.
        List<Sign> signs = new ArrayList<>(around.before().signs());
        signs.addAll(around.behind().transpose().signs());
        return algebra.normal(all, signs, shape);
    }

    /** What changes in the sum where the letter changes by another. */
    WordSum along(WordSum sum, Sign change) {
        WordSum all = WordSum.of(sum.shape(), List.of());
        for (Part part : sum.parts()) {
            for (Around around : ofWord(part.word())) {
                all = all.plus(algebra.normal(
                        WordSum.times(part.factor(), around.factor()), signs(around, change), sum.shape()));
            }
            WordSum word = algebra.normal(Exprs.ONE, part.word().signs(), sum.shape());
            all = all.plus(word.times(along(ofNumber(part.factor()), change)));
        }
        return all;
    }

    /** A number's differential: the sum of traces, or of numbers. */
    private Expr along(List<Around> differential, Sign change) {
        Expr all = Exprs.ZERO;
        for (Around around : differential) {
            List<Sign> signs = signs(around, change);
            Shape shape = new Shape(
                    signs.get(0).standing().rows(),
                    signs.get(signs.size() - 1).standing().cols());
            WordSum word = algebra.normal(around.factor(), signs, shape);
            all = WordSum.plus(all, shape.isScalar() ? word.value() : algebra.trace(word));
        }
        return all;
    }

    private static List<Sign> signs(Around around, Sign change) {
        List<Sign> signs = new ArrayList<>(around.before().signs());
        signs.add(around.transposed() ? change.transpose() : change);
        signs.addAll(around.behind().signs());
        return signs;
    }

    private WordSum gradient(List<Around> differential, Sign letter) {
        WordSum gradient = WordSum.of(letter.shape(), List.of());
        for (Around around : differential) {
            // tr(before dX behind) = tr(behind before dX), and G is the transpose of what stands before dX.
            Word cycle = around.behind().then(around.before());
            Word turned = around.transposed() ? cycle : cycle.transpose();
            gradient = gradient.plus(algebra.normal(around.factor(), turned.signs(), letter.shape()));
        }
        return gradient;
    }

    private List<Around> ofNumber(Expr factor) {
        List<Around> all = new ArrayList<>();
        for (Name name : Factors.names(factor)) {
            WordAlgebra.Invariant invariant = algebra.invariants().get(name);
            if (invariant == null || !depends(names(invariant))) {
                if (name.equals(variable)) {
                    throw new NoWordsException("entries of the variable");
                }
                continue;
            }
            Sym number = new Sym(name);
            Expr slope = Factors.slope(factor, name);
            WordSum of = invariant.of();
            Sign.Power power = of == null ? power(invariant) : null;
            List<Around> inner =
                    power != null ? ofPower(power) : of == null ? ofWord(invariant.word()) : ofDeterminant(of, number);
            for (Around around : inner) {
                all.add(new Around(
                        WordSum.times(slope, around.factor()), around.before(), around.behind(), around.transposed()));
            }
        }
        return all;
    }

    /** What power the invariant is the trace of; null if it is none of a power alone. */
    private static Sign.@Nullable Power power(WordAlgebra.Invariant invariant) {
        List<Sign> signs = invariant.word().signs();
        return invariant.kind() == WordAlgebra.Kind.TRACE && signs.size() == 1
                ? signs.get(0).power()
                : null;
    }

    /** Around what changes in the trace of {@code S^k}: {@code d tr(S^k) = k tr(S^{k-1} dS)}, whatever commutes with what. */
    private List<Around> ofPower(Sign.Power power) {
        algebra.used(POWER);
        List<Around> all = new ArrayList<>();
        for (Part lower : algebra.lower(power).parts()) {
            for (Around around : ofSum(power.base())) {
                all.add(new Around(
                        WordSum.times(power.exponent().expr(), WordSum.times(lower.factor(), around.factor())),
                        lower.word().then(around.before()),
                        around.behind(),
                        around.transposed()));
            }
        }
        return all;
    }

    private List<Around> ofDeterminant(WordSum of, Sym determinant) {
        algebra.used(DETERMINANT);
        WordSum inverse = algebra.inverse(of);
        List<Around> all = new ArrayList<>();
        for (Part left : inverse.parts()) {
            for (Around around : ofSum(of)) {
                all.add(new Around(
                        WordSum.times(determinant, WordSum.times(left.factor(), around.factor())),
                        left.word().then(around.before()),
                        around.behind(),
                        around.transposed()));
            }
        }
        return all;
    }

    private List<Around> ofSum(WordSum sum) {
        List<Around> all = new ArrayList<>();
        for (Part part : sum.parts()) {
            if (Factors.names(part.factor()).stream()
                    .anyMatch(name -> algebra.invariants().containsKey(name))) {
                throw new NoWordsException("a number made of vectors within an inverse");
            }
            for (Around around : ofWord(part.word())) {
                all.add(new Around(
                        WordSum.times(part.factor(), around.factor()),
                        around.before(),
                        around.behind(),
                        around.transposed()));
            }
        }
        return all;
    }

    private List<Around> ofWord(Word word) {
        List<Around> all = new ArrayList<>();
        for (int i = 0; i < word.signs().size(); i++) {
            Sign sign = word.signs().get(i);
            if (!depends(sign.names())) {
                continue;
            }
            Word before = new Word(word.signs().subList(0, i));
            Word behind = new Word(word.signs().subList(i + 1, word.signs().size()));
            for (Around around : ofSign(sign)) {
                all.add(new Around(
                        around.factor(),
                        before.then(around.before()),
                        around.behind().then(behind),
                        around.transposed()));
            }
        }
        return all;
    }

    private List<Around> ofSign(Sign sign) {
        WordSum of = sign.inverseOf();
        if (of == null) {
            if (sign.power() != null
                    || !sign.names().equals(Set.of(variable))
                    || sign.text().startsWith("\\operatorname")
                    || sign.text().startsWith("(")) {
                throw new NoWordsException("the derivative of " + sign.text());
            }
            return List.of(new Around(Exprs.ONE, Word.EMPTY, Word.EMPTY, sign.transposed()));
        }
        algebra.used(INVERSE);
        Word own = new Word(List.of(sign));
        List<Around> all = new ArrayList<>();
        for (Around around : ofSum(sign.transposed() ? algebra.transpose(of) : of)) {
            all.add(new Around(
                    WordSum.times(Exprs.MINUS_ONE, around.factor()),
                    own.then(around.before()),
                    around.behind().then(own),
                    around.transposed()));
        }
        return all;
    }
}
