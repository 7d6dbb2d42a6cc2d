package org.gradproof.symbolic.reader.grammar;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Mul;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Exprs;

/** Signs and quotients as the page writes them: {@code -2}, {@code -2 x} and {@code 1/2} are each one number at the front. */
public final class WrittenArithmetic {
    private WrittenArithmetic() {}

    public static Expr negate(Expr expr) {
        if (expr instanceof Num number) {
            return new Num(number.value().negate());
        } else if (expr instanceof Mul product
                && !product.factors().isEmpty()
                && product.factors().get(0) instanceof Num number
                && number.value().signum() > 0) {
            List<Expr> factors = new ArrayList<>(product.factors());
            factors.set(0, new Num(number.value().negate()));
            return new Mul(factors);
        }
        return Exprs.neg(expr);
    }

    static Expr quotient(Expr top, Expr bottom) {
        if (top instanceof Num a && bottom instanceof Num b && !b.value().isZero()) {
            return new Num(a.value().dividedBy(b.value()));
        }
        Expr inverse = new Pow(bottom, Exprs.MINUS_ONE);
        return top.equals(Exprs.ONE) ? inverse : Exprs.mul(top, inverse);
    }
}
