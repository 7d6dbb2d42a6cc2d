package org.gradproof.verify.mutation;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Add;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Expr.Mul;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.verify.random.claim.Mentioned;

/** Brackets that close too early or too late. */
final class BracketMutator {
    private BracketMutator() {}

    static List<Expr> moved(Site site) {
        if (!site.isValue()) {
            return List.of();
        }
        List<Expr> mutants = new ArrayList<>();
        if (site.expr() instanceof Mul product) {
            product(product.factors(), mutants);
        } else if (site.expr() instanceof Fn fn && fn.arguments().size() == 1) {
            function(fn, fn.arguments().get(0), mutants);
        } else if (site.expr() instanceof Pow power) {
            power(power, mutants);
        } else if (site.expr() instanceof Binder binder && binder.kind() == Kind.SUM) {
            body(binder, mutants);
        } else if (site.expr() instanceof Add sum) {
            swallowed(sum.terms(), mutants);
        }
        return mutants;
    }

    /** {@code a (b + c)} as {@code a b + c}. */
    private static void product(List<Expr> factors, List<Expr> mutants) {
        for (int i = 0; i < factors.size(); i++) {
            if (factors.get(i) instanceof Add sum && sum.terms().size() > 1) {
                Expr first = Exprs.mul(Lists.replaced(factors, i, sum.terms().get(0)));
                List<Expr> terms = new ArrayList<>(List.of(first));
                terms.addAll(sum.terms().subList(1, sum.terms().size()));
                mutants.add(Exprs.add(terms));
            }
        }
    }

    /** {@code f(a b)} as {@code f(a) b}, {@code f(a + b)} as {@code f(a) + b}. */
    private static void function(Fn fn, Expr argument, List<Expr> mutants) {
        if (argument instanceof Mul product) {
            int first = product.factors().get(0) instanceof Num ? 1 : 0;
            for (int i = first;
                    i < product.factors().size() && product.factors().size() > first + 1;
                    i++) {
                Expr inner = new Fn(fn.function(), product.factors().get(i));
                mutants.add(Exprs.mul(Lists.replaced(product.factors(), i, inner)));
            }
        } else if (argument instanceof Add sum && sum.terms().size() > 1) {
            Expr inner = new Fn(fn.function(), sum.terms().get(0));
            mutants.add(Exprs.add(Lists.replaced(sum.terms(), 0, inner)));
        }
    }

    /** {@code (a b)^m} as {@code a b^m}, {@code (a + b)^m} as {@code a + b^m}. */
    private static void power(Pow power, List<Expr> mutants) {
        if (power.base() instanceof Mul product) {
            int last = product.factors().size() - 1;
            Expr raised = new Pow(product.factors().get(last), power.exponent());
            mutants.add(Exprs.mul(Lists.replaced(product.factors(), last, raised)));
        } else if (power.base() instanceof Add sum && sum.terms().size() > 1) {
            int last = sum.terms().size() - 1;
            boolean below =
                    power.exponent() instanceof Num number && number.value().signum() < 0;
            int at = below ? 0 : last;
            Expr raised = new Pow(sum.terms().get(at), power.exponent());
            mutants.add(Exprs.add(Lists.replaced(sum.terms(), at, raised)));
        }
    }

    /** A sum whose body's last terms, free of its index, are left outside. */
    private static void body(Binder binder, List<Expr> mutants) {
        if (binder.body() instanceof Add sum) {
            Name index = binder.variable().name();
            for (int i = 1; i < sum.terms().size(); i++) {
                if (!Mentioned.in(sum.terms().get(i)).contains(index)) {
                    Expr inner = withBody(binder, Exprs.add(Lists.without(sum.terms(), i)));
                    mutants.add(Exprs.add(inner, sum.terms().get(i)));
                }
            }
        }
    }

    /** A sum that takes the term behind it into its body. */
    private static void swallowed(List<Expr> terms, List<Expr> mutants) {
        for (int i = 0; i + 1 < terms.size(); i++) {
            if (terms.get(i) instanceof Binder binder && binder.kind() == Kind.SUM) {
                Expr longer = withBody(binder, Exprs.add(binder.body(), terms.get(i + 1)));
                mutants.add(Exprs.add(Lists.without(Lists.replaced(terms, i, longer), i + 1)));
            }
        }
    }

    private static Expr withBody(Binder b, Expr body) {
        return new Binder(b.kind(), b.variable(), b.low(), b.high(), b.filter(), body);
    }
}
