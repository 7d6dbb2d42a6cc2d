package org.gradproof.symbolic.reader.grammar;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What a law of the books asks of its parameters. Where it is not met there is no such law, and no expectation under it;
 * where it is seen to be met, by what is declared of the names in them, nothing need be said of it.
 */
public final class LawParameters {
    private final Scope scope;

    /** By what the scope declares. */
    public LawParameters(Scope scope) {
        this.scope = scope;
    }

    /** The value, which is one only where the relations hold. */
    public Expr where(List<Cond.Rel> needed, Expr value) {
        List<Cond> open = new ArrayList<>(needed);
        open.removeIf(relation -> holds((Cond.Rel) relation));
        if (open.isEmpty()) {
            return value;
        }
        return new Expr.Cases(
                List.of(new Expr.Branch(value, open.size() == 1 ? open.get(0) : new Cond.And(List.copyOf(open)))));
    }

    /** Whether the relation to a number is seen to hold. */
    private boolean holds(Cond.Rel relation) {
        if (!(relation.right() instanceof Num num)) {
            return false;
        }
        Domain.Interval range = range(relation.left());
        Rational low = range.low();
        Rational high = range.high();
        int above = low == null ? -1 : low.compareTo(num.value());
        int below = high == null ? 1 : high.compareTo(num.value());
        return switch (relation.relation()) {
            case GT -> above > 0 || (above == 0 && range.lowOpen());
            case GE -> above >= 0;
            case LE -> below <= 0;
            default -> false;
        };
    }

    /** An interval in which the values lie. */
    private Domain.Interval range(Expr expr) {
        if (expr instanceof Num num) {
            return new Domain.Interval(num.value(), false, num.value(), false);
        } else if (expr instanceof Expr.Sym sym) {
            return declared(scope.find(sym.name()));
        } else if (expr instanceof Expr.Add add) {
            return sum(add.terms());
        } else if (expr instanceof Expr.Mul mul) {
            return product(mul.factors());
        }
        boolean square = expr instanceof Pow pow
                && pow.exponent() instanceof Num exponent
                && exponent.value().isInteger()
                && !exponent.value().numerator().testBit(0);
        return isPositive(expr) ? Domain.POSITIVE : square ? Domain.NONNEGATIVE : Domain.REALS;
    }

    private boolean isPositive(Expr expr) {
        if (expr instanceof Pow pow) {
            return isAboveZero(pow.base());
        } else if (expr instanceof Expr.Fn fn) {
            return fn.function() == Function.EXP
                    || (fn.function() == Function.SQRT
                            && isAboveZero(fn.arguments().get(0)));
        }
        return expr instanceof Expr.Pi;
    }

    /** The range of a sum; an index is at most the end of its range. */
    private Domain.Interval sum(List<Expr> terms) {
        List<Expr> left = new ArrayList<>(terms);
        Domain.Interval sum = range(Exprs.ZERO);
        for (Expr term : terms) {
            Expr end = term instanceof Expr.Mul mul
                            && mul.factors().size() == 2
                            && mul.factors().get(0).equals(Exprs.MINUS_ONE)
                            && mul.factors().get(1) instanceof Expr.Sym sym
                    ? end(scope.find(sym.name()))
                    : null;
            if (end != null && left.contains(end)) {
                left.remove(end);
                left.remove(term);
                sum = plus(sum, Domain.NONNEGATIVE);
            }
        }
        for (Expr term : left) {
            sum = plus(sum, range(term));
        }
        return sum;
    }

    private static @Nullable Expr end(@Nullable Declaration declaration) {
        return declaration != null
                        && declaration.kind() != Declaration.Kind.DEFINITION
                        && declaration.given().get() instanceof Given.Index index
                ? index.high()
                : null;
    }

    /** The range of a product: of a number and one more factor, or of a number and what is positive. */
    private Domain.Interval product(List<Expr> factors) {
        Rational number = Rational.ONE;
        List<Expr> rest = new ArrayList<>();
        for (Expr factor : factors) {
            if (factor instanceof Num num) {
                number = number.times(num.value());
            } else if (range(factor).equals(range(Exprs.ZERO))) {
                number = Rational.ZERO;
            } else {
                rest.add(factor);
            }
        }
        if (number.isZero() || rest.isEmpty()) {
            return range(new Num(number));
        }
        Domain.Interval range = rest.size() == 1
                ? range(rest.get(0))
                : rest.stream().allMatch(this::isAboveZero) ? Domain.POSITIVE : Domain.REALS;
        return scaled(number, range);
    }

    private boolean isAboveZero(Expr expr) {
        return holds(new Cond.Rel(expr, Relation.GT, Exprs.ZERO));
    }

    private static Domain.Interval declared(@Nullable Declaration declaration) {
        if (declaration == null || declaration.kind() == Declaration.Kind.DEFINITION) {
            return Domain.REALS;
        }
        Given given = declaration.given().get();
        Domain domain = given instanceof Given.Scalar scalar
                ? scalar.domain()
                : given instanceof Given.Family family ? family.domain() : Domain.REALS;
        if (given instanceof Given.Size) {
            return new Domain.Interval(Rational.ONE, false, null, true);
        }
        return domain instanceof Domain.Interval interval ? interval : Domain.REALS;
    }

    private static Domain.Interval plus(Domain.Interval a, Domain.Interval b) {
        Rational low = a.low() == null || b.low() == null ? null : a.low().plus(b.low());
        Rational high = a.high() == null || b.high() == null ? null : a.high().plus(b.high());
        return new Domain.Interval(low, a.lowOpen() || b.lowOpen(), high, a.highOpen() || b.highOpen());
    }

    /** The interval times a number that is not 0. */
    private static Domain.Interval scaled(Rational number, Domain.Interval range) {
        if (number.signum() > 0) {
            Rational low = range.low() == null ? null : range.low().times(number);
            Rational high = range.high() == null ? null : range.high().times(number);
            return new Domain.Interval(low, range.lowOpen(), high, range.highOpen());
        }
        Rational low = range.high() == null ? null : range.high().times(number);
        Rational high = range.low() == null ? null : range.low().times(number);
        return new Domain.Interval(low, range.highOpen(), high, range.lowOpen());
    }
}
