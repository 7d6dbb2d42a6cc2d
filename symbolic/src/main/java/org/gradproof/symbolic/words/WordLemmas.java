package org.gradproof.symbolic.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.shape.Meaning;
import org.gradproof.symbolic.shape.Shape;
import org.gradproof.symbolic.shape.Term.NormKind;
import org.gradproof.symbolic.words.NormNames.Norm;
import org.gradproof.symbolic.words.WordAlgebra.Invariant;
import org.gradproof.symbolic.words.WordAlgebra.Kind;
import org.gradproof.symbolic.words.WordSum.Part;

/** What is known of the norms, inner products, forms and traces in an inequality, by the laws that say it. */
final class WordLemmas {
    static final String SIGNS = "$x^\\top A x \\ge 0$ for $A \\succeq 0$";
    private static final String SCHWARZ = "Cauchy–Schwarz: $|x^\\top y| \\le \\|x\\| \\|y\\|$";
    private static final String HOELDER = "Hölder: $|x^\\top y| \\le \\|x\\|_1 \\|y\\|_\\infty$";
    private static final String TRIANGLE = "$\\|x + y\\| \\le \\|x\\| + \\|y\\|$";
    private static final String ORDER = "$\\|x\\|_\\infty \\le \\|x\\|_2 \\le \\|x\\|_1$";
    private static final String ENTRIES =
            "$\\|x\\|_1 \\le \\sqrt{n} \\|x\\|_2$, $\\|x\\|_2 \\le \\sqrt{n} \\|x\\|_\\infty$";
    private static final String PRODUCT = "$\\|AB\\|_F \\le \\|A\\|_F \\|B\\|_F$";
    private static final int MOST = 6;

    private final Givens givens;
    private final WordAlgebra algebra;
    private final NormNames norms;
    private final Map<Name, Expr> squares = new HashMap<>();
    private final Map<String, List<Given>> known = new LinkedHashMap<>();

    WordLemmas(Givens givens, WordAlgebra algebra, NormNames norms) {
        this.givens = givens;
        this.algebra = algebra;
        this.norms = norms;
    }

    /** The facts by the laws that say them. */
    Map<String, List<Given>> known() {
        return known;
    }

    /** Notes what is known of the numbers that stand in the sides. */
    void about(List<Expr> sides) {
        for (Expr side : sides) {
            for (Name name : Factors.names(side)) {
                Invariant invariant = algebra.invariants().get(name);
                if (invariant != null) {
                    note(invariant);
                }
            }
        }
        for (Norm norm : List.copyOf(norms.all().values())) {
            products(norm);
        }
        noteSigns();
        List<Norm> all = List.copyOf(norms.all().values());
        for (int i = 0; i < Math.min(all.size(), MOST); i++) {
            triangle(all.get(i));
            for (int j = 0; j < Math.min(all.size(), MOST); j++) {
                relate(all.get(i), all.get(j), j > i);
                for (int k = 0; k < j; k++) {
                    triangle(all.get(i), all.get(j), all.get(k));
                }
            }
        }
    }

    /** The two sides of an inner product have norms. */
    private void note(Invariant invariant) {
        List<Sign> signs = invariant.word().signs();
        if (signs.size() == 2 && invariant.kind() != Kind.DETERMINANT) {
            norm(NormKind.EUCLIDEAN, of(signs.subList(0, 1), true));
            norm(NormKind.EUCLIDEAN, of(signs.subList(1, 2), false));
        } else if (signs.size() > 2 && invariant.kind() == Kind.FORM && !isSemidefinite(invariant)) {
            norm(NormKind.EUCLIDEAN, of(signs.subList(0, 1), true));
            norm(NormKind.EUCLIDEAN, of(signs.subList(1, signs.size()), false));
        }
    }

    private static WordSum of(List<Sign> signs, boolean turned) {
        Word word = turned ? new Word(signs).transpose() : new Word(signs);
        Shape shape = new Shape(
                word.signs().get(0).standing().rows(),
                word.signs().get(word.signs().size() - 1).standing().cols());
        return WordSum.of(shape, List.of(new Part(word, Exprs.ONE)));
    }

    private Expr norm(NormKind kind, WordSum of) {
        return norms.of(kind, of);
    }

    /** The Frobenius norm of a product is at most the product of the factors'. */
    private void products(Norm norm) {
        if (norm.kind() != NormKind.EUCLIDEAN || norm.of().parts().size() != 1) {
            return;
        }
        List<Sign> signs = norm.of().parts().iterator().next().word().signs();
        if (signs.size() > 1) {
            Expr factors = Exprs.ONE;
            for (Sign sign : signs) {
                factors = WordSum.times(factors, norm(NormKind.EUCLIDEAN, of(List.of(sign), sign.transposed())));
            }
            add(PRODUCT, norm(norm.kind(), norm.of()), factors);
        }
    }

    /** Squares of norms that have names, and the signs of forms and traces. */
    private void noteSigns() {
        for (Norm norm : norms.all().values()) {
            WordSum product = algebra.multiply(algebra.transpose(norm.of()), norm.of());
            Expr square = product.isNumber() ? product.value() : algebra.trace(product);
            if (norm.kind() == NormKind.EUCLIDEAN && square instanceof Sym sym) {
                squares.put(sym.name(), norms.of(NormKind.SQUARES, norm.of()));
            }
        }
        Map.copyOf(algebra.invariants()).forEach((name, invariant) -> {
            if (invariant.kind() != Kind.DETERMINANT && isSemidefinite(invariant)) {
                known.computeIfAbsent(SIGNS, law -> new ArrayList<>())
                        .add(WordOrder.assumed(
                                inNorms(new Sym(name)),
                                isDefiniteTrace(invariant) || isOfNonzero(invariant) ? Relation.GT : Relation.GE,
                                Exprs.ZERO,
                                SIGNS));
            }
        });
    }

    /** Whether some turn of the word is {@code P^T P} or {@code P^T S P} for a positive semidefinite S. */
    private boolean isSemidefinite(Invariant invariant) {
        List<Sign> signs = invariant.word().signs();
        int turns = invariant.kind() == Kind.TRACE ? signs.size() : 1;
        for (int turn = 0; turn < turns; turn++) {
            List<Sign> turned = new ArrayList<>(signs.subList(turn, signs.size()));
            turned.addAll(signs.subList(0, turn));
            int half = turned.size() / 2;
            boolean odd = turned.size() % 2 == 1;
            boolean mirrored = true;
            for (int i = 0; i < half; i++) {
                mirrored &=
                        turned.get(i).equals(turned.get(turned.size() - 1 - i).transpose());
            }
            if (mirrored && (!odd || isSemidefinite(turned.get(half)))) {
                return true;
            }
        }
        // The trace of a product of two such matrices is that of S^{1/2} T S^{1/2}.
        return invariant.kind() == Kind.TRACE
                && signs.size() == 2
                && signs.stream().allMatch(this::isSemidefinite);
    }

    /** Of the trace of definite matrices alone, one or two, even more is known. */
    private static boolean isDefiniteTrace(Invariant invariant) {
        return invariant.kind() == Kind.TRACE
                && invariant.word().signs().size() <= 2
                && invariant.word().signs().stream().allMatch(Sign::definite);
    }

    /** Whether it is {@code x^T x} or {@code x^T A x} for a definite A and an x of which a given says that it is not zero. */
    private boolean isOfNonzero(Invariant invariant) {
        List<Sign> signs = invariant.word().signs();
        return invariant.kind() == Kind.FORM
                && (signs.size() == 2 || (signs.size() == 3 && signs.get(1).definite()))
                && signs.get(0).equals(signs.get(signs.size() - 1).transpose())
                && givens.assumptions().stream()
                        .filter(given -> given.relation().relation() == Relation.GT
                                || given.relation().relation() == Relation.NE)
                        .filter(given -> given.relation().right().equals(Exprs.ZERO))
                        .anyMatch(given -> isSquare(given, signs.get(signs.size() - 1)));
    }

    /** Whether the assumption is about {@code x^T x} for this x. */
    private boolean isSquare(Given.Assumption given, Sign column) {
        Meaning left = givens.meaning(given.relation().left());
        if (left == null) {
            return false;
        }
        try {
            WordSum square = new WordReader(givens, algebra, left.sizes()).read(left.term());
            WordSum own = algebra.multiply(algebra.letter(column.transpose()), algebra.letter(column));
            return square.isNumber() && own.isNumber() && square.value().equals(own.value());
        } catch (NoWordsException e) {
            return false;
        }
    }

    private boolean isSemidefinite(Sign sign) {
        if (sign.definite()) {
            return true;
        }
        boolean letter = sign.inverseOf() == null
                && sign.names().size() == 1
                && !sign.text().startsWith("\\operatorname");
        return letter
                && givens.find(sign.names().iterator().next()) instanceof Given.Family family
                && family.structure().compareTo(Given.Structure.POSITIVE_SEMIDEFINITE) >= 0;
    }

    /** A norm of a sum is at most the sum of the norms, each times the size of its factor. */
    private void triangle(Norm norm) {
        if (norm.of().parts().size() > 1) {
            List<Expr> all = new ArrayList<>();
            for (Part part : norm.of().parts()) {
                WordSum alone = WordSum.of(norm.of().shape(), List.of(new Part(part.word(), Exprs.ONE)));
                all.add(WordSum.times(size(part.factor()), norm(norm.kind(), alone)));
            }
            add(TRIANGLE, norm(norm.kind(), norm.of()), Exprs.add(all));
        }
    }

    /** The same where the three are each the sum or difference of the others. */
    private void triangle(Norm whole, Norm a, Norm b) {
        boolean alike = whole.kind() == a.kind()
                && whole.kind() == b.kind()
                && whole.of().shape().equals(a.of().shape())
                && whole.of().shape().equals(b.of().shape());
        if (alike) {
            for (Expr sign : List.of(Exprs.ONE, Exprs.MINUS_ONE)) {
                WordSum sum = a.of().plus(b.of().times(sign));
                if (!sum.parts().isEmpty() && norm(whole.kind(), sum).equals(norm(whole.kind(), whole.of()))) {
                    add(
                            TRIANGLE,
                            norm(whole.kind(), whole.of()),
                            Exprs.add(norm(a.kind(), a.of()), norm(b.kind(), b.of())));
                }
            }
        }
    }

    private static Expr size(Expr factor) {
        if (factor instanceof Expr.Num num) {
            return num.value().signum() < 0 ? Exprs.neg(num) : num;
        }
        return new Fn(Function.ABS, factor);
    }

    private void relate(Norm a, Norm b, boolean later) {
        if (!a.of().shape().equals(b.of().shape())) {
            return;
        }
        Expr first = norm(a.kind(), a.of());
        Expr second = norm(b.kind(), b.of());
        boolean same = a.of().key().equals(b.of().key());
        boolean column = a.of().shape().cols().equals(Exprs.ONE);
        if (same && a.kind() != b.kind() && column) {
            order(a.kind(), first, b.kind(), second, a.of().shape().rows());
        } else if (!same && a.kind() == NormKind.EUCLIDEAN && b.kind() == NormKind.EUCLIDEAN && later) {
            inner(SCHWARZ, a, b, Exprs.mul(first, second));
        } else if (!same && a.kind() == NormKind.ABSOLUTE && b.kind() == NormKind.LARGEST) {
            inner(HOELDER, a, b, Exprs.mul(first, second));
        }
    }

    private void inner(String law, Norm a, Norm b, Expr bound) {
        WordSum product = algebra.multiply(algebra.transpose(a.of()), b.of());
        Expr inner = inNorms(product.isNumber() ? product.value() : algebra.trace(product));
        add(law, inner, bound);
        add(law, Exprs.neg(inner), bound);
    }

    /** Each entry is at most the root of the sum of squares, which is at most the sum of the entries' sizes. */
    private void order(NormKind kind, Expr first, NormKind other, Expr second, Expr entries) {
        Expr root = new Fn(Function.SQRT, entries);
        if (kind == NormKind.LARGEST) {
            add(ORDER, first, second);
            add(ENTRIES, second, Exprs.mul(other == NormKind.ABSOLUTE ? entries : root, first));
        } else if (kind == NormKind.EUCLIDEAN && other == NormKind.ABSOLUTE) {
            add(ORDER, first, second);
            add(ENTRIES, second, Exprs.mul(root, first));
        }
    }

    private void add(String law, Expr small, Expr large) {
        known.computeIfAbsent(law, l -> new ArrayList<>()).add(WordOrder.assumed(small, Relation.LE, large, law));
    }

    /** With the squares of norms for the products of words with themselves. */
    Expr inNorms(Expr value) {
        return WordOrder.replaced(value, squares);
    }

    /** The square, of a norm of a sum by the products of what it adds. */
    Expr square(Expr value) {
        Norm norm = value instanceof Sym sym ? norms.all().get(sym.name()) : null;
        if (norm == null || norm.kind() != NormKind.EUCLIDEAN) {
            return value instanceof Fn fn && fn.function() == Function.SQRT
                    ? fn.arguments().get(0)
                    : WordOrder.square(value);
        }
        WordSum product = algebra.multiply(algebra.transpose(norm.of()), norm.of());
        return inNorms(product.isNumber() ? product.value() : algebra.trace(product));
    }
}
