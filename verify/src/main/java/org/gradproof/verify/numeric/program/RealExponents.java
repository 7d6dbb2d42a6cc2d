package org.gradproof.verify.numeric.program;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;

/**
 * Which exponents are real by what is declared: a power with one of them has a value only above a positive base, also where the
 * exponent happens to be an integer.
 */
final class RealExponents {
    private final Predicate<Name> bound;
    private final Givens givens;
    private final Set<Name> open = new HashSet<>();

    private RealExponents(Predicate<Name> bound, Givens givens) {
        this.bound = bound;
        this.givens = givens;
    }

    /**
     * Whether the exponent's value hangs on a number that is declared in an interval.
     *
     * @param bound whether a name is that of a bound variable, of which the point of evaluation decides
     */
    static boolean isReal(Expr exponent, Predicate<Name> bound, Givens givens) {
        return new RealExponents(bound, givens).visit(exponent);
    }

    private boolean visit(Expr e) {
        if (e instanceof Expr.Sym sym) {
            return !bound.test(sym.name()) && isDeclaredReal(sym.name());
        } else if (e instanceof Expr.Cases cases) {
            return any(cases.branches().stream().map(Expr.Branch::value).toList());
        } else if (e instanceof Expr.Binder binder) {
            return visit(binder.body());
        } else if (e instanceof Expr.Add || e instanceof Expr.Mul || e instanceof Expr.Pow || e instanceof Expr.Fn) {
            return any(Subexpressions.of(e));
        }
        return false;
    }

    private boolean any(List<? extends Expr> parts) {
        return parts.stream().anyMatch(this::visit);
    }

    private boolean isDeclaredReal(Name name) {
        Given given = givens.find(name);
        if (given instanceof Given.Scalar scalar) {
            return scalar.domain() instanceof Domain.Interval;
        } else if (given instanceof Given.Family family) {
            return family.domain() instanceof Domain.Interval;
        } else if (given instanceof Given.Definition definition && open.add(name)) {
            boolean real = visit(definition.body());
            open.remove(name);
            return real;
        }
        return false;
    }
}
