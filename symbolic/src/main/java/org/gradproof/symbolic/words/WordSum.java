package org.gradproof.symbolic.words;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.shape.Shape;

/** A sum of words with numbers before them. A number is a sum of the empty word. Immutable once it is made. */
final class WordSum {
    /** A word with the number before it. */
    record Part(Word word, Expr factor) {}

    private final Shape shape;
    private final Map<String, Part> parts = new TreeMap<>();

    private WordSum(Shape shape) {
        this.shape = shape;
    }

    static WordSum of(Shape shape, Collection<Part> parts) {
        WordSum sum = new WordSum(shape);
        for (Part part : parts) {
            sum.parts.merge(part.word().key(), part, (a, b) -> new Part(a.word(), plus(a.factor(), b.factor())));
        }
        sum.parts.values().removeIf(part -> part.factor().equals(Exprs.ZERO));
        return sum;
    }

    static WordSum number(Expr value) {
        return of(Shape.SCALAR, List.of(new Part(Word.EMPTY, value)));
    }

    /** The sum of two numbers, worked out where these are in digits. */
    static Expr plus(Expr a, Expr b) {
        return a instanceof Num x && b instanceof Num y ? new Num(x.value().plus(y.value())) : Exprs.add(a, b);
    }

    /** The product of two numbers, worked out where these are in digits. */
    static Expr times(Expr a, Expr b) {
        if (a instanceof Num x && b instanceof Num y) {
            return new Num(x.value().times(y.value()));
        } else if (a.equals(Exprs.ONE) || b.equals(Exprs.ZERO)) {
            return b;
        }
        return b.equals(Exprs.ONE) || a.equals(Exprs.ZERO) ? a : Exprs.mul(a, b);
    }

    /** One over the number. */
    static Expr reciprocal(Expr a) {
        return a instanceof Num x && !x.value().isZero()
                ? new Num(Rational.ONE.dividedBy(x.value()))
                : new Pow(a, Exprs.MINUS_ONE);
    }

    Shape shape() {
        return shape;
    }

    Collection<Part> parts() {
        return parts.values();
    }

    boolean isNumber() {
        return shape.isScalar();
    }

    /** The number that it is. */
    Expr value() {
        Part only = parts.get("");
        return only == null ? Exprs.ZERO : only.factor();
    }

    WordSum plus(WordSum other) {
        List<Part> all = new ArrayList<>(parts());
        all.addAll(other.parts());
        return of(shape, all);
    }

    WordSum times(Expr factor) {
        return of(
                shape,
                parts().stream()
                        .map(part -> new Part(part.word(), times(factor, part.factor())))
                        .toList());
    }

    Set<Name> names() {
        Set<Name> names = new HashSet<>();
        for (Part part : parts()) {
            part.word().signs().forEach(sign -> names.addAll(sign.names()));
            names.addAll(Factors.names(part.factor()));
        }
        return names;
    }

    /** By what it is told from others, much as a page writes it. */
    String key() {
        return parts().stream()
                .map(part -> {
                    String word = part.word().isEmpty() ? "I" : part.word().key();
                    return part.factor().equals(Exprs.ONE) ? word : LatexWriter.write(part.factor()) + " " + word;
                })
                .collect(Collectors.joining(" + "));
    }
}
