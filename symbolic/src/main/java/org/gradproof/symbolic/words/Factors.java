package org.gradproof.symbolic.words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Rational;

/** What the numbers before words are made of. */
final class Factors {
    private static final int MOST_DIVISORS = 4;

    private Factors() {}

    /** All names in the expression. */
    static Set<Name> names(Expr expr) {
        Set<Name> names = new HashSet<>();
        collect(expr, names);
        return names;
    }

    /**
     * The derivative by the name, carried out: what a name stands for may change later, and what was differentiated by it
     * must not.
     */
    static Expr slope(Expr expr, Name by) {
        if (!names(expr).contains(by)) {
            return Exprs.ZERO;
        } else if (expr instanceof Sym sym && sym.name().equals(by)) {
            return Exprs.ONE;
        } else if (expr instanceof Expr.Add add) {
            Expr sum = Exprs.ZERO;
            for (Expr term : add.terms()) {
                Expr slope = slope(term, by);
                sum = slope.equals(Exprs.ZERO) ? sum : sum.equals(Exprs.ZERO) ? slope : WordSum.plus(sum, slope);
            }
            return sum;
        } else if (expr instanceof Expr.Mul mul) {
            return ofProduct(mul, by);
        } else if (expr instanceof Expr.Pow pow && pow.exponent() instanceof Expr.Num exponent) {
            Expr lower = new Expr.Pow(pow.base(), new Expr.Num(exponent.value().minus(Rational.ONE)));
            return Exprs.mul(exponent, lower, slope(pow.base(), by));
        } else if (expr instanceof Expr.Fn fn && fn.arguments().size() == 1) {
            Expr of = fn.arguments().get(0);
            Expr inner = slope(of, by);
            switch (fn.function()) {
                case LOG -> {
                    return Exprs.div(inner, of);
                }
                case EXP -> {
                    return Exprs.mul(expr, inner);
                }
                case SQRT -> {
                    return Exprs.div(inner, Exprs.mul(Exprs.num(2), expr));
                }
                default -> throw new NoWordsException("a derivative of " + fn.function());
            }
        }
        throw new NoWordsException("a derivative by a number made of vectors");
    }

    private static Expr ofProduct(Expr.Mul mul, Name by) {
        Expr sum = Exprs.ZERO;
        for (int i = 0; i < mul.factors().size(); i++) {
            Expr slope = slope(mul.factors().get(i), by);
            if (slope.equals(Exprs.ZERO)) {
                continue;
            }
            Expr product = slope;
            for (int j = 0; j < mul.factors().size(); j++) {
                product =
                        j == i ? product : WordSum.times(product, mul.factors().get(j));
            }
            sum = sum.equals(Exprs.ZERO) ? product : WordSum.plus(sum, product);
        }
        return sum;
    }

    /** An equation with 0 times what its terms are divided by: it holds as well, and more of its numbers are plain. */
    static WordSum cleared(WordSum zero) {
        WordSum cleared = zero;
        for (int i = 0; i < MOST_DIVISORS; i++) {
            Expr divisor = null;
            for (WordSum.Part part : cleared.parts()) {
                for (Expr factor : factors(part.factor())) {
                    divisor =
                            divisor == null && factor instanceof Expr.Pow pow && isInverse(pow) ? pow.base() : divisor;
                }
            }
            if (divisor == null) {
                return cleared;
            }
            List<WordSum.Part> parts = new ArrayList<>();
            for (WordSum.Part part : cleared.parts()) {
                parts.add(new WordSum.Part(part.word(), multiplied(part.factor(), divisor)));
            }
            cleared = WordSum.of(cleared.shape(), parts);
        }
        return cleared;
    }

    private static Expr multiplied(Expr number, Expr divisor) {
        List<Expr> factors = new ArrayList<>(factors(number));
        Expr inverse = new Expr.Pow(divisor, Exprs.MINUS_ONE);
        Expr product = factors.remove(inverse) ? Exprs.ONE : divisor;
        for (Expr factor : factors) {
            product = WordSum.times(product, factor);
        }
        return product;
    }

    private static boolean isInverse(Expr.Pow pow) {
        return pow.exponent().equals(Exprs.MINUS_ONE);
    }

    private static List<Expr> factors(Expr expr) {
        return expr instanceof Expr.Mul mul ? mul.factors() : List.of(expr);
    }

    private static void collect(Expr expr, Set<Name> names) {
        if (expr instanceof Sym sym) {
            names.add(sym.name());
        } else if (expr instanceof Call call) {
            names.add(call.function());
        }
        Parts.of(expr).forEach(part -> collect(part, names));
    }
}
