package org.gradproof.symbolic.average;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.jspecify.annotations.Nullable;

/**
 * The expectations of {@code X^k e^(tX)} under the laws of the books. Where such an expectation exists for some values
 * of the parameters only, what is answered is defined for no others.
 */
final class Moments {
    private static final int HIGHEST = 12;

    private Moments() {}

    /** The expectation of the term without its factor, or null where it is not known. */
    static @Nullable Expr of(BookLaw law, List<Expr> p, Term term) {
        int k = term.power();
        if (law == BookLaw.LAPLACE && isDistance(term, p.get(0))) {
            return p.get(1);
        }
        if (!term.isExponentialPower() || k > HIGHEST) {
            return null;
        }
        Expr t = term.rate();
        boolean plain = t.equals(Exprs.ZERO);
        Expr a = p.get(0);
        Expr b = p.get(p.size() - 1);
        Expr growth = Exprs.exp(t);
        return switch (law) {
            case NORMAL -> {
                Expr tilted = plain ? a : Exprs.add(a, Exprs.mul(t, b));
                Expr total = Exprs.exp(
                        Exprs.add(Exprs.mul(t, a), Exprs.mul(BookLaw.num(1, 2), new Pow(t, Exprs.num(2)), b)));
                yield plain ? normal(tilted, b, k) : Exprs.mul(total, normal(tilted, b, k));
            }
            case POISSON -> {
                Expr tilted = plain ? a : Exprs.mul(a, growth);
                Expr total = Exprs.exp(Exprs.mul(a, Exprs.sub(growth, Exprs.ONE)));
                yield plain ? poisson(tilted, k) : Exprs.mul(total, poisson(tilted, k));
            }
            case BINOMIAL -> {
                Expr base = Exprs.add(Exprs.sub(Exprs.ONE, b), Exprs.mul(b, growth));
                yield plain
                        ? binomial(a, b, k)
                        : Exprs.mul(new Pow(base, a), binomial(a, Exprs.div(Exprs.mul(b, growth), base), k));
            }
            case EXPONENTIAL ->
                where(plain, Exprs.sub(a, t), Exprs.mul(factorial(k), a, new Pow(Exprs.sub(a, t), Exprs.num(-k - 1L))));
            case GAMMA ->
                where(
                        plain,
                        Exprs.sub(b, t),
                        plain
                                ? Exprs.mul(rising(a, k), new Pow(b, Exprs.num(-k)))
                                : Exprs.mul(
                                        new Pow(Exprs.div(b, Exprs.sub(b, t)), a),
                                        rising(a, k),
                                        new Pow(Exprs.sub(b, t), Exprs.num(-k))));
            case GEOMETRIC -> {
                Expr q = Exprs.sub(Exprs.ONE, a);
                Expr stop = Exprs.sub(Exprs.ONE, Exprs.mul(q, growth));
                if (plain) {
                    yield geometric(a, q, k);
                }
                yield k > 0 ? null : where(false, stop, Exprs.div(Exprs.mul(a, growth), stop));
            }
            case UNIFORM -> uniform(a, b, k, t);
            case LAPLACE -> {
                Expr room = Exprs.sub(Exprs.ONE, new Pow(Exprs.mul(b, t), Exprs.num(2)));
                if (plain) {
                    yield laplace(a, b, k);
                }
                yield k > 0 ? null : where(false, room, Exprs.div(Exprs.exp(Exprs.mul(a, t)), room));
            }
            case BETA -> plain ? Exprs.div(rising(a, k), rising(Exprs.add(a, b), k)) : null;
            case BERNOULLI -> null;
        };
    }

    /** {@code |v - c|}. */
    private static boolean isDistance(Term term, Expr from) {
        boolean alone = term.power() == 0
                && term.with(Exprs.ONE).equals(Term.opaque(term.opaque()))
                && term.opaque() instanceof Expr.Fn fn
                && fn.function() == Function.ABS;
        return alone
                && term.opaque() instanceof Expr.Fn fn
                && fn.arguments().get(0) instanceof Expr.Add add
                && add.terms().size() == 2
                && add.terms().get(0) instanceof Expr.Sym
                && add.terms().get(1).equals(Exprs.neg(from));
    }

    /** The value, which is one only where the bound is positive; that is known where there is no exponential. */
    private static Expr where(boolean plain, Expr positive, Expr value) {
        return plain
                ? value
                : new Expr.Cases(List.of(new Expr.Branch(value, new Cond.Rel(positive, Relation.GT, Exprs.ZERO))));
    }

    /** {@code sum over j of (k choose 2j) (2j-1)!! mean^(k-2j) variance^j}. */
    static Expr normal(Expr mean, Expr variance, int k) {
        List<Expr> all = new ArrayList<>();
        BigInteger odd = BigInteger.ONE;
        for (int j = 0; 2 * j <= k; j++) {
            odd = j == 0 ? odd : odd.multiply(BigInteger.valueOf(2L * j - 1));
            all.add(Exprs.mul(
                    number(choose(k, 2 * j).multiply(odd)),
                    new Pow(mean, Exprs.num(k - 2L * j)),
                    new Pow(variance, Exprs.num(j))));
        }
        return Exprs.add(all);
    }

    private static Expr poisson(Expr mean, int k) {
        List<Expr> all = new ArrayList<>();
        for (int j = 0; j <= k; j++) {
            all.add(Exprs.mul(number(parts(k, j)), new Pow(mean, Exprs.num(j))));
        }
        return Exprs.add(all);
    }

    private static Expr binomial(Expr trials, Expr chance, int k) {
        List<Expr> all = new ArrayList<>();
        for (int j = 0; j <= k; j++) {
            List<Expr> factors = new ArrayList<>();
            factors.add(number(parts(k, j)));
            for (int i = 0; i < j; i++) {
                factors.add(Exprs.sub(trials, Exprs.num(i)));
            }
            factors.add(new Pow(chance, Exprs.num(j)));
            all.add(Exprs.mul(factors));
        }
        return Exprs.add(all);
    }

    /** By {@code E[X … (X-j+1)] = j! q^(j-1) / p^j}. */
    private static Expr geometric(Expr p, Expr q, int k) {
        if (k == 0) {
            return Exprs.ONE;
        }
        List<Expr> all = new ArrayList<>();
        for (int j = 1; j <= k; j++) {
            all.add(Exprs.mul(
                    number(parts(k, j)), factorial(j), new Pow(q, Exprs.num(j - 1L)), new Pow(p, Exprs.num(-j))));
        }
        return Exprs.add(all);
    }

    private static @Nullable Expr uniform(Expr a, Expr b, int k, Expr t) {
        if (t.equals(Exprs.ZERO)) {
            Expr top = Exprs.sub(new Pow(b, Exprs.num(k + 1L)), new Pow(a, Exprs.num(k + 1L)));
            return Exprs.div(top, Exprs.mul(Exprs.num(k + 1L), Exprs.sub(b, a)));
        } else if (k > 0) {
            return null;
        }
        Expr top = Exprs.sub(Exprs.exp(Exprs.mul(t, b)), Exprs.exp(Exprs.mul(t, a)));
        return new Expr.Cases(List.of(
                new Expr.Branch(Exprs.ONE, new Cond.Rel(t, Relation.EQ, Exprs.ZERO)),
                new Expr.Branch(Exprs.div(top, Exprs.mul(t, Exprs.sub(b, a))), new Cond.True())));
    }

    private static Expr laplace(Expr place, Expr scale, int k) {
        List<Expr> all = new ArrayList<>();
        for (int j = 0; j <= k; j += 2) {
            all.add(Exprs.mul(
                    number(choose(k, j)),
                    factorial(j),
                    new Pow(place, Exprs.num(k - (long) j)),
                    new Pow(scale, Exprs.num(j))));
        }
        return Exprs.add(all);
    }

    private static Expr rising(Expr from, int k) {
        List<Expr> factors = new ArrayList<>(List.of(Exprs.ONE));
        for (int i = 0; i < k; i++) {
            factors.add(i == 0 ? from : Exprs.add(from, Exprs.num(i)));
        }
        return Exprs.mul(factors);
    }

    static Expr factorial(int k) {
        BigInteger value = BigInteger.ONE;
        for (int i = 2; i <= k; i++) {
            value = value.multiply(BigInteger.valueOf(i));
        }
        return number(value);
    }

    static BigInteger choose(int n, int k) {
        BigInteger value = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            value = value.multiply(BigInteger.valueOf(n - (long) i)).divide(BigInteger.valueOf(i + 1L));
        }
        return value;
    }

    /** In how many ways k things fall into j parts (Stirling's numbers of the second kind). */
    private static BigInteger parts(int k, int j) {
        if (k == 0 || j == 0) {
            return k == j ? BigInteger.ONE : BigInteger.ZERO;
        }
        return parts(k - 1, j - 1).add(parts(k - 1, j).multiply(BigInteger.valueOf(j)));
    }

    private static Num number(BigInteger value) {
        return new Num(new Rational(value, BigInteger.ONE));
    }
}
