package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.jspecify.annotations.Nullable;

/**
 * Sums and products over labels that take two or three numbers, as {@code \sum_i \log(1 + e^{-t_i x_i})} with
 * {@code t_i \in \{-1, 1\}}: what stands under them is a polynomial in the label, with its values at these numbers. A
 * function f of a t that is u or v is {@code f(u) (t-v)/(u-v) + f(v) (t-u)/(v-u)}. All these values must exist wherever
 * the claim is made; only then is the polynomial defined where what it stands for is.
 */
final class LabelSums {
    private static final int MOST_VALUES = 3;

    private final Setting setting;
    private final Set<String> labels = new LinkedHashSet<>();

    private LabelSums(Setting setting) {
        this.setting = setting;
    }

    /** A proof by the function of the claim with such polynomials, or null; null too where it has no such sum. */
    static @Nullable Proof prove(Setting setting, Function<Claim, @Nullable Proof> direct) {
        Claim claim = setting.claim();
        // A label that is differentiated by, or what is differentiated with it held, is no label there.
        if (Dependencies.hasOperator(claim.left()) || Dependencies.hasOperator(claim.right())) {
            return null;
        }
        LabelSums sums = new LabelSums(setting);
        Claim other =
                new Claim(claim.givens(), sums.opened(claim.left()), claim.relation(), sums.opened(claim.right()));
        Proof proof = sums.labels.isEmpty() || !setting.mayUse(setting.facts()) ? null : direct.apply(other);
        if (proof == null) {
            return null;
        }
        Set<String> reasons = new LinkedHashSet<>();
        sums.labels.forEach(label -> reasons.add("each value of $" + label + "$"));
        reasons.addAll(proof.reasons());
        return proof.because(reasons, setting.conditions(Set.of()));
    }

    private Expr opened(Expr expr) {
        Expr inner = Substitution.map(expr, this::opened, condition -> condition);
        return inner instanceof Binder binder ? opened(binder) : inner;
    }

    private Expr opened(Binder binder) {
        Binder result = binder;
        for (Name name : Dependencies.direct(binder.body()).stream().sorted().toList()) {
            Sym label = new Sym(name, List.of(binder.variable()));
            List<Rational> values = values(name);
            if (!values.isEmpty() && isHidden(result.body(), label, false)) {
                Expr body = interpolated(result, label, values);
                if (body == null) {
                    return result;
                }
                labels.add(name.lettered());
                result = with(result, body);
            }
        }
        return result;
    }

    private List<Rational> values(Name name) {
        return setting.claim().givens().find(name) instanceof Given.Family family
                        && family.domain() instanceof Domain.Finite finite
                        && family.ranges().size() == 1
                        && finite.values().size() <= MOST_VALUES
                ? finite.values()
                : List.of();
    }

    /** Whether the label stands where a polynomial has none: in a function, an exponent, a quotient or a condition. */
    private static boolean isHidden(Expr expr, Sym label, boolean within) {
        if (expr.equals(label)) {
            return within;
        }
        boolean polynomial = expr instanceof Expr.Add
                || expr instanceof Expr.Mul
                || (expr instanceof Expr.Pow pow
                        && pow.exponent() instanceof Expr.Num number
                        && number.value().signum() > 0
                        && number.value().isInteger());
        return Parts.of(expr).stream().anyMatch(part -> isHidden(part, label, within || !polynomial));
    }

    private @Nullable Expr interpolated(Binder binder, Sym label, List<Rational> values) {
        List<Expr> terms = new ArrayList<>();
        for (Rational value : values) {
            Expr at = put(binder.body(), label, new Expr.Num(value));
            if (!setting.hasValue(with(binder, at))) {
                return null;
            }
            List<Expr> factors = new ArrayList<>(List.of(at));
            for (Rational other : values) {
                if (!other.equals(value)) {
                    factors.add(Exprs.div(Exprs.sub(label, new Expr.Num(other)), new Expr.Num(value.minus(other))));
                }
            }
            terms.add(Exprs.mul(factors));
        }
        return Exprs.add(terms);
    }

    private static Expr put(Expr expr, Sym label, Expr value) {
        return expr.equals(label)
                ? value
                : Substitution.map(expr, part -> put(part, label, value), condition -> put(condition, label, value));
    }

    private static Cond put(Cond condition, Sym label, Expr value) {
        return Substitution.map(condition, part -> put(part, label, value), inner -> put(inner, label, value));
    }

    private static Binder with(Binder binder, Expr body) {
        return new Binder(binder.kind(), binder.variable(), binder.low(), binder.high(), binder.filter(), body);
    }
}
