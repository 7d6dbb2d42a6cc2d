package org.gradproof.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gradproof.replay.Atom.Kind;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Definition;
import org.jspecify.annotations.Nullable;

/** Expressions to polynomials of the checker. */
final class Reading {
    private static final int MOST_NESTED = 150;
    private static final int MOST_EXPLICIT = 12;
    private static final int MOST_BESIDE = 4;

    private final Laws laws;
    private final Set<Name> unfolded;
    private final boolean derivatives;
    private final Derivatives calculus;
    private final Map<String, Poly> bodies = new HashMap<>();
    private int nested;

    Reading(Laws laws, Set<Name> unfolded, boolean derivatives) {
        this.laws = laws;
        this.unfolded = unfolded;
        this.derivatives = derivatives;
        this.calculus = new Derivatives(laws.givens(), unfolded);
    }

    /** What was read before something was learned is forgotten. */
    void forget() {
        bodies.clear();
    }

    Poly of(Expr expr) {
        return of(expr, Scope.EMPTY);
    }

    Poly of(Expr expr, Scope scope) {
        if (nested >= MOST_NESTED) {
            throw new NoAnswer("an expression nested deeply");
        }
        Budget.spend(1);
        nested++;
        try {
            return read(expr, scope);
        } finally {
            nested--;
        }
    }

    private Poly read(Expr expr, Scope scope) {
        if (expr instanceof Expr.Num num) {
            return Poly.constant(num.value());
        } else if (expr instanceof Expr.Pi) {
            return Poly.of(Atom.letter(Name.of("\\pi"), List.of()));
        } else if (expr instanceof Sym sym) {
            return symbol(sym, scope);
        } else if (expr instanceof Expr.Add add) {
            Poly sum = Poly.ZERO;
            for (Expr term : add.terms()) {
                sum = sum.plus(of(term, scope));
            }
            return sum;
        } else if (expr instanceof Expr.Mul mul) {
            return product(mul, scope);
        } else if (expr instanceof Expr.Pow pow) {
            return laws.functions().power(of(pow.base(), scope), of(pow.exponent(), scope));
        } else if (expr instanceof Expr.Fn fn) {
            return laws.functions()
                    .of(
                            fn.function(),
                            fn.arguments().stream().map(a -> of(a, scope)).toList());
        } else if (expr instanceof Expr.Call call) {
            return call(call, scope);
        } else if (expr instanceof Expr.Indicator indicator) {
            return condition(indicator.condition(), scope);
        } else if (expr instanceof Expr.Cases cases) {
            return cases(cases, scope);
        } else if (expr instanceof Binder binder) {
            return binder(binder, scope);
        } else if (expr instanceof Expr.Deriv deriv) {
            return derivative(deriv, scope);
        } else if (expr instanceof Expr.Expectation expectation) {
            return of(expectation.expanded(), scope);
        } else if (expr instanceof Expr.Integral integral) {
            return integral(integral, scope);
        }
        throw new NoAnswer("inverses and determinants");
    }

    /** A factor that is the logarithm of zero has no value; beside a factor zero, the product is zero all the same. */
    private Poly product(Expr.Mul mul, Scope scope) {
        Poly product = Poly.ONE;
        NoAnswer undefined = null;
        for (Expr factor : mul.factors()) {
            try {
                product = laws.ring().times(product, of(factor, scope));
            } catch (NoAnswer none) {
                if (!(factor instanceof Expr.Fn fn
                        && fn.function() == Function.LOG
                        && of(fn.arguments().get(0), scope).isZero())) {
                    throw none;
                }
                undefined = none;
            }
        }
        if (undefined != null && !product.isZero()) {
            throw undefined;
        }
        return product;
    }

    private Poly symbol(Sym sym, Scope scope) {
        if (sym.indices().isEmpty()) {
            Poly value = scope.value(sym.name());
            if (value != null) {
                return value;
            }
            Ix index = index(sym, scope);
            if (index != null) {
                return laws.rules().index(index);
            }
        }
        List<Ix> indices = indices(sym.indices(), scope);
        Given given = laws.givens().find(sym.name());
        if (given instanceof Definition definition
                && unfolded.contains(sym.name())
                && definition.parameters().isEmpty()) {
            return body(definition, indices);
        }
        for (Given other : laws.givens().all()) {
            if (other instanceof Given.IndexSet set && set.size().equals(sym.name())) {
                return size(set);
            }
        }
        if (given instanceof Given.Family family && family.ranges().size() != indices.size()) {
            throw new NoAnswer("a whole vector as a number");
        }
        boolean symmetric = given instanceof Given.Family family
                && family.structure() != Given.Structure.GENERAL
                && indices.size() == 2;
        return laws.rules().atom(symmetric ? Atom.symmetric(sym.name(), indices) : Atom.letter(sym.name(), indices));
    }

    /** The size of a set of indices, as the sum of its indicator. */
    private Poly size(Given.IndexSet set) {
        Ix high = laws.known().term(set.high());
        if (high == null) {
            throw new NoAnswer("a set without a known range");
        }
        Name index = laws.known().fresh(high);
        return laws.sums().sum(index, high, laws.guards().member(Ix.of(index), set.name()));
    }

    /** What the definition says at the indices. */
    Poly body(Definition definition, List<Ix> indices) {
        String key = definition.name() + indices.toString();
        Poly known = bodies.get(key);
        if (known == null) {
            known = of(definition.body(), parameters(definition, indices, List.of()));
            bodies.put(key, known);
        }
        return known;
    }

    private static Scope parameters(Definition definition, List<Ix> indices, List<Poly> arguments) {
        Scope inner = Scope.EMPTY;
        for (int i = 0; i < indices.size(); i++) {
            inner = inner.with(definition.indexParameters().get(i).name(), indices.get(i));
        }
        for (int i = 0; i < arguments.size(); i++) {
            inner = inner.with(definition.parameters().get(i).name(), arguments.get(i));
        }
        return inner;
    }

    private Poly call(Expr.Call call, Scope scope) {
        if (call.function().equals(Derivatives.SLOT)) {
            return slot((Sym) call.arguments().get(0), (Sym) call.arguments().get(1), scope);
        }
        List<Poly> arguments = call.arguments().stream().map(a -> of(a, scope)).toList();
        List<Ix> indices = indices(call.indices(), scope);
        if (laws.givens().find(call.function()) instanceof Definition definition
                && unfolded.contains(call.function())) {
            Expr body = definition.body();
            for (int i = 0; i < call.orders().size(); i++) {
                for (int k = 0; k < call.orders().get(i); k++) {
                    body = calculus.of(body, definition.parameters().get(i));
                }
            }
            return of(body, parameters(definition, indices, arguments));
        }
        boolean plain = call.orders().stream().allMatch(order -> order == 0);
        return laws.functions().apply(plain ? "" : call.orders().toString(), call.function(), indices, arguments);
    }

    private Poly slot(Sym of, Sym by, Scope scope) {
        List<Ix> indices = new ArrayList<>(indices(of.indices(), scope));
        indices.addAll(indices(by.indices(), scope));
        String tag = of.name() + "/" + by.name();
        return Poly.of(new Atom(Kind.SLOT, null, tag, indices, List.of(), List.of()));
    }

    private Poly derivative(Expr.Deriv deriv, Scope scope) {
        if (derivatives) {
            return of(calculus.of(deriv.body(), deriv.variable()), scope);
        }
        if (deriv.body() instanceof Sym sym) {
            return slot(sym, deriv.variable(), scope);
        }
        throw new NoAnswer("a derivative that is not carried out");
    }

    /** Each branch where its condition holds and none before it does; where none holds there is no value. */
    private Poly cases(Expr.Cases cases, Scope scope) {
        Poly value = Poly.ZERO;
        Poly rest = Poly.ONE;
        for (Expr.Branch branch : cases.branches()) {
            Poly holds = laws.ring().times(rest, condition(branch.condition(), scope));
            if (!holds.isZero()) {
                value = value.plus(laws.ring().times(holds, of(branch.value(), scope)));
            }
            rest = rest.minus(holds);
        }
        return value;
    }

    private Poly condition(Cond cond, Scope scope) {
        if (cond instanceof Cond.Rel rel) {
            Ix left = index(rel.left(), scope);
            Ix right = index(rel.right(), scope);
            if (left != null && right != null) {
                return laws.guards().relation(left, rel.relation(), right);
            }
            return laws.guards().relation(of(rel.left(), scope).minus(of(rel.right(), scope)), rel.relation());
        } else if (cond instanceof Cond.Member member) {
            Ix index = index(member.index(), scope);
            if (index != null) {
                return laws.guards().member(index, member.set());
            }
            throw new NoAnswer("a set's member that is no index");
        } else if (cond instanceof Cond.And and) {
            Poly all = Poly.ONE;
            for (Cond part : and.parts()) {
                all = laws.ring().times(all, condition(part, scope));
            }
            return all;
        } else if (cond instanceof Cond.Or or) {
            Poly none = Poly.ONE;
            for (Cond part : or.parts()) {
                none = laws.ring().times(none, Poly.ONE.minus(condition(part, scope)));
            }
            return Poly.ONE.minus(none);
        } else if (cond instanceof Cond.Not not) {
            return Poly.ONE.minus(condition(not.part(), scope));
        }
        return Poly.ONE;
    }

    private Poly integral(Expr.Integral integral, Scope scope) {
        boolean backwards = (integral.low() instanceof Expr.Infinity low && low.positive())
                || (integral.high() instanceof Expr.Infinity high && !high.positive());
        if (backwards) {
            throw new NoAnswer("an integral from plus infinity");
        }
        Poly low = integral.low() instanceof Expr.Infinity ? null : of(integral.low(), scope);
        Poly high = integral.high() instanceof Expr.Infinity ? null : of(integral.high(), scope);
        Name fresh = laws.known().freshReal();
        Poly value = Poly.of(Atom.letter(fresh, List.of()));
        Poly body = of(integral.body(), scope.with(integral.variable().name(), value));
        return laws.integrals().integral(fresh, low, high, body);
    }

    private List<Ix> indices(List<Expr> exprs, Scope scope) {
        return exprs.stream()
                .map(e -> {
                    Ix index = index(e, scope);
                    if (index == null) {
                        throw new NoAnswer("an index that is no letter with a number");
                    }
                    return index;
                })
                .toList();
    }

    /** The expression as an index term, or null. */
    private @Nullable Ix index(Expr expr, Scope scope) {
        if (expr instanceof Sym sym && sym.indices().isEmpty()) {
            Ix bound = scope.index(sym.name());
            return bound != null ? laws.known().settled(bound) : laws.known().term(expr);
        } else if (expr instanceof Expr.Add add) {
            Ix sum = Ix.of(0);
            for (Expr part : add.terms()) {
                Ix own = index(part, scope);
                if (own == null || (own.base() != null && sum.base() != null)) {
                    return null;
                }
                sum = own.base() == null ? sum.plus(own.offset()) : own.plus(sum.offset());
            }
            return sum;
        }
        return laws.known().term(expr);
    }

    /** A sum, product or extreme over {@code low..high}, moved to a range from 1, what is beside it left out by a guard. */
    private Poly binder(Binder binder, Scope scope) {
        Ix low = index(binder.low(), scope);
        Ix high = index(binder.high(), scope);
        if (low == null || high == null) {
            throw new NoAnswer("a range that is no index");
        }
        if (low.isNumber() && high.isNumber()) {
            return explicit(binder, scope, low.offset(), high.offset());
        }
        if (high.base() == null || (!low.isNumber() && low.offset() < 0)) {
            throw new NoAnswer("a sum to a number");
        }
        Ix range = laws.known().range(Objects.requireNonNull(high.base()));
        Ix most = range == null ? high : range.plus(high.offset());
        if (most.base() != null && laws.known().range(most.base()) != null) {
            throw new NoAnswer("a range that ends at an index");
        }
        // All of low..high lies within 1..home but for some terms below 1 and some above.
        Ix home = most.base() != null ? Ix.of(most.base()) : Objects.requireNonNull(range);
        int above = Math.max(0, most.base() != null ? most.offset() : high.offset());
        int first = low.isNumber() ? low.offset() : 1;
        if (above > MOST_BESIDE || 1 - first > MOST_BESIDE) {
            throw new NoAnswer("a sum far beyond a range");
        }
        Poly result = within(binder, scope, low, high, home);
        for (int i = first; i < 1; i++) {
            result = join(binder, result, beside(binder, scope, Ix.of(i), low, high));
        }
        for (int i = 1; i <= above; i++) {
            result = join(binder, result, beside(binder, scope, home.plus(i), low, high));
        }
        return result;
    }

    private Poly within(Binder binder, Scope scope, Ix low, Ix high, Ix home) {
        Name variable = laws.known().fresh(home);
        Ix index = Ix.of(variable);
        Scope inner = scope.with(binder.variable().name(), index);
        Poly guard = guard(binder, inner, index, low, high);
        if (guard.isZero()) {
            return none(binder);
        }
        Poly body = of(binder.body(), inner);
        return switch (binder.kind()) {
            case SUM -> laws.sums().sum(variable, home, laws.ring().times(guard, body));
            case PRODUCT -> laws.sums().product(variable, home, orOne(guard, body));
            case MAX, MIN -> {
                if (!guard.isOne()) {
                    throw new NoAnswer("a maximum over a part of a range");
                }
                yield laws.sums().extreme(binder.kind() == Expr.Kind.MAX ? Kind.MAX : Kind.MIN, variable, home, body);
            }
        };
    }

    private Poly guard(Binder binder, Scope inner, Ix index, Ix low, Ix high) {
        Poly guard = condition(binder.filter(), inner);
        guard = laws.ring().times(guard, laws.guards().relation(low, Relation.LE, index));
        return laws.ring().times(guard, laws.guards().relation(index, Relation.LE, high));
    }

    private Poly beside(Binder binder, Scope scope, Ix index, Ix low, Ix high) {
        Scope inner = scope.with(binder.variable().name(), index);
        Poly guard = guard(binder, inner, index, low, high);
        return guard.isZero() ? none(binder) : guarded(binder, guard, of(binder.body(), inner));
    }

    private Poly explicit(Binder binder, Scope scope, int low, int high) {
        if ((long) high - low >= MOST_EXPLICIT) {
            throw new NoAnswer("a sum of many terms");
        }
        Poly result = null;
        for (int i = low; i <= high; i++) {
            Scope inner = scope.with(binder.variable().name(), Ix.of(i));
            Poly guard = condition(binder.filter(), inner);
            if (!guard.isZero()) {
                Poly term = guarded(binder, guard, of(binder.body(), inner));
                result = result == null ? term : join(binder, result, term);
            }
        }
        return result == null ? none(binder) : result;
    }

    private Poly guarded(Binder binder, Poly guard, Poly body) {
        return switch (binder.kind()) {
            case SUM -> laws.ring().times(guard, body);
            case PRODUCT -> orOne(guard, body);
            case MAX, MIN -> {
                if (!guard.isOne()) {
                    throw new NoAnswer("a maximum over a part of a range");
                }
                yield body;
            }
        };
    }

    private Poly join(Binder binder, Poly result, Poly term) {
        return switch (binder.kind()) {
            case SUM -> result.plus(term);
            case PRODUCT -> laws.ring().times(result, term);
            case MAX -> laws.functions().of(Function.MAX, List.of(result, term));
            case MIN -> laws.functions().of(Function.MIN, List.of(result, term));
        };
    }

    private static Poly none(Binder binder) {
        return switch (binder.kind()) {
            case SUM -> Poly.ZERO;
            case PRODUCT -> Poly.ONE;
            case MAX, MIN -> throw new NoAnswer("a maximum over nothing");
        };
    }

    private Poly orOne(Poly guard, Poly body) {
        return laws.ring().times(guard, body).plus(Poly.ONE.minus(guard));
    }
}
