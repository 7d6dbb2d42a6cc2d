package org.gradproof.verify.random.claim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;

/** Which unspecified functions have to be densities, by declaration or by an assumption like ∫ p(x) dx = 1. */
public final class Densities {
    private Densities() {}

    public static Set<Name> of(Givens givens) {
        Set<Name> names = new HashSet<>();
        for (Given given : givens.all()) {
            if (given instanceof Given.SmoothFunction f && f.density()) {
                names.add(f.name());
            } else if (given instanceof Assumption assumption) {
                normalised(assumption).ifPresent(names::add);
            }
        }
        return names;
    }

    /** The function that the assumption says integrates to one, over all reals in all its arguments. */
    public static Optional<Name> normalised(Assumption assumption) {
        if (assumption.relation().relation() != Relation.EQ) {
            return Optional.empty();
        }
        Expr left = assumption.relation().left();
        Expr right = assumption.relation().right();
        if (right.equals(Exprs.ONE)) {
            return integrand(left);
        }
        return left.equals(Exprs.ONE) ? integrand(right) : Optional.empty();
    }

    private static Optional<Name> integrand(Expr expr) {
        List<Expr> variables = new ArrayList<>();
        Expr inner = expr;
        while (inner instanceof Expr.Integral integral
                && integral.low().equals(new Expr.Infinity(false))
                && integral.high().equals(new Expr.Infinity(true))) {
            variables.add(integral.variable());
            inner = integral.body();
        }
        boolean density = inner instanceof Expr.Call call
                && !variables.isEmpty()
                && call.orders().stream().allMatch(order -> order == 0)
                && call.arguments().size() == variables.size()
                && new HashSet<>(call.arguments()).equals(new HashSet<>(variables));
        return density ? Optional.of(((Expr.Call) inner).function()) : Optional.empty();
    }
}
