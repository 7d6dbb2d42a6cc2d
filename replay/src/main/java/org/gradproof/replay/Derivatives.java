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
import org.jspecify.annotations.Nullable;

/**
 * The rules of differentiation, from expressions to expressions: no given, sign or case is known here, so that none is used
 * under the operator, and definitions are followed as far as the variable. Each rule holds wherever the derivative exists;
 * at the boundaries of cases, absolute values and extremes there is none.
 */
final class Derivatives {
    private final Givens givens;
    private final Set<Name> unfolded;
    private final Substitution substitution = new Substitution();
    private final MatrixLaws matrices = new MatrixLaws(substitution);
    private final List<Expr.OfMatrix> inverted = new ArrayList<>();

    Derivatives(Givens givens, Set<Name> unfolded) {
        this.givens = givens;
        this.unfolded = unfolded;
    }

    /** The derivative of the expression by the variable. */
    Expr of(Expr expr, Sym by) {
        Budget.spend(1);
        Given given = givens.find(by.name());
        if (given instanceof Given.Index || given instanceof Given.Size) {
            throw new NoAnswer("the derivative by a whole number");
        }
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
        } else if (expr instanceof Expr.OfMatrix matrix) {
            return matrix(matrix, by);
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
        if (!unfolded.contains(sym.name())) {
            throw new NoAnswer("the derivative of a name that is not unfolded");
        }
        return of(body(definition, definition.body(), sym.indices(), List.of()), by);
    }

    private Expr body(Definition definition, Expr body, List<Expr> indices, List<Expr> arguments) {
        Map<Name, Expr> values = new HashMap<>();
        for (int i = 0; i < indices.size(); i++) {
            values.put(definition.indexParameters().get(i).name(), indices.get(i));
        }
        for (int i = 0; i < arguments.size(); i++) {
            values.put(definition.parameters().get(i).name(), arguments.get(i));
        }
        // The variable of an operator is a parameter itself: what is put for it is put after the operator.
        boolean plain = arguments.isEmpty() && values.values().stream().allMatch(Sym.class::isInstance);
        if (!plain && differentiates(body)) {
            throw new NoAnswer("a function that is defined by a derivative");
        }
        return substitution.apply(body, values);
    }

    private static boolean differentiates(Expr expr) {
        return expr instanceof Expr.Deriv || Parts.of(expr).stream().anyMatch(Derivatives::differentiates);
    }

    private static void names(Expr expr, Set<Name> all) {
        if (expr instanceof Sym sym) {
            all.add(sym.name());
        } else if (expr instanceof Call call) {
            all.add(call.function());
        }
        Parts.of(expr).forEach(part -> names(part, all));
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
        if (fn.function() == Function.LOG
                && u instanceof Expr.OfMatrix matrix
                && matrix.function() == Expr.MatrixFunction.DETERMINANT
                && simpler(matrix) == null) {
            // What has a logarithm is not zero.
            return matrices.derivative(matrix, of(matrix.entry(), by));
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

    private Expr matrix(Expr.OfMatrix matrix, Sym by) {
        if (matrix.function() == Expr.MatrixFunction.POWER) {
            throw new NoAnswer("the derivative of a power of a matrix");
        }
        apart(matrix.row(), by);
        apart(matrix.col(), by);
        Expr simpler = simpler(matrix);
        if (simpler != null) {
            return of(simpler, by);
        }
        Expr derivative = matrices.derivative(matrix, of(matrix.entry(), by));
        if (matrix.function() == Expr.MatrixFunction.INVERSE) {
            return derivative;
        }
        inverted.add(matrix);
        return Exprs.mul(matrix, derivative);
    }

    /** What it is by a law for the form of the matrix, definitions unfolded, or null. */
    @Nullable
    Expr simpler(Expr.OfMatrix matrix) {
        if (matrix.entry() instanceof Sym sym
                && unfolded.contains(sym.name())
                && givens.find(sym.name()) instanceof Definition definition
                && definition.parameters().isEmpty()) {
            Expr entry = body(definition, definition.body(), sym.indices(), List.of());
            return MatrixLaws.of(matrix, matrix.row(), matrix.col(), entry);
        }
        return matrices.simpler(matrix);
    }

    /** The matrices that are taken to have an inverse in the derivatives since this was asked last. */
    List<Expr.OfMatrix> inverted() {
        List<Expr.OfMatrix> all = List.copyOf(inverted);
        inverted.clear();
        return all;
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

    /** A bound variable is not the one by which is differentiated, nor does it stand in its indices. */
    private static void apart(Sym bound, Sym by) {
        Set<Name> all = new HashSet<>();
        names(by, all);
        if (all.contains(bound.name())) {
            throw new NoAnswer("a derivative by a name that is bound again");
        }
    }

    private Expr binder(Binder binder, Sym by) {
        apart(binder.variable(), by);
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
        apart(integral.variable(), by);
        List<Expr> terms = new ArrayList<>();
        Expr inside = of(integral.body(), by);
        if (!inside.equals(Exprs.ZERO)) {
            if (!passes(integral)) {
                throw new NoAnswer("a derivative under an integral");
            }
            terms.add(new Expr.Integral(integral.variable(), integral.low(), integral.high(), inside));
        }
        terms.add(atLimit(integral, integral.high(), by));
        terms.add(Exprs.neg(atLimit(integral, integral.low(), by)));
        return Exprs.add(terms);
    }

    /**
     * Whether the derivative may be taken under the integral: of unspecified functions by the hypothesis that the page names,
     * else between finite limits of what is continuous with its derivative.
     */
    private boolean passes(Expr.Integral integral) {
        boolean finite = !(integral.low() instanceof Expr.Infinity) && !(integral.high() instanceof Expr.Infinity);
        return isUnspecified(integral.body()) || (finite && isSmooth(integral.body()));
    }

    private boolean isUnspecified(Expr expr) {
        return (expr instanceof Call call && givens.find(call.function()) instanceof Given.SmoothFunction)
                || Parts.of(expr).stream().anyMatch(this::isUnspecified);
    }

    private boolean isSmooth(Expr expr) {
        boolean own = expr instanceof Expr.Num
                || (expr instanceof Sym sym && !(givens.find(sym.name()) instanceof Definition))
                || expr instanceof Expr.Add
                || expr instanceof Expr.Mul
                || (expr instanceof Expr.Pow pow
                        && pow.exponent() instanceof Expr.Num num
                        && num.value().isInteger()
                        && num.value().signum() >= 0)
                || (expr instanceof Expr.Fn fn
                        && Set.of(Function.EXP, Function.SIN, Function.COS, Function.TANH)
                                .contains(fn.function()));
        return own && Parts.of(expr).stream().allMatch(this::isSmooth);
    }

    private Expr atLimit(Expr.Integral integral, Expr limit, Sym by) {
        Expr moved = limit instanceof Expr.Infinity ? Exprs.ZERO : of(limit, by);
        Map<Name, Expr> at = Map.of(integral.variable().name(), limit);
        return moved.equals(Exprs.ZERO) ? moved : Exprs.mul(substitution.apply(integral.body(), at), moved);
    }
}
