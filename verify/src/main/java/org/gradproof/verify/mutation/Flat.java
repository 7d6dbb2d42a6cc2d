package org.gradproof.verify.mutation;

import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Substitution;

/** Sums of sums and products of products written as one, as the reader reads them. */
final class Flat {
    private Flat() {}

    static Expr of(Expr expr) {
        Expr inner = Substitution.map(expr, Flat::of, cond -> cond);
        if (inner instanceof Expr.Add sum) {
            return sum.terms().isEmpty() ? Exprs.ZERO : Exprs.add(sum.terms());
        } else if (inner instanceof Expr.Mul product) {
            List<Expr> factors = product.factors();
            boolean one = factors.size() > 1 && factors.contains(Exprs.ONE);
            Expr flat = Exprs.mul(
                    one ? factors.stream().filter(f -> !f.equals(Exprs.ONE)).toList() : factors);
            return flat instanceof Expr.Mul m && m.factors().isEmpty() ? Exprs.ONE : flat;
        }
        return inner;
    }
}
