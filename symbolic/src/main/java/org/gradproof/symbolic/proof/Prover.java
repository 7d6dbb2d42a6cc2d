package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gradproof.symbolic.cas.PolynomialAlgebra;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.attempt.Attempt;
import org.gradproof.symbolic.normal.attempt.ClaimContext;
import org.gradproof.symbolic.normal.calculus.Rule;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.gradproof.symbolic.normal.facts.IndexCase;
import org.gradproof.symbolic.normal.facts.Law;
import org.gradproof.symbolic.normal.facts.Requirement;
import org.gradproof.symbolic.normal.facts.Requirements;
import org.gradproof.symbolic.normal.facts.Selection;
import org.gradproof.symbolic.normal.poly.PolynomialPort;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.gradproof.symbolic.proof.Proof.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Proves claims for every size. A proof is a normal form of the difference that is zero in every case
 * of the free indices; the facts it needs are found by leaving them out.
 */
public final class Prover {
    private static final int LARGEST_BOUNDED_SIZE = 5;

    private final PolynomialPort polynomials;

    private final Function<Expr, String> latex;

    /**
     * A prover.
     *
     * @param algebra the algebra system that is asked for factors and reductions, or null to do without
     * @param latex how conditions are written
     */
    public Prover(@Nullable PolynomialAlgebra algebra, Function<Expr, String> latex) {
        this.polynomials = new PolynomialPort(algebra);
        this.latex = latex;
    }

    /** Tries to prove the claim: for every size, else for each of some sizes. */
    public Proof prove(Claim claim) {
        Setting setting;
        try {
            setting = new Setting(claim);
        } catch (Unsupported reason) {
            return new Proof(Outcome.NOT_PROVED, List.of(), List.of(), List.of(), reason.words());
        }
        try {
            if (claim.relation() != Relation.EQ) {
                return new Inequalities(setting).prove();
            }
            List<Fact> facts = minimal(setting);
            if (facts != null) {
                return setting.proved(facts);
            }
        } catch (Unsupported reason) {
            return bounded(setting, reason.words());
        }
        return bounded(setting, "the two sides do not come to the same normal form");
    }

    /** Natural assumptions, each of which alone makes the claim provable; for a claim that is false without. */
    public List<Given.Assumption> holdsIf(Claim claim) {
        List<Given.Assumption> found = new ArrayList<>();
        Set<Name> names = new LinkedHashSet<>();
        Dependencies dependencies = new Dependencies(claim.givens());
        names.addAll(dependencies.all(claim.left()));
        names.addAll(dependencies.all(claim.right()));
        for (Given.Assumption candidate : HiddenAssumptions.about(claim.givens(), names)) {
            Claim under = new Claim(claim.givens().with(candidate), claim.left(), claim.relation(), claim.right());
            if (provesAtAll(under)) {
                found.add(candidate);
            }
        }
        return found;
    }

    private boolean provesAtAll(Claim claim) {
        try {
            Setting setting = new Setting(claim);
            return claim.relation() == Relation.EQ
                    ? !setting.cases().isEmpty() && setting.proves(setting.facts())
                    : new Inequalities(setting).prove().outcome() == Outcome.PROVED;
        } catch (Unsupported notExpressible) {
            return false;
        }
    }

    /**
     * The prover's own result for an expression, derived without any line of the author's: every
     * derivative carried out, written in the givens' names, and proved equal to the expression.
     */
    public Optional<Expr> rederive(Expr first, Givens givens) {
        try {
            for (Expr candidate : new Rederivation(givens, polynomials).candidates(first)) {
                Proof proof = prove(new Claim(givens, first, Relation.EQ, candidate));
                if (proof.outcome() == Outcome.PROVED) {
                    return Optional.of(candidate);
                }
            }
        } catch (Unsupported notExpressible) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** The smallest set of facts found that proves the claim, or null. */
    private @Nullable List<Fact> minimal(Setting setting) {
        if (setting.proves(List.of())) {
            return List.of();
        }
        List<Fact> all = setting.facts();
        if (!setting.proves(all)) {
            // More is not always better: a name that is not unfolded may be what both sides share.
            return single(setting, all);
        }
        List<Fact> single = single(setting, all);
        if (single != null) {
            return single;
        }
        List<Fact> needed = new ArrayList<>(all);
        for (int i = all.size() - 1; i >= 0; i--) {
            List<Fact> fewer = new ArrayList<>(needed);
            fewer.remove(all.get(i));
            if (setting.proves(fewer)) {
                needed = fewer;
            }
        }
        setting.proves(needed);
        return needed;
    }

    private static @Nullable List<Fact> single(Setting setting, List<Fact> all) {
        for (Fact fact : all) {
            if (setting.proves(List.of(fact))) {
                return List.of(fact);
            }
        }
        return null;
    }

    private static Proof bounded(Setting setting, String message) {
        List<Name> sizes = IndexCases.sizes(setting.claim.givens()).stream()
                .filter(setting.names::contains)
                .toList();
        Proof failed = new Proof(Outcome.NOT_PROVED, List.of(), List.of(), List.of(), message);
        if (sizes.isEmpty() || sizes.size() > 2 || setting.claim.relation() != Relation.EQ) {
            return failed;
        }
        int largest = sizes.size() == 1 ? LARGEST_BOUNDED_SIZE : 3;
        List<Integer> proved = new ArrayList<>();
        try {
            for (int size = 1; size <= largest; size++) {
                for (int other = 1; other <= (sizes.size() == 1 ? 1 : largest); other++) {
                    Map<Name, Integer> fixed = sizes.size() == 1
                            ? Map.of(sizes.get(0), size)
                            : Map.of(sizes.get(0), size, sizes.get(1), other);
                    if (!setting.proves(setting.facts(), fixed)) {
                        return failed;
                    }
                }
                proved.add(size);
            }
        } catch (Unsupported tooLarge) {
            if (proved.size() < 3) {
                return failed;
            }
        }
        return new Proof(
                Outcome.PROVED_BOUNDED, proved, List.of("written out for these sizes"), setting.conditions(), message);
    }

    /** A claim with all that attempts at it share. */
    final class Setting {
        final Claim claim;
        final Set<Name> names = new LinkedHashSet<>();
        private final Dependencies dependencies;
        private final List<Requirement> requirements;
        private final List<Fact> facts;
        private final IndexCases cases;
        private final ClaimContext basis;
        private final Set<Rule> rules = EnumSet.noneOf(Rule.class);
        private final Set<Law> laws = EnumSet.noneOf(Law.class);
        private final boolean guardedDoubt;
        private final boolean differentiates;
        private List<String> conditions = List.of();

        Setting(Claim claim) {
            this.claim = claim;
            Givens givens = claim.givens();
            this.dependencies = new Dependencies(givens);
            List<Expr> sides = List.of(claim.left(), claim.right());
            sides.forEach(s -> names.addAll(dependencies.all(s)));
            List<Expr> bodies = new ArrayList<>();
            for (Name name : names) {
                if (givens.find(name) instanceof Given.Definition definition) {
                    bodies.add(definition.body());
                }
            }
            Set<Name> withSizes = new LinkedHashSet<>(names);
            names.forEach(n -> addRanges(givens.find(n), withSizes));
            names.addAll(withSizes);
            this.differentiates = sides.stream().anyMatch(Dependencies::differentiates);
            this.requirements = Requirements.of(sides, givens);
            this.facts = Fact.about(sides, givens, dependencies).stream()
                    .filter(f -> !(f instanceof Fact.Equation e
                            && e.given() instanceof Given.Assumption a
                            && IndexCases.isAboutIndices(a, givens)))
                    .toList();
            this.cases = new IndexCases(givens, sides, bodies, names);
            this.basis = new ClaimContext(givens, dependencies, polynomials, requirements);
            List<Requirement> open = SideConditions.open(basis, requirements, cases);
            this.conditions = SideConditions.latex(open, latex);
            this.guardedDoubt = open.stream().anyMatch(Requirement::guarded);
        }

        private void addRanges(@Nullable Given given, Set<Name> all) {
            if (given instanceof Given.Family family) {
                family.ranges().forEach(r -> all.addAll(Dependencies.direct(r)));
            } else if (given instanceof Given.Index index) {
                all.addAll(Dependencies.direct(index.high()));
            } else if (given instanceof Given.SmoothFunction function) {
                function.ranges().forEach(r -> all.addAll(Dependencies.direct(r)));
            }
        }

        List<Fact> facts() {
            return facts;
        }

        List<String> conditions() {
            return conditions;
        }

        ClaimContext basis() {
            return basis;
        }

        List<IndexCase> cases() {
            return cases.with(Map.of());
        }

        boolean proves(List<Fact> chosen) {
            return proves(chosen, Map.of());
        }

        /** Whether the sides are equal in all cases of the indices; notes how that was found. */
        boolean proves(List<Fact> chosen, Map<Name, Integer> sizes) {
            if (sameUnderOperator(chosen, sizes)) {
                return true;
            }
            for (boolean derivatives : differentiates ? new boolean[] {false, true} : new boolean[] {true}) {
                if (proves(chosen, sizes, derivatives)) {
                    return true;
                }
            }
            return false;
        }

        /**
         * Whether both sides differentiate the same function by the same variable: equal near every point
         * by algebra alone, so that no given that holds at single points only is used.
         */
        private boolean sameUnderOperator(List<Fact> chosen, Map<Name, Integer> sizes) {
            boolean same = claim.left() instanceof Expr.Deriv left
                    && claim.right() instanceof Expr.Deriv right
                    && left.variable().equals(right.variable());
            if (!same || chosen.stream().anyMatch(Fact.Equation.class::isInstance)) {
                return false;
            }
            Expr left = ((Expr.Deriv) claim.left()).body();
            Expr right = ((Expr.Deriv) claim.right()).body();
            Name variable = ((Expr.Deriv) claim.left()).variable().name();
            Selection selection = Fact.select(chosen, true);
            if (selection.unfolded().contains(variable)) {
                // The variable itself is free here: its definition says nothing.
                return false;
            }
            rules.clear();
            laws.clear();
            try {
                List<IndexCase> split = cases.with(sizes);
                for (IndexCase indexCase : split) {
                    if (!new Attempt(basis, selection, indexCase).equal(left, right)) {
                        return false;
                    }
                }
                return !split.isEmpty();
            } catch (Unsupported notExpressible) {
                return false;
            }
        }

        private boolean proves(List<Fact> chosen, Map<Name, Integer> sizes, boolean derivatives) {
            boolean equations = chosen.stream().anyMatch(Fact.Equation.class::isInstance);
            if (guardedDoubt && equations) {
                // An equation may hold only where a term that is left out is not defined.
                return false;
            }
            rules.clear();
            laws.clear();
            List<IndexCase> split = cases.with(sizes);
            if (split.isEmpty()) {
                return !sizes.isEmpty();
            }
            for (IndexCase indexCase : split) {
                if (!holds(Fact.select(chosen, derivatives), indexCase, sizes, 0)) {
                    return false;
                }
            }
            return true;
        }

        private boolean holds(Selection selection, IndexCase indexCase, Map<Name, Integer> sizes, int depth) {
            try {
                Attempt attempt = new Attempt(basis, selection, indexCase);
                boolean equal = attempt.equal(claim.left(), claim.right());
                rules.addAll(attempt.rules());
                laws.addAll(attempt.laws());
                if (equal) {
                    return true;
                }
                Map.Entry<Name, Integer> question = attempt.sizeQuestion(claim.left(), claim.right());
                if (question == null || depth > 3 || sizes.containsKey(question.getKey())) {
                    return false;
                }
                return holds(selection, indexCase.excluding(question.getKey(), question.getValue()), sizes, depth + 1)
                        && holdsAt(selection, question, sizes, depth + 1);
            } catch (Unsupported notExpressible) {
                return false;
            }
        }

        /** Whether the claim holds at one value of a size. */
        private boolean holdsAt(
                Selection selection, Map.Entry<Name, Integer> size, Map<Name, Integer> others, int depth) {
            Map<Name, Integer> sizes = new LinkedHashMap<>(others);
            sizes.put(size.getKey(), size.getValue());
            for (IndexCase indexCase : cases.with(sizes)) {
                if (!holds(selection, indexCase, sizes, depth)) {
                    return false;
                }
            }
            return true;
        }

        Proof proved(List<Fact> needed) {
            List<String> reasons = Reasons.of(claim, needed, rules, laws);
            List<String> all = new ArrayList<>(conditions);
            if (rules.contains(Rule.EXCHANGE)) {
                all.add("\\text{the derivative may be taken under the integral}");
            }
            return new Proof(Outcome.PROVED, List.of(), reasons, all, "");
        }
    }
}
