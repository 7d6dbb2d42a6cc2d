package org.gradproof.docsgen.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;

/**
 * Expressions as JSON: an array with the operation's name and its operands each, numbers as they are. What takes a
 * quadrature or an inverse is not written: a script that is loaded with every page has neither.
 */
final class LiveExpressions {
    /** The functions that the script knows. */
    private static final Set<Function> KNOWN = EnumSet.of(
            Function.EXP,
            Function.LOG,
            Function.SQRT,
            Function.TANH,
            Function.SINH,
            Function.COSH,
            Function.SIN,
            Function.COS,
            Function.TAN,
            Function.ABS,
            Function.MAX,
            Function.MIN,
            Function.FACTORIAL,
            Function.BINOMIAL);

    private final Map<Name, Integer> numbers = new HashMap<>();

    /** An expression that cannot be written; the derivation is then without values to change. */
    static final class NotLiveException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotLiveException(String what) {
            super(what);
        }
    }

    /** The number by which a name is known in the JSON. */
    int number(Name name) {
        return numbers.computeIfAbsent(name, each -> numbers.size());
    }

    /** The expression; fails where the script could not evaluate it. */
    ArrayNode write(Expr expr) {
        if (expr instanceof Expr.Num num) {
            return rational(num.value());
        } else if (expr instanceof Expr.Pi) {
            return op("pi");
        } else if (expr instanceof Expr.Sym sym) {
            return all(op("s").add(number(sym.name())), sym.indices());
        } else if (expr instanceof Expr.Add add) {
            return all(op("+"), add.terms());
        } else if (expr instanceof Expr.Mul mul) {
            return all(op("*"), mul.factors());
        } else if (expr instanceof Expr.Pow pow) {
            return all(op("^"), List.of(pow.base(), pow.exponent()));
        } else if (expr instanceof Expr.Fn fn && KNOWN.contains(fn.function())) {
            return all(op("f").add(fn.function().name().toLowerCase(Locale.ROOT)), fn.arguments());
        } else if (expr instanceof Expr.Call call) {
            ArrayNode orders = op("o");
            call.orders().forEach(orders::add);
            return op("c").add(number(call.function()))
                    .add(all(op("i"), call.indices()))
                    .add(all(op("a"), call.arguments()))
                    .add(orders);
        } else if (expr instanceof Expr.Indicator indicator) {
            return op("1").add(write(indicator.condition()));
        } else if (expr instanceof Expr.Cases cases) {
            ArrayNode out = op("?");
            cases.branches().forEach(branch -> out.add(write(branch.value())).add(write(branch.condition())));
            return out;
        } else if (expr instanceof Expr.Binder binder) {
            return op("b").add(binder.kind().name().toLowerCase(Locale.ROOT))
                    .add(number(binder.variable().name()))
                    .add(write(binder.low()))
                    .add(write(binder.high()))
                    .add(write(binder.filter()))
                    .add(write(binder.body()));
        } else if (expr instanceof Expr.Expectation expectation) {
            return write(expectation.expanded());
        } else if (expr instanceof Expr.Deriv deriv) {
            return op("d").add(write(deriv.body())).add(write(deriv.variable()));
        }
        throw new NotLiveException(expr.getClass().getSimpleName());
    }

    /** The condition. */
    ArrayNode write(Cond cond) {
        if (cond instanceof Cond.True) {
            return op("and");
        } else if (cond instanceof Cond.Rel rel) {
            return op(rel.relation().name().toLowerCase(Locale.ROOT))
                    .add(write(rel.left()))
                    .add(write(rel.right()));
        } else if (cond instanceof Cond.Member member) {
            return op("in").add(write(member.index())).add(number(member.set()));
        } else if (cond instanceof Cond.Not not) {
            return op("not").add(write(not.part()));
        }
        ArrayNode out = op(cond instanceof Cond.And ? "and" : "or");
        List<Cond> parts = cond instanceof Cond.And and ? and.parts() : ((Cond.Or) cond).parts();
        parts.forEach(part -> out.add(write(part)));
        return out;
    }

    private ArrayNode all(ArrayNode out, List<? extends Expr> parts) {
        parts.forEach(part -> out.add(write(part)));
        return out;
    }

    /** An exact number; the script divides, so that thirds are as near as doubles get. */
    static ArrayNode rational(Rational value) {
        return op("n").add(value.numerator().doubleValue())
                .add(value.denominator().doubleValue());
    }

    static ArrayNode op(String name) {
        return JsonNodeFactory.instance.arrayNode().add(name);
    }
}
