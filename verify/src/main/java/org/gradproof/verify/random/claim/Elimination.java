package org.gradproof.verify.random.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.random.claim.Inverse.Solution;

/**
 * Givens in which a number that an equation determines is defined by it: instead of {@code p \in (0,1)} and
 * {@code p = 1/(1+e^{-x})} the definition of p by x, and {@code 0 < p < 1}. A point has rational values, and no rational p
 * satisfies that equation at a rational x but 0; the definition has its value at each.
 *
 * <p>Wherever these givens hold, those that they stand for hold too, so that a counterexample under these is one under
 * those.
 *
 * @param names the numbers that are defined
 * @param principal whether they are the solutions that moving one number finds as well
 */
public record Elimination(Givens givens, Set<Name> names, boolean principal) {
    /** Ways in which equations may be solved that are told apart. */
    private static final int MOST = 6;

    public Elimination {
        names = Set.copyOf(names);
    }

    /** Nothing is solved for. */
    public static Elimination none(Givens givens) {
        return new Elimination(givens, Set.of(), true);
    }

    /**
     * The ways in which the equations among the givens can be solved; none where nothing can, or under an operator.
     *
     * @param concerning those on which the sides depend
     */
    public static List<Elimination> of(Givens givens, Givens concerning, Expr... sides) {
        // What a variable determines is held fixed where that is differentiated; a definition would follow it.
        List<Expr> all = new ArrayList<>(List.of(sides));
        for (Given given : concerning.all()) {
            if (given instanceof Given.Definition definition) {
                all.add(definition.body());
            } else if (given instanceof Assumption assumption) {
                all.addAll(Parts.of(assumption.relation()));
            }
        }
        return all.stream().anyMatch(Elimination::hasOperator) ? List.of() : ways(givens);
    }

    private static boolean hasOperator(Expr expr) {
        boolean here = expr instanceof Expr.Deriv
                || expr instanceof Expr.Integral
                || expr instanceof Expr.Expectation
                || (expr instanceof Expr.Call call && call.orders().stream().anyMatch(order -> order > 0));
        return here || Parts.of(expr).stream().anyMatch(Elimination::hasOperator);
    }

    private static List<Elimination> ways(Givens givens) {
        List<Elimination> all = List.of(none(givens));
        for (Assumption assumption : givens.assumptions()) {
            all = all.stream().flatMap(way -> way.solving(assumption).stream()).toList();
            all = all.size() > MOST ? all.subList(0, MOST) : all;
        }
        return all.stream().filter(way -> !way.names.isEmpty()).toList();
    }

    /** The ways to go on with one more equation; this one where it cannot be solved. */
    private List<Elimination> solving(Assumption assumption) {
        Cond.Rel relation = assumption.relation();
        if (relation.relation() == Relation.EQ && assumption.universal().isEmpty()) {
            List<List<Expr>> both =
                    List.of(List.of(relation.left(), relation.right()), List.of(relation.right(), relation.left()));
            for (boolean alone : new boolean[] {true, false}) {
                for (List<Expr> sides : both) {
                    List<Elimination> found = solving(assumption, sides.get(0), sides.get(1), alone);
                    if (!found.isEmpty()) {
                        return found;
                    }
                }
            }
            List<Elimination> found = collecting(assumption);
            return found.isEmpty() ? List.of(this) : found;
        }
        return List.of(this);
    }

    private List<Elimination> solving(Assumption assumption, Expr side, Expr other, boolean alone) {
        for (Name name : Mentioned.in(side)) {
            boolean candidate = !alone || side instanceof Expr.Sym;
            if (candidate && !dependsOn(other, name)) {
                List<Elimination> found = defining(assumption, name, Inverse.of(side, other, name));
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    private List<Elimination> collecting(Assumption assumption) {
        Cond.Rel relation = assumption.relation();
        for (Name name : Mentioned.in(relation.left(), relation.right())) {
            List<Elimination> found = defining(assumption, name, Collected.of(relation.left(), relation.right(), name));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** The solutions in which the name does not stand; none where it is not that of a number in an interval. */
    private List<Elimination> defining(Assumption assumption, Name name, List<Solution> solutions) {
        return givens.find(name) instanceof Given.Scalar scalar && scalar.domain() instanceof Domain.Interval interval
                ? solutions.stream()
                        .filter(solution -> !dependsOn(solution.value(), name))
                        .map(solution -> defining(assumption, scalar, interval, solution))
                        .toList()
                : List.of();
    }

    /** Whether the name stands in the expression, or in what is defined there. */
    private boolean dependsOn(Expr expr, Name name) {
        Set<Name> seen = new TreeSet<>();
        List<Name> open = new ArrayList<>(Mentioned.in(expr));
        while (!open.isEmpty()) {
            Name next = open.remove(open.size() - 1);
            if (next.equals(name)) {
                return true;
            }
            Given.Definition definition = givens.definition(next);
            if (definition != null && seen.add(next)) {
                open.addAll(Mentioned.in(definition.body()));
            }
        }
        return false;
    }

    private Elimination defining(
            Assumption assumption, Given.Scalar scalar, Domain.Interval interval, Solution solution) {
        Expr symbol = new Expr.Sym(scalar.name(), List.of());
        List<Given> all = new ArrayList<>();
        for (Given given : givens.all()) {
            if (given.equals(scalar)) {
                all.add(new Given.Definition(
                        scalar.name(), List.of(), List.of(), List.of(), solution.value(), assumption.latex()));
            } else if (!given.equals(assumption)) {
                all.add(given);
            }
        }
        for (Cond.Rel needed : solution.needs()) {
            all.add(new Assumption(needed, List.of(), List.of(), assumption.latex()));
        }
        Rational low = interval.low();
        Rational high = interval.high();
        if (low != null) {
            all.add(bound(symbol, interval.lowOpen() ? Relation.GT : Relation.GE, low, scalar.latex()));
        }
        if (high != null) {
            all.add(bound(symbol, interval.highOpen() ? Relation.LT : Relation.LE, high, scalar.latex()));
        }
        Set<Name> more = new TreeSet<>(names);
        more.add(scalar.name());
        return new Elimination(givens.with(all), more, principal && solution.principal());
    }

    private static Assumption bound(Expr symbol, Relation relation, Rational end, String latex) {
        return new Assumption(new Cond.Rel(symbol, relation, new Expr.Num(end)), List.of(), List.of(), latex);
    }
}
