package org.gradproof.symbolic.expr;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr.Add;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Mul;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;

/** Short spellings for building expressions. They flatten nested sums and products and do no algebra. */
public final class Exprs {
    /** The number 0. */
    public static final Num ZERO = new Num(Rational.ZERO);

    /** The number 1. */
    public static final Num ONE = new Num(Rational.ONE);

    /** The number -1. */
    public static final Num MINUS_ONE = new Num(Rational.MINUS_ONE);

    private Exprs() {}

    /** The integer {@code value}. */
    public static Num num(long value) {
        return new Num(Rational.of(value));
    }

    /** The sum of the terms. */
    public static Expr add(Expr... terms) {
        return add(List.of(terms));
    }

    /** The sum of the terms. */
    public static Expr add(List<Expr> terms) {
        List<Expr> flat = new ArrayList<>();
        for (Expr term : terms) {
            if (term instanceof Add inner) {
                flat.addAll(inner.terms());
            } else {
                flat.add(term);
            }
        }
        return flat.size() == 1 ? flat.get(0) : new Add(flat);
    }

    /** The terms of a sum, those of sums within it among them. */
    public static List<Expr> terms(Expr expr) {
        if (!(expr instanceof Add sum)) {
            return List.of(expr);
        }
        List<Expr> all = new ArrayList<>();
        sum.terms().forEach(term -> all.addAll(terms(term)));
        return all;
    }

    /** An index with an integer added, its numbers joined to one. */
    public static Expr shifted(Expr index, int by) {
        if (by == 0) {
            return index;
        }
        Rational number = Rational.of(by);
        List<Expr> terms = new ArrayList<>();
        for (Expr term : terms(index)) {
            if (term instanceof Num num) {
                number = number.plus(num.value());
            } else {
                terms.add(term);
            }
        }
        if (!number.isZero() || terms.isEmpty()) {
            terms.add(new Num(number));
        }
        return add(terms);
    }

    /** The product of the factors. */
    public static Expr mul(Expr... factors) {
        return mul(List.of(factors));
    }

    /** The product of the factors. */
    public static Expr mul(List<Expr> factors) {
        List<Expr> flat = new ArrayList<>();
        for (Expr factor : factors) {
            if (factor instanceof Mul inner) {
                flat.addAll(inner.factors());
            } else {
                flat.add(factor);
            }
        }
        return flat.size() == 1 ? flat.get(0) : new Mul(flat);
    }

    /** {@code -a}. */
    public static Expr neg(Expr a) {
        return mul(MINUS_ONE, a);
    }

    /** {@code a - b}. */
    public static Expr sub(Expr a, Expr b) {
        return add(a, neg(b));
    }

    /** {@code a / b}. */
    public static Expr div(Expr a, Expr b) {
        return mul(a, new Pow(b, MINUS_ONE));
    }

    /** {@code e^a}. */
    public static Expr exp(Expr a) {
        return new Fn(Function.EXP, a);
    }

    /** {@code log a}. */
    public static Expr log(Expr a) {
        return new Fn(Function.LOG, a);
    }
}
