package org.gradproof.symbolic.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.shape.Shape;
import org.gradproof.symbolic.words.WordSum.Part;
import org.gradproof.symbolic.work.Work;
import org.jspecify.annotations.Nullable;

/**
 * Calculates with sums of words: products with their inverses cancelled, numbers drawn out of words, traces up to the
 * order of their cycle. Each quadratic form, trace and determinant is a number by a name of its own.
 */
final class WordAlgebra {
    static final String CANCELS = "$A A^{-1} = I$";
    static final String CYCLE = "$\\operatorname{tr}(AB) = \\operatorname{tr}(BA)$";
    static final String DETERMINANTS = "$\\det(AB) = \\det A \\det B$";
    static final String LEMMA = "$\\det(A + uv^\\top) = (1 + v^\\top A^{-1} u) \\det A$";

    static final String EXCHANGE = "$\\det(I + AB) = \\det(I + BA)$";

    /** A number by its name: a word of one row and column, the trace of a word, or a determinant of a sum. */
    record Invariant(Kind kind, Word word, @Nullable WordSum of) {
        /** The word's shape. */
        Shape shape() {
            return new Shape(
                    word.signs().get(0).standing().rows(),
                    word.signs().get(word.signs().size() - 1).standing().cols());
        }
    }

    enum Kind {
        FORM,
        TRACE,
        DETERMINANT
    }

    /** A word that may be replaced. */
    private record Rule(List<Sign> left, WordSum right, String reason) {}

    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> inverted = new LinkedHashSet<>();
    private final Map<Name, Invariant> invariants = new LinkedHashMap<>();
    private final Map<Name, Boolean> positive = new HashMap<>();
    private final Set<String> reasons = new LinkedHashSet<>();

    private final Powers powers = new Powers(this);
    private final boolean drawsOut;

    /** An algebra in which the determinants of sums stand for themselves, but for those that the lemmas know. */
    WordAlgebra() {
        this(false);
    }

    /**
     * An algebra.
     *
     * @param drawsOut whether a summand that has an inverse is drawn out of the determinant of a sum
     */
    WordAlgebra(boolean drawsOut) {
        this.drawsOut = drawsOut;
    }

    boolean drawsOut() {
        return drawsOut;
    }

    Map<Name, Invariant> invariants() {
        return invariants;
    }

    boolean isPositive(Name invariant) {
        return positive.getOrDefault(invariant, false);
    }

    /** The laws that were used so far. */
    Set<String> reasons() {
        return reasons;
    }

    void used(String reason) {
        reasons.add(reason);
    }

    WordSum letter(Sign sign) {
        return normal(Exprs.ONE, List.of(sign), sign.standing());
    }

    WordSum transpose(WordSum sum) {
        List<Part> parts = new ArrayList<>();
        for (Part part : sum.parts()) {
            parts.addAll(normal(
                            part.factor(),
                            part.word().transpose().signs(),
                            sum.shape().transposed())
                    .parts());
        }
        return WordSum.of(sum.shape().transposed(), parts);
    }

    /** The product, of matrices that fit or of a number and anything. */
    WordSum multiply(WordSum left, WordSum right) {
        boolean scaled = left.isNumber();
        boolean scales = right.isNumber();
        if (scaled && !scales) {
            return right.times(left.value());
        } else if (scales) {
            return left.times(right.value());
        }
        Shape shape = new Shape(left.shape().rows(), right.shape().cols());
        List<Part> parts = new ArrayList<>();
        for (Part a : left.parts()) {
            for (Part b : right.parts()) {
                parts.addAll(normal(
                                WordSum.times(a.factor(), b.factor()),
                                a.word().then(b.word()).signs(),
                                shape)
                        .parts());
            }
        }
        return WordSum.of(shape, parts);
    }

    /** The word with what cancels taken out, rules applied, and numbers drawn out. */
    WordSum normal(Expr factor, List<Sign> signs, Shape shape) {
        Work.count(1 + signs.size());
        for (int i = 0; i + 1 < signs.size(); i++) {
            if (cancel(signs.get(i), signs.get(i + 1))) {
                used(CANCELS);
                List<Sign> rest = new ArrayList<>(signs.subList(0, i));
                rest.addAll(signs.subList(i + 2, signs.size()));
                return normal(factor, rest, shape);
            }
            WordSum together = powers.together(signs.get(i), signs.get(i + 1));
            if (together != null) {
                return replaced(factor, signs, i, 2, together, shape);
            }
        }
        for (Rule rule : rules) {
            int at = find(signs, rule.left());
            if (at >= 0) {
                used(rule.reason());
                return replaced(factor, signs, at, rule.left().size(), rule.right(), shape);
            }
        }
        return drawn(factor, signs, shape);
    }

    /** The word with so many factors from a place on replaced by a sum. */
    private WordSum replaced(Expr factor, List<Sign> signs, int at, int count, WordSum by, Shape shape) {
        List<Part> parts = new ArrayList<>();
        for (Part part : by.parts()) {
            List<Sign> replaced = new ArrayList<>(signs.subList(0, at));
            replaced.addAll(part.word().signs());
            replaced.addAll(signs.subList(at + count, signs.size()));
            parts.addAll(normal(WordSum.times(factor, part.factor()), replaced, shape)
                    .parts());
        }
        return WordSum.of(shape, parts);
    }

    private static int find(List<Sign> signs, List<Sign> part) {
        for (int at = 0; at + part.size() <= signs.size(); at++) {
            if (signs.subList(at, at + part.size()).equals(part)) {
                return at;
            }
        }
        return -1;
    }

    static boolean cancel(Sign a, Sign b) {
        return isInverse(a, b) || isInverse(b, a);
    }

    /** Whether a is the inverse of b, which is a letter. */
    private static boolean isInverse(Sign a, Sign b) {
        WordSum of = a.inverseOf();
        if (of == null || of.parts().size() != 1) {
            return false;
        }
        Part only = of.parts().iterator().next();
        if (!only.factor().equals(Exprs.ONE) || only.word().signs().size() != 1) {
            return false;
        }
        Sign letter = only.word().signs().get(0);
        return (a.transposed() ? letter.transpose() : letter).equals(b);
    }

    /** Parts of the word with one row and one column are numbers before it. */
    private WordSum drawn(Expr factor, List<Sign> signs, Shape shape) {
        Expr number = factor;
        List<Sign> kept = new ArrayList<>();
        List<Sign> segment = new ArrayList<>();
        for (int i = 0; i < signs.size(); i++) {
            segment.add(signs.get(i));
            boolean ends =
                    i + 1 == signs.size() || signs.get(i).standing().cols().equals(Exprs.ONE);
            if (ends) {
                boolean form = segment.get(0).standing().rows().equals(Exprs.ONE)
                        && signs.get(i).standing().cols().equals(Exprs.ONE);
                if (form) {
                    number = WordSum.times(number, form(new Word(segment)));
                } else {
                    kept.addAll(segment);
                }
                segment = new ArrayList<>();
            }
        }
        return WordSum.of(shape, List.of(new Part(new Word(kept), number)));
    }

    private Expr form(Word word) {
        Word turned = word.transpose();
        Word chosen = turned.key().compareTo(word.key()) < 0 ? turned : word;
        return named(chosen.key(), new Invariant(Kind.FORM, chosen, null), false);
    }

    private Sym named(String text, Invariant invariant, boolean isPositive) {
        Name name = Name.of(text);
        invariants.putIfAbsent(name, invariant);
        positive.merge(name, isPositive, Boolean::logicalOr);
        return new Sym(name);
    }

    /** The trace, a number. */
    Expr trace(WordSum sum) {
        return new Traces(this, powers).of(sum);
    }

    /** The trace by a name of its own. */
    Expr trace(Word word) {
        return named("\\operatorname{tr}(" + word.key() + ")", new Invariant(Kind.TRACE, word, null), false);
    }

    /** {@code S^{k-1}} for the factor {@code S^k}. */
    WordSum lower(Sign.Power power) {
        return powers.lower(power);
    }

    /** The inverse of a square sum; what it is of cancels beside it. */
    WordSum inverse(WordSum of) {
        if (of.parts().size() == 1) {
            Part only = of.parts().iterator().next();
            boolean squares = only.word().signs().stream()
                    .allMatch(sign -> sign.shape().rows().equals(sign.shape().cols()));
            if (squares) {
                WordSum product = WordSum.of(of.shape(), List.of(new Part(Word.EMPTY, Exprs.ONE)));
                for (Sign sign : only.word().signs()) {
                    product = multiply(inverse(sign), product);
                }
                return product.times(WordSum.reciprocal(only.factor()));
            }
        }
        Sign sign = new Sign(
                "(" + of.key() + ")^{-1}",
                of.shape(),
                false,
                transpose(of).key().equals(of.key()),
                false,
                of,
                of.names());
        if (inverted.add(sign.text())) {
            addRules(of, sign);
            if (!sign.symmetric()) {
                addRules(transpose(of), sign.transpose());
            }
        }
        return letter(sign);
    }

    /** The power of a square sum. */
    WordSum power(WordSum of, Exponent exponent) {
        return powers.of(of, exponent);
    }

    /** The inverse of a square factor: of an inverse, what that is the inverse of. */
    private WordSum inverse(Sign sign) {
        Sign.Power power = sign.power();
        if (power != null) {
            WordSum inverse = powers.of(power.base(), power.exponent().times(Exponent.MINUS_ONE));
            return sign.transposed() ? transpose(inverse) : inverse;
        }
        WordSum of = sign.inverseOf();
        if (of != null) {
            return sign.transposed() ? transpose(of) : of;
        }
        Sign plain = sign.transposed() ? sign.transpose() : sign;
        WordSum letter = WordSum.of(plain.shape(), List.of(new Part(new Word(List.of(plain)), Exprs.ONE)));
        inverted.add(plain.text() + "^{-1}");
        Sign inverse = new Sign(
                plain.text() + "^{-1}",
                plain.shape(),
                false,
                plain.symmetric(),
                plain.definite(),
                letter,
                plain.names());
        return letter(sign.transposed() ? inverse.transpose() : inverse);
    }

    /** The longest word of a sum, beside the sum's inverse, is the rest of {@code M M^{-1} = I}. */
    private void addRules(WordSum of, Sign inverse) {
        Part lead = null;
        for (Part part : of.parts()) {
            boolean plain = part.factor() instanceof Num && !part.word().isEmpty();
            if (plain && (lead == null || longer(part.word(), lead.word()))) {
                lead = part;
            }
        }
        if (lead == null) {
            return;
        }
        List<Part> before = new ArrayList<>();
        List<Part> behind = new ArrayList<>();
        Expr share = new Num(Rational.ONE.dividedBy(((Num) lead.factor()).value()));
        Word own = new Word(List.of(inverse));
        before.add(new Part(Word.EMPTY, share));
        behind.add(new Part(Word.EMPTY, share));
        for (Part part : of.parts()) {
            if (!part.equals(lead)) {
                Expr factor = WordSum.times(WordSum.times(Exprs.MINUS_ONE, share), part.factor());
                before.add(new Part(part.word().then(own), factor));
                behind.add(new Part(own.then(part.word()), factor));
            }
        }
        List<Sign> left = new ArrayList<>(lead.word().signs());
        left.add(inverse);
        List<Sign> right = new ArrayList<>(List.of(inverse));
        right.addAll(lead.word().signs());
        rules.add(new Rule(left, WordSum.of(of.shape(), before), CANCELS));
        rules.add(new Rule(right, WordSum.of(of.shape(), behind), CANCELS));
    }

    private static boolean longer(Word a, Word b) {
        int more = a.signs().size() - b.signs().size();
        return more > 0 || (more == 0 && a.key().compareTo(b.key()) > 0);
    }

    /** From now on a sum of words is zero: its longest word is what the rest makes of it. */
    void assumeZero(WordSum equation, String reason) {
        WordSum zero = Factors.cleared(equation);
        Part lead = null;
        for (Part part : zero.parts()) {
            if (part.factor() instanceof Num && (lead == null || longer(part.word(), lead.word()))) {
                lead = part;
            }
        }
        if (lead == null || lead.word().signs().isEmpty()) {
            return;
        }
        Expr share = new Num(Rational.MINUS_ONE.dividedBy(((Num) lead.factor()).value()));
        List<Part> rest = new ArrayList<>();
        for (Part part : zero.parts()) {
            if (!part.equals(lead)) {
                if (part.word().signs().size() == lead.word().signs().size()) {
                    return;
                }
                rest.add(new Part(part.word(), WordSum.times(share, part.factor())));
            }
        }
        WordSum right = WordSum.of(zero.shape(), rest);
        rules.add(new Rule(lead.word().signs(), right, reason));
        boolean identity = right.key().equals("I");
        List<Sign> signs = lead.word().signs();
        if (identity
                && signs.size() == 2
                && signs.get(0).shape().rows().equals(signs.get(0).shape().cols())) {
            // Of square matrices each is then the other's inverse.
            rules.add(new Rule(List.of(signs.get(1), signs.get(0)), right, reason));
        }
    }

    /** The determinant, a number. */
    Expr determinant(WordSum of) {
        return new Determinants(this).of(of);
    }

    /** The determinant by a name of its own. */
    Expr determinant(String name, WordSum of, boolean isPositive) {
        return named("\\det" + name, new Invariant(Kind.DETERMINANT, Word.EMPTY, of), isPositive);
    }

    /** Whether the letter is definite or an inverse, or its inverse stands somewhere. */
    boolean isInvertible(Sign sign) {
        return sign.definite() || sign.inverseOf() != null || inverted.contains(sign.text() + "^{-1}");
    }
}
