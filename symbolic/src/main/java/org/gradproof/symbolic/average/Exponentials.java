package org.gradproof.symbolic.average;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.jspecify.annotations.Nullable;

/** Powers times exponentials or Gaussians, integrated over the line or above a number, where that is known to converge. */
final class Exponentials {
    private final Definite.Known known;

    Exponentials(Definite.Known known) {
        this.known = known;
    }

    /** Over the whole line: a power times a Gaussian. */
    @Nullable
    Expr line(Term term) {
        Expr width = Exprs.neg(term.curve());
        if (!term.isGaussian() || !known.isPositive(width)) {
            return null;
        }
        Expr twice = Exprs.mul(Exprs.num(2), width);
        Expr mean = term.rate().equals(Exprs.ZERO) ? Exprs.ZERO : Exprs.div(term.rate(), twice);
        Expr total = new Fn(Function.SQRT, Exprs.div(new Expr.Pi(), width));
        Expr shift = Exprs.exp(Exprs.div(new Pow(term.rate(), Exprs.num(2)), Exprs.mul(Exprs.num(4), width)));
        Expr moment = Moments.normal(mean, new Pow(twice, Exprs.MINUS_ONE), term.power());
        return term.rate().equals(Exprs.ZERO) ? Exprs.mul(total, moment) : Exprs.mul(total, shift, moment);
    }

    /** From 0 to infinity: a power times an exponential, or half a Gaussian. */
    @Nullable
    Expr half(Term term) {
        if (term.logs() + term.otherLogs() > 0 || !term.otherOrder().equals(Exprs.ZERO)) {
            return null;
        }
        boolean curved = !term.curve().equals(Exprs.ZERO);
        Expr order = Term.sum(Exprs.num(term.power()), term.order());
        if (!curved) {
            Expr rate = Exprs.neg(term.rate());
            Expr next = Exprs.add(order, Exprs.ONE);
            return known.isPositive(rate) && known.isPositive(next)
                    ? Exprs.mul(factorial(order), new Pow(rate, Exprs.neg(next)))
                    : null;
        }
        Expr width = Exprs.neg(term.curve());
        if (!term.rate().equals(Exprs.ZERO) || !term.order().equals(Exprs.ZERO) || !known.isPositive(width)) {
            return null;
        }
        int k = term.power();
        if (k % 2 == 0) {
            Expr whole = line(term);
            return whole == null ? null : Exprs.mul(BookLaw.num(1, 2), whole);
        }
        int m = (k - 1) / 2;
        return Exprs.mul(BookLaw.num(1, 2), Moments.factorial(m), new Pow(width, Exprs.num(-m - 1L)));
    }

    /** From the middle of a Gaussian to infinity, {@code v = u + low}, a power times it: half of it for each power of u. */
    private @Nullable Expr fromMean(Term term, Expr low) {
        Expr slope = Exprs.add(term.rate(), Exprs.mul(Exprs.num(2), term.curve(), low));
        if (!known.isZero(slope)) {
            return null;
        }
        List<Expr> all = new ArrayList<>();
        Expr choices = Exprs.ONE;
        for (int j = 0; j <= term.power(); j++) {
            Expr part =
                    half(Term.exponential(Exprs.ONE, Exprs.ZERO, term.curve()).raised(j));
            if (part == null) {
                return null;
            }
            all.add(Exprs.mul(choices, new Pow(low, Exprs.num(term.power() - (long) j)), part));
            choices = Exprs.mul(choices, BookLaw.num(term.power() - (long) j, j + 1L));
        }
        Expr top = Exprs.add(Exprs.mul(term.rate(), low), Exprs.mul(term.curve(), new Pow(low, Exprs.num(2))));
        return Exprs.mul(Exprs.exp(top), Exprs.add(all));
    }

    /** From anywhere to infinity: a power times an exponential, or a power that falls fast. */
    @Nullable
    Expr tail(Term term, Expr low) {
        if (term.isGaussian() && !term.curve().equals(Exprs.ZERO)) {
            return fromMean(term, low);
        }
        Expr rate = Exprs.neg(term.rate());
        if (!term.isExponentialPower() || !known.isPositive(rate)) {
            return null;
        }
        List<Expr> all = new ArrayList<>();
        Expr falling = Exprs.ONE;
        for (int j = 0; j <= term.power(); j++) {
            all.add(Exprs.mul(
                    falling, new Pow(low, Exprs.num(term.power() - (long) j)), new Pow(rate, Exprs.num(-j - 1L))));
            falling = Exprs.mul(falling, Exprs.num(term.power() - (long) j));
        }
        return Exprs.mul(Exprs.exp(Exprs.neg(Exprs.mul(rate, low))), Exprs.add(all));
    }

    static Expr factorial(Expr of) {
        return new Fn(Function.FACTORIAL, of);
    }
}
