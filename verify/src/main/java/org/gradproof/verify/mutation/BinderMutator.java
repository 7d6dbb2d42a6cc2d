package org.gradproof.verify.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Infinity;
import org.gradproof.symbolic.expr.Expr.Integral;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Substitution;

/** Mistakes with sums, products and integrals. */
final class BinderMutator {
    private BinderMutator() {}

    static Expr ofKind(Binder b, Kind kind) {
        return new Binder(kind, b.variable(), b.low(), b.high(), b.filter(), b.body());
    }

    static Expr withFilter(Binder b, Cond filter) {
        return new Binder(b.kind(), b.variable(), b.low(), b.high(), filter, b.body());
    }

    static List<Expr> sumsAndProducts(Site site) {
        if (site.expr() instanceof Binder binder && binder.kind() == Kind.SUM) {
            return List.of(ofKind(binder, Kind.PRODUCT));
        } else if (site.expr() instanceof Binder binder && binder.kind() == Kind.PRODUCT) {
            return List.of(ofKind(binder, Kind.SUM));
        }
        return List.of();
    }

    /** A binder that starts one later, or one earlier where that is still an index. */
    static List<Expr> lows(Site site) {
        List<Expr> mutants = new ArrayList<>();
        if (site.expr() instanceof Binder b) {
            for (Expr low : shifted(b.low())) {
                boolean tooLow = low instanceof Num number && number.value().signum() <= 0;
                if (!tooLow) {
                    mutants.add(new Binder(b.kind(), b.variable(), low, b.high(), b.filter(), b.body()));
                }
            }
        } else if (site.expr() instanceof Integral i && !(i.low() instanceof Infinity)) {
            for (Expr low : shifted(i.low())) {
                mutants.add(new Integral(i.variable(), low, i.high(), i.body()));
            }
        }
        return mutants;
    }

    /** A binder that ends one earlier or later. */
    static List<Expr> highs(Site site) {
        List<Expr> mutants = new ArrayList<>();
        if (site.expr() instanceof Binder b) {
            for (Expr high : shifted(b.high())) {
                mutants.add(new Binder(b.kind(), b.variable(), b.low(), high, b.filter(), b.body()));
            }
        } else if (site.expr() instanceof Integral i && !(i.high() instanceof Infinity)) {
            for (Expr high : shifted(i.high())) {
                mutants.add(new Integral(i.variable(), i.low(), high, i.body()));
            }
        }
        return mutants;
    }

    private static List<Expr> shifted(Expr limit) {
        if (limit instanceof Num number) {
            return List.of(
                    new Num(number.value().plus(Rational.ONE)),
                    new Num(number.value().minus(Rational.ONE)));
        }
        return List.of(Exprs.sub(limit, Exprs.ONE), Exprs.add(limit, Exprs.ONE));
    }

    /** A body without its sum, at each index that can stand for the sum's. */
    static List<Expr> opened(Site site) {
        if (!(site.expr() instanceof Binder binder)) {
            return List.of();
        }
        List<Expr> mutants = new ArrayList<>();
        List<Sym> others = IndexMutator.others(site, binder.variable(), binder.high());
        for (Sym index : others.isEmpty() ? List.of(IndexMutator.fresh(site)) : others) {
            mutants.add(new Substitution()
                    .apply(binder.body(), Map.of(binder.variable().name(), index)));
        }
        return mutants;
    }
}
