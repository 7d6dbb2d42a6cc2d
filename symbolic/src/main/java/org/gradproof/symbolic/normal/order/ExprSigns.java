package org.gradproof.symbolic.normal.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Add;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Expr.Mul;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Given.Definition;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.facts.Sign;
import org.gradproof.symbolic.normal.poly.Unsupported;

/**
 * Signs by the structure that the author wrote: an even power is not negative, whatever stands in it. Each sign
 * holds wherever the expression is defined, and so a power with a negative exponent is never zero; as every
 * part is judged where it stands, nothing is multiplied out and no denominator is lost.
 */
public final class ExprSigns {
    private final Leaf leaf;
    private final Givens givens;
    private final Substitution substitution = new Substitution();

    /** The sign of a part whose structure does not tell, inside these binders. */
    @FunctionalInterface
    public interface Leaf {
        public Sign sign(Expr expr, List<Binder> binders);
    }

    public ExprSigns(Leaf leaf, Givens givens) {
        this.leaf = leaf;
        this.givens = givens;
    }

    public Sign sign(Expr expr, List<Binder> binders) {
        Sign structural = structural(expr, binders);
        return structural.isNonzero() || structural == Sign.ZERO
                ? structural
                : stronger(structural, leaf(expr, binders));
    }

    private static Sign stronger(Sign structural, Sign leaf) {
        return leaf == Sign.UNKNOWN || (leaf == Sign.NONZERO && structural != Sign.UNKNOWN) ? structural : leaf;
    }

    private Sign structural(Expr expr, List<Binder> binders) {
        if (expr instanceof Add add) {
            Sign sum = Sign.ZERO;
            for (Expr term : add.terms()) {
                sum = sum.plus(sign(term, binders));
            }
            return sum;
        } else if (expr instanceof Mul mul) {
            Sign product = Sign.POSITIVE;
            for (Expr factor : mul.factors()) {
                product = product.times(sign(factor, binders));
            }
            return product;
        } else if (expr instanceof Pow pow
                && pow.exponent() instanceof Num num
                && num.value().isInteger()) {
            return power(num, sign(pow.base(), binders));
        } else if (expr instanceof Fn fn && fn.function() == Function.SQRT) {
            return sign(fn.arguments().get(0), binders) == Sign.POSITIVE ? Sign.POSITIVE : Sign.NONNEGATIVE;
        } else if (expr instanceof Binder binder && binder.kind() == Kind.SUM) {
            return sum(binder, binders);
        } else if (expr instanceof Sym sym && givens.definition(sym.name()) != null) {
            return definition(sym, binders);
        }
        return Sign.UNKNOWN;
    }

    private static Sign power(Num exponent, Sign base) {
        boolean even = !exponent.value().numerator().testBit(0);
        boolean negative = exponent.value().signum() < 0;
        if (even) {
            return base.isNonzero() || negative || exponent.value().isZero() ? Sign.POSITIVE : Sign.NONNEGATIVE;
        }
        if (negative && base == Sign.NONNEGATIVE) {
            return Sign.POSITIVE;
        }
        return negative && base == Sign.NONPOSITIVE ? Sign.NEGATIVE : base;
    }

    /** A sum over a range that is not empty has its terms' sign; one that may be empty may also be zero. */
    private Sign sum(Binder binder, List<Binder> binders) {
        boolean full =
                binder.low().equals(Exprs.ONE) && binder.high() instanceof Sym && binder.filter() instanceof Cond.True;
        List<Binder> inner = new ArrayList<>(binders);
        inner.add(binder);
        Sign body = sign(binder.body(), inner);
        if (body == Sign.NONZERO || body == Sign.UNKNOWN) {
            return Sign.UNKNOWN;
        }
        return full ? body : body.isNonnegative() ? Sign.NONNEGATIVE : Sign.NONPOSITIVE;
    }

    private Sign definition(Sym sym, List<Binder> binders) {
        Definition definition = givens.definition(sym.name());
        if (definition == null || !definition.parameters().isEmpty()) {
            return Sign.UNKNOWN;
        }
        Map<Name, Expr> values = new HashMap<>();
        for (int i = 0; i < sym.indices().size(); i++) {
            values.put(definition.indexParameters().get(i).name(), sym.indices().get(i));
        }
        return sign(substitution.apply(definition.body(), values), binders);
    }

    private Sign leaf(Expr expr, List<Binder> binders) {
        try {
            return leaf.sign(expr, binders);
        } catch (Unsupported notExpressible) {
            return Sign.UNKNOWN;
        }
    }
}
