package org.gradproof.symbolic.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.shape.Meaning;
import org.gradproof.symbolic.shape.Shape;
import org.gradproof.symbolic.shape.Term;
import org.gradproof.symbolic.words.WordSum.Part;
import org.jspecify.annotations.Nullable;

/** Writes terms as sums of words, definitions unfolded. */
final class WordReader {
    private final Givens givens;
    private final WordAlgebra algebra;
    private final UnaryOperator<Expr> sizes;
    private final @Nullable Name stop;
    private final Set<String> unfolded;
    private final @Nullable NormNames norms;

    WordReader(Givens givens, WordAlgebra algebra, UnaryOperator<Expr> sizes) {
        this(givens, algebra, sizes, null);
    }

    /** A reader of norms as numbers of their own, where these have names. */
    WordReader(Givens givens, WordAlgebra algebra, UnaryOperator<Expr> sizes, @Nullable NormNames norms) {
        this(givens, algebra, sizes, null, new LinkedHashSet<>(), norms);
    }

    private WordReader(
            Givens givens,
            WordAlgebra algebra,
            UnaryOperator<Expr> sizes,
            @Nullable Name stop,
            Set<String> unfolded,
            @Nullable NormNames norms) {
        this.givens = givens;
        this.algebra = algebra;
        this.sizes = sizes;
        this.stop = stop;
        this.unfolded = unfolded;
        this.norms = norms;
    }

    /** A reader of the same words elsewhere. */
    private WordReader at(UnaryOperator<Expr> sizes, @Nullable Name stop) {
        return new WordReader(givens, algebra, sizes, stop, unfolded, norms);
    }

    /** The definitions that were put for their names. */
    Set<String> unfolded() {
        return unfolded;
    }

    private Shape shape(Term term) {
        return new Shape(
                sizes.apply(term.shape().rows()), sizes.apply(term.shape().cols()));
    }

    WordSum read(Term term) {
        if (term instanceof Term.Scalar scalar) {
            return WordSum.number(number(scalar.value()));
        } else if (term instanceof Term.Letter letter) {
            return letter(letter);
        } else if (term instanceof Term.Known known) {
            return known(known);
        } else if (term instanceof Term.Sum sum) {
            WordSum all = WordSum.of(shape(term), List.of());
            for (Term part : sum.terms()) {
                all = all.plus(read(part));
            }
            return all;
        } else if (term instanceof Term.Product product) {
            return algebra.multiply(read(product.left()), read(product.right()));
        } else if (term instanceof Term.Transpose transpose) {
            return algebra.transpose(read(transpose.of()));
        } else if (term instanceof Term.Trace trace) {
            return WordSum.number(algebra.trace(read(trace.of())));
        } else if (term instanceof Term.Inverse inverse) {
            return algebra.inverse(read(inverse.of()));
        } else if (term instanceof Term.Power power) {
            return algebra.power(read(power.of()), Exponent.of(power.exponent()));
        } else if (term instanceof Term.Determinant determinant) {
            return WordSum.number(algebra.determinant(read(determinant.of())));
        } else if (term instanceof Term.Norm norm) {
            return norm(norm);
        } else if (term instanceof Term.Pointwise pointwise) {
            return pointwise(pointwise);
        } else if (term instanceof Term.Derivative derivative) {
            return derivative(derivative);
        } else if (term instanceof Term.Differential differential) {
            return differential(differential);
        } else if (term instanceof Term.Unit unit
                && unit.index() instanceof Sym index
                && index.indices().isEmpty()) {
            Sign sign = new Sign(
                    "\\mathbf{e}_{" + index.name() + ","
                            + LatexWriter.write(shape(unit).rows()) + "}",
                    shape(unit),
                    false,
                    false,
                    false,
                    null,
                    Set.of(index.name()));
            return algebra.letter(sign);
        } else if (term instanceof Term.Diagonal diagonal && diagonal.of() instanceof Term.Letter letter) {
            WordSum of = read(letter);
            String text = "\\operatorname{diag}(" + of.key() + ")";
            return algebra.letter(new Sign(text, shape(term), false, true, false, null, of.names()));
        } else if (term instanceof Term.Over over) {
            return total(over);
        }
        throw new NoWordsException("entries of matrices");
    }

    private WordSum total(Term.Over over) {
        boolean plain = over.kind() == Expr.Kind.SUM
                && over.filter() instanceof Cond.True
                && over.low().equals(Exprs.ONE)
                && over.high() instanceof Sym high
                && givens.find(high.name()) instanceof Given.Size;
        if (!plain) {
            throw new NoWordsException("a sum that may be empty");
        }
        return new Totals(algebra, over.variable().name(), over.low(), over.high()).of(read(over.body()));
    }

    private WordSum letter(Term.Letter letter) {
        Given given = givens.find(letter.name());
        if (!letter.prefix().isEmpty() && letter.slots() > 0) {
            return member(letter, given);
        } else if (letter.slots() == 0) {
            throw new NoWordsException("members of families");
        }
        if (given instanceof Given.Definition definition && !letter.name().equals(stop)) {
            Meaning meaning = givens.meaning(definition.body());
            if (meaning == null || !definition.parameters().isEmpty()) {
                throw new NoWordsException("a definition by its entries");
            }
            unfolded.add(definition.latex());
            return at(meaning.sizes(), stop).read(meaning.term());
        }
        return algebra.letter(sign(letter, given));
    }

    /** A member of a declared family at one index, which is a letter for itself. */
    private WordSum member(Term.Letter letter, @Nullable Given given) {
        boolean plain = given instanceof Given.Family
                && letter.prefix().size() == 1
                && letter.prefix().get(0) instanceof Sym index
                && index.indices().isEmpty();
        if (!plain) {
            throw new NoWordsException("members of families");
        }
        Name index = ((Sym) letter.prefix().get(0)).name();
        String text = text(letter) + Totals.member(index.toString());
        return algebra.letter(new Sign(text, shape(letter), false, false, false, null, Set.of(letter.name(), index)));
    }

    private static String text(Term.Letter letter) {
        return letter.name()
                .spelling()
                .replace("_{#1#2}", "")
                .replace("_{#1}", "")
                .replaceAll(",?#\\d", "");
    }

    private Sign sign(Term.Letter letter, @Nullable Given given) {
        String text = text(letter);
        boolean symmetric = (given != null && letter.name().equals(Givens.symmetric(given)))
                || givens.assumptions().stream()
                        .anyMatch(assumption -> letter.name().equals(Givens.symmetric(assumption)));
        // Under a derivative by it the entries of a symmetric matrix are free.
        symmetric &= !letter.name().equals(stop);
        boolean definite =
                given instanceof Given.Family family && family.structure() == Given.Structure.POSITIVE_DEFINITE;
        return new Sign(text, shape(letter), false, symmetric, definite, null, Set.of(letter.name()));
    }

    private WordSum known(Term.Known known) {
        Shape shape = shape(known);
        return switch (known.constant()) {
            case ZERO -> WordSum.of(shape, List.of());
            case IDENTITY -> WordSum.of(shape, List.of(new Part(Word.EMPTY, Exprs.ONE)));
            case ONES -> {
                String text = "\\mathbf{1}_{" + LatexWriter.write(shape.rows()) + "}";
                yield algebra.letter(new Sign(text, shape, false, false, false, null, Set.of()));
            }
        };
    }

    private WordSum norm(Term.Norm norm) {
        WordSum of = read(norm.of());
        if (norms != null) {
            return WordSum.number(norms.of(norm.kind(), of));
        } else if (norm.kind() != Term.NormKind.SQUARES && norm.kind() != Term.NormKind.EUCLIDEAN) {
            throw new NoWordsException("a norm by its entries");
        }
        WordSum product = algebra.multiply(algebra.transpose(of), of);
        Expr squares = product.isNumber() ? product.value() : algebra.trace(product);
        return WordSum.number(norm.kind() == Term.NormKind.SQUARES ? squares : new Expr.Fn(Function.SQRT, squares));
    }

    private WordSum pointwise(Term.Pointwise pointwise) {
        Map<Name, Expr> values = new HashMap<>();
        for (int i = 0; i < pointwise.holes().size(); i++) {
            WordSum argument = read(pointwise.arguments().get(i));
            if (!argument.isNumber()) {
                throw new NoWordsException("a function of each entry");
            }
            values.put(pointwise.holes().get(i).name(), argument.value());
        }
        return WordSum.number(new Substitution().apply(number(pointwise.body()), values));
    }

    /** A number with the scalars in it that are defined in vectors put for their names. */
    private Expr number(Expr value) {
        if (value instanceof Sym sym && sym.indices().isEmpty() && !sym.name().equals(stop)) {
            Meaning meaning = givens.find(sym.name()) instanceof Given.Definition definition
                            && definition.indexParameters().isEmpty()
                            && definition.parameters().isEmpty()
                    ? givens.meaning(definition.body())
                    : null;
            if (meaning != null && givens.find(sym.name()) instanceof Given.Definition definition) {
                unfolded.add(definition.latex());
                return at(meaning.sizes(), stop).read(meaning.term()).value();
            }
        }
        return Substitution.map(value, this::number, condition -> condition);
    }

    private WordSum derivative(Term.Derivative derivative) {
        Term.Letter by = derivative.by();
        boolean scalar = by.slots() == 0 && by.prefix().isEmpty();
        if (!scalar && (!by.prefix().isEmpty() || by.slots() == 0)) {
            throw new NoWordsException("a derivative by an entry");
        }
        WordSum body = at(sizes, by.name()).read(derivative.body());
        refuseHidden(body, by.name());
        WordDifferential differential = new WordDifferential(algebra, by.name());
        if (scalar) {
            return differential.byNumber(body);
        }
        Sign variable = sign(by, givens.find(by.name()));
        WordSum derived = differential.by(
                body, new Sign(variable.text(), variable.shape(), false, false, false, null, variable.names()));
        return variable.symmetric() ? withSign(derived, variable) : derived;
    }

    private WordSum differential(Term.Differential differential) {
        WordSum all = WordSum.of(shape(differential), List.of());
        for (int i = 0; i < differential.by().size(); i++) {
            Term.Letter by = differential.by().get(i);
            WordSum body = at(sizes, by.name()).read(differential.body());
            refuseHidden(body, by.name());
            WordDifferential of = new WordDifferential(algebra, by.name());
            Term.Letter change = differential.changes().get(i);
            if (by.slots() == 0) {
                all = all.plus(of.byNumber(body).times(new Sym(change.name())));
                continue;
            }
            Sign variable = sign(by, givens.find(by.name()));
            WordSum changed = of.along(body, sign(change, givens.find(change.name())));
            all = all.plus(variable.symmetric() ? withSign(changed, variable) : changed);
        }
        return all;
    }

    /** The sum with the symmetric letter in place of the free one of its name. */
    private WordSum withSign(WordSum sum, Sign letter) {
        WordSum all = WordSum.of(sum.shape(), List.of());
        for (Part part : sum.parts()) {
            WordSum product = null;
            for (Sign sign : part.word().signs()) {
                WordSum factor = withSign(sign, letter);
                product = product == null ? factor : algebra.multiply(product, factor);
            }
            WordSum word =
                    product == null ? WordSum.of(sum.shape(), List.of(new Part(Word.EMPTY, Exprs.ONE))) : product;
            all = all.plus(word.times(withSign(part.factor(), letter)));
        }
        return all;
    }

    private WordSum withSign(Sign sign, Sign letter) {
        WordSum of = sign.inverseOf();
        if (of != null && of.names().containsAll(letter.names())) {
            WordSum inverse = algebra.inverse(withSign(of, letter));
            return sign.transposed() ? algebra.transpose(inverse) : inverse;
        }
        return algebra.letter(sign.text().equals(letter.text()) ? letter : sign);
    }

    private Expr withSign(Expr factor, Sign letter) {
        Map<Name, Expr> values = new HashMap<>();
        for (Name name : Factors.names(factor)) {
            WordAlgebra.Invariant invariant = algebra.invariants().get(name);
            if (invariant == null) {
                continue;
            }
            WordSum of = invariant.of();
            WordSum word = withSign(
                    of != null ? of : WordSum.of(invariant.shape(), List.of(new Part(invariant.word(), Exprs.ONE))),
                    letter);
            Expr value = switch (invariant.kind()) {
                case FORM -> word.value();
                case TRACE -> algebra.trace(word);
                case DETERMINANT -> algebra.determinant(word);
            };
            if (!value.equals(new Sym(name))) {
                values.put(name, value);
            }
        }
        try {
            return values.isEmpty() ? factor : new Substitution().apply(factor, values);
        } catch (IllegalArgumentException e) {
            throw new NoWordsException("a derivative by what is no name any more");
        }
    }

    /** What is differentiated may depend on the variable by entries or plain definitions, which words do not show. */
    private void refuseHidden(WordSum body, Name variable) {
        Set<Name> names = new HashSet<>();
        for (Part part : body.parts()) {
            names.addAll(Factors.names(part.factor()));
            part.word().signs().forEach(sign -> names.addAll(sign.names()));
        }
        for (Name name : new ArrayList<>(names)) {
            if (givens.find(name) instanceof Given.Definition && !name.equals(variable)) {
                throw new NoWordsException("a definition under a derivative");
            }
        }
    }
}
