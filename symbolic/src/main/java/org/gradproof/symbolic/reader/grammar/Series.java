package org.gradproof.symbolic.reader.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Add;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Mul;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Values of series that are proved to converge: {@code \\sum_k k^p r^k} for |r| &lt; 1 and p up to 2, and
 * {@code \\sum_k k^p \\frac{x^k}{k!}} for any x and p up to 1; constant factors and sums of such.
 */
final class Series {
    private final Scope scope;
    private final Sym index;

    Series(Scope scope, Sym index) {
        this.scope = scope;
        this.index = index;
    }

    /** The value of the series of the body from a number on, or null if it is none of these. */
    @Nullable
    Expr from(Rational low, Expr body) {
        if (body instanceof Add sum) {
            List<Expr> values = new ArrayList<>();
            for (Expr term : sum.terms()) {
                Expr value = from(low, term);
                if (value == null) {
                    return null;
                }
                values.add(value);
            }
            return Exprs.add(values);
        }
        Term term = new Term();
        if (!low.isInteger() || !term.multiply(body)) {
            return null;
        }
        Expr value = term.factorial ? term.exponential(low) : term.geometric(low);
        return value == null ? null : Exprs.mul(term.constants(), value);
    }

    private boolean isFree(Expr expr) {
        return !expr.equals(index) && Parts.of(expr).stream().allMatch(this::isFree);
    }

    /** A product: what is free of the index, a power of the index, powers with the index above, the factorial below. */
    private final class Term {
        private final List<Expr> constant = new ArrayList<>();
        private final List<Expr> ratio = new ArrayList<>();
        private int power;
        private boolean factorial;

        Expr constants() {
            return constant.isEmpty() ? Exprs.ONE : Exprs.mul(constant);
        }

        /** Takes a factor; false if it is of another kind. */
        boolean multiply(Expr factor) {
            if (isFree(factor)) {
                constant.add(factor);
                return true;
            } else if (factor.equals(index)) {
                power++;
                return true;
            } else if (factor instanceof Mul product) {
                return product.factors().stream().allMatch(this::multiply);
            } else if (factor instanceof Fn fn && fn.function() == Function.EXP) {
                return multiply(new Fn(Function.EXP, Exprs.ONE), fn.arguments().get(0));
            } else if (factor instanceof Pow pow
                    && pow.base().equals(index)
                    && pow.exponent().equals(Exprs.num(2))) {
                power += 2;
                return true;
            } else if (factor instanceof Pow pow
                    && pow.exponent().equals(Exprs.MINUS_ONE)
                    && pow.base() instanceof Fn fn
                    && fn.function() == Function.FACTORIAL
                    && fn.arguments().get(0).equals(index)
                    && !factorial) {
                factorial = true;
                return true;
            }
            return factor instanceof Pow pow && isFree(pow.base()) && multiply(pow.base(), pow.exponent());
        }

        /** A power whose exponent is linear in the index. */
        private boolean multiply(Expr base, Expr exponent) {
            Expr slope = Exprs.ZERO;
            List<Expr> rest = new ArrayList<>();
            for (Expr term : Exprs.terms(exponent)) {
                if (isFree(term)) {
                    rest.add(term);
                    continue;
                }
                Expr own = slope(term);
                if (own == null || !slope.equals(Exprs.ZERO)) {
                    return false;
                }
                slope = own;
            }
            if (!(base instanceof Fn)
                    && !(slope instanceof Num num
                            && num.value().isInteger()
                            && num.value().signum() > 0)) {
                return false;
            }
            ratio.add(power(base, slope));
            if (!rest.isEmpty()) {
                constant.add(power(base, Exprs.add(rest)));
            }
            return true;
        }

        private @Nullable Expr slope(Expr term) {
            if (term.equals(index)) {
                return Exprs.ONE;
            }
            List<Expr> others = term instanceof Mul product ? new ArrayList<>(product.factors()) : new ArrayList<>();
            boolean linear = others.remove(index) && others.stream().allMatch(Series.this::isFree);
            return linear ? Exprs.mul(others) : null;
        }

        private Expr power(Expr base, Expr exponent) {
            if (base instanceof Fn fn
                    && fn.function() == Function.EXP
                    && fn.arguments().get(0).equals(Exprs.ONE)) {
                return Exprs.exp(exponent);
            }
            return exponent.equals(Exprs.ONE) ? base : new Pow(base, exponent);
        }

        @Nullable
        Expr geometric(Rational low) {
            Expr r = Exprs.mul(ratio);
            if (ratio.isEmpty() || low.signum() < 0 || low.numerator().bitLength() > 20 || !isInside(r)) {
                return null;
            }
            Expr rest = Exprs.sub(Exprs.ONE, r);
            boolean start = low.isZero() || low.isOne();
            return switch (power) {
                case 0 -> low.isZero() ? over(Exprs.ONE, rest) : over(new Pow(r, new Num(low)), rest);
                case 1 -> start ? over(r, new Pow(rest, Exprs.num(2))) : null;
                case 2 -> start ? over(Exprs.mul(r, Exprs.add(Exprs.ONE, r)), new Pow(rest, Exprs.num(3))) : null;
                default -> null;
            };
        }

        @Nullable
        Expr exponential(Rational low) {
            Expr x = ratio.isEmpty() ? Exprs.ONE : Exprs.mul(ratio);
            boolean known = (low.isZero() || low.isOne()) && power <= 1;
            if (!known) {
                return null;
            } else if (power == 1) {
                return Exprs.mul(x, Exprs.exp(x));
            }
            return low.isZero() ? Exprs.exp(x) : Exprs.sub(Exprs.exp(x), Exprs.ONE);
        }
    }

    private static Expr over(Expr top, Expr bottom) {
        return Exprs.mul(top, new Pow(bottom, Exprs.MINUS_ONE));
    }

    /** Whether the givens put the number strictly between -1 and 1. */
    boolean isInside(Expr expr) {
        if (expr instanceof Pow pow
                && pow.exponent() instanceof Num n
                && n.value().isInteger()
                && n.value().signum() > 0) {
            return isInside(pow.base());
        } else if (expr instanceof Mul product && product.factors().stream().allMatch(f -> isInside(f) || isUnit(f))) {
            return product.factors().stream().anyMatch(this::isInside);
        } else if (expr instanceof Fn fn && fn.function() == Function.EXP) {
            return isNegative(fn.arguments().get(0));
        }
        Span span = span(expr);
        return span != null && span.isInside();
    }

    /** Whether it is a product of -1 and of what the givens say is above 0. */
    private boolean isNegative(Expr expr) {
        return expr instanceof Mul product
                && product.factors().size() > 1
                && product.factors().get(0) instanceof Num sign
                && sign.value().signum() < 0
                && product.factors().subList(1, product.factors().size()).stream()
                        .allMatch(this::isPositive);
    }

    boolean isPositive(Expr expr) {
        Declaration declaration = expr instanceof Sym sym ? scope.find(sym.name()) : null;
        return declaration != null
                && declaration.given().get() instanceof Given.Scalar scalar
                && scalar.domain() instanceof Domain.Interval interval
                && interval.low() != null
                && (interval.low().signum() > 0 || (interval.low().isZero() && interval.lowOpen()));
    }

    private static boolean isUnit(Expr expr) {
        return expr instanceof Num num && num.value().times(num.value()).isOne();
    }

    /** Between which numbers a value lies, the ends being reached or not. */
    private record Span(Rational low, boolean reachesLow, Rational high, boolean reachesHigh) {
        boolean isInside() {
            int below = low.compareTo(Rational.MINUS_ONE);
            int above = high.compareTo(Rational.ONE);
            return (below > 0 || (below == 0 && !reachesLow)) && (above < 0 || (above == 0 && !reachesHigh));
        }

        Span plus(Span other) {
            return new Span(
                    low.plus(other.low),
                    reachesLow && other.reachesLow,
                    high.plus(other.high),
                    reachesHigh && other.reachesHigh);
        }

        Span negate() {
            return new Span(high.negate(), /* reachesLow= */ reachesHigh, low.negate(), /* reachesHigh= */ reachesLow);
        }
    }

    private @Nullable Span span(Expr expr) {
        if (expr instanceof Num num) {
            return new Span(num.value(), true, num.value(), true);
        } else if (expr instanceof Sym sym) {
            Declaration declaration = scope.find(sym.name());
            return declaration != null
                            && declaration.given().get() instanceof Given.Scalar scalar
                            && scalar.domain() instanceof Domain.Interval interval
                            && interval.low() != null
                            && interval.high() != null
                    ? new Span(
                            Objects.requireNonNull(interval.low()),
                            !interval.lowOpen(),
                            Objects.requireNonNull(interval.high()),
                            !interval.highOpen())
                    : null;
        } else if (expr instanceof Add sum) {
            Span all = new Span(Rational.ZERO, true, Rational.ZERO, true);
            for (Expr term : sum.terms()) {
                Span own = span(term);
                if (own == null) {
                    return null;
                }
                all = all.plus(own);
            }
            return all;
        } else if (expr instanceof Mul product
                && product.factors().size() == 2
                && product.factors().get(0).equals(Exprs.MINUS_ONE)) {
            Span own = span(product.factors().get(1));
            return own == null ? null : own.negate();
        }
        return null;
    }
}
