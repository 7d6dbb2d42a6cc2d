package org.gradproof.symbolic.words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.words.WordSum.Part;
import org.jspecify.annotations.Nullable;

/**
 * Powers of matrices with whole exponents: {@code A^m A^n = A^{m+n}} and {@code (A^m)^n = A^{mn}} wherever both sides have
 * a value, a letter being its first power and its inverse its power to -1; {@code (P A P^{-1})^k = P A^k P^{-1}}.
 */
final class Powers {
    static final String SUM = "$A^m A^n = A^{m+n}$";
    static final String CONJUGATE = "$(P A P^{-1})^k = P A^k P^{-1}$";

    private final WordAlgebra algebra;

    Powers(WordAlgebra algebra) {
        this.algebra = algebra;
    }

    /** A factor as a power of what it is one of. */
    private record Unit(WordSum base, Exponent exponent, boolean transposed) {
        boolean isLike(Unit other) {
            return transposed == other.transposed && base.key().equals(other.base.key());
        }
    }

    private static Unit unit(Sign sign) {
        Sign.Power power = sign.power();
        if (power != null) {
            return new Unit(power.base(), power.exponent(), sign.transposed());
        }
        WordSum of = sign.inverseOf();
        if (of != null) {
            return new Unit(of, Exponent.MINUS_ONE, sign.transposed());
        }
        Sign plain = sign.transposed() ? sign.transpose() : sign;
        WordSum letter = WordSum.of(plain.shape(), List.of(new Part(new Word(List.of(plain)), Exprs.ONE)));
        return new Unit(letter, Exponent.ONE, sign.transposed());
    }

    /** What two factors of which one is a power with letters are together; null where they are of different matrices. */
    @Nullable
    WordSum together(Sign first, Sign second) {
        if (first.power() == null && second.power() == null) {
            return null;
        }
        Unit a = unit(first);
        Unit b = unit(second);
        if (!a.isLike(b)) {
            return null;
        }
        algebra.used(SUM);
        WordSum both = of(a.base(), a.exponent().plus(b.exponent()));
        return a.transposed() ? algebra.transpose(both) : both;
    }

    /** The sum of words to the power. */
    WordSum of(WordSum base, Exponent exponent) {
        if (base.parts().isEmpty()) {
            throw new NoWordsException("a power of zero");
        } else if (exponent.isNumber()) {
            return numbered(base, exponent.number());
        } else if (base.parts().size() > 1) {
            return opaque(base, exponent);
        }
        Part only = base.parts().iterator().next();
        List<Sign> signs = only.word().signs();
        WordSum power;
        if (signs.isEmpty()) {
            power = identity(base);
        } else if (signs.size() == 1) {
            Unit unit = unit(signs.get(0));
            WordSum straight = opaque(unit.base(), unit.exponent().times(exponent));
            power = unit.transposed() ? algebra.transpose(straight) : straight;
        } else if (signs.size() > 2 && WordAlgebra.cancel(signs.get(signs.size() - 1), signs.get(0))) {
            algebra.used(CONJUGATE);
            WordSum inner = of(algebra.normal(Exprs.ONE, signs.subList(1, signs.size() - 1), base.shape()), exponent);
            power = algebra.multiply(
                    algebra.multiply(algebra.letter(signs.get(0)), inner), algebra.letter(signs.get(signs.size() - 1)));
        } else {
            power = opaque(WordSum.of(base.shape(), List.of(new Part(only.word(), Exprs.ONE))), exponent);
        }
        return only.factor().equals(Exprs.ONE) ? power : power.times(new Pow(only.factor(), exponent.expr()));
    }

    /**
     * The power with the same trace that stands for all turns of its base: {@code (AB)^k} and {@code (BA)^k} have one, of
     * square factors for every k for which there is a power, and so have a matrix and its transpose.
     */
    Sign turned(Sign sign) {
        Sign.Power power = sign.power();
        WordSum base = power == null || power.base().parts().size() != 1 ? null : power.base();
        if (power == null || base == null) {
            return sign;
        }
        Part only = base.parts().iterator().next();
        List<Sign> signs = only.word().signs();
        boolean squares = signs.stream().allMatch(each -> each.shape().equals(base.shape()));
        WordSum best = base;
        for (int turn = 0; turn < signs.size() && squares; turn++) {
            List<Sign> turned = new ArrayList<>(signs.subList(turn, signs.size()));
            turned.addAll(signs.subList(0, turn));
            WordSum word = algebra.normal(only.factor(), turned, base.shape());
            for (WordSum candidate : List.of(word, algebra.transpose(word))) {
                boolean same = candidate.parts().size() == 1
                        && candidate.parts().iterator().next().word().signs().size() == signs.size();
                best = same && candidate.key().compareTo(best.key()) < 0 ? candidate : best;
            }
        }
        WordSum whole = best.key().equals(base.key()) ? null : opaque(best, power.exponent());
        return whole == null
                ? sign
                : whole.parts().iterator().next().word().signs().get(0);
    }

    /** {@code S^{k-1}} for the factor {@code S^k}. */
    WordSum lower(Sign.Power power) {
        return of(power.base(), power.exponent().plus(Exponent.MINUS_ONE));
    }

    private static WordSum identity(WordSum like) {
        return WordSum.of(like.shape(), List.of(new Part(Word.EMPTY, Exprs.ONE)));
    }

    private WordSum numbered(WordSum base, int exponent) {
        WordSum factor = exponent < 0 ? algebra.inverse(base) : base;
        WordSum power = identity(base);
        for (int i = 0; i < Math.abs(exponent); i++) {
            power = algebra.multiply(power, factor);
        }
        return power;
    }

    /** The power as a factor of its own. */
    private WordSum opaque(WordSum base, Exponent exponent) {
        if (exponent.isNumber()) {
            return numbered(base, exponent.number());
        }
        Part only = base.parts().size() == 1 ? base.parts().iterator().next() : null;
        Sign plain = only != null
                        && only.factor().equals(Exprs.ONE)
                        && only.word().signs().size() == 1
                ? only.word().signs().get(0)
                : null;
        Set<Name> names = new HashSet<>(base.names());
        names.addAll(exponent.names());
        String text = plain == null ? "(" + base.key() + ")" : plain.text();
        return algebra.letter(new Sign(
                text + "^{" + exponent.key() + "}",
                base.shape(),
                false,
                plain == null ? algebra.transpose(base).key().equals(base.key()) : plain.symmetric(),
                plain != null && plain.definite(),
                null,
                names,
                new Sign.Power(base, exponent)));
    }
}
