package org.gradproof.symbolic.reader.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;

/**
 * A text that is the same for expressions which differ only in what a page does not show: the order of terms and
 * factors, how a quotient is written, which letters are bound.
 */
final class Canonical {
    private final Map<Name, String> bound = new HashMap<>();

    private Canonical() {}

    static String of(Expr expr) {
        return new Canonical().text(expr);
    }

    private String text(Expr expr) {
        if (expr instanceof Expr.Num n) {
            return n.value().toString();
        } else if (expr instanceof Expr.Pi || expr instanceof Expr.Infinity) {
            return Dump.of(expr);
        } else if (expr instanceof Sym s) {
            return bound.getOrDefault(s.name(), s.name().spelling()) + all(s.indices());
        } else if (expr instanceof Expr.Add a) {
            List<String> terms = new ArrayList<>();
            Rational number = Rational.ZERO;
            for (Expr term : flatSum(a)) {
                List<Expr> factors = new ArrayList<>();
                Rational coefficient = factors(term, 1, factors);
                if (factors.isEmpty()) {
                    number = number.plus(coefficient);
                } else {
                    terms.add(text(term));
                }
            }
            return sorted("+", number.isZero() ? "" : number.toString(), terms, "0");
        } else if (expr instanceof Expr.Mul || expr instanceof Expr.Pow) {
            return product(expr);
        } else if (expr instanceof Expr.Fn f) {
            return "(" + f.function() + " " + all(f.arguments()) + ")";
        } else if (expr instanceof Expr.Call c) {
            return "(call " + c.function().spelling() + all(c.indices()) + c.orders() + all(c.arguments()) + ")";
        } else if (expr instanceof Expr.Indicator i) {
            return "(1 " + text(i.condition()) + ")";
        } else if (expr instanceof Expr.Cases c) {
            return "(cases "
                    + c.branches().stream()
                            .map(b -> text(b.value()) + " if " + text(b.condition()))
                            .collect(Collectors.joining("; "))
                    + ")";
        } else if (expr instanceof Expr.Binder b) {
            String low = text(b.low());
            String high = text(b.high());
            return "(" + b.kind() + " " + low + ".." + high
                    + under(b.variable(), () -> "|" + text(b.filter()) + ": " + text(b.body())) + ")";
        } else if (expr instanceof Expr.Integral i) {
            String limits = text(i.low()) + ".." + text(i.high());
            return "(int " + limits + ": " + under(i.variable(), () -> text(i.body())) + ")";
        } else if (expr instanceof Expr.Expectation e) {
            return "(E " + text(e.expanded()) + ")";
        } else if (expr instanceof Expr.Deriv d) {
            return "(d " + text(d.variable()) + " " + text(d.body()) + ")";
        }
        throw new IllegalArgumentException(expr.toString());
    }

    private String under(Sym variable, Supplier<String> body) {
        bound.put(variable.name(), "@" + bound.size());
        String text = body.get();
        bound.remove(variable.name());
        return text;
    }

    private String all(List<Expr> exprs) {
        return exprs.stream().map(this::text).toList().toString();
    }

    private static List<Expr> flatSum(Expr expr) {
        if (!(expr instanceof Expr.Add add)) {
            return List.of(expr);
        }
        return add.terms().stream().flatMap(term -> flatSum(term).stream()).toList();
    }

    private static String sorted(String sign, String number, List<String> parts, String none) {
        List<String> all = new ArrayList<>(parts);
        Collections.sort(all);
        if (!number.isEmpty()) {
            all.add(0, number);
        }
        return all.isEmpty() ? none : all.size() == 1 ? all.get(0) : "(" + sign + " " + String.join(" ", all) + ")";
    }

    private String product(Expr expr) {
        List<Expr> factors = new ArrayList<>();
        Rational number = factors(expr, 1, factors);
        List<String> texts = new ArrayList<>();
        for (Expr factor : factors) {
            texts.add(
                    factor instanceof Expr.Pow power
                            ? "(^ " + text(power.base()) + " " + text(power.exponent()) + ")"
                            : text(factor));
        }
        return sorted("*", number.isOne() ? "" : number.toString(), texts, "1");
    }

    /** Takes products apart and whole powers into them; the number in front is returned. */
    private static Rational factors(Expr expr, int power, List<Expr> into) {
        if (expr instanceof Expr.Mul product) {
            Rational number = Rational.ONE;
            for (Expr factor : product.factors()) {
                number = number.times(factors(factor, power, into));
            }
            return number;
        } else if (expr instanceof Expr.Num n && (!n.value().isZero() || power > 0)) {
            Rational value = Rational.ONE;
            for (int i = Math.abs(power); i > 0; i--) {
                value = power > 0 ? value.times(n.value()) : value.dividedBy(n.value());
            }
            return value;
        } else if (expr instanceof Expr.Pow p
                && p.exponent() instanceof Expr.Num n
                && n.value().isInteger()
                && n.value().signum() != 0) {
            return factors(p.base(), power * n.value().numerator().intValueExact(), into);
        } else if (expr instanceof Expr.Add add && flatSum(add).stream().allMatch(Expr.Num.class::isInstance)) {
            Rational sum = Rational.ZERO;
            for (Expr term : flatSum(add)) {
                sum = sum.plus(((Expr.Num) term).value());
            }
            return factors(new Expr.Num(sum), power, into);
        } else if (expr instanceof Expr.Fn fn
                && fn.function() == Function.EXP
                && power == 1
                && fn.arguments().equals(List.of(Exprs.ZERO))) {
            into.add(expr);
            return Rational.ONE;
        }
        into.add(power == 1 ? expr : new Expr.Pow(expr, Exprs.num(power)));
        return Rational.ONE;
    }

    private String text(Cond cond) {
        if (cond instanceof Cond.Rel r) {
            return text(r.left()) + r.relation().latex() + text(r.right());
        } else if (cond instanceof Cond.Member m) {
            return text(m.index()) + " in " + m.set().spelling();
        } else if (cond instanceof Cond.And a) {
            return "(and " + a.parts().stream().map(this::text).toList() + ")";
        } else if (cond instanceof Cond.Or o) {
            return "(or " + o.parts().stream().map(this::text).toList() + ")";
        } else if (cond instanceof Cond.Not n) {
            return n.part() instanceof Cond.Rel r
                    ? text(new Cond.Rel(r.left(), r.relation().negated(), r.right()))
                    : "(not " + text(n.part()) + ")";
        }
        return "true";
    }
}
