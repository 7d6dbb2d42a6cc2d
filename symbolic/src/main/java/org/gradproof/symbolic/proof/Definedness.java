package org.gradproof.symbolic.proof;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Cases;
import org.gradproof.symbolic.expr.Expr.Deriv;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Integral;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.given.Recursion;
import org.gradproof.symbolic.normal.facts.Requirements;
import org.gradproof.symbolic.normal.poly.Unsupported;

/**
 * Whether the side conditions of a proof are all that an expression needs to be defined.
 *
 * <p>They are denominators, bases, arguments of logs and roots. An expression may need more: that one branch of
 * cases is taken, that an integral converges, that a function has no kink where it is differentiated, that a
 * component or a largest value exists, a factorial of no negative number. Here is told where nothing of the kind
 * can be missing; any doubt is no.
 */
public final class Definedness {
    private static final int MAX_DEPTH = 100;

    private final Givens givens;
    private final Set<Place> visited = new HashSet<>();
    private int depth;

    /** A definition, and whether it is differentiated. */
    private record Place(Name name, boolean differentiated) {}

    private Definedness(Givens givens) {
        this.givens = givens;
    }

    /** Whether the expression is defined wherever its side conditions hold. */
    public static boolean isKnown(Expr expr, Givens givens) {
        if (new Recursion(givens).isMet(List.of(expr))) {
            // Its side conditions are those of every earlier member.
            return false;
        }
        try {
            // Lists all side conditions, or says that they are too many.
            Requirements.enoughFor(List.of(expr), givens);
            return new Definedness(givens).known(expr, new Scope(Map.of(), false));
        } catch (Unsupported tooMany) {
            return false;
        }
    }

    /**
     * What surrounds a part.
     *
     * @param tops the largest value of each bound index; all run from 1 or above
     * @param differentiated whether a derivative is taken of it
     */
    private record Scope(Map<Name, Expr> tops, boolean differentiated) {
        Scope with(Name index, Expr top) {
            Map<Name, Expr> more = new HashMap<>(tops);
            more.put(index, top);
            return new Scope(more, differentiated);
        }

        Scope under() {
            return new Scope(tops, true);
        }
    }

    private boolean known(Expr expr, Scope scope) {
        if (++depth > MAX_DEPTH) {
            return false;
        }
        boolean known = dispatch(expr, scope);
        depth--;
        return known;
    }

    private boolean dispatch(Expr expr, Scope scope) {
        if (expr instanceof Num || expr instanceof Expr.Pi) {
            return true;
        } else if (expr instanceof Sym sym) {
            return symbol(sym, scope);
        } else if (expr instanceof Expr.Add add) {
            return add.terms().stream().allMatch(term -> known(term, scope));
        } else if (expr instanceof Expr.Mul mul) {
            return mul.factors().stream().allMatch(factor -> known(factor, scope));
        } else if (expr instanceof Pow pow) {
            return power(pow, scope);
        } else if (expr instanceof Fn fn) {
            return function(fn, scope);
        } else if (expr instanceof Call call) {
            return call(call, scope);
        } else if (expr instanceof Expr.Indicator indicator) {
            return condition(indicator.condition(), scope);
        } else if (expr instanceof Cases cases) {
            return cases(cases, scope);
        } else if (expr instanceof Binder binder) {
            return binder(binder, scope);
        } else if (expr instanceof Deriv deriv) {
            return exist(deriv.variable(), scope) && known(deriv.body(), scope.under());
        } else if (expr instanceof Expr.Expectation expectation) {
            return known(expectation.expanded(), scope);
        }
        return expr instanceof Integral integral && integral(integral, scope);
    }

    private boolean symbol(Sym sym, Scope scope) {
        Given.Definition definition = givens.definition(sym.name());
        return exist(sym, scope) && (definition == null || definition(definition, scope));
    }

    private boolean exist(Sym sym, Scope scope) {
        Given given = givens.find(sym.name());
        if (given instanceof Given.Family family) {
            return exist(sym.indices(), family.ranges(), scope);
        } else if (given instanceof Given.Definition definition) {
            return exist(sym.indices(), definition.ranges(), scope);
        }
        return sym.indices().isEmpty();
    }

    /** A definition's body, for all values of its own indices. */
    private boolean definition(Given.Definition definition, Scope scope) {
        if (!visited.add(new Place(definition.name(), scope.differentiated()))) {
            return true;
        }
        Scope inner = new Scope(Map.of(), scope.differentiated());
        for (int i = 0; i < definition.indexParameters().size(); i++) {
            inner = inner.with(
                    definition.indexParameters().get(i).name(),
                    definition.ranges().get(i));
        }
        return known(definition.body(), inner);
    }

    /** Whether each index lies in its range whatever the sizes are. */
    private boolean exist(List<Expr> indices, List<Expr> ranges, Scope scope) {
        if (indices.size() != ranges.size()) {
            return false;
        }
        for (int i = 0; i < indices.size(); i++) {
            if (!exists(indices.get(i), ranges.get(i), scope)) {
                return false;
            }
        }
        return true;
    }

    private boolean exists(Expr index, Expr range, Scope scope) {
        if (index instanceof Num num) {
            boolean first = num.value().isOne() && range instanceof Sym;
            boolean within = range instanceof Num most && num.value().compareTo(most.value()) <= 0;
            return num.value().compareTo(Rational.ONE) >= 0 && (first || within);
        } else if (!(index instanceof Sym sym) || !sym.indices().isEmpty()) {
            return false;
        } else if (scope.tops().containsKey(sym.name())) {
            return range.equals(scope.tops().get(sym.name()));
        } else if (givens.find(sym.name()) instanceof Given.Index declared) {
            return isPositive(declared.low()) && range.equals(declared.high());
        }
        return index.equals(range);
    }

    private static boolean isPositive(Expr low) {
        return low instanceof Num num && num.value().compareTo(Rational.ONE) >= 0;
    }

    private boolean power(Pow pow, Scope scope) {
        boolean parts = known(pow.base(), scope) && known(pow.exponent(), scope);
        boolean safe = pow.exponent() instanceof Num
                || (pow.base() instanceof Num base && base.value().signum() > 0)
                || (pow.base() instanceof Fn fn && fn.function() == Function.EXP)
                || isPositiveInteger(pow.exponent(), scope);
        return parts && safe;
    }

    /** Whether it is a size, or an index that runs from 1 or above. */
    private boolean isPositiveInteger(Expr expr, Scope scope) {
        if (!(expr instanceof Sym sym) || !sym.indices().isEmpty()) {
            return expr instanceof Num num && num.value().isInteger() && isPositive(num);
        }
        Given given = givens.find(sym.name());
        return scope.tops().containsKey(sym.name())
                || given instanceof Given.Size
                || (given instanceof Given.Index index && isPositive(index.low()));
    }

    private boolean function(Fn fn, Scope scope) {
        return switch (fn.function()) {
            case EXP, LOG, SQRT, TANH, SINH, COSH, SIN, COS, TAN ->
                known(fn.arguments().get(0), scope);
            case ABS, MAX, MIN ->
                !scope.differentiated() && fn.arguments().stream().allMatch(a -> known(a, scope));
            // It has no derivative that is known here.
            case FLOOR -> !scope.differentiated() && known(fn.arguments().get(0), scope);
            case FACTORIAL ->
                isPositiveInteger(fn.arguments().get(0), scope)
                        || fn.arguments().get(0).equals(Exprs.ZERO);
            case BINOMIAL -> fn.arguments().stream().allMatch(a -> isPositiveInteger(a, scope));
        };
    }

    private boolean call(Call call, Scope scope) {
        Given given = givens.find(call.function());
        boolean differentiated =
                scope.differentiated() || call.orders().stream().anyMatch(order -> order > 0);
        boolean arguments = call.arguments().stream().allMatch(a -> known(a, scope));
        if (given instanceof Given.SmoothFunction function) {
            return arguments && exist(call.indices(), function.ranges(), scope);
        } else if (given instanceof Given.Definition definition) {
            return arguments
                    && exist(call.indices(), definition.ranges(), scope)
                    && definition(definition, new Scope(Map.of(), differentiated));
        }
        return false;
    }

    /** A condition on indices says nothing of reals; one on reals must have values, and makes a kink. */
    private boolean condition(Cond cond, Scope scope) {
        if (cond instanceof Cond.Rel rel) {
            boolean onIndices = isTerm(rel.left(), scope) && isTerm(rel.right(), scope);
            return onIndices
                    || (!scope.differentiated() && hasValue(rel.left(), scope) && hasValue(rel.right(), scope));
        } else if (cond instanceof Cond.And and) {
            return and.parts().stream().allMatch(part -> condition(part, scope));
        } else if (cond instanceof Cond.Or or) {
            return or.parts().stream().allMatch(part -> condition(part, scope));
        }
        return cond instanceof Cond.Not not ? condition(not.part(), scope) : true;
    }

    /** What stands in a condition has no side conditions of its own. */
    private boolean hasValue(Expr expr, Scope scope) {
        return known(expr, scope) && Requirements.of(List.of(expr), givens).isEmpty();
    }

    private boolean isTerm(Expr expr, Scope scope) {
        if (expr instanceof Expr.Add add) {
            return add.terms().stream().allMatch(term -> isTerm(term, scope));
        }
        return expr instanceof Num || (expr instanceof Sym sym && isInteger(sym, scope));
    }

    private boolean isInteger(Sym sym, Scope scope) {
        Given given = givens.find(sym.name());
        return sym.indices().isEmpty()
                && (scope.tops().containsKey(sym.name())
                        || given instanceof Given.Index
                        || given instanceof Given.Size);
    }

    private boolean cases(Cases cases, Scope scope) {
        List<Expr.Branch> branches = cases.branches();
        return !branches.isEmpty()
                && branches.get(branches.size() - 1).condition() instanceof Cond.True
                && branches.stream().allMatch(b -> condition(b.condition(), scope) && known(b.value(), scope));
    }

    private boolean binder(Binder binder, Scope scope) {
        boolean whole = binder.low().equals(Exprs.ONE)
                && isPositiveInteger(binder.high(), scope)
                && binder.filter() instanceof Cond.True;
        boolean extreme = binder.kind() == Kind.MAX || binder.kind() == Kind.MIN;
        if (extreme && (!whole || scope.differentiated())) {
            return false;
        }
        boolean range = isPositive(binder.low()) && isTerm(binder.high(), scope);
        Scope inner = scope.with(binder.variable().name(), binder.high());
        return range && condition(binder.filter(), inner) && known(binder.body(), inner);
    }

    /** Over a bounded range, what is continuous has an integral. */
    private boolean integral(Integral integral, Scope scope) {
        return hasValue(integral.low(), scope) && hasValue(integral.high(), scope) && hasValue(integral.body(), scope);
    }
}
