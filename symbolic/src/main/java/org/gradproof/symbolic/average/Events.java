package org.gradproof.symbolic.average;

import java.util.List;
import java.util.function.Predicate;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Indicator;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.expr.Substitution;
import org.jspecify.annotations.Nullable;

/**
 * Expectations over an event, under laws on the whole numbers without end: the sum over the side of the bound that is
 * finite, or the whole moment less that sum.
 */
final class Events {
    private final BookLaw law;
    private final List<Expr> parameters;
    private final Sym variable;
    private final Predicate<Expr> whole;

    /**
     * Events of a variable.
     *
     * @param whole whether a bound, which is free of the variable, is known to be a whole number
     */
    Events(BookLaw law, List<Expr> parameters, Sym variable, Predicate<Expr> whole) {
        this.law = law;
        this.parameters = parameters;
        this.variable = variable;
        this.whole = whole;
    }

    /** The value with the powers of indicators, which are 0 or 1, as these. */
    static Expr plain(Expr value) {
        return value instanceof Pow pow
                        && pow.base() instanceof Indicator indicator
                        && pow.exponent() instanceof Num num
                        && num.value().signum() > 0
                ? indicator
                : Substitution.map(value, Events::plain, condition -> condition);
    }

    /** The expectation of the term without its factor; null where it is over no such event. */
    @Nullable
    Expr expectation(Term term) {
        boolean endless = law == BookLaw.POISSON || law == BookLaw.GEOMETRIC;
        if (!endless
                || !(term.opaque() instanceof Indicator indicator)
                || !(indicator.condition() instanceof Cond.Rel rel)) {
            return null;
        }
        boolean turned = rel.right().equals(variable);
        Expr bound = turned ? rel.left() : rel.right();
        Relation relation = turned ? turned(rel.relation()) : rel.relation();
        if (!(turned ? rel.right() : rel.left()).equals(variable)
                || !Terms.isFree(bound, variable)
                || !whole.test(bound)) {
            return null;
        }
        Term rest = term.without();
        Expr moment = Moments.of(law, parameters, rest);
        if (moment == null) {
            return null;
        }
        Expr shape = rest.shape(variable);
        Expr before = Exprs.shifted(bound, -1);
        Expr at = Exprs.mul(law.densityAnywhere(parameters, bound), Bound.at(shape, variable, bound));
        return switch (relation) {
            case EQ -> at;
            case NE -> Exprs.sub(moment, at);
            case LE -> upTo(bound, shape);
            case LT -> upTo(before, shape);
            case GT -> Exprs.sub(moment, upTo(bound, shape));
            case GE -> Exprs.sub(moment, upTo(before, shape));
        };
    }

    private static Relation turned(Relation relation) {
        return switch (relation) {
            case LT -> Relation.GT;
            case LE -> Relation.GE;
            case GT -> Relation.LT;
            case GE -> Relation.LE;
            default -> relation;
        };
    }

    private Expr upTo(Expr high, Expr shape) {
        if (law == BookLaw.GEOMETRIC && shape.equals(Exprs.ONE)) {
            Expr failures = new Pow(Exprs.sub(Exprs.ONE, parameters.get(0)), high);
            return new Expr.Cases(List.of(
                    new Expr.Branch(Exprs.sub(Exprs.ONE, failures), new Cond.Rel(high, Relation.GE, Exprs.ZERO)),
                    new Expr.Branch(Exprs.ZERO, new Cond.True())));
        }
        Expr low = law == BookLaw.GEOMETRIC ? Exprs.ONE : Exprs.ZERO;
        Expr weighed = Exprs.mul(law.density(parameters, variable), shape);
        return new Binder(Kind.SUM, variable, low, high, new Cond.True(), weighed);
    }
}
