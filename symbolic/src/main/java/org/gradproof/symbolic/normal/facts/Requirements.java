package org.gradproof.symbolic.normal.facts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Cases;
import org.gradproof.symbolic.expr.Expr.Deriv;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Mul;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Given.Definition;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.facts.Requirement.Kind;
import org.gradproof.symbolic.normal.poly.Unsupported;

/** Finds what an expression, and the definitions that it uses, need in order to be defined. */
public final class Requirements {
    private static final int MAX = 400;

    private final Givens givens;
    private final Substitution substitution = new Substitution();
    private final Unfolding unfolding = new Unfolding(substitution);
    private final Set<Requirement> found = new LinkedHashSet<>();
    private final Set<Visit> visited = new HashSet<>();
    private final boolean strict;

    private Requirements(Givens givens, boolean strict) {
        this.givens = givens;
        this.strict = strict;
    }

    /**
     * The requirements of the expressions: known to hold wherever these have values.
     *
     * @throws Unsupported if they are too many to list
     */
    public static List<Requirement> of(List<Expr> exprs, Givens givens) {
        return List.copyOf(visit(exprs, givens, false).found);
    }

    /**
     * The requirements that are enough for the expressions to have values. Of a log that is multiplied and
     * differentiated more is asked than is known: {@code x \\log x} has a value at 0, and no derivative.
     */
    public static List<Requirement> enoughFor(List<Expr> exprs, Givens givens) {
        return List.copyOf(visit(exprs, givens, true).found);
    }

    private static Requirements visit(List<Expr> exprs, Givens givens, boolean strict) {
        Requirements requirements = new Requirements(givens, strict);
        exprs.forEach(e -> requirements.visit(e, new Place(List.of(), Set.of(), false, false, false)));
        return requirements;
    }

    /** A reference is unfolded once for each kind of place in which it stands: what is asked depends on that. */
    private record Visit(Expr reference, boolean guarded, boolean multiplied, boolean differentiated) {}

    private boolean isFirst(Expr reference, Place place) {
        countNodes(reference);
        return visited.add(new Visit(reference, place.guarded(), place.multiplied(), place.differentiated()));
    }

    /** What is looked up is gone through, and calls within calls may have grown by what they were called with. */
    private static Expr countNodes(Expr expr) {
        return Substitution.map(expr, Requirements::countNodes, condition -> condition);
    }

    /** Where a part stands; the integrated names are variables of integrals around it. */
    private record Place(
            List<Binder> binders, Set<Name> integrated, boolean guarded, boolean multiplied, boolean differentiated) {
        Place plain() {
            return new Place(binders, integrated, guarded, false, differentiated);
        }

        Place times() {
            return new Place(binders, integrated, guarded, true, differentiated);
        }

        Place maybe() {
            return new Place(binders, integrated, true, multiplied, differentiated);
        }

        Place under() {
            return new Place(binders, integrated, guarded, multiplied, true);
        }

        Place in(Binder binder, boolean restricted) {
            List<Binder> more = new ArrayList<>(binders);
            more.add(binder);
            return new Place(more, integrated, guarded || restricted, multiplied, differentiated);
        }

        Place over(Name variable) {
            Set<Name> more = new HashSet<>(integrated);
            more.add(variable);
            return new Place(binders, more, true, multiplied, differentiated);
        }
    }

    private void add(Kind kind, Expr quantity, Place place) {
        if (Dependencies.direct(quantity).stream().anyMatch(place.integrated()::contains)) {
            // Asked of almost every value of a bound variable: no condition on symbols.
            return;
        }
        boolean value = !place.multiplied() || (strict && place.differentiated());
        found.add(new Requirement(kind, quantity, place.binders(), place.guarded(), value));
        if (found.size() > MAX) {
            // None may be left out: a claim under fewer conditions than it needs would be another one.
            throw new Unsupported("more than " + MAX + " conditions");
        }
    }

    private Expr visit(Expr expr, Place place) {
        if (expr instanceof Mul mul) {
            boolean several = mul.factors().stream()
                            .filter(f -> !(f instanceof Num n) || n.value().isZero())
                            .count()
                    > 1;
            mul.factors().forEach(f -> visit(f, several ? place.times() : place));
        } else if (expr instanceof Pow pow) {
            power(pow, place);
        } else if (expr instanceof Fn fn) {
            function(fn, place);
        } else if (expr instanceof Binder binder) {
            boolean full = binder.low().equals(Exprs.ONE)
                    && binder.high() instanceof Sym
                    && binder.filter() instanceof Cond.True;
            visit(binder.body(), place.in(binder, !full));
        } else if (expr instanceof Cases cases) {
            for (Expr.Branch branch : cases.branches()) {
                visit(branch.condition(), place.maybe());
                visit(branch.value(), place.maybe());
            }
        } else if (expr instanceof Expr.Indicator indicator) {
            visit(indicator.condition(), place);
        } else if (expr instanceof Deriv deriv) {
            visit(deriv.body(), place.under());
        } else if (expr instanceof Expr.Integral integral) {
            visit(integral.low(), place);
            visit(integral.high(), place);
            if (!strict && !isRange(integral)) {
                // From a point to itself nothing is asked of the integrand: what stands in it may be left out.
                visit(integral.body(), place.over(integral.variable().name()));
            }
        } else if (expr instanceof Expr.OfMatrix) {
            // That the inverse exists is no condition on one number.
            return expr;
        } else if (expr instanceof Sym sym) {
            Definition definition = givens.definition(sym.name());
            if (definition != null
                    && isFirst(sym, place)
                    && definition.parameters().isEmpty()) {
                visit(unfolding.of(definition, sym.indices(), List.of()), place);
            }
        } else if (expr instanceof Call call) {
            call.arguments().forEach(a -> visit(a, place.plain()));
            Definition definition = givens.definition(call.function());
            if (definition != null && isFirst(call, place)) {
                visit(unfolding.of(definition, call.indices(), call.arguments()), place);
            }
        } else {
            Substitution.map(expr, e -> visit(e, place), c -> c);
        }
        return expr;
    }

    private void visit(Cond condition, Place place) {
        Parts.of(condition).forEach(e -> visit(e, place.plain()));
    }

    /** Whether the limits are never the same. */
    private static boolean isRange(Expr.Integral integral) {
        boolean numbers = integral.low() instanceof Num && integral.high() instanceof Num;
        return integral.low() instanceof Expr.Infinity
                || integral.high() instanceof Expr.Infinity
                || (numbers && !integral.low().equals(integral.high()));
    }

    private void power(Pow pow, Place place) {
        if (pow.exponent() instanceof Num num) {
            boolean whole = num.value().isInteger();
            if (!whole) {
                add(Kind.POSITIVE, pow.base(), place.plain());
            } else if (num.value().signum() < 0) {
                add(Kind.NONZERO, pow.base(), place.plain());
            }
        } else {
            if (isReal(pow.exponent())) {
                add(Kind.POSITIVE, pow.base(), place.plain());
            }
            visit(pow.exponent(), place.plain());
        }
        visit(pow.base(), place.plain());
    }

    /** Whether the exponent hangs on a number that is declared in an interval: such a power has a value of positive bases alone. */
    private boolean isReal(Expr exponent) {
        if (exponent instanceof Sym sym) {
            Given given = givens.find(sym.name());
            return (given instanceof Given.Scalar scalar && scalar.domain() instanceof Domain.Interval)
                    || (given instanceof Given.Family family && family.domain() instanceof Domain.Interval);
        } else if (exponent instanceof Expr.Add add) {
            return add.terms().stream().anyMatch(this::isReal);
        }
        return exponent instanceof Mul mul && mul.factors().stream().anyMatch(this::isReal);
    }

    private void function(Fn fn, Place place) {
        Expr argument = fn.arguments().get(0);
        if (fn.function() == Function.LOG) {
            add(Kind.POSITIVE, argument, place);
        } else if (fn.function() == Function.SQRT) {
            add(place.differentiated() ? Kind.POSITIVE : Kind.NONNEGATIVE, argument, place.plain());
        } else if (fn.function() == Function.TAN) {
            add(Kind.NONZERO, new Fn(Function.COS, argument), place.plain());
        }
        fn.arguments().forEach(a -> visit(a, place.plain()));
    }
}
