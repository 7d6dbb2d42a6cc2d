package org.gradproof.symbolic.normal.attempt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.average.Definite;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Add;
import org.gradproof.symbolic.expr.Expr.Branch;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Cases;
import org.gradproof.symbolic.expr.Expr.Deriv;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Indicator;
import org.gradproof.symbolic.expr.Expr.Mul;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Definition;
import org.gradproof.symbolic.normal.calculus.Differentiator;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.gradproof.symbolic.normal.facts.Facts;
import org.gradproof.symbolic.normal.facts.Sign;
import org.gradproof.symbolic.normal.order.ZeroTest;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.DivisionByZero;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.gradproof.symbolic.normal.rewrite.Algebra;
import org.gradproof.symbolic.normal.rewrite.Functions;
import org.gradproof.symbolic.normal.rewrite.Ring;
import org.jspecify.annotations.Nullable;

/** Turns expressions into the normal form, under one selection of facts and one case of the indices. */
final class Normalizer {
    private static final int MAX_DEPTH = 200;

    private final Facts facts;
    private final Algebra algebra;
    private final Ring ring;
    private final Differentiator differentiator;
    private final IndexTerms terms;
    private final Binders binders;
    private final Map<String, Poly> unfolded = new HashMap<>();
    private int depth;

    Normalizer(Facts facts, Dependencies dependencies) {
        this.facts = facts;
        this.algebra = new Algebra(facts);
        this.ring = algebra.ring();
        this.differentiator = new Differentiator(facts.givens(), facts.selection(), dependencies);
        this.terms = new IndexTerms(facts);
        this.binders = new Binders(this, algebra, facts, terms);
    }

    Algebra algebra() {
        return algebra;
    }

    Differentiator differentiator() {
        return differentiator;
    }

    /** Forgets what was worked out before the givens were known. */
    void forget() {
        unfolded.clear();
    }

    /** The normal form of the expression. */
    Poly normalize(Expr expr) {
        return normalize(expr, Bindings.EMPTY);
    }

    Poly normalize(Expr expr, Bindings scope) {
        if (depth >= MAX_DEPTH) {
            throw new Unsupported("an expression nested too deeply");
        }
        ring.spend(1);
        depth++;
        try {
            return dispatch(expr, scope);
        } finally {
            // Also where a part is not defined: a product goes on past the log of zero, and attempts past an
            // assumption.
            depth--;
        }
    }

    private Poly dispatch(Expr expr, Bindings scope) {
        if (expr instanceof Num num) {
            return Poly.constant(num.value());
        } else if (expr instanceof Expr.Pi) {
            return Poly.of(Atom.Circle.PI);
        } else if (expr instanceof Sym sym) {
            return symbol(sym, scope);
        } else if (expr instanceof Add add) {
            Poly.Builder sum = new Poly.Builder();
            add.terms().forEach(t -> sum.add(normalize(t, scope), Rational.ONE));
            return sum.build();
        } else if (expr instanceof Mul mul) {
            return product(mul, scope);
        } else if (expr instanceof Pow pow) {
            return power(pow, scope);
        } else if (expr instanceof Fn fn) {
            return Functions.value(
                    algebra,
                    fn.function(),
                    fn.arguments().stream().map(a -> normalize(a, scope)).toList());
        } else if (expr instanceof Call call) {
            return call(call, scope);
        } else if (expr instanceof Indicator indicator) {
            return condition(indicator.condition(), scope);
        } else if (expr instanceof Cases cases) {
            return cases(cases, scope);
        } else if (expr instanceof Expr.Binder binder) {
            return binders.value(binder, scope);
        } else if (expr instanceof Deriv deriv) {
            return derivative(deriv, scope);
        } else if (expr instanceof Expr.Expectation expectation) {
            if (!facts.selection().expectations()) {
                throw new Unsupported("an expectation that is not written out");
            }
            return normalize(expectation.expanded(), scope);
        }
        if (expr instanceof Expr.OfMatrix) {
            throw new Unsupported("an inverse or a determinant has no sum of finitely many terms for every size");
        }
        return integral((Expr.Integral) expr, scope);
    }

    private Poly integral(Expr.Integral integral, Bindings scope) {
        boolean backwards = (integral.low() instanceof Expr.Infinity low && low.positive())
                || (integral.high() instanceof Expr.Infinity high && !high.positive());
        if (backwards) {
            throw new Unsupported("an integral from plus infinity, or to minus infinity");
        }
        return forwards(integral, scope);
    }

    private Poly forwards(Expr.Integral integral, Bindings scope) {
        Expr closed = new Definite(new Known(scope)).value(integral);
        if (closed != null) {
            return normalize(closed, scope);
        }
        Poly low = integral.low() instanceof Expr.Infinity ? null : normalize(integral.low(), scope);
        Poly high = integral.high() instanceof Expr.Infinity ? null : normalize(integral.high(), scope);
        if (low != null && low.equals(high)) {
            return Poly.ZERO;
        }
        Name variable = algebra.integrals().fresh();
        Poly value = Poly.of(new Atom.Symbol(variable, List.of()));
        Poly body = normalize(integral.body(), scope.with(integral.variable().name(), value));
        return algebra.integrals().integral(variable, low, high, body);
    }

    private final class Known implements Definite.Known {
        private final Bindings scope;

        Known(Bindings scope) {
            this.scope = scope;
        }

        @Override
        public boolean isPositive(Expr expr) {
            return Normalizer.this.isPositive(expr, scope);
        }

        @Override
        public boolean isNonNegative(Expr expr) {
            return sign(expr, scope).isNonnegative();
        }

        @Override
        public boolean isPrimitive(Expr primitive, Sym variable, Expr of) {
            Poly value = Poly.of(new Atom.Symbol(algebra.integrals().fresh(), List.of()));
            try {
                Expr slope = differentiator.derivative(primitive, variable);
                return isZero(Exprs.sub(slope, of), scope.with(variable.name(), value));
            } catch (Unsupported | DivisionByZero unknown) {
                return false;
            }
        }

        @Override
        public boolean isZero(Expr expr) {
            try {
                return isZero(expr, scope);
            } catch (Unsupported | DivisionByZero unknown) {
                return false;
            }
        }

        private boolean isZero(Expr expr, Bindings scope) {
            return new ZeroTest(algebra, facts, List.of()).isZero(normalize(expr, scope));
        }
    }

    private boolean isPositive(Expr expr, Bindings scope) {
        return sign(expr, scope) == Sign.POSITIVE;
    }

    private Sign sign(Expr expr, Bindings scope) {
        try {
            return algebra.signs().sign(normalize(expr, scope));
        } catch (Unsupported | DivisionByZero unknown) {
            return Sign.UNKNOWN;
        }
    }

    private Poly derivative(Deriv deriv, Bindings scope) {
        if (facts.selection().derivatives()) {
            return normalize(differentiator.derivative(closed(deriv.body(), scope), deriv.variable()), scope);
        }
        if (!(deriv.body() instanceof Sym of)) {
            throw new Unsupported("a derivative that is not carried out");
        }
        Sym by = deriv.variable();
        return Poly.of(new Atom.Derivative(
                new Atom.Symbol(of.name(), terms.all(of.indices(), scope)),
                new Atom.Symbol(by.name(), terms.all(by.indices(), scope))));
    }

    /**
     * The expression with the closed forms of improper integrals in their place, which hold near a point too: each rests
     * on strict inequalities between smooth expressions alone, so that a derivative may be taken of it.
     */
    private Expr closed(Expr expr, Bindings scope) {
        if (expr instanceof Expr.Integral integral) {
            boolean improper = integral.low() instanceof Expr.Infinity || integral.high() instanceof Expr.Infinity;
            Expr value = improper ? new Definite(new Near(scope)).value(integral) : null;
            return value == null ? expr : value;
        }
        boolean plain = expr instanceof Add || expr instanceof Mul || expr instanceof Pow || expr instanceof Fn;
        return plain ? Substitution.map(expr, part -> closed(part, scope), condition -> condition) : expr;
    }

    /** What is known of a point and of all near it, where no equation is given that they satisfy. */
    private final class Near implements Definite.Known {
        private final Bindings scope;

        Near(Bindings scope) {
            this.scope = scope;
        }

        @Override
        public boolean isPositive(Expr expr) {
            return Normalizer.this.isPositive(expr, scope);
        }

        @Override
        public boolean isNonNegative(Expr expr) {
            return isPositive(expr);
        }

        @Override
        public boolean isZero(Expr expr) {
            return expr.equals(Exprs.ZERO);
        }

        @Override
        public boolean isPrimitive(Expr primitive, Sym variable, Expr of) {
            return false;
        }
    }

    private Poly product(Mul mul, Bindings scope) {
        Poly product = Poly.ONE;
        DivisionByZero logOfZero = null;
        for (Expr factor : mul.factors()) {
            try {
                product = ring.times(product, normalize(factor, scope));
            } catch (DivisionByZero undefined) {
                if (!(factor instanceof Fn fn && fn.function() == Function.LOG)
                        || !normalize(fn.arguments().get(0), scope).isZero()) {
                    throw undefined;
                }
                logOfZero = undefined;
            }
        }
        if (logOfZero != null && !product.isZero()) {
            throw logOfZero;
        }
        // 0 log 0 = 0.
        return product;
    }

    private Poly symbol(Sym sym, Bindings scope) {
        if (sym.indices().isEmpty()) {
            Poly value = scope.value(sym.name());
            if (value != null) {
                return value;
            }
            Idx index = terms.find(sym, scope);
            if (index != null) {
                return algebra.index(index);
            }
        }
        List<Idx> indices = terms.all(sym.indices(), scope);
        Definition definition = facts.givens().definition(sym.name());
        if (definition != null
                && facts.unfolds(sym.name())
                && definition.parameters().isEmpty()) {
            return unfold(definition, indices);
        }
        Given.IndexSet set = facts.setOfSize(sym.name());
        if (set != null) {
            return size(set, scope);
        }
        Given given = facts.givens().find(sym.name());
        if (given instanceof Given.Family family && family.ranges().size() != indices.size()) {
            throw new Unsupported("a whole vector as a number");
        }
        return algebra.atom(new Atom.Symbol(sym.name(), indices, facts.isSymmetric(sym.name())));
    }

    /** {@code |C|}, as the sum of its indicator. */
    private Poly size(Given.IndexSet set, Bindings scope) {
        Idx high = terms.get(set.high(), scope);
        Name index = facts.fresh(high);
        return algebra.sums().sum(index, high, algebra.guards().member(Idx.of(index), set.name()));
    }

    private Poly unfold(Definition definition, List<Idx> indices) {
        String key = definition.name() + indices.toString();
        Poly known = unfolded.get(key);
        if (known == null) {
            Bindings scope = Bindings.EMPTY;
            for (int i = 0; i < indices.size(); i++) {
                scope = scope.with(definition.indexParameters().get(i).name(), indices.get(i));
            }
            known = normalize(definition.body(), scope);
            unfolded.put(key, known);
        }
        return known;
    }

    private Poly power(Pow pow, Bindings scope) {
        Poly base = normalize(pow.base(), scope);
        if (pow.exponent() instanceof Num num) {
            return algebra.powers().power(base, num.value());
        }
        Poly exponent = normalize(pow.exponent(), scope);
        if (exponent.isConstant()) {
            return algebra.powers().power(base, exponent.constantTerm());
        }
        if (base.isOne()) {
            return base;
        }
        if (algebra.signs().sign(base) == Sign.POSITIVE) {
            return algebra.powers().exp(ring.times(exponent, algebra.powers().log(base)));
        }
        Poly whole = algebra.wholePowers().power(base, exponent);
        if (whole != null) {
            return whole;
        }
        throw new Unsupported("a power with a real exponent, of a base that is not known to be positive");
    }

    private Poly call(Call call, Bindings scope) {
        if (call.function().equals(Differentiator.SLOT)) {
            Sym of = (Sym) call.arguments().get(0);
            Sym by = (Sym) call.arguments().get(1);
            return Poly.of(new Atom.Derivative(
                    new Atom.Symbol(of.name(), terms.all(of.indices(), scope)),
                    new Atom.Symbol(by.name(), terms.all(by.indices(), scope))));
        }
        List<Poly> arguments =
                call.arguments().stream().map(a -> normalize(a, scope)).toList();
        List<Idx> indices = terms.all(call.indices(), scope);
        Definition definition = facts.givens().definition(call.function());
        if (definition == null || !facts.unfolds(call.function())) {
            return algebra.apply("", call.function(), indices, arguments, call.orders());
        }
        Expr body = definition.body();
        for (int i = 0; i < call.orders().size(); i++) {
            for (int k = 0; k < call.orders().get(i); k++) {
                body = differentiator.derivative(body, definition.parameters().get(i));
            }
        }
        Bindings inner = Bindings.EMPTY;
        for (int i = 0; i < indices.size(); i++) {
            inner = inner.with(definition.indexParameters().get(i).name(), indices.get(i));
        }
        for (int i = 0; i < arguments.size(); i++) {
            inner = inner.with(definition.parameters().get(i).name(), arguments.get(i));
        }
        return normalize(body, inner);
    }

    /** Each branch where its condition holds and none before it does. Where none holds there is no value, and 0 is as good as any. */
    private Poly cases(Cases cases, Bindings scope) {
        Poly value = Poly.ZERO;
        Poly rest = Poly.ONE;
        for (Branch branch : cases.branches()) {
            Poly holds = ring.times(rest, condition(branch.condition(), scope));
            if (!holds.isZero()) {
                value = value.plus(ring.times(holds, normalize(branch.value(), scope)));
            }
            rest = rest.minus(holds);
        }
        return value;
    }

    /** 1 where the condition holds, else 0. */
    Poly condition(Cond cond, Bindings scope) {
        if (cond instanceof Cond.Rel rel) {
            Idx left = terms.find(rel.left(), scope);
            Idx right = terms.find(rel.right(), scope);
            if (left != null && right != null) {
                return algebra.guards().relation(left, rel.relation(), right);
            }
            Poly difference = normalize(rel.left(), scope).minus(normalize(rel.right(), scope));
            return algebra.guards().relation(difference, rel.relation());
        } else if (cond instanceof Cond.Member member) {
            return algebra.guards().member(terms.get(member.index(), scope), member.set());
        } else if (cond instanceof Cond.And and) {
            Poly all = Poly.ONE;
            for (Cond part : and.parts()) {
                all = ring.times(all, condition(part, scope));
            }
            return all;
        } else if (cond instanceof Cond.Or or) {
            Poly none = Poly.ONE;
            for (Cond part : or.parts()) {
                none = ring.times(none, Poly.ONE.minus(condition(part, scope)));
            }
            return Poly.ONE.minus(none);
        } else if (cond instanceof Cond.Not not) {
            return Poly.ONE.minus(condition(not.part(), scope));
        }
        return Poly.ONE;
    }

    /** The value of an expression as an index term, or null. */
    @Nullable
    Idx index(Expr expr, Bindings scope) {
        return terms.find(expr, scope);
    }
}
