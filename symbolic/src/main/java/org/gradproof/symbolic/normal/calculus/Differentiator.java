package org.gradproof.symbolic.normal.calculus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Add;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Branch;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Cases;
import org.gradproof.symbolic.expr.Expr.Deriv;
import org.gradproof.symbolic.expr.Expr.Expectation;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Indicator;
import org.gradproof.symbolic.expr.Expr.Integral;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Expr.Mul;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Definition;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.gradproof.symbolic.normal.facts.Selection;
import org.gradproof.symbolic.normal.facts.Unfolding;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.gradproof.symbolic.work.Work;

/**
 * Differentiates expressions by their structure. No given is used: variables are free reals under the
 * operator. Definitions are unfolded as far as the variable and no further; one that may not be
 * unfolded contributes by the chain rule over the names that it uses directly.
 */
public final class Differentiator {
    /** The function name of {@code \partial d/\partial m} for a definition d that is not unfolded. */
    public static final Name SLOT = Name.of("\\partial");

    /** Beyond so many nodes visited, what comes out is larger than the ring would multiply out. */
    private static final int MOST_NODES = 200_000;

    private final Givens givens;
    private final Selection selection;
    private final Dependencies dependencies;
    private final LeibnizRule exchange;
    private final Substitution substitution = new Substitution();
    private final Unfolding unfolding = new Unfolding(substitution);
    private final Set<Rule> used = new LinkedHashSet<>();
    private int nodes;

    public Differentiator(Givens givens, Selection selection, Dependencies dependencies) {
        this.givens = givens;
        this.selection = selection;
        this.dependencies = dependencies;
        this.exchange = new LeibnizRule(givens, dependencies);
    }

    /** The rules used so far. */
    public Set<Rule> used() {
        return used;
    }

    /** The derivative of the expression by the variable. */
    public Expr derivative(Expr expr, Sym variable) {
        Work.count(1);
        if (++nodes > MOST_NODES) {
            throw new Unsupported("the derivatives grow too large");
        }
        if (!dependencies.dependsOn(expr, variable.name())) {
            return Exprs.ZERO;
        }
        if (expr instanceof Sym sym) {
            return symbol(sym, variable);
        } else if (expr instanceof Add add) {
            return sum(add.terms().stream().map(t -> derivative(t, variable)).toList());
        } else if (expr instanceof Mul mul) {
            return product(mul, variable);
        } else if (expr instanceof Pow pow) {
            return power(pow, variable);
        } else if (expr instanceof Fn fn) {
            return function(fn, variable);
        } else if (expr instanceof Call call) {
            return call(call, variable);
        } else if (expr instanceof Cases cases) {
            List<Branch> branches = new ArrayList<>();
            for (Branch branch : cases.branches()) {
                branches.add(new Branch(derivative(branch.value(), variable), branch.condition()));
            }
            return new Cases(branches);
        } else if (expr instanceof Binder binder) {
            return binder(binder, variable);
        } else if (expr instanceof Integral integral) {
            return integral(integral, variable);
        } else if (expr instanceof Expectation expectation) {
            return derivative(expectation.expanded(), variable);
        } else if (expr instanceof Deriv inner) {
            return derivative(derivative(inner.body(), inner.variable()), variable);
        } else if (expr instanceof Indicator) {
            throw new Unsupported("the derivative of an indicator of a real condition");
        }
        throw new Unsupported("the derivative of this expression");
    }

    private static Expr sum(List<Expr> terms) {
        List<Expr> kept = terms.stream().filter(t -> !t.equals(Exprs.ZERO)).toList();
        return kept.isEmpty() ? Exprs.ZERO : Exprs.add(kept);
    }

    private static Expr times(Expr a, Expr b) {
        if (a.equals(Exprs.ZERO) || b.equals(Exprs.ZERO)) {
            return Exprs.ZERO;
        }
        return a.equals(Exprs.ONE) ? b : b.equals(Exprs.ONE) ? a : Exprs.mul(a, b);
    }

    private Expr symbol(Sym sym, Sym variable) {
        if (sym.name().equals(variable.name())) {
            if (sym.indices().size() != variable.indices().size()) {
                throw new Unsupported("the derivative of a whole vector");
            }
            used.add(Rule.VARIABLE);
            List<Expr> deltas = new ArrayList<>();
            for (int i = 0; i < sym.indices().size(); i++) {
                Expr own = sym.indices().get(i);
                Expr other = variable.indices().get(i);
                if (!own.equals(other)) {
                    deltas.add(new Indicator(new Cond.Rel(own, Relation.EQ, other)));
                }
            }
            return deltas.isEmpty() ? Exprs.ONE : Exprs.mul(deltas);
        }
        Definition definition = givens.definition(sym.name());
        if (definition == null) {
            return Exprs.ZERO;
        }
        if (selection.unfolds(sym.name())) {
            return derivative(unfolding.of(definition, sym.indices(), List.of()), variable);
        }
        return chain(sym, definition, variable);
    }

    /**
     * The sum over the names m that the definition uses of its derivative by m times that of m by the variable: the
     * chain rule, for all m that the variable reaches, the variable itself among them where it stands there. Each
     * {@code \partial d/\partial m} here is by what stands in the definition itself.
     */
    private Expr chain(Sym sym, Definition definition, Sym variable) {
        if (Dependencies.hasOperator(definition.body())) {
            throw new Unsupported("the chain rule through a derivative or an integral");
        }
        used.add(Rule.CHAIN);
        List<Expr> terms = new ArrayList<>();
        for (Name name :
                Dependencies.direct(definition.body()).stream().sorted().toList()) {
            if (!dependencies.reachable(name).contains(variable.name()) || name.isBound()) {
                continue;
            }
            List<Expr> ranges = ranges(name);
            List<Expr> indices = new ArrayList<>();
            List<Sym> bound = new ArrayList<>();
            for (int i = 0; i < ranges.size(); i++) {
                Sym index = new Sym(substitution.freshName("j"));
                indices.add(index);
                bound.add(index);
            }
            Sym used = new Sym(name, indices);
            Expr slot = new Call(SLOT, List.of(), List.of(sym, used), List.of(0, 0));
            Expr term = times(slot, derivative(used, variable));
            for (int i = ranges.size() - 1; i >= 0 && !term.equals(Exprs.ZERO); i--) {
                term = new Binder(Kind.SUM, bound.get(i), Exprs.ONE, ranges.get(i), new Cond.True(), term);
            }
            terms.add(term);
        }
        return sum(terms);
    }

    private List<Expr> ranges(Name name) {
        Given given = givens.find(name);
        if (given instanceof Given.Scalar) {
            return List.of();
        } else if (given instanceof Given.Family family) {
            return family.ranges();
        } else if (given instanceof Definition definition
                && definition.parameters().isEmpty()) {
            return definition.ranges();
        }
        throw new Unsupported("the chain rule through " + name);
    }

    private Expr product(Mul mul, Sym variable) {
        List<Expr> terms = new ArrayList<>();
        int dependent = 0;
        boolean quotient = false;
        for (int i = 0; i < mul.factors().size(); i++) {
            Expr factor = mul.factors().get(i);
            Expr changed = derivative(factor, variable);
            if (changed.equals(Exprs.ZERO)) {
                continue;
            }
            dependent++;
            quotient |= factor instanceof Pow pow
                    && pow.exponent() instanceof Num n
                    && n.value().signum() < 0;
            List<Expr> factors = new ArrayList<>(mul.factors());
            factors.set(i, changed);
            terms.add(Exprs.mul(factors));
        }
        if (quotient) {
            used.add(Rule.QUOTIENT);
        } else if (dependent > 1) {
            used.add(Rule.PRODUCT);
        }
        return sum(terms);
    }

    private Expr power(Pow pow, Sym variable) {
        Expr base = pow.base();
        Expr exponent = pow.exponent();
        Expr result = Exprs.ZERO;
        if (dependencies.dependsOn(base, variable.name())) {
            used.add(Rule.POWER);
            Expr lowered = exponent instanceof Num n
                    ? new Num(n.value().minus(org.gradproof.symbolic.expr.Rational.ONE))
                    : Exprs.sub(exponent, Exprs.ONE);
            Expr outer = lowered.equals(Exprs.ONE) ? base : new Pow(base, lowered);
            if (lowered.equals(Exprs.ZERO)) {
                outer = Exprs.ONE;
            }
            result = times(times(exponent, outer), derivative(base, variable));
        }
        if (dependencies.dependsOn(exponent, variable.name())) {
            used.add(Rule.EXP);
            Expr inner = times(Exprs.mul(pow, Exprs.log(base)), derivative(exponent, variable));
            result = sum(List.of(result, inner));
        }
        return result;
    }

    private Expr function(Fn fn, Sym variable) {
        Expr argument = fn.arguments().get(0);
        if (fn.function() == Function.MAX || fn.function() == Function.MIN) {
            return extreme(fn, variable);
        }
        Expr inner = derivative(argument, variable);
        Expr outer = switch (fn.function()) {
            case EXP -> fn;
            case LOG -> new Pow(argument, Exprs.MINUS_ONE);
            case SQRT -> Exprs.div(Exprs.ONE, Exprs.mul(Exprs.num(2), fn));
            case TANH -> Exprs.sub(Exprs.ONE, new Pow(fn, Exprs.num(2)));
            case SINH -> new Fn(Function.COSH, argument);
            case COSH -> new Fn(Function.SINH, argument);
            case SIN -> new Fn(Function.COS, argument);
            case COS -> Exprs.neg(new Fn(Function.SIN, argument));
            case TAN -> Exprs.add(Exprs.ONE, new Pow(fn, Exprs.num(2)));
            // u/|u| is the sign of u, and has no value at 0, where |u| has a kink.
            case ABS -> Exprs.div(argument, fn);
            default -> throw new Unsupported("the derivative of " + fn.function());
        };
        used.add(
                switch (fn.function()) {
                    case EXP -> Rule.EXP;
                    case LOG -> Rule.LOG;
                    default -> Rule.FUNCTION;
                });
        if (!inner.equals(Exprs.ONE)) {
            used.add(Rule.CHAIN);
        }
        return times(outer, inner);
    }

    private Expr extreme(Fn fn, Sym variable) {
        if (fn.arguments().size() != 2) {
            throw new Unsupported("the derivative of a maximum of more than two");
        }
        Expr a = fn.arguments().get(0);
        Expr b = fn.arguments().get(1);
        Relation first = fn.function() == Function.MAX ? Relation.GT : Relation.LT;
        return new Cases(List.of(
                new Branch(derivative(a, variable), new Cond.Rel(a, first, b)),
                new Branch(derivative(b, variable), new Cond.Rel(a, first.mirrored(), b))));
    }

    private Expr call(Call call, Sym variable) {
        if (call.function().equals(SLOT)) {
            throw new Unsupported("the second derivative of a name that is not unfolded");
        }
        Definition definition = givens.definition(call.function());
        boolean differentiated = call.orders().stream().anyMatch(o -> o > 0);
        if (definition != null && selection.unfolds(call.function())) {
            Expr body = definition.body();
            for (int i = 0; i < call.orders().size(); i++) {
                for (int k = 0; k < call.orders().get(i); k++) {
                    body = derivative(body, definition.parameters().get(i));
                }
            }
            Definition unfolded = new Definition(
                    definition.name(),
                    definition.indexParameters(),
                    definition.ranges(),
                    definition.parameters(),
                    body,
                    definition.latex());
            return derivative(unfolding.of(unfolded, call.indices(), call.arguments()), variable);
        }
        if (definition != null && usesMoreThanParameters(definition, variable)) {
            throw new Unsupported("the chain rule through " + call.function());
        }
        if (differentiated && definition != null) {
            used.add(Rule.FUNCTION);
        }
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            Expr inner = derivative(call.arguments().get(i), variable);
            if (inner.equals(Exprs.ZERO)) {
                continue;
            }
            List<Integer> orders = new ArrayList<>(call.orders());
            orders.set(i, orders.get(i) + 1);
            terms.add(times(new Call(call.function(), call.indices(), call.arguments(), orders), inner));
            if (!inner.equals(Exprs.ONE)) {
                used.add(Rule.CHAIN);
            }
        }
        return sum(terms);
    }

    private boolean usesMoreThanParameters(Definition definition, Sym variable) {
        return dependencies.dependsOn(definition.body(), variable.name());
    }

    private Expr binder(Binder binder, Sym variable) {
        Expr body = derivative(binder.body(), variable);
        if (body.equals(Exprs.ZERO)) {
            return Exprs.ZERO;
        }
        if (binder.kind() == Kind.SUM) {
            used.add(Rule.SUM);
            return new Binder(Kind.SUM, binder.variable(), binder.low(), binder.high(), binder.filter(), body);
        }
        if (binder.kind() == Kind.PRODUCT) {
            used.add(Rule.PRODUCT);
            Sym other = new Sym(substitution.freshName(binder.variable().name().spelling()));
            Map<Name, Expr> rename = Map.of(binder.variable().name(), other);
            Cond filter = new Cond.And(List.of(
                    substitution.apply(binder.filter(), rename), new Cond.Rel(other, Relation.NE, binder.variable())));
            Expr rest = new Binder(
                    Kind.PRODUCT,
                    other,
                    binder.low(),
                    binder.high(),
                    filter,
                    substitution.apply(binder.body(), rename));
            return new Binder(
                    Kind.SUM, binder.variable(), binder.low(), binder.high(), binder.filter(), Exprs.mul(body, rest));
        }
        throw new Unsupported("the derivative of a maximum over an index");
    }

    /** Leibniz's rule: the derivative under the integral, and a term for each limit that depends on the variable. */
    private Expr integral(Integral integral, Sym variable) {
        List<Expr> terms = new ArrayList<>();
        Expr inside = derivative(integral.body(), variable);
        if (!inside.equals(Exprs.ZERO)) {
            used.add(exchange.rule(integral, variable.name()));
            terms.add(new Integral(integral.variable(), integral.low(), integral.high(), inside));
        }
        for (boolean upper : new boolean[] {true, false}) {
            Expr limit = upper ? integral.high() : integral.low();
            if (limit instanceof Expr.Infinity) {
                continue;
            }
            Expr moved = derivative(limit, variable);
            if (!moved.equals(Exprs.ZERO)) {
                boolean alone = inside.equals(Exprs.ZERO) && exchange.isContinuous(integral.body());
                used.add(alone ? Rule.LEIBNIZ : exchange.rule(integral, variable.name()));
                used.add(Rule.LEIBNIZ);
                Map<Name, Expr> at = Map.of(integral.variable().name(), limit);
                Expr boundary = times(substitution.apply(integral.body(), at), moved);
                terms.add(upper ? boundary : Exprs.neg(boundary));
            }
        }
        return sum(terms);
    }
}
