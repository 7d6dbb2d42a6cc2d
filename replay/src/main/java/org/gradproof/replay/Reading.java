package org.gradproof.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.gradproof.replay.Atom.Kind;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Definition;
import org.jspecify.annotations.Nullable;

/** Expressions to polynomials of the checker. */
final class Reading {
    private static final int MOST_NESTED = 150;
    private static final int MOST_EXPLICIT = 12;

    /** The circle's constant: no name that is declared. */
    static final Name PI = new Name("\\pi", -1);

    private final Laws laws;
    private final Set<Name> unfolded;
    private final BiConsumer<Expr, Poly> read;
    private final Derivatives calculus;
    private final MatrixReading matrices;
    private final Map<String, Poly> bodies = new HashMap<>();
    private int nested;

    Reading(Laws laws, Set<Name> unfolded, BiConsumer<Expr, Poly> read) {
        this.laws = laws;
        this.read = read;
        this.unfolded = unfolded;
        this.calculus = new Derivatives(laws.givens, unfolded);
        this.matrices = new MatrixReading(laws, calculus);
    }

    /** What was read before something was learned is forgotten. */
    void forget() {
        bodies.clear();
    }

    Poly of(Expr expr) {
        return of(expr, Scope.EMPTY);
    }

    /** The difference of two sides, which have a value where the inverses that stand in them exist. */
    Poly difference(Expr left, Expr right) {
        matrices.learnRegular(left);
        matrices.learnRegular(right);
        return of(left).minus(of(right));
    }

    Poly of(Expr expr, Scope scope) {
        if (nested >= MOST_NESTED) {
            throw new NoAnswer("an expression nested deeply");
        }
        Budget.spend(1);
        nested++;
        try {
            Poly value = read(expr, scope);
            if (scope == Scope.EMPTY) {
                read.accept(expr, value);
            }
            return value;
        } finally {
            nested--;
        }
    }

    private Poly read(Expr expr, Scope scope) {
        if (expr instanceof Expr.Num num) {
            return Poly.constant(num.value());
        } else if (expr instanceof Expr.Pi) {
            return Poly.of(Atom.letter(PI, List.of()));
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
            return laws.functions.power(of(pow.base(), scope), of(pow.exponent(), scope));
        } else if (expr instanceof Expr.Fn fn) {
            return laws.functions.of(
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
        } else if (expr instanceof Expr.OfMatrix matrix) {
            return matrices.of(matrix, scope);
        }
        throw new NoAnswer("an infinite value");
    }

    /** A factor that is the logarithm of zero has no value; beside a factor zero, the product is zero all the same. */
    private Poly product(Expr.Mul mul, Scope scope) {
        Poly product = Poly.ONE;
        NoAnswer undefined = null;
        for (Expr factor : mul.factors()) {
            try {
                product = laws.times(product, of(factor, scope));
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
                return laws.rules.index(index);
            }
        }
        List<Ix> indices = indices(sym.indices(), scope);
        Given given = laws.givens.find(sym.name());
        if (given instanceof Definition definition
                && unfolded.contains(sym.name())
                && definition.parameters().isEmpty()
                && definition.indexParameters().size() == indices.size()) {
            return body(definition, indices);
        }
        for (Given other : laws.givens.all()) {
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
        return laws.rules.atom(symmetric ? Atom.symmetric(sym.name(), indices) : Atom.letter(sym.name(), indices));
    }

    /** The size of a set of indices, as the sum of its indicator. */
    private Poly size(Given.IndexSet set) {
        Ix high = laws.known.term(set.high());
        if (high == null || !Boolean.FALSE.equals(laws.known.isLess(high, Ix.of(1)))) {
            throw new NoAnswer("a set without a known range");
        }
        Name index = laws.known.fresh(high);
        return laws.sums.sum(index, high, laws.guards.member(Ix.of(index), set.name()));
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
        List<Poly> arguments = call.arguments().stream().map(a -> of(a, scope)).toList();
        List<Ix> indices = indices(call.indices(), scope);
        if (laws.givens.find(call.function()) instanceof Definition definition && unfolded.contains(call.function())) {
            Expr body = definition.body();
            for (int i = 0; i < call.orders().size(); i++) {
                for (int k = 0; k < call.orders().get(i); k++) {
                    body = calculus.of(body, definition.parameters().get(i));
                }
            }
            return derived(body, parameters(definition, indices, arguments));
        }
        boolean plain = call.orders().stream().allMatch(order -> order == 0);
        return laws.functions.apply(plain ? "" : call.orders().toString(), call.function(), indices, arguments);
    }

    private Poly derivative(Expr.Deriv deriv, Scope scope) {
        if (scope.value(deriv.variable().name()) == null && dependsOnValues(deriv.body(), scope)) {
            throw new NoAnswer("the derivative of what stands for a parameter");
        }
        return derived(calculus.of(deriv.body(), deriv.variable()), scope);
    }

    /** A derivative, once it is seen that all matrices have an inverse that are taken to have one. */
    private Poly derived(Expr derivative, Scope scope) {
        matrices.requireRegular(calculus.inverted(), scope);
        return of(derivative, scope);
    }

    /** Whether a parameter stands there whose value is more than a number or a variable of integration. */
    private static boolean dependsOnValues(Expr expr, Scope scope) {
        Poly value = expr instanceof Sym sym ? scope.value(sym.name()) : null;
        boolean depends = value != null
                && value.free().stream().anyMatch(name -> !name.spelling().equals("$"));
        return depends || Parts.of(expr).stream().anyMatch(part -> dependsOnValues(part, scope));
    }

    /** Each branch where its condition holds and none before it does; where none holds there is no value. */
    private Poly cases(Expr.Cases cases, Scope scope) {
        Poly value = Poly.ZERO;
        Poly rest = Poly.ONE;
        for (Expr.Branch branch : cases.branches()) {
            Poly holds = laws.times(rest, condition(branch.condition(), scope));
            if (!holds.isZero()) {
                value = value.plus(laws.times(holds, of(branch.value(), scope)));
            }
            rest = rest.minus(holds);
        }
        if (rest.isOne() && laws.known.reals().isEmpty()) {
            throw new NoAnswer("a value that no branch gives");
        }
        return value;
    }

    private Poly condition(Cond cond, Scope scope) {
        if (cond instanceof Cond.Rel rel) {
            Ix left = index(rel.left(), scope);
            Ix right = index(rel.right(), scope);
            if (left != null && right != null) {
                return laws.guards.relation(left, rel.relation(), right);
            }
            return laws.guards.relation(of(rel.left(), scope).minus(of(rel.right(), scope)), rel.relation());
        } else if (cond instanceof Cond.Member member) {
            Ix index = index(member.index(), scope);
            if (index != null) {
                return laws.guards.member(index, member.set());
            }
            throw new NoAnswer("a set's member that is no index");
        } else if (cond instanceof Cond.And and) {
            Poly all = Poly.ONE;
            for (Cond part : and.parts()) {
                all = laws.times(all, condition(part, scope));
            }
            return all;
        } else if (cond instanceof Cond.Or or) {
            Poly none = Poly.ONE;
            for (Cond part : or.parts()) {
                none = laws.times(none, Poly.ONE.minus(condition(part, scope)));
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
        Name fresh = laws.known.freshReal();
        Poly value = Poly.of(Atom.letter(fresh, List.of()));
        Poly body = of(integral.body(), scope.with(integral.variable().name(), value));
        return laws.integrals.integral(fresh, low, high, body);
    }

    List<Ix> indices(List<Expr> exprs, Scope scope) {
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
        return laws.known.term(expr, scope::index);
    }

    /**
     * A sum, product or extreme over {@code low..high}: each term of a known number of them; else moved to a range from 1
     * that holds all but a few of them, what does not belong there left out by a guard, and those few beside it.
     */
    private Poly binder(Binder binder, Scope scope) {
        Ix low = index(binder.low(), scope);
        Ix high = index(binder.high(), scope);
        if (low == null || high == null) {
            throw new NoAnswer("a range that is no index");
        }
        List<Ix> single = new ArrayList<>();
        Poly result = null;
        if (low.isNumber() && high.isNumber()) {
            add(single, Ix.of(0), low.offset(), high.offset());
        } else {
            Ix range = laws.known.range(high.base());
            Ix most = range == null ? high : range.plus(high.offset());
            boolean first = low.isNumber() || Boolean.FALSE.equals(laws.known.isLess(low, Ix.of(1)));
            if (!first || high.isNumber() || (most.base() != null && !laws.known.isSize(most.base()))) {
                throw new NoAnswer("a range that begins or ends at an index");
            }
            // All of low..high lies within 1..home but for some terms below 1 and some above.
            Ix home = most.base() != null ? Ix.of(most.base()) : Objects.requireNonNull(range);
            result = piece(binder, scope, Ix.of(laws.known.fresh(home)), low, high, home);
            add(single, Ix.of(0), low.isNumber() ? low.offset() : 1, 0);
            add(single, home, 1, most.base() != null ? most.offset() : high.offset());
        }
        for (Ix index : single) {
            Poly piece = piece(binder, scope, index, low, high, null);
            result = result == null || piece == null ? (piece == null ? result : piece) : join(binder, result, piece);
        }
        return result == null ? none(binder) : result;
    }

    private static void add(List<Ix> all, Ix base, int from, int to) {
        if ((long) to - from >= MOST_EXPLICIT) {
            throw new NoAnswer("a sum of many terms");
        }
        for (int i = from; i <= to; i++) {
            all.add(base.plus(i));
        }
    }

    /** What the index contributes, or all of its values up to a range, as far as they lie within the limits; null for nothing. */
    private @Nullable Poly piece(Binder binder, Scope scope, Ix index, Ix low, Ix high, @Nullable Ix over) {
        Scope inner = scope.with(binder.variable().name(), index);
        Poly guard = laws.times(
                condition(binder.filter(), inner),
                laws.times(
                        laws.guards.relation(low, Relation.LE, index), laws.guards.relation(index, Relation.LE, high)));
        if (guard.isZero()) {
            return null;
        }
        Poly body = of(binder.body(), inner);
        if (binder.kind() == Expr.Kind.SUM) {
            Poly value = laws.times(guard, body);
            return over == null ? value : laws.sums.sum(index.name(), over, value);
        } else if (binder.kind() == Expr.Kind.PRODUCT) {
            Poly value = laws.times(guard, body).plus(Poly.ONE.minus(guard));
            return over == null ? value : laws.sums.product(index.name(), over, value);
        } else if (!guard.isOne()) {
            throw new NoAnswer("a maximum over a part of a range");
        }
        Kind kind = binder.kind() == Expr.Kind.MAX ? Kind.MAX : Kind.MIN;
        return over == null ? body : laws.sums.extreme(kind, index.name(), over, body);
    }

    private Poly join(Binder binder, Poly result, Poly term) {
        return switch (binder.kind()) {
            case SUM -> result.plus(term);
            case PRODUCT -> laws.times(result, term);
            case MAX -> laws.functions.of(Function.MAX, List.of(result, term));
            case MIN -> laws.functions.of(Function.MIN, List.of(result, term));
        };
    }

    private static Poly none(Binder binder) {
        return switch (binder.kind()) {
            case SUM -> Poly.ZERO;
            case PRODUCT -> Poly.ONE;
            case MAX, MIN -> throw new NoAnswer("a maximum over nothing");
        };
    }
}
