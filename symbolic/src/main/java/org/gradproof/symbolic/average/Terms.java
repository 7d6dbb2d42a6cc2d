package org.gradproof.symbolic.average;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Add;
import org.gradproof.symbolic.expr.Expr.Deriv;
import org.gradproof.symbolic.expr.Expr.Expectation;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Mul;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/**
 * Multiplies expressions out to {@link Term}s in one variable. Both are equal wherever the expression is defined; the
 * terms may be defined at fewer points of the other symbols, not at more, but for what multiplying out always adds.
 */
final class Terms {
    private static final int MOST = 400;
    private static final int HIGHEST = 12;

    private final Sym variable;
    private final boolean positive;
    private final boolean below;
    private final boolean opaque;

    /**
     * Terms in the variable.
     *
     * @param positive whether it only takes positive values
     * @param below whether it only takes values below 1
     * @param opaque whether factors of other kinds are kept as they are
     */
    Terms(Sym variable, boolean positive, boolean below, boolean opaque) {
        this.variable = variable;
        this.positive = positive;
        this.below = below;
        this.opaque = opaque;
    }

    /** The expression, multiplied out. */
    Expr sumOf(Expr expr) {
        List<Term> terms = of(expr);
        return terms == null
                ? expr
                : Exprs.add(terms.stream()
                        .map(term -> Term.product(term.factor(), term.shape(variable)))
                        .toList());
    }

    /** The terms whose sum the expression is, or null if it is no such sum. */
    @Nullable
    List<Term> of(Expr expr) {
        List<Term> terms = parts(expr);
        return terms == null && opaque ? List.of(Term.opaque(expr)) : terms;
    }

    private @Nullable List<Term> parts(Expr expr) {
        if (isFree(expr)) {
            return List.of(Term.constant(expr));
        } else if (expr.equals(variable)) {
            return List.of(Term.constant(Exprs.ONE).raised(1));
        } else if (expr instanceof Add add) {
            List<Term> all = new ArrayList<>();
            for (Expr part : add.terms()) {
                List<Term> terms = of(part);
                if (terms == null || all.size() + terms.size() > MOST) {
                    return null;
                }
                all.addAll(terms);
            }
            return all;
        } else if (expr instanceof Mul mul) {
            return product(mul.factors());
        } else if (expr instanceof Pow pow) {
            return power(pow);
        } else if (expr instanceof Fn fn) {
            return function(fn);
        } else if (expr instanceof Expectation expectation) {
            return of(expectation.expanded());
        }
        return expr instanceof Deriv deriv ? derivative(deriv) : null;
    }

    private @Nullable List<Term> product(List<Expr> factors) {
        List<Term> all = List.of(Term.constant(Exprs.ONE));
        for (Expr factor : factors) {
            List<Term> terms = of(factor);
            if (terms == null) {
                return null;
            }
            List<Term> next = times(all, terms);
            if (next == null) {
                return null;
            }
            all = next;
        }
        return all;
    }

    private static @Nullable List<Term> times(List<Term> left, List<Term> right) {
        if (left.size() * right.size() > MOST) {
            return null;
        }
        List<Term> all = new ArrayList<>();
        for (Term a : left) {
            for (Term b : right) {
                all.add(a.times(b));
            }
        }
        return all;
    }

    private @Nullable List<Term> power(Pow pow) {
        if (pow.base() instanceof Fn fn && fn.function() == Function.EXP && isFree(pow.exponent())) {
            return exponential(Exprs.mul(pow.exponent(), fn.arguments().get(0)));
        }
        if (pow.base() instanceof Fn fn
                && fn.function() == Function.SQRT
                && pow.exponent() instanceof Num num
                && num.value().signum() < 0) {
            return order(fn.arguments().get(0), new Num(num.value().times(Rational.HALF)));
        }
        if (isFree(pow.base())) {
            // The base is positive wherever a power with a real exponent is defined.
            return exponential(Exprs.mul(pow.exponent(), Exprs.log(pow.base())));
        }
        if (!(pow.exponent() instanceof Num num) || !num.value().isInteger()) {
            return order(pow.base(), pow.exponent());
        }
        Rational exponent = num.value();
        if (exponent.signum() < 0 && pow.base() instanceof Mul mul) {
            return product(mul.factors().stream()
                    .map(factor -> (Expr) new Pow(factor, num))
                    .toList());
        } else if (exponent.signum() < 0 || exponent.compareTo(Rational.of(HIGHEST)) > 0) {
            return order(pow.base(), num);
        }
        List<Term> base = of(pow.base());
        List<Term> all = List.of(Term.constant(Exprs.ONE));
        for (int i = 0; base != null && all != null && i < exponent.numerator().intValueExact(); i++) {
            all = times(all, base);
        }
        return base == null ? null : all;
    }

    /** A real power of the variable or of its complement, where these are positive. */
    private @Nullable List<Term> order(Expr base, Expr exponent) {
        if (!isFree(exponent)) {
            return null;
        } else if (positive && base.equals(variable)) {
            return List.of(Term.orders(exponent, Exprs.ZERO));
        } else if (below && isComplement(base)) {
            return List.of(Term.orders(Exprs.ZERO, exponent));
        } else if (base instanceof Mul mul
                && mul.factors().stream()
                        .allMatch(f -> isFree(f) || f.equals(variable) || (below && isComplement(f)))) {
            // The power of a product of which v and 1 - v are positive, so that the rest is where it is defined.
            return product(
                    mul.factors().stream().map(f -> (Expr) new Pow(f, exponent)).toList());
        }
        return null;
    }

    private @Nullable List<Term> function(Fn fn) {
        Expr argument = fn.arguments().get(0);
        return switch (fn.function()) {
            case EXP -> exponential(argument);
            case LOG -> logarithm(argument);
            case ABS -> positive && argument.equals(variable) ? of(argument) : null;
            case SQRT -> order(argument, new Num(Rational.HALF));
            default -> null;
        };
    }

    private @Nullable List<Term> exponential(Expr argument) {
        List<Term> terms = of(argument);
        if (terms == null || terms.stream().anyMatch(term -> !term.isPower() || term.power() > 2)) {
            return null;
        }
        Expr[] byPower = {Exprs.ZERO, Exprs.ZERO, Exprs.ZERO};
        for (Term term : terms) {
            byPower[term.power()] = Term.sum(byPower[term.power()], term.factor());
        }
        Expr factor = byPower[0].equals(Exprs.ZERO) ? Exprs.ONE : Exprs.exp(byPower[0]);
        return List.of(Term.exponential(factor, byPower[1], byPower[2]));
    }

    /** The log of a product of positive factors; where the product of the others is not positive, nothing is defined. */
    private @Nullable List<Term> logarithm(Expr argument) {
        if (isFree(argument)) {
            return List.of(Term.constant(Exprs.log(argument)));
        } else if (argument.equals(variable)) {
            return List.of(Term.logs(1, 0));
        } else if (isComplement(argument)) {
            return List.of(Term.logs(0, 1));
        } else if (argument instanceof Fn fn && fn.function() == Function.EXP) {
            return of(fn.arguments().get(0));
        } else if (argument instanceof Pow pow) {
            List<Term> base = logarithm(pow.base());
            List<Term> exponent = of(pow.exponent());
            return base == null || exponent == null ? null : times(base, exponent);
        } else if (argument instanceof Mul mul) {
            List<Expr> free = mul.factors().stream().filter(this::isFree).toList();
            List<Term> all = new ArrayList<>();
            if (!free.isEmpty()) {
                all.add(Term.constant(Exprs.log(Exprs.mul(free))));
            }
            for (Expr factor : mul.factors()) {
                List<Term> terms = isFree(factor) ? List.of() : logarithm(factor);
                if (terms == null) {
                    return null;
                }
                all.addAll(terms);
            }
            return all;
        }
        // These are positive wherever they are defined.
        boolean counts = argument instanceof Fn fn
                && (fn.function() == Function.FACTORIAL || fn.function() == Function.BINOMIAL);
        return counts && opaque ? List.of(Term.opaque(Exprs.log(argument))) : null;
    }

    private boolean isComplement(Expr expr) {
        List<Term> terms = of(expr);
        return terms != null
                && terms.size() == 2
                && terms.stream().allMatch(Term::isPower)
                && terms.stream().anyMatch(t -> t.power() == 0 && t.factor().equals(Exprs.ONE))
                && terms.stream().anyMatch(t -> t.power() == 1 && t.factor().equals(Exprs.MINUS_ONE));
    }

    /** The derivative of the terms by a symbol that is not the variable. */
    private @Nullable List<Term> derivative(Deriv deriv) {
        List<Term> terms = deriv.variable().equals(variable) ? null : of(deriv.body());
        if (terms == null) {
            return null;
        }
        List<Term> all = new ArrayList<>();
        for (Term term : terms) {
            if (!isFree(term.order(), deriv.variable())
                    || !isFree(term.otherOrder(), deriv.variable())
                    || !term.opaque().equals(Exprs.ONE)) {
                return null;
            }
            all.add(term.with(new Deriv(term.factor(), deriv.variable())));
            if (!term.rate().equals(Exprs.ZERO)) {
                all.add(term.with(Exprs.mul(term.factor(), new Deriv(term.rate(), deriv.variable())))
                        .raised(1));
            }
            if (!term.curve().equals(Exprs.ZERO)) {
                all.add(term.with(Exprs.mul(term.factor(), new Deriv(term.curve(), deriv.variable())))
                        .raised(2));
            }
        }
        return all;
    }

    private boolean isFree(Expr expr) {
        return isFree(expr, variable);
    }

    static boolean isFree(Expr expr, Sym variable) {
        return !expr.equals(variable) && Parts.of(expr).stream().allMatch(part -> isFree(part, variable));
    }
}
