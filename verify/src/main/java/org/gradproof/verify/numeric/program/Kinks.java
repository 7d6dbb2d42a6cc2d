package org.gradproof.verify.numeric.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.jspecify.annotations.Nullable;

/**
 * The places at which an integrand may not be smooth: where the argument of an absolute value, the
 * difference of two arguments of a maximum, or of the two sides of a condition, is zero. Only those that
 * are affine in the variable of integration, a square less a number, or a wave, can be found beforehand.
 */
final class Kinks {
    /**
     * One of them.
     *
     * @param zero the expression at whose zeros it is
     * @param call if not null, {@code zero} stands in the definition that is called, in its parameters
     */
    record Kink(Expr zero, Expr.@Nullable Call call) {}

    private static final int LARGEST_DEPTH = 50;
    /** So many zeros of a wave are looked at on either side of 0; beyond them an integral does not settle. */
    private static final int WAVES = 40;

    private final Givens givens;
    private final int depth;
    private final List<Kink> found = new ArrayList<>();
    private boolean all = true;

    private Kinks(Givens givens, int depth) {
        this.givens = givens;
        this.depth = depth;
    }

    /**
     * The expressions at whose zeros the body may not be smooth in the variable, all affine in it.
     *
     * @return null if there are others
     */
    static @Nullable List<Kink> in(Expr body, Name variable, Givens givens) {
        Kinks kinks = new Kinks(givens, 0);
        kinks.visit(body, Set.of(variable));
        return kinks.all ? kinks.found : null;
    }

    private void visit(Expr e, Set<Name> variables) {
        if (!Subexpressions.mentions(e, variables)) {
            return;
        }
        if (e instanceof Expr.Fn fn) {
            function(fn, variables);
        } else if (e instanceof Expr.Indicator indicator) {
            condition(indicator.condition(), variables);
        } else if (e instanceof Expr.Cases cases) {
            cases.branches().forEach(branch -> condition(branch.condition(), variables));
        } else if (e instanceof Expr.Call call) {
            definition(call, variables);
        } else if (e instanceof Expr.Binder binder) {
            extremumOrFilter(binder, variables);
            return;
        } else if (e instanceof Expr.Integral integral) {
            // Kinks of the inner integrand that move with the outer variable would be found there.
            Set<Name> both = new HashSet<>(variables);
            both.add(integral.variable().name());
            inside(integral.body(), both);
            return;
        }
        for (Expr part : Subexpressions.of(e)) {
            visit(part, variables);
        }
    }

    private void function(Expr.Fn fn, Set<Name> variables) {
        switch (fn.function()) {
            case ABS -> zero(fn.arguments().get(0), variables);
            case MAX, MIN -> {
                for (int i = 0; i < fn.arguments().size(); i++) {
                    for (int j = 0; j < i; j++) {
                        zero(Exprs.sub(fn.arguments().get(i), fn.arguments().get(j)), variables);
                    }
                }
            }
            case FLOOR, FACTORIAL, BINOMIAL -> all = false;
            default -> {}
        }
    }

    /** What the point chooses for an unspecified function is smooth; a defined one is looked into. */
    private void definition(Expr.Call call, Set<Name> variables) {
        Given.Definition definition = givens.definition(call.function());
        if (definition == null
                || definition.parameters().size() != call.arguments().size()) {
            return;
        }
        if (depth > LARGEST_DEPTH) {
            all = false;
            return;
        }
        Set<Name> moving = new HashSet<>();
        boolean affine = true;
        for (int i = 0; i < call.arguments().size(); i++) {
            int degree = degree(call.arguments().get(i), variables);
            affine &= degree < 2;
            if (degree > 0) {
                moving.add(definition.parameters().get(i).name());
            }
        }
        Kinks inner = new Kinks(givens, depth + 1);
        inner.visit(definition.body(), moving);
        for (Kink kink : inner.found) {
            all &= affine && kink.call == null;
            found.add(new Kink(kink.zero, call));
        }
        all &= inner.all;
    }

    private void extremumOrFilter(Expr.Binder binder, Set<Name> variables) {
        boolean extremum = binder.kind() == Expr.Kind.MAX || binder.kind() == Expr.Kind.MIN;
        if (extremum || Subexpressions.relations(binder.filter()).stream().anyMatch(r -> mentions(r, variables))) {
            all = false;
            return;
        }
        inside(binder.body(), variables);
    }

    /** Under a binder a kink could depend on the bound variable too. */
    private void inside(Expr body, Set<Name> variables) {
        Kinks inner = new Kinks(givens, depth + 1);
        inner.visit(body, variables);
        all &= inner.all && inner.found.isEmpty();
    }

    private static boolean mentions(Cond.Rel relation, Set<Name> variables) {
        return Subexpressions.mentions(relation.left(), variables)
                || Subexpressions.mentions(relation.right(), variables);
    }

    private void condition(Cond condition, Set<Name> variables) {
        for (Cond.Rel relation : Subexpressions.relations(condition)) {
            if (mentions(relation, variables)) {
                zero(Exprs.sub(relation.left(), relation.right()), variables);
            }
        }
    }

    private void zero(Expr e, Set<Name> variables) {
        int degree = degree(e, variables);
        if (degree == 1) {
            found.add(new Kink(e, null));
        } else if (degree > 1) {
            List<Expr> places =
                    variables.size() == 1 ? places(e, variables.iterator().next()) : null;
            if (places == null) {
                all = false;
                return;
            }
            Expr.Sym variable = new Expr.Sym(variables.iterator().next());
            places.forEach(place -> found.add(new Kink(Exprs.sub(variable, place), null)));
        }
    }

    /** The zeros of {@code v^2 - c} for a number c, and the nearest ones of {@code \\sin v} and {@code \\cos v}; null of anything else. */
    private static @Nullable List<Expr> places(Expr e, Name variable) {
        Expr.Sym v = new Expr.Sym(variable);
        List<Expr> places = new ArrayList<>();
        if (e instanceof Expr.Fn fn && fn.arguments().equals(List.of(v))) {
            boolean sine = fn.function() == org.gradproof.symbolic.expr.Function.SIN;
            if (!sine && fn.function() != org.gradproof.symbolic.expr.Function.COS) {
                return null;
            }
            for (int k = -WAVES; k <= WAVES; k++) {
                places.add(Exprs.mul(new Expr.Num(Rational.of(2L * k + (sine ? 0 : 1), 2)), new Expr.Pi()));
            }
            return places;
        }
        Rational constant = Rational.ZERO;
        for (Expr term : e instanceof Expr.Add add ? add.terms() : List.of(e)) {
            if (term instanceof Expr.Num num) {
                constant = constant.plus(num.value());
            } else if (!term.equals(new Expr.Pow(v, Exprs.num(2))) || places.size() > 1) {
                return null;
            } else {
                places.add(v);
                places.add(v);
            }
        }
        if (places.isEmpty() || constant.signum() >= 0) {
            return places.isEmpty() ? null : List.of();
        }
        Expr root = new Expr.Fn(org.gradproof.symbolic.expr.Function.SQRT, new Expr.Num(constant.negate()));
        return List.of(root, Exprs.neg(root));
    }

    /** 0 if the expression does not depend on the variables, 1 if it is affine in them, else more. */
    private static int degree(Expr e, Set<Name> variables) {
        if (!Subexpressions.mentions(e, variables)) {
            return 0;
        }
        if (e instanceof Expr.Sym sym) {
            return sym.indices().isEmpty() ? 1 : 2;
        } else if (e instanceof Expr.Add add) {
            return add.terms().stream()
                    .mapToInt(t -> degree(t, variables))
                    .max()
                    .orElse(0);
        } else if (e instanceof Expr.Mul mul) {
            return mul.factors().stream().mapToInt(f -> degree(f, variables)).sum();
        }
        return 2;
    }
}
