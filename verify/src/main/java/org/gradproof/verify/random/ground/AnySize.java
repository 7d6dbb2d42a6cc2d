package org.gradproof.verify.random.ground;

import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;

/** Whether givens say nothing that could fail at some size, so that they can be met at every one. */
public final class AnySize {
    private AnySize() {}

    /** True only where nothing ties a size to another or to a number; false says nothing. */
    public static boolean isMet(Givens givens) {
        return givens.all().stream().allMatch(AnySize::isFree);
    }

    private static boolean isFree(Given given) {
        if (given instanceof Given.Scalar scalar) {
            return !Domains.isEmpty(scalar.domain());
        } else if (given instanceof Given.Family family) {
            return areSizes(family.ranges())
                    && !Domains.isEmpty(family.domain())
                    && (!family.simplex() || hasZeroToOne(family.domain()));
        } else if (given instanceof Given.Index index) {
            return index.low().equals(Exprs.ONE) && areSizes(List.of(index.high()));
        } else if (given instanceof Given.SmoothFunction function) {
            return !function.density() && areSizes(function.ranges());
        }
        return given instanceof Given.Size || given instanceof Given.Definition;
    }

    /** Whether each is the name of a size alone, or a number from 1. */
    private static boolean areSizes(List<Expr> ranges) {
        return ranges.stream()
                .allMatch(range -> range instanceof Expr.Sym sym
                        ? sym.indices().isEmpty()
                        : range instanceof Expr.Num num && num.value().compareTo(Rational.ONE) >= 0);
    }

    /** Whether a probability vector of any length has its entries in the domain: one is 1, the others are 0. */
    private static boolean hasZeroToOne(Domain domain) {
        return Domains.contains(domain, Rational.ZERO) && Domains.contains(domain, Rational.ONE);
    }
}
