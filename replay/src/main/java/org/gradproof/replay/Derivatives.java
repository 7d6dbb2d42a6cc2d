package org.gradproof.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Definition;
import org.gradproof.symbolic.given.Givens;

/** The rules of differentiation. No given is used under the operator; definitions are followed as far as the variable. */
final class Derivatives {
    /** The derivative of a name by another one, where the first is not unfolded. */
    static final Name SLOT = Name.of("\\partial");

    private final Givens givens;
    private final Set<Name> unfolded;
    private final Substitution substitution = new Substitution();

    Derivatives(Givens givens, Set<Name> unfolded) {
        this.givens = givens;
        this.unfolded = unfolded;
    }

    /** The derivative of the expression by the variable. */
    Expr of(Expr expr, Sym by) {
        Budget.spend(1);
        if (!reaches(expr, by.name(), new HashSet<>())) {
            return Exprs.ZERO;
        }
        if (expr instanceof Sym sym) {
            return symbol(sym, by);
        } else if (expr instanceof Expr.Add add) {
            return Exprs.add(add.terms().stream().map(t -> of(t, by)).toList());
        } else if (expr instanceof Expr.Mul mul) {
            List<Expr> terms = new ArrayList<>();
            for (int i = 0; i < mul.factors().size(); i++) {
                List<Expr> factors = new ArrayList<>(mul.factors());
                factors.set(i, of(factors.get(i), by));
                if (!factors.get(i).equals(Exprs.ZERO)) {
                    terms.add(Exprs.mul(factors));
                }
            }
            return Exprs.add(terms);
        } else if (expr instanceof Expr.Pow pow) {
            return power(pow, by);
        } else if (expr instanceof Expr.Fn fn) {
            return function(fn, by);
        } else if (expr instanceof Call call) {
            return call(call, by);
        } else if (expr instanceof Expr.Cases cases) {
            return new Expr.Cases(cases.branches().stream()
                    .map(b -> new Expr.Branch(of(b.value(), by), b.condition()))
                    .toList());
        } else if (expr instanceof Binder binder) {
            return binder(binder, by);
        } else if (expr instanceof Expr.Expectation expectation) {
            return of(expectation.expanded(), by);
        } else if (expr instanceof Expr.Integral integral) {
            return integral(integral, by);
        } else if (expr instanceof Expr.Deriv inner) {
            return of(of(inner.body(), inner.variable()), by);
        }
        throw new NoAnswer("the derivative of an indicator");
    }

    /** Whether the variable occurs in the expression, or in what it is defined by. */
    private boolean reaches(Expr expr, Name variable, Set<Name> seen) {
        Name name = expr instanceof Sym sym ? sym.name() : expr instanceof Call call ? call.function() : null;
        if (variable.equals(name)) {
            return true;
        }
        boolean below = name != null
                && givens.find(name) instanceof Definition definition
                && seen.add(name)
                && reaches(definition.body(), variable, seen);
        return below || Parts.of(expr).stream().anyMatch(part -> reaches(part, variable, seen));
    }

    private Expr symbol(Sym sym, Sym by) {
        if (sym.name().equals(by.name())) {
            if (sym.indices().size() != by.indices().size()) {
                throw new NoAnswer("the derivative of a whole vector");
            }
            List<Expr> deltas = new ArrayList<>();
            for (int i = 0; i < sym.indices().size(); i++) {
                deltas.add(new Expr.Indicator(new Cond.Rel(
                        sym.indices().get(i), Relation.EQ, by.indices().get(i))));
            }
            return Exprs.mul(deltas);
        }
        if (!(givens.find(sym.name()) instanceof Definition definition)) {
            return Exprs.ZERO;
        }
        return unfolded.contains(sym.name())
                ? of(body(definition, definition.body(), sym.indices(), List.of()), by)
                : chain(sym, definition, by);
    }

    private Expr body(Definition definition, Expr body, List<Expr> indices, List<Expr> arguments) {
        Map<Name, Expr> values = new HashMap<>();
        for (int i = 0; i < indices.size(); i++) {
            values.put(definition.indexParameters().get(i).name(), indices.get(i));
        }
        for (int i = 0; i < arguments.size(); i++) {
            values.put(definition.parameters().get(i).name(), arguments.get(i));
        }
        if (values.values().stream().anyMatch(v -> !(v instanceof Sym)) && differentiates(body)) {
            throw new NoAnswer("a function that is defined by a derivative");
        }
        return substitution.apply(body, values);
    }

    private static boolean differentiates(Expr expr) {
        return expr instanceof Expr.Deriv || Parts.of(expr).stream().anyMatch(Derivatives::differentiates);
    }

    /** The chain rule over the names that stand in the definition, each of them a quantity of its own. */
    private Expr chain(Sym sym, Definition definition, Sym by) {
        Set<Name> direct = new HashSet<>();
        names(definition.body(), direct);
        if (operates(definition.body())) {
            throw new NoAnswer("the chain rule through a derivative or an integral");
        }
        List<Expr> terms = new ArrayList<>();
        for (Name name : direct.stream().sorted().toList()) {
            if (name.isBound() || !reaches(new Sym(name), by.name(), new HashSet<>())) {
                continue;
            }
            List<Expr> ranges = ranges(name);
            List<Sym> indices = new ArrayList<>();
            ranges.forEach(r -> indices.add(new Sym(substitution.freshName("j"))));
            Sym inner = new Sym(name, List.copyOf(indices));
            Expr term = Exprs.mul(new Call(SLOT, List.of(), List.of(sym, inner), List.of(0, 0)), of(inner, by));
            for (int i = ranges.size() - 1; i >= 0; i--) {
                term = new Binder(Expr.Kind.SUM, indices.get(i), Exprs.ONE, ranges.get(i), new Cond.True(), term);
            }
            terms.add(term);
        }
        return Exprs.add(terms);
    }

    private static void names(Expr expr, Set<Name> all) {
        if (expr instanceof Sym sym) {
            all.add(sym.name());
        } else if (expr instanceof Call call) {
            all.add(call.function());
        }
        Parts.of(expr).forEach(part -> names(part, all));
    }

    private static boolean operates(Expr expr) {
        return expr instanceof Expr.Deriv
                || expr instanceof Expr.Integral
                || expr instanceof Expr.Expectation
                || Parts.of(expr).stream().anyMatch(Derivatives::operates);
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
        throw new NoAnswer("the chain rule through a function");
    }

    private Expr power(Expr.Pow pow, Sym by) {
        Expr base = of(pow.base(), by);
        Expr exponent = of(pow.exponent(), by);
        List<Expr> terms = new ArrayList<>();
        if (!base.equals(Exprs.ZERO)) {
            Expr lowered = new Expr.Pow(pow.base(), Exprs.sub(pow.exponent(), Exprs.ONE));
            terms.add(Exprs.mul(pow.exponent(), lowered, base));
        }
        if (!exponent.equals(Exprs.ZERO)) {
            terms.add(Exprs.mul(pow, Exprs.log(pow.base()), exponent));
        }
        return Exprs.add(terms);
    }

    private Expr function(Expr.Fn fn, Sym by) {
        Expr u = fn.arguments().get(0);
        if (fn.function() == Function.MAX || fn.function() == Function.MIN) {
            return larger(fn, by);
        }
        Expr outer = switch (fn.function()) {
            case EXP -> fn;
            case LOG -> Exprs.div(Exprs.ONE, u);
            case SQRT -> Exprs.div(Exprs.ONE, Exprs.mul(Exprs.num(2), fn));
            case SINH -> new Expr.Fn(Function.COSH, u);
            case COSH -> new Expr.Fn(Function.SINH, u);
            case TANH -> Exprs.sub(Exprs.ONE, Exprs.mul(fn, fn));
            case SIN -> new Expr.Fn(Function.COS, u);
            case COS -> Exprs.neg(new Expr.Fn(Function.SIN, u));
            case TAN -> Exprs.add(Exprs.ONE, Exprs.mul(fn, fn));
            case ABS -> Exprs.div(u, fn);
            default -> throw new NoAnswer("the derivative of a factorial");
        };
        return Exprs.mul(outer, of(u, by));
    }

    /** Of two, that of the larger; where they are equal there is none. */
    private Expr larger(Expr.Fn fn, Sym by) {
        if (fn.arguments().size() != 2) {
            throw new NoAnswer("the derivative of a maximum of several");
        }
        Expr a = fn.arguments().get(0);
        Expr b = fn.arguments().get(1);
        Relation order = fn.function() == Function.MAX ? Relation.GT : Relation.LT;
        return new Expr.Cases(List.of(
                new Expr.Branch(of(a, by), new Cond.Rel(a, order, b)),
                new Expr.Branch(of(b, by), new Cond.Rel(b, order, a))));
    }

    private Expr call(Call call, Sym by) {
        if (call.function().equals(SLOT)) {
            throw new NoAnswer("the second derivative of a name that is not unfolded");
        }
        if (givens.find(call.function()) instanceof Definition definition) {
            if (unfolded.contains(call.function())) {
                Expr body = definition.body();
                for (int i = 0; i < call.orders().size(); i++) {
                    for (int k = 0; k < call.orders().get(i); k++) {
                        body = of(body, definition.parameters().get(i));
                    }
                }
                return of(body(definition, body, call.indices(), call.arguments()), by);
            }
            if (reaches(definition.body(), by.name(), new HashSet<>())) {
                throw new NoAnswer("the chain rule through a function");
            }
        }
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            Expr inner = of(call.arguments().get(i), by);
            if (!inner.equals(Exprs.ZERO)) {
                List<Integer> orders = new ArrayList<>(call.orders());
                orders.set(i, orders.get(i) + 1);
                terms.add(Exprs.mul(new Call(call.function(), call.indices(), call.arguments(), orders), inner));
            }
        }
        return Exprs.add(terms);
    }

    private Expr binder(Binder binder, Sym by) {
        Expr body = of(binder.body(), by);
        if (body.equals(Exprs.ZERO)) {
            return Exprs.ZERO;
        }
        if (binder.kind() == Expr.Kind.SUM) {
            return new Binder(Expr.Kind.SUM, binder.variable(), binder.low(), binder.high(), binder.filter(), body);
        } else if (binder.kind() != Expr.Kind.PRODUCT) {
            throw new NoAnswer("the derivative of a maximum over an index");
        }
        // The sum over j of the derivative of factor j times all others.
        Sym other = new Sym(substitution.freshName(binder.variable().name().spelling()));
        Map<Name, Expr> renamed = Map.of(binder.variable().name(), other);
        Cond filter = new Cond.And(List.of(
                substitution.apply(binder.filter(), renamed), new Cond.Rel(other, Relation.NE, binder.variable())));
        Expr others = new Binder(
                Expr.Kind.PRODUCT,
                other,
                binder.low(),
                binder.high(),
                filter,
                substitution.apply(binder.body(), renamed));
        return new Binder(
                Expr.Kind.SUM,
                binder.variable(),
                binder.low(),
                binder.high(),
                binder.filter(),
                Exprs.mul(body, others));
    }

    /**
     * Leibniz's rule, where the derivative may be taken under the integral: whether it may is a condition of the proof, which
     * the page names.
     */
    private Expr integral(Expr.Integral integral, Sym by) {
        List<Expr> terms = new ArrayList<>();
        Expr inside = of(integral.body(), by);
        if (!inside.equals(Exprs.ZERO)) {
            terms.add(new Expr.Integral(integral.variable(), integral.low(), integral.high(), inside));
        }
        for (Expr limit : List.of(integral.high(), integral.low())) {
            Expr moved = limit instanceof Expr.Infinity ? Exprs.ZERO : of(limit, by);
            if (!moved.equals(Exprs.ZERO)) {
                Map<Name, Expr> at = Map.of(integral.variable().name(), limit);
                Expr end = Exprs.mul(substitution.apply(integral.body(), at), moved);
                terms.add(limit == integral.high() ? end : Exprs.neg(end));
            }
        }
        return Exprs.add(terms);
    }
}
