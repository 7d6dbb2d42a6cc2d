package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.attempt.Attempt;
import org.gradproof.symbolic.normal.attempt.ClaimContext;
import org.gradproof.symbolic.normal.calculus.Rule;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.gradproof.symbolic.normal.facts.IndexCase;
import org.gradproof.symbolic.normal.facts.Requirement;
import org.gradproof.symbolic.normal.facts.Requirements;
import org.gradproof.symbolic.normal.facts.Selection;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.PolynomialPort;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.jspecify.annotations.Nullable;

/** A claim with all that attempts at it share. For one thread. */
final class Setting {
    private static final int MAX_QUESTIONS = 3;

    private final Claim claim;
    private final Set<Name> names = new LinkedHashSet<>();
    private final List<Expr> written;
    private final List<Fact> facts;
    private final IndexRelations relations;
    private final IndexPoints points;
    private final IndexCases cases;
    private final ClaimContext basis;
    private final boolean guardedDoubt;
    private final boolean differentiates;
    private final List<String> conditions;
    private final List<Requirement> open;
    private final PolynomialPort polynomials;
    private final Function<Expr, String> latex;

    /** Prepares attempts; {@link Unsupported} if the claim or its givens cannot be expressed. */
    Setting(Claim claim, PolynomialPort polynomials, Function<Expr, String> latex) {
        this.claim = claim;
        this.polynomials = polynomials;
        this.latex = latex;
        Givens givens = claim.givens();
        Dependencies dependencies = new Dependencies(givens);
        List<Expr> sides = List.of(claim.left(), claim.right());
        sides.forEach(s -> names.addAll(dependencies.all(s)));
        List<Expr> bodies = new ArrayList<>();
        for (Name name : names) {
            if (givens.find(name) instanceof Given.Definition definition) {
                bodies.add(definition.body());
            }
        }
        this.written = Stream.concat(sides.stream(), bodies.stream()).toList();
        Set<Name> withSizes = new LinkedHashSet<>(names);
        names.forEach(n -> addRanges(givens.find(n), withSizes));
        names.addAll(withSizes);
        this.differentiates = sides.stream().anyMatch(Dependencies::differentiates);
        List<Requirement> requirements = Requirements.of(sides, givens);
        this.facts = Fact.about(sides, givens, dependencies).stream()
                .filter(f -> !(f instanceof Fact.Equation e
                        && e.given() instanceof Assumption a
                        && IndexRelations.isAboutIndices(a, givens)))
                .toList();
        this.relations = new IndexRelations(givens);
        this.points = new IndexPoints(givens, sides, bodies);
        Set<Name> connected = connected(names, givens, dependencies);
        relations.indices().stream().filter(i -> connected.contains(i.name())).forEach(i -> refuseLow(i, givens));
        List<Given.Index> free = relations.indices().stream()
                .filter(i -> names.contains(i.name()))
                .toList();
        this.cases = new IndexCases(relations, points, free);
        this.basis = new ClaimContext(givens, dependencies, polynomials, requirements);
        this.open = SideConditions.open(basis, Requirements.enoughFor(sides, givens), cases);
        this.conditions = SideConditions.latex(open, latex);
        this.guardedDoubt = open.stream().anyMatch(Requirement::guarded);
    }

    private static void addRanges(@Nullable Given given, Set<Name> all) {
        if (given instanceof Given.Family family) {
            family.ranges().forEach(r -> all.addAll(Dependencies.direct(r)));
        } else if (given instanceof Given.Index index) {
            all.addAll(Dependencies.direct(index.high()));
        } else if (given instanceof Given.SmoothFunction function) {
            function.ranges().forEach(r -> all.addAll(Dependencies.direct(r)));
        }
    }

    /** The names, and those that assumptions tie to them. */
    private static Set<Name> connected(Set<Name> names, Givens givens, Dependencies dependencies) {
        Set<Name> all = new LinkedHashSet<>(names);
        int before;
        do {
            before = all.size();
            for (Assumption assumption : givens.assumptions()) {
                Set<Name> own = new LinkedHashSet<>(
                        dependencies.all(assumption.relation().left()));
                own.addAll(dependencies.all(assumption.relation().right()));
                if (own.stream().anyMatch(all::contains)) {
                    all.addAll(own);
                }
            }
        } while (all.size() > before);
        return all;
    }

    /** The normal form takes every free index for positive. */
    static void refuseLow(Given.Index index, Givens givens) {
        Idx low = IndexRelations.term(index.low(), givens);
        if (low == null || !low.isNumber() || low.offset() < 1) {
            throw new Unsupported("an index that does not run from a positive number");
        }
    }

    Claim claim() {
        return claim;
    }

    /** The sides, and the bodies of the definitions on which they depend. */
    List<Expr> written() {
        return written;
    }

    List<Fact> facts() {
        return facts;
    }

    /** Another claim, prepared likewise; {@link Unsupported} if it cannot be expressed. */
    Setting like(Claim other) {
        return new Setting(other, polynomials, latex);
    }

    /** Whether the expression has a value wherever the claim is made: all that it needs is given, or needed by the claim. */
    boolean hasValue(Expr expr) {
        List<Requirement> needed = open.stream().filter(r -> !r.guarded()).toList();
        return Definedness.isKnown(expr, claim.givens())
                && like(new Claim(claim.givens(), expr, Relation.EQ, expr)).open().stream()
                        .allMatch(own -> needed.stream().anyMatch(r -> r.implies(own)));
    }

    /** How a page writes the expression. */
    String written(Expr expr) {
        return latex.apply(expr);
    }

    /** What the sides need to be defined and the givens do not imply. */
    List<Requirement> open() {
        return open;
    }

    /** What the sides need to be defined and the givens do not imply, in LaTeX. */
    List<String> conditions(Set<Rule> rules) {
        List<String> all = new ArrayList<>(conditions);
        if (rules.contains(Rule.EXCHANGE)) {
            all.add("\\text{the derivative may be taken under the integral}");
        }
        return all;
    }

    ClaimContext basis() {
        return basis;
    }

    IndexRelations relations() {
        return relations;
    }

    IndexPoints points() {
        return points;
    }

    /** The sizes on which the claim depends, in the order of the givens. */
    List<Name> sizes() {
        return relations.sizes().stream().filter(names::contains).toList();
    }

    /** All cases of the free indices, with some sizes put as numbers; none if nothing satisfies the givens there. */
    List<IndexCase> cases(Map<Name, Integer> sizes) {
        return cases.with(sizes);
    }

    /**
     * Whether the facts may be used. An equation may hold only where a term that is left out is not defined
     * ({@code x = 0} beside a branch with {@code 1/x}): what is learned from both together holds nowhere.
     */
    boolean mayUse(List<Fact> chosen) {
        return !guardedDoubt || chosen.stream().noneMatch(Fact.Equation.class::isInstance);
    }

    /** Whether the claim holds in all cases of the indices, with some sizes put as numbers. */
    Attempted related(List<Fact> chosen, Map<Name, Integer> sizes) {
        return claim.relation() == Relation.EQ ? equal(chosen, sizes) : new Inequalities(this).holds(chosen, sizes);
    }

    /** Whether the sides are equal in all cases of the indices, for every size. */
    Attempted equal(List<Fact> chosen) {
        return equal(chosen, Map.of());
    }

    /** Whether the sides are equal in all cases of the indices, with some sizes put as numbers. */
    Attempted equal(List<Fact> chosen, Map<Name, Integer> sizes) {
        Attempted same = equalUnderOperator(chosen, sizes);
        if (same.holds() || !mayUse(chosen)) {
            return same;
        }
        for (boolean derivatives : differentiates ? new boolean[] {false, true} : new boolean[] {true}) {
            Attempted attempted = equal(Fact.select(chosen, derivatives), sizes);
            if (attempted.holds()) {
                return attempted;
            }
        }
        return Attempted.FAILED;
    }

    /**
     * Whether both sides differentiate the same function by the same variable: equal near every point
     * by algebra alone, so that no given that holds at single points only is used.
     */
    private Attempted equalUnderOperator(List<Fact> chosen, Map<Name, Integer> sizes) {
        boolean same = claim.left() instanceof Expr.Deriv left
                && claim.right() instanceof Expr.Deriv right
                && left.variable().equals(right.variable());
        if (!same || chosen.stream().anyMatch(Fact.Equation.class::isInstance)) {
            return Attempted.FAILED;
        }
        Expr left = ((Expr.Deriv) claim.left()).body();
        Expr right = ((Expr.Deriv) claim.right()).body();
        Name variable = ((Expr.Deriv) claim.left()).variable().name();
        Selection selection = Fact.select(chosen, true);
        if (selection.unfolded().contains(variable)) {
            // The variable itself is free here: its definition says nothing.
            return Attempted.FAILED;
        }
        List<IndexCase> split = cases.with(sizes);
        try {
            for (IndexCase indexCase : split) {
                if (!new Attempt(basis, selection, indexCase).equal(left, right)) {
                    return Attempted.FAILED;
                }
            }
        } catch (Unsupported notExpressible) {
            return Attempted.FAILED;
        }
        // What the bodies needed is no reason of a reader's; the loop over no case shows nothing.
        return new Attempted(!split.isEmpty(), Set.of(), Set.of(), List.of());
    }

    private Attempted equal(Selection selection, Map<Name, Integer> sizes) {
        Attempted.Gathering gathering = new Attempted.Gathering();
        for (IndexCase indexCase : cases.with(sizes)) {
            if (!holds(selection, indexCase, sizes, gathering, 0)) {
                return Attempted.FAILED;
            }
        }
        return gathering.holds();
    }

    private boolean holds(
            Selection selection,
            IndexCase indexCase,
            Map<Name, Integer> sizes,
            Attempted.Gathering gathering,
            int depth) {
        try {
            Attempt attempt = new Attempt(basis, selection, indexCase);
            boolean equal = attempt.equal(claim.left(), claim.right());
            gathering.add(attempt);
            if (equal) {
                return true;
            }
            Map.Entry<Name, Integer> question = attempt.sizeQuestion(claim.left(), claim.right());
            if (question == null || depth > MAX_QUESTIONS || sizes.containsKey(question.getKey())) {
                return false;
            }
            return holds(
                            selection,
                            indexCase.excluding(question.getKey(), question.getValue()),
                            sizes,
                            gathering,
                            depth + 1)
                    && holdsAt(selection, question, sizes, gathering, depth + 1);
        } catch (Unsupported notExpressible) {
            return false;
        }
    }

    /**
     * Whether nothing is left to show at one value of a size. Where the givens admit no index at all for the
     * value, that is so, and what is shown is what was shown of all other values.
     */
    private boolean holdsAt(
            Selection selection,
            Map.Entry<Name, Integer> size,
            Map<Name, Integer> others,
            Attempted.Gathering gathering,
            int depth) {
        Map<Name, Integer> sizes = new LinkedHashMap<>(others);
        sizes.put(size.getKey(), size.getValue());
        for (IndexCase indexCase : cases.with(sizes)) {
            if (!holds(selection, indexCase, sizes, gathering, depth)) {
                return false;
            }
        }
        return true;
    }
}
