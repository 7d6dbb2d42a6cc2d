package org.gradproof.symbolic.normal.attempt;

import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Add;
import org.gradproof.symbolic.expr.Expr.Mul;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.normal.facts.Facts;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.jspecify.annotations.Nullable;

/** Reads expressions as index terms: an index or size plus an integer. */
final class IndexTerms {
    private final Facts facts;

    IndexTerms(Facts facts) {
        this.facts = facts;
    }

    List<Idx> all(List<Expr> exprs, Bindings scope) {
        return exprs.stream().map(e -> get(e, scope)).toList();
    }

    /** The index term; {@link Unsupported} if the expression is none. */
    Idx get(Expr expr, Bindings scope) {
        Idx found = find(expr, scope);
        if (found == null) {
            throw new Unsupported("an index that is not a symbol plus a number");
        }
        return found;
    }

    /** The index term, or null if the expression is none. */
    @Nullable
    Idx find(Expr expr, Bindings scope) {
        if (expr instanceof Num num) {
            return num.value().isInteger() && num.value().numerator().bitLength() < 31
                    ? Idx.of(num.value().numerator().intValueExact())
                    : null;
        } else if (expr instanceof Sym sym && sym.indices().isEmpty()) {
            Idx bound = scope.index(sym.name());
            if (bound != null) {
                return bound;
            }
            Given given = facts.givens().find(sym.name());
            boolean whole = given instanceof Given.Index || given instanceof Given.Size;
            return whole ? facts.indexCase().value(sym.name()) : null;
        } else if (expr instanceof Add add) {
            Idx sum = Idx.of(0);
            for (Expr term : add.terms()) {
                Idx part = find(term, scope);
                if (part == null || (sum.base() != null && part.base() != null)) {
                    return null;
                }
                sum = part.base() == null ? sum.plus(part.offset()) : part.plus(sum.offset());
            }
            return sum;
        } else if (expr instanceof Mul mul) {
            int product = 1;
            for (Expr factor : mul.factors()) {
                // A size is a number where one is put for it.
                Idx number = find(factor, scope);
                if (number == null || number.base() != null) {
                    return null;
                }
                product = Math.multiplyExact(product, number.offset());
            }
            return Idx.of(product);
        }
        return null;
    }
}
