package org.gradproof.symbolic.symja;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Definition;
import org.gradproof.symbolic.given.Givens;
import org.jspecify.annotations.Nullable;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IASTAppendable;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IRational;
import org.matheclipse.core.interfaces.ISymbol;

/**
 * Our expressions as Symja's at one small case: binders expanded, definitions unfolded, derivatives
 * taken by Symja's {@code D}. Only the heads named here are ever built.
 *
 * <p>A derivative with respect to a defined name replaces the components of that name by symbols,
 * differentiates, and puts the definitions back.
 */
final class Expansion {
    private static final int MOST_NODES = 20_000;
    private static final int MOST_LEAVES = 2_500;
    private static final int MOST_BITS = 4_096;

    private final Givens givens;
    private final EvalEngine engine;
    private final Unknowns unknowns;
    private final List<DomainCondition> requirements = new ArrayList<>();
    /** Definitions unfolded before, by what was held then. */
    private final IdentityHashMap<Map<Name, Map<List<Integer>, ISymbol>>, Map<List<Object>, Unfolded>> unfolded =
            new IdentityHashMap<>();

    private int nodes;

    /** Where an expression stands: the case, a function's parameters, the defined names kept as symbols. */
    private record Scope(SmallCase integers, Map<Name, IExpr> parameters, Map<Name, Map<List<Integer>, ISymbol>> held) {
        Scope in(SmallCase other) {
            return new Scope(other, parameters, held);
        }

        Scope with(Name parameter, IExpr value) {
            Map<Name, IExpr> more = new HashMap<>(parameters);
            more.put(parameter, value);
            return new Scope(integers, more, held);
        }

        Scope holding(Name name) {
            Map<Name, Map<List<Integer>, ISymbol>> more = new HashMap<>(held);
            more.put(name, new LinkedHashMap<>());
            return new Scope(integers, parameters, more);
        }
    }

    private record Unfolded(IExpr value, List<DomainCondition> requirements) {}

    Expansion(Givens givens, EvalEngine engine, Unknowns unknowns) {
        this.givens = givens;
        this.engine = engine;
        this.unknowns = unknowns;
    }

    /** Symja's expression for ours; {@link Unanswered} for what has none. */
    IExpr expand(Expr expr, SmallCase small) {
        return convert(expr, new Scope(small, Map.of(), Map.of()));
    }

    /** What must hold for all that was expanded to be defined. */
    List<DomainCondition> requirements() {
        return List.copyOf(new LinkedHashSet<>(requirements));
    }

    private IExpr convert(Expr expr, Scope scope) {
        nodes++;
        if (nodes > MOST_NODES) {
            throw new Unanswered("more than " + MOST_NODES + " nodes");
        }
        if (expr instanceof Expr.Num num) {
            return number(num.value());
        } else if (expr instanceof Expr.Pi) {
            return F.Pi;
        } else if (expr instanceof Expr.Sym sym) {
            return symbol(sym, scope);
        } else if (expr instanceof Expr.Add add) {
            return sum(add.terms().stream().map(term -> convert(term, scope)).toList());
        } else if (expr instanceof Expr.Mul mul) {
            return product(mul.factors().stream().map(f -> convert(f, scope)).toList());
        } else if (expr instanceof Expr.Pow pow) {
            return power(convert(pow.base(), scope), convert(pow.exponent(), scope));
        } else if (expr instanceof Expr.Fn fn) {
            List<IExpr> arguments =
                    fn.arguments().stream().map(a -> convert(a, scope)).toList();
            return new SymjaFunctions(engine, unknowns, requirements).apply(fn.function(), arguments);
        } else if (expr instanceof Expr.Call call) {
            return call(call, scope);
        } else if (expr instanceof Expr.Indicator indicator) {
            return holds(indicator.condition(), scope) ? F.C1 : F.C0;
        } else if (expr instanceof Expr.Cases cases) {
            for (Expr.Branch branch : cases.branches()) {
                if (holds(branch.condition(), scope)) {
                    return convert(branch.value(), scope);
                }
            }
            throw new DefinedNowhere("no case holds");
        } else if (expr instanceof Expr.Binder binder) {
            return binder(binder, scope);
        } else if (expr instanceof Expr.Expectation expectation) {
            return convert(expectation.expanded(), scope);
        } else if (expr instanceof Expr.Deriv deriv) {
            return derivative(deriv, scope);
        }
        throw new Unanswered("integrals and infinities are not tried");
    }

    private static boolean holds(Cond condition, Scope scope) {
        return scope.integers().holds(condition).orElseThrow(() -> new Unanswered("a condition on reals"));
    }

    static IExpr number(Rational value) {
        return value.isInteger() ? F.ZZ(value.numerator()) : F.QQ(F.ZZ(value.numerator()), F.ZZ(value.denominator()));
    }

    private IExpr sum(List<IExpr> terms) {
        IASTAppendable sum = F.PlusAlloc(terms.size());
        sum.appendAll(terms);
        return evaluate(sum);
    }

    private IExpr product(List<IExpr> factors) {
        IASTAppendable product = F.TimesAlloc(factors.size());
        product.appendAll(factors);
        return evaluate(product);
    }

    private IExpr power(IExpr base, IExpr exponent) {
        if (!exponent.isInteger()) {
            requirements.add(new DomainCondition(DomainCondition.Kind.POSITIVE, base));
        } else if (exponent.isNegative()) {
            requirements.add(new DomainCondition(DomainCondition.Kind.NONZERO, base));
            if (base.isZero()) {
                throw new DefinedNowhere("a division by zero");
            }
        } else if (exponent.isZero()) {
            return F.C1;
        }
        if (base instanceof IRational number && exponent.isInteger()) {
            double bits = number.toBigNumerator().bitLength();
            bits += number.toBigDenominator().bitLength();
            if (Math.abs(bits * exponent.toIntDefault(Integer.MAX_VALUE)) > MOST_BITS) {
                throw new Unanswered("the number " + base + " to the power " + exponent);
            }
        }
        return evaluate(F.Power(base, exponent));
    }

    private IExpr evaluate(IExpr expr) {
        IExpr value = engine.evaluate(expr);
        if (value.leafCount() > MOST_LEAVES) {
            throw new Unanswered("more than " + MOST_LEAVES + " leaves");
        }
        return value;
    }

    private List<Integer> indices(List<Expr> indices, Scope scope) {
        return indices.stream().map(scope.integers()::integer).toList();
    }

    private void checkRanges(Name name, List<Integer> indices, List<Expr> highs, Scope scope) {
        for (int i = 0; i < indices.size(); i++) {
            if (highs.size() != indices.size()
                    || indices.get(i) < 1
                    || indices.get(i) > scope.integers().integer(highs.get(i))) {
                throw new Unanswered("index " + indices + " of " + name + " is out of its range");
            }
        }
    }

    private IExpr symbol(Expr.Sym sym, Scope scope) {
        if (sym.indices().isEmpty()) {
            IExpr parameter = scope.parameters().get(sym.name());
            Integer value = scope.integers().integers().get(sym.name());
            if (parameter != null) {
                return parameter;
            } else if (value != null) {
                return F.ZZ(value.intValue());
            }
        }
        List<Integer> indices = indices(sym.indices(), scope);
        Given given = givens.find(sym.name());
        if (given instanceof Given.Scalar scalar) {
            return unknowns.variable(sym.name(), indices, scalar.domain(), false);
        } else if (given instanceof Given.Family family) {
            checkRanges(sym.name(), indices, family.ranges(), scope);
            Domain domain = family.simplex() ? Domain.NONNEGATIVE : family.domain();
            return unknowns.variable(sym.name(), indices, domain, family.simplex());
        } else if (given instanceof Definition definition) {
            checkRanges(sym.name(), indices, definition.ranges(), scope);
            Map<List<Integer>, ISymbol> held = scope.held().get(sym.name());
            return held != null
                    ? held.computeIfAbsent(indices, key -> unknowns.fresh())
                    : unfold(definition, indices, scope);
        }
        throw new Unanswered("no declaration of " + sym.name());
    }

    private IExpr unfold(Definition definition, List<Integer> indices, Scope scope) {
        SmallCase small = scope.integers();
        for (int i = 0; i < indices.size(); i++) {
            small = small.with(definition.indexParameters().get(i).name(), indices.get(i));
        }
        Scope inner = new Scope(small, Map.of(), scope.held());
        List<Object> key = List.of(definition.name(), indices);
        Map<List<Object>, Unfolded> before = unfolded.computeIfAbsent(scope.held(), held -> new HashMap<>());
        Unfolded known = before.get(key);
        if (known == null) {
            int from = requirements.size();
            IExpr value = convert(definition.body(), inner);
            known = new Unfolded(value, List.copyOf(requirements.subList(from, requirements.size())));
            before.put(key, known);
        } else {
            requirements.addAll(known.requirements());
        }
        return known.value();
    }

    private IExpr call(Expr.Call call, Scope scope) {
        List<Integer> indices = indices(call.indices(), scope);
        List<IExpr> arguments =
                call.arguments().stream().map(a -> convert(a, scope)).toList();
        Given given = givens.find(call.function());
        if (given instanceof Given.SmoothFunction function) {
            checkRanges(call.function(), indices, function.ranges(), scope);
            IExpr head = unknowns.function(call.function(), indices);
            if (call.orders().stream().anyMatch(order -> order > 0)) {
                IASTAppendable orders = F.ast(S.Derivative);
                call.orders().forEach(order -> orders.append(F.ZZ(order)));
                IASTAppendable derivative = F.ast(orders);
                derivative.append(head);
                head = derivative;
            }
            IASTAppendable applied = F.ast(head);
            applied.appendAll(arguments);
            return evaluate(applied);
        } else if (given instanceof Definition definition) {
            return definedCall(definition, call, indices, arguments, scope);
        }
        throw new Unanswered("no declaration of the function " + call.function());
    }

    private IExpr definedCall(
            Definition definition, Expr.Call call, List<Integer> indices, List<IExpr> arguments, Scope scope) {
        if (definition.parameters().size() != arguments.size()) {
            throw new Unanswered("a function with another number of arguments");
        }
        SmallCase small = scope.integers();
        for (int i = 0; i < indices.size(); i++) {
            small = small.with(definition.indexParameters().get(i).name(), indices.get(i));
        }
        boolean plain = call.orders().stream().allMatch(order -> order == 0);
        Scope inner = new Scope(small, Map.of(), scope.held());
        Map<ISymbol, IExpr> back = new LinkedHashMap<>();
        List<ISymbol> slots = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            ISymbol slot = unknowns.fresh();
            slots.add(slot);
            back.put(slot, arguments.get(i));
            inner = inner.with(definition.parameters().get(i).name(), plain ? arguments.get(i) : slot);
        }
        int before = requirements.size();
        IExpr value = convert(definition.body(), inner);
        for (int i = 0; i < slots.size(); i++) {
            for (int order = 0; order < call.orders().get(i); order++) {
                value = differentiate(value, slots.get(i));
            }
        }
        return plain ? value : putBack(value, back, before);
    }

    private IExpr binder(Expr.Binder binder, Scope scope) {
        List<IExpr> values = new ArrayList<>();
        for (SmallCase each :
                scope.integers().over(binder.variable().name(), binder.low(), binder.high(), binder.filter())) {
            values.add(convert(binder.body(), scope.in(each)));
        }
        return switch (binder.kind()) {
            case SUM -> sum(values);
            case PRODUCT -> product(values);
            case MAX -> new SymjaFunctions(engine, unknowns, requirements).apply(Function.MAX, values);
            case MIN -> new SymjaFunctions(engine, unknowns, requirements).apply(Function.MIN, values);
        };
    }

    private IExpr derivative(Expr.Deriv deriv, Scope scope) {
        Name name = deriv.variable().name();
        List<Integer> indices = indices(deriv.variable().indices(), scope);
        IExpr parameter = indices.isEmpty() ? scope.parameters().get(name) : null;
        Map<ISymbol, IExpr> back = new LinkedHashMap<>();
        int before = requirements.size();
        if (parameter != null) {
            ISymbol slot = unknowns.fresh();
            back.put(slot, parameter);
            IExpr value = differentiate(convert(deriv.body(), scope.with(name, slot)), slot);
            return putBack(value, back, before);
        }
        if (!(givens.find(name) instanceof Definition definition)) {
            checkIndependent(name, scope);
            IExpr variable = symbol(deriv.variable(), scope);
            if (!(variable instanceof ISymbol symbol)) {
                throw new Unanswered("a derivative with respect to " + name);
            }
            return differentiate(convert(deriv.body(), scope), symbol);
        }
        checkRanges(name, indices, definition.ranges(), scope);
        if (scope.held().containsKey(name)) {
            IExpr variable = symbol(deriv.variable(), scope);
            return differentiate(convert(deriv.body(), scope), (ISymbol) variable);
        }
        checkIndependent(name, scope);
        Scope inner = scope.holding(name);
        ISymbol variable = (ISymbol) symbol(deriv.variable(), inner);
        IExpr value = differentiate(convert(deriv.body(), inner), variable);
        Map<List<Integer>, ISymbol> held = inner.held().getOrDefault(name, Map.of());
        for (Map.Entry<List<Integer>, ISymbol> entry : held.entrySet()) {
            back.put(entry.getValue(), unfold(definition, entry.getKey(), scope));
        }
        return putBack(value, back, before);
    }

    /** Under an operator for a defined name, another for what it is made of could mean two things. */
    private void checkIndependent(Name name, Scope scope) {
        for (Name held : scope.held().keySet()) {
            if (reaches(held, name) || reaches(name, held)) {
                throw new Unanswered("derivatives with respect to " + held + " and to " + name + " at once");
            }
        }
    }

    private boolean reaches(Name from, Name to) {
        @Nullable Definition definition = givens.definition(from);
        return definition != null
                && Mentions.of(givens, List.of(definition.body())).contains(to);
    }

    private IExpr differentiate(IExpr value, ISymbol variable) {
        for (Unknowns.Opaque opaque : unknowns.opaques()) {
            if (!value.isFree(opaque.symbol()) && !fullyFree(opaque.value(), variable)) {
                throw new Unanswered("a derivative of a maximum or an absolute value");
            }
        }
        IExpr result = evaluate(F.D(value, variable));
        if (!result.isFree(S.D, true)) {
            throw new Unanswered("Symja leaves a derivative standing");
        }
        return result;
    }

    /** Whether the variable occurs nowhere, not even within symbols that stand for something. */
    private boolean fullyFree(IExpr value, ISymbol variable) {
        return value.isFree(variable)
                && unknowns.opaques().stream()
                        .filter(opaque -> !value.isFree(opaque.symbol()))
                        .allMatch(opaque -> fullyFree(opaque.value(), variable));
    }

    private IExpr putBack(IExpr value, Map<ISymbol, IExpr> back, int before) {
        for (Unknowns.Opaque opaque : unknowns.opaques()) {
            if (back.keySet().stream().anyMatch(symbol -> !opaque.value().isFree(symbol))) {
                throw new Unanswered("a maximum of what is put back");
            }
        }
        for (int i = before; i < requirements.size(); i++) {
            DomainCondition requirement = requirements.get(i);
            requirements.set(i, new DomainCondition(requirement.kind(), replace(requirement.value(), back)));
        }
        return replace(value, back);
    }

    private IExpr replace(IExpr value, Map<ISymbol, IExpr> back) {
        return evaluate(
                F.subst(value, part -> part instanceof ISymbol symbol ? back.getOrDefault(symbol, F.NIL) : F.NIL));
    }
}
