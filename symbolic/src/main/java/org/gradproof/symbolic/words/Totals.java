package org.gradproof.symbolic.words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.shape.Shape;
import org.gradproof.symbolic.words.WordSum.Part;

/**
 * Sums over an index of words in which members of families stand: what the index is in is a letter of its own, {@code
 * \sum_i x_i x_i^\top}, and the rest is drawn out before and behind it.
 */
final class Totals {
    private final WordAlgebra algebra;
    private final Name index;
    private final Expr low;
    private final Expr high;

    /** Sums from {@code low} to {@code high}, of which there is at least one number. */
    Totals(WordAlgebra algebra, Name index, Expr low, Expr high) {
        this.algebra = algebra;
        this.index = index;
        this.low = low;
        this.high = high;
    }

    WordSum of(WordSum body) {
        WordSum all = WordSum.of(body.shape(), List.of());
        for (Part part : body.parts()) {
            all = all.plus(total(part, body.shape()));
        }
        return all;
    }

    private WordSum total(Part part, Shape shape) {
        List<Sign> signs = part.word().signs();
        if (!depends(signs)) {
            return WordSum.of(shape, List.of(new Part(part.word(), total(part.factor()))));
        } else if (depends(part.factor())) {
            throw new NoWordsException("a sum of products of entries and vectors");
        }
        return algebra.normal(part.factor(), contracted(signs), shape);
    }

    private Expr total(Expr factor) {
        if (!depends(factor)) {
            Expr count = low.equals(Exprs.ONE) ? high : Exprs.add(Exprs.sub(high, low), Exprs.ONE);
            return WordSum.times(count, factor);
        } else if (factor instanceof Expr.Add add) {
            Expr sum = Exprs.ZERO;
            for (Expr term : add.terms()) {
                sum = WordSum.plus(sum, total(term));
            }
            return sum;
        } else if (factor instanceof Expr.Mul mul) {
            return total(mul);
        }
        WordAlgebra.Invariant invariant =
                factor instanceof Expr.Sym sym ? algebra.invariants().get(sym.name()) : null;
        if (invariant != null && invariant.kind() == WordAlgebra.Kind.FORM) {
            return form(invariant.word().signs());
        }
        throw new NoWordsException("a sum of functions of its index");
    }

    private Expr total(Expr.Mul mul) {
        Expr rest = Exprs.ONE;
        Expr dependent = null;
        for (Expr factor : mul.factors()) {
            if (!depends(factor)) {
                rest = WordSum.times(rest, factor);
            } else if (dependent == null) {
                dependent = factor;
            } else {
                throw new NoWordsException("a sum of products of numbers");
            }
        }
        return dependent == null ? total(rest) : WordSum.times(rest, total(dependent));
    }

    /** {@code \sum_i x_i^\top M x_i} is the trace of {@code M \sum_i x_i x_i^\top}. */
    private Expr form(List<Sign> signs) {
        int from = -1;
        int to = -1;
        for (int i = 0; i + 1 < signs.size(); i++) {
            boolean starts = depends(signs.subList(i, i + 1)) && !depends(signs.subList(i + 1, i + 2));
            if (starts && depends(signs.subList(i + 1, signs.size()))) {
                if (from >= 0) {
                    throw new NoWordsException("a sum of three factors and more");
                }
                from = i + 1;
                to = from;
                while (!depends(signs.subList(to, to + 1))) {
                    to++;
                }
            }
        }
        if (from < 0) {
            return algebra.normal(Exprs.ONE, contracted(signs), Shape.SCALAR).value();
        }
        List<Sign> turned = new ArrayList<>(signs.subList(to, signs.size()));
        turned.addAll(signs.subList(0, from));
        if (!depends(turned.subList(0, 1)) || !depends(turned.subList(turned.size() - 1, turned.size()))) {
            throw new NoWordsException("a sum of forms beside other factors");
        }
        List<Sign> all = new ArrayList<>(signs.subList(from, to));
        all.add(letter(turned));
        Shape square = new Shape(
                all.get(0).standing().rows(), all.get(all.size() - 1).standing().cols());
        return algebra.trace(algebra.normal(Exprs.ONE, all, square));
    }

    /** The signs with a letter for those from the first to the last that the index is in. */
    private List<Sign> contracted(List<Sign> signs) {
        int first = 0;
        int last = signs.size() - 1;
        while (!depends(signs.subList(first, first + 1))) {
            first++;
        }
        while (!depends(signs.subList(last, last + 1))) {
            last--;
        }
        List<Sign> all = new ArrayList<>(signs.subList(0, first));
        all.add(letter(signs.subList(first, last + 1)));
        all.addAll(signs.subList(last + 1, signs.size()));
        return all;
    }

    /** The sum of the words by a name in which the index has a name that no other in it has. */
    private Sign letter(List<Sign> signs) {
        Word word = new Word(signs);
        Word turned = word.transpose();
        boolean symmetric = turned.key().equals(word.key());
        boolean transposed = !symmetric && turned.key().compareTo(word.key()) < 0;
        Word chosen = transposed ? turned : word;
        int depth = 1;
        while (chosen.key().contains(member("\\ast" + depth))) {
            depth++;
        }
        String fresh = "\\ast" + depth;
        String text = "(\\sum_{" + fresh + "=" + LatexWriter.write(low) + "}^{" + LatexWriter.write(high) + "} "
                + chosen.key().replace(member(index.toString()), member(fresh)) + ")";
        Set<Name> names = new HashSet<>();
        signs.forEach(sign -> names.addAll(sign.names()));
        names.remove(index);
        Shape shape = new Shape(
                chosen.signs().get(0).standing().rows(),
                chosen.signs().get(chosen.signs().size() - 1).standing().cols());
        return new Sign(text, shape, transposed, symmetric, false, null, names);
    }

    /** How an index stands in the name of a member of a family. */
    static String member(String index) {
        return "_{(" + index + ")}";
    }

    private boolean depends(List<Sign> signs) {
        return signs.stream().anyMatch(sign -> sign.names().contains(index));
    }

    private boolean depends(Expr factor) {
        for (Name name : Factors.names(factor)) {
            WordAlgebra.Invariant invariant = algebra.invariants().get(name);
            WordSum of = invariant == null ? null : invariant.of();
            if (name.equals(index)
                    || (of != null && of.names().contains(index))
                    || (invariant != null && depends(invariant.word().signs()))) {
                return true;
            }
        }
        return false;
    }
}
