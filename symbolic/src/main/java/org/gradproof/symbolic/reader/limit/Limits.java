package org.gradproof.symbolic.reader.limit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Given;
import org.jspecify.annotations.Nullable;

/**
 * Limits that are proved: by an expansion of the expression for large u, where the variable is u, or stands at a distance 1/u
 * from a point. Terms and their remainders say that all but a constant vanishes.
 */
public final class Limits {
    private static final int MOST_POWER = 24;
    /** Derivatives of an unspecified function that are looked at. */
    private static final int MOST_DERIVATIVES = 4;

    private static final int MOST_PARTS = 4000;

    private final Known known;
    private final Expr.Sym variable;
    private final Expansion moving;
    private final Operations operations;
    private int parts;

    private Limits(Known known, Expr.Sym variable, Expansion moving) {
        this.known = known;
        this.variable = variable;
        this.moving = moving;
        this.operations = new Operations(known);
    }

    /** From where the variable comes. */
    public enum Side {
        BELOW,
        ABOVE,
        BOTH
    }

    /**
     * A limit.
     *
     * @param value what it is; null where none is proved
     * @param reason why none is
     */
    public record Found(@Nullable Expr value, String reason) {}

    /** The limit as the variable grows, or falls, without bound. */
    public static Found atInfinity(Known known, Expr body, Expr.Sym variable, boolean positive) {
        Rational sign = positive ? Rational.ONE : Rational.MINUS_ONE;
        Expansion moving = Expansion.of(Coefficient.number(sign), Growth.power(Rational.ONE));
        return found(List.of(new Limits(known, variable, moving)), body);
    }

    /** The limit as the variable comes to a point, which does not depend on it. */
    public static Found at(Known known, Expr body, Expr.Sym variable, Expr point, Side side) {
        List<Limits> sides = new ArrayList<>();
        for (Rational sign : List.of(Rational.MINUS_ONE, Rational.ONE)) {
            boolean wanted = side == Side.BOTH || (side == Side.ABOVE) == (sign.signum() > 0);
            if (wanted) {
                Expansion off = Expansion.of(Coefficient.number(sign), Growth.power(Rational.MINUS_ONE));
                // The point stands still, and is taken apart as the body is, so that what cancels is seen to.
                sides.add(new Limits(
                        known, variable, still(known, variable, point).plus(off)));
            }
        }
        return found(sides, body);
    }

    private static Expansion still(Known known, Expr.Sym variable, Expr point) {
        try {
            return new Limits(known, variable, Expansion.of(Coefficient.ZERO)).expand(point);
        } catch (UnknownLimitException e) {
            return Expansion.of(Coefficient.of(point));
        }
    }

    private static Found found(List<Limits> sides, Expr body) {
        try {
            Coefficient value = null;
            List<Expr> guards = new ArrayList<>();
            for (Limits limits : sides) {
                Coefficient own = Operations.constant(limits.expand(body));
                if (value != null && !value.plus(own.times(Rational.MINUS_ONE)).isZero()) {
                    return new Found(null, "from both sides it does not come to one expression");
                }
                value = own;
                guards.addAll(limits.operations.guards());
            }
            if (value == null) {
                throw new IllegalStateException("a limit has a side");
            }
            return new Found(guarded(value.toExpr(), guards), "");
        } catch (UnknownLimitException e) {
            return new Found(null, String.valueOf(e.getMessage()));
        }
    }

    /** The value, without one wherever a guard has none. */
    private static Expr guarded(Expr value, List<Expr> guards) {
        List<Expr> terms = new ArrayList<>(List.of(value));
        for (Expr guard : guards) {
            Expr nothing = Exprs.mul(Exprs.ZERO, guard);
            if (!contains(value, guard) && !terms.contains(nothing)) {
                terms.add(nothing);
            }
        }
        return Exprs.add(terms);
    }

    private static boolean contains(Expr expr, Expr part) {
        return expr.equals(part) || Parts.of(expr).stream().anyMatch(own -> contains(own, part));
    }

    private static UnknownLimitException unknown() {
        return new UnknownLimitException("a part of it is of a kind whose limits are not known");
    }

    private Expansion expand(Expr expr) {
        if (++parts > MOST_PARTS) {
            throw new UnknownLimitException("it has too many parts");
        }
        if (expr instanceof Expr.Num num) {
            return Expansion.of(Coefficient.number(num.value()));
        } else if (expr.equals(variable)) {
            return moving;
        } else if (expr instanceof Expr.Add sum) {
            Expansion all = Expansion.of(Coefficient.ZERO);
            for (Expr term : sum.terms()) {
                all = all.plus(expand(term));
            }
            return all;
        } else if (expr instanceof Expr.Mul product) {
            Expansion all = Expansion.of(Coefficient.ONE);
            for (Expr factor : product.factors()) {
                all = all.times(expand(factor));
            }
            return all;
        } else if (expr instanceof Expr.Pow pow) {
            return power(pow.base(), pow.exponent());
        } else if (expr instanceof Expr.Fn fn) {
            return function(fn);
        } else if (!depends(expr)) {
            return still(expr);
        } else if (expr instanceof Expr.Sym sym) {
            Given.Definition definition = definition(sym.name());
            if (definition != null
                    && sym.indices().isEmpty()
                    && definition.parameters().isEmpty()) {
                return expand(definition.body());
            }
        } else if (expr instanceof Expr.Call call) {
            return call(call);
        } else if (expr instanceof Expr.Indicator indicator) {
            return Expansion.of(Coefficient.number(holds(indicator.condition()) ? Rational.ONE : Rational.ZERO));
        } else if (expr instanceof Expr.Cases cases) {
            for (Expr.Branch branch : cases.branches()) {
                if (holds(branch.condition())) {
                    return expand(branch.value());
                }
            }
        }
        throw unknown();
    }

    /** What does not move. Where it has no value the limit has none, also if it cancels or stands beside what vanishes. */
    private Expansion still(Expr expr) {
        boolean always = expr instanceof Expr.Pi || (expr instanceof Expr.Sym sym && definition(sym.name()) == null);
        if (!always) {
            operations.guards().add(expr);
        }
        return Expansion.of(Coefficient.of(expr));
    }

    private Given.@Nullable Definition definition(Name name) {
        return known.given().apply(name) instanceof Given.Definition definition ? definition : null;
    }

    /** Whether the expression, or what is defined in it, depends on the variable. */
    private boolean depends(Expr expr) {
        if (++parts > MOST_PARTS) {
            throw new UnknownLimitException("it has too many parts");
        }
        if (expr.equals(variable)) {
            return true;
        }
        Name name = expr instanceof Expr.Sym sym ? sym.name() : expr instanceof Expr.Call call ? call.function() : null;
        Given.Definition definition = name == null ? null : definition(name);
        return (definition != null && depends(definition.body()))
                || Parts.of(expr).stream().anyMatch(this::depends);
    }

    private Expansion power(Expr base, Expr exponent) {
        if (exponent instanceof Expr.Num num
                && num.value().isInteger()
                && num.value().numerator().bitLength() < 31
                && Math.abs(num.value().numerator().intValueExact()) <= MOST_POWER) {
            int whole = num.value().numerator().intValueExact();
            if (whole == 0) {
                return Expansion.of(Coefficient.ONE);
            } else if (base instanceof Expr.Pow inner && depends(inner.exponent())) {
                return power(inner.base(), Exprs.mul(exponent, inner.exponent()));
            } else if (base instanceof Expr.Fn fn && fn.function() == Function.EXP && depends(fn)) {
                return expand(Exprs.exp(Exprs.mul(exponent, fn.arguments().get(0))));
            }
            return operations.power(expand(base), whole);
        }
        if (!depends(exponent)) {
            return depends(base)
                    ? operations.power(expand(base), exponent, Operations.constant(expand(exponent)))
                    : still(new Expr.Pow(base, exponent));
        }
        Expansion power = expand(exponent);
        Map.Entry<Growth, Coefficient> lead = power.lead();
        boolean grows = lead != null && lead.getKey().compareTo(Growth.power(Rational.ONE)) >= 0;
        if (grows && !depends(base) && known.isInside().test(base) && operations.sign(power) > 0) {
            return Expansion.bounded(Growth.TINY);
        }
        return operations.exp(operations.log(expand(base)).times(power));
    }

    private Expansion function(Expr.Fn fn) {
        Function function = fn.function();
        if (function == Function.EXP) {
            return operations.exp(expand(fn.arguments().get(0)));
        } else if (function == Function.LOG) {
            return operations.log(expand(fn.arguments().get(0)));
        } else if (function == Function.TANH) {
            return operations.tanh(expand(fn.arguments().get(0)));
        } else if (!depends(fn)) {
            return still(fn);
        }
        return switch (function) {
            case SQRT ->
                operations.power(
                        expand(fn.arguments().get(0)), new Expr.Num(Rational.HALF), Coefficient.number(Rational.HALF));
            case SIN, COS -> operations.wave(function, expand(fn.arguments().get(0)));
            case TAN ->
                operations
                        .wave(Function.SIN, expand(fn.arguments().get(0)))
                        .times(operations.inverse(operations.wave(
                                Function.COS, expand(fn.arguments().get(0)))));
            case SINH, COSH ->
                operations.hyperbolic(function, expand(fn.arguments().get(0)));
            case ABS -> absolute(expand(fn.arguments().get(0)));
            case MAX, MIN -> extremum(fn);
            default -> throw unknown();
        };
    }

    private Expansion absolute(Expansion argument) {
        return operations.sign(argument) < 0 ? argument.negate() : argument;
    }

    private Expansion extremum(Expr.Fn fn) {
        Expansion best = expand(fn.arguments().get(0));
        for (Expr argument : fn.arguments().subList(1, fn.arguments().size())) {
            Expansion other = expand(argument);
            int sign = operations.sign(other.plus(best.negate()));
            best = (fn.function() == Function.MAX) == (sign > 0) ? other : best;
        }
        return best;
    }

    /** Whether the condition holds for all u that are large enough; an error where that is not known. */
    private boolean holds(Cond condition) {
        if (condition instanceof Cond.True) {
            return true;
        } else if (condition instanceof Cond.Rel rel) {
            int sign = operations.sign(expand(Exprs.sub(rel.left(), rel.right())));
            return switch (rel.relation()) {
                case EQ -> sign == 0;
                case NE -> sign != 0;
                case LT -> sign < 0;
                case LE -> sign <= 0;
                case GT -> sign > 0;
                case GE -> sign >= 0;
            };
        }
        throw unknown();
    }

    /** A call of a function that the givens define, or of one that they only say is smooth. */
    private Expansion call(Expr.Call call) {
        Given given = known.given().apply(call.function());
        if (given instanceof Given.Definition definition
                && definition.indexParameters().isEmpty()
                && definition.parameters().size() == call.arguments().size()
                && call.orders().stream().allMatch(order -> order == 0)) {
            Map<Name, Expr> values = new HashMap<>();
            for (int i = 0; i < call.arguments().size(); i++) {
                values.put(
                        definition.parameters().get(i).name(), call.arguments().get(i));
            }
            return expand(new Substitution().apply(definition.body(), values));
        }
        boolean smooth = given instanceof Given.SmoothFunction function && !function.density();
        if (!smooth || call.arguments().size() != 1 || call.indices().stream().anyMatch(this::depends)) {
            throw unknown();
        }
        Expansion argument = expand(call.arguments().get(0));
        Expr at = Operations.constant(argument).toExpr();
        List<Coefficient> series = new ArrayList<>();
        Rational factorial = Rational.ONE;
        for (int k = 0; k <= MOST_DERIVATIVES; k++) {
            factorial = k == 0 ? Rational.ONE : factorial.times(Rational.of(k));
            Expr derivative = new Expr.Call(
                    call.function(),
                    call.indices(),
                    List.of(at),
                    List.of(call.orders().get(0) + k));
            series.add(Coefficient.of(derivative).times(Rational.ONE.dividedBy(factorial)));
        }
        return argument.without(Growth.ONE).composed(series);
    }
}
