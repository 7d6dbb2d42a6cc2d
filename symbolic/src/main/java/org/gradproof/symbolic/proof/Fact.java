package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.certificate.Certificate;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.gradproof.symbolic.normal.facts.Selection;

/** A fact that a proof may need, and that can be left out to see whether it does. */
sealed interface Fact {
    /** In words for a reader of the page. */
    String words();

    /** A definition may be put for its name. */
    record Unfolding(Given.Definition definition, String shown) implements Fact {
        @Override
        public String words() {
            return "definition of $" + shown + "$";
        }
    }

    /** An equation of the givens may be used. */
    record Equation(Given given) implements Fact {
        @Override
        public String words() {
            return "$" + given.latex() + "$";
        }
    }

    /** An expectation is the sum or integral of the law times the value. */
    record Expectation() implements Fact {
        @Override
        public String words() {
            return "definition of the expectation";
        }
    }

    /** The selection of these facts; without derivatives, each derivative of a name is a quantity of its own. */
    static Selection select(Collection<Fact> facts, boolean derivatives) {
        Set<Name> unfolded = new LinkedHashSet<>();
        List<Given> givens = new ArrayList<>();
        boolean expectations = false;
        for (Fact fact : facts) {
            if (fact instanceof Unfolding unfolding) {
                unfolded.add(unfolding.definition().name());
            } else if (fact instanceof Equation equation) {
                givens.add(equation.given());
            } else {
                expectations = true;
            }
        }
        return new Selection(unfolded, givens, expectations, derivatives);
    }

    /** What a proof of the claim by these facts used. */
    static Certificate certificate(Claim claim, Collection<Fact> facts, List<Certificate.Combination> combinations) {
        Selection selection = select(facts, true);
        return new Certificate(
                claim.givens(),
                claim.left(),
                claim.relation(),
                claim.right(),
                selection.unfolded(),
                selection.givens(),
                combinations);
    }

    /** All facts that could matter for the sides, those nearest to what stands there first. */
    static List<Fact> about(List<Expr> sides, Givens givens, Dependencies dependencies) {
        Set<Name> names = new LinkedHashSet<>();
        List<Name> frontier = new ArrayList<>();
        for (Expr side : sides) {
            Dependencies.direct(side).stream().sorted().forEach(frontier::add);
        }
        while (!frontier.isEmpty()) {
            List<Name> next = new ArrayList<>();
            for (Name name : frontier) {
                if (names.add(name) && givens.find(name) instanceof Given.Definition definition) {
                    Dependencies.direct(definition.body()).stream().sorted().forEach(next::add);
                }
            }
            frontier = next;
        }
        List<Fact> facts = new ArrayList<>();
        for (Name name : names) {
            if (givens.find(name) instanceof Given.Definition definition) {
                facts.add(new Unfolding(definition, Heads.latex(definition, givens)));
            }
        }
        Set<Name> further = new LinkedHashSet<>();
        for (Given given : givens.all()) {
            if (isEquation(given) && touches(given, names, dependencies)) {
                facts.add(new Equation(given));
                further.addAll(definedIn(given, dependencies));
            }
        }
        // An equation between a claim's names and probabilities brings in that these sum to one.
        Set<Name> beside = new LinkedHashSet<>();
        for (Fact fact : facts) {
            if (fact instanceof Equation equation && equation.given() instanceof Given.Assumption assumption) {
                beside.addAll(Dependencies.direct(assumption.relation().left()));
                beside.addAll(Dependencies.direct(assumption.relation().right()));
            }
        }
        beside.removeAll(names);
        for (Name name : beside) {
            if (givens.find(name) instanceof Given.Family family && family.simplex()) {
                facts.add(new Equation(family));
            }
        }
        further.removeAll(names);
        for (Name name : further) {
            if (givens.find(name) instanceof Given.Definition definition) {
                facts.add(new Unfolding(definition, Heads.latex(definition, givens)));
            }
        }
        if (sides.stream().anyMatch(s -> mentionsExpectation(s, givens))) {
            facts.add(new Expectation());
        }
        return facts;
    }

    /** The names of an equation, whose definitions may be needed where it is put to use. */
    private static List<Name> definedIn(Given given, Dependencies dependencies) {
        if (!(given instanceof Given.Assumption assumption)) {
            return List.of();
        }
        Set<Name> own = dependencies.all(assumption.relation().left());
        own.addAll(dependencies.all(assumption.relation().right()));
        return own.stream().sorted().toList();
    }

    static boolean isEquation(Given given) {
        if (given instanceof Given.Assumption assumption) {
            return assumption.relation().relation() == Relation.EQ;
        } else if (given instanceof Given.Family family) {
            return family.simplex() || isLabel(family.domain());
        }
        return (given instanceof Given.Scalar scalar && isLabel(scalar.domain()))
                || (given instanceof Given.SmoothFunction function && function.isNormalised());
    }

    private static boolean isLabel(Domain domain) {
        return domain instanceof Domain.Finite finite && (finite.isZeroOne() || finite.isSign());
    }

    private static boolean touches(Given given, Set<Name> names, Dependencies dependencies) {
        if (given instanceof Given.Assumption assumption) {
            Cond.Rel relation = assumption.relation();
            Set<Name> own = dependencies.all(relation.left());
            own.addAll(dependencies.all(relation.right()));
            return own.stream().anyMatch(names::contains);
        } else if (given instanceof Given.Family family) {
            return names.contains(family.name());
        } else if (given instanceof Given.SmoothFunction function) {
            return names.contains(function.name());
        }
        return given instanceof Given.Scalar scalar && names.contains(scalar.name());
    }

    private static boolean mentionsExpectation(Expr expr, Givens givens) {
        boolean[] found = new boolean[1];
        Set<Name> seen = new LinkedHashSet<>();
        find(expr, givens, found, seen);
        return found[0];
    }

    private static Expr find(Expr expr, Givens givens, boolean[] found, Set<Name> seen) {
        found[0] |= expr instanceof Expr.Expectation;
        for (Name name :
                expr instanceof Expr.Sym || expr instanceof Expr.Call ? Dependencies.direct(expr) : Set.<Name>of()) {
            if (seen.add(name) && givens.find(name) instanceof Given.Definition definition) {
                find(definition.body(), givens, found, seen);
            }
        }
        return Substitution.map(expr, e -> find(e, givens, found, seen), c -> c);
    }
}
