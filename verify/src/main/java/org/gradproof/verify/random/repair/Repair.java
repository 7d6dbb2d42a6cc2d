package org.gradproof.verify.random.repair;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.random.claim.Densities;
import org.gradproof.verify.random.ground.Cell;
import org.gradproof.verify.random.ground.Constraint;
import org.gradproof.verify.random.ground.Domains;
import org.gradproof.verify.random.ground.Draft;
import org.gradproof.verify.random.ground.Grounding;
import org.gradproof.verify.random.ground.Instances;
import org.gradproof.verify.random.ground.MatrixStructure;
import org.gradproof.verify.random.ground.Shape;

/** Moves a draft to where the givens hold, and checks whether they do. */
public final class Repair {
    private static final int MOST_FAILURES = 4;
    /** Rounds in a row after which no fewer constraints are broken than before. */
    private static final int MOST_IN_VAIN = 8;

    /** Shapes whose constraints are remembered. */
    private static final int MOST_SHAPES = 400;

    private final Givens givens;
    private final Values values;
    private final GivenCheck check;
    private final Set<Name> fixed;
    private final boolean hasFunctions;
    private final Instances instances = new Instances();
    private final Map<List<Object>, Integer> failures = new HashMap<>();
    private final Map<Shape, Determined> byShape = new HashMap<>();

    /**
     * A repair of drafts.
     *
     * @param tailed functions that must stay as they are far out
     */
    public Repair(Givens givens, Values values, GivenCheck check, Set<Name> tailed) {
        this.fixed = new TreeSet<>(tailed);
        this.fixed.addAll(Densities.of(givens));
        this.hasFunctions = givens.all().stream().anyMatch(Given.SmoothFunction.class::isInstance);
        this.givens = givens;
        this.values = values;
        this.check = check;
    }

    /** Why a draft does not satisfy the givens: the LaTeX of one that fails; empty if all hold. */
    public String mend(Draft draft) {
        Determined determined = determined(draft);
        List<Constraint> constraints = determined.all();
        solve(determined.rest(), draft);
        determined.settle(draft);
        if (hasFunctions && PrescribedValues.bend(givens, draft, constraints, values, fixed)) {
            constraints = constraints(draft);
        }
        for (Cell cell : draft.cells()) {
            Rational value = draft.get(cell);
            if (value == null || !Domains.contains(draft.domain(cell), value)) {
                Given given = givens.find(cell.name());
                return given == null ? cell.name().spelling() : given.latex();
            }
        }
        String structure = MatrixStructure.failing(givens.all(), draft);
        return structure.isEmpty() ? failing(constraints, draft) : structure;
    }

    /** The constraints of a draft; those of a shape are the same for all of its drafts, but where functions are drawn. */
    private Determined determined(Draft draft) {
        Determined known = hasFunctions ? null : byShape.get(draft.shape());
        if (known == null) {
            known = Determined.of(constraints(draft), draft);
            if (byShape.size() >= MOST_SHAPES) {
                byShape.clear();
            }
            byShape.put(draft.shape(), known);
        }
        return known;
    }

    private void solve(List<Constraint> constraints, Draft draft) {
        EquationSolver first = new EquationSolver(draft, values);
        if (constraints.stream().allMatch(c -> c.source() == null || Boolean.TRUE.equals(c.exactly(draft)))) {
            return;
        }
        first.solve(constraints, true);
        Set<Cell> held = first.moved();
        int fewest = Integer.MAX_VALUE;
        int vain = 0;
        while (vain < MOST_IN_VAIN) {
            Map<Cell, Rational> before = draft.values();
            List<Constraint> open =
                    constraints.stream().filter(c -> !c.seemsToHold(draft)).toList();
            if (open.isEmpty()) {
                return;
            }
            vain = open.size() < fewest ? 0 : vain + 1;
            fewest = Math.min(fewest, open.size());
            Constraint broken = open.get(0);
            if (broken.relation().relation() != Relation.EQ && !mend(broken, draft, held)) {
                return;
            }
            EquationSolver again = new EquationSolver(draft, values);
            again.solve(constraints, false);
            held = again.moved();
            if (before.equals(draft.values())) {
                return;
            }
        }
    }

    /**
     * Moves a cell so that the inequality seems to hold. Not tried any more where that failed several times with the same
     * sizes, indices and values of finite domains: a search that ends in nothing is the longest.
     */
    private boolean mend(Constraint broken, Draft draft, Set<Cell> held) {
        List<Object> pattern = pattern(broken, draft);
        return mend(broken, draft, held, pattern) || mend(broken, draft, Set.of(), List.of(pattern));
    }

    private boolean mend(Constraint broken, Draft draft, Set<Cell> held, List<Object> pattern) {
        if (failures.getOrDefault(pattern, 0) >= MOST_FAILURES) {
            return false;
        }
        boolean mended = new InequalityRepair(draft, values).mend(broken, held);
        failures.merge(pattern, mended ? -1 : 1, Integer::sum);
        return mended;
    }

    private static List<Object> pattern(Constraint broken, Draft draft) {
        List<Object> pattern = new ArrayList<>();
        pattern.add(broken.relation());
        pattern.add(draft.shape());
        for (Cell cell : draft.cells()) {
            Rational value = draft.get(cell);
            if (value != null && draft.domain(cell) instanceof Domain.Finite) {
                pattern.add(value);
            }
        }
        return pattern;
    }

    private String failing(List<Constraint> constraints, Draft draft) {
        Point point = draft.toPoint();
        for (Constraint constraint : constraints) {
            Boolean exact = constraint.exactly(draft);
            boolean holds = exact != null
                    ? exact
                    : Densities.normalised(constraint.source()).isPresent()
                            || check.holds(point, constraint.relation());
            if (!holds) {
                return constraint.source().latex();
            }
        }
        return "";
    }

    private List<Constraint> constraints(Draft draft) {
        Grounding grounding = new Grounding(givens, draft);
        List<Constraint> all = new ArrayList<>();
        for (Given given : givens.all()) {
            if (given instanceof Given.Family family && family.simplex()) {
                all.add(total(family, draft));
            } else if (given instanceof Assumption assumption) {
                all.addAll(Constraint.of(assumption, grounding, instances));
            }
        }
        return all;
    }

    /** That the entries of a probability vector sum to one. */
    private static Constraint total(Given.Family family, Draft draft) {
        List<Expr> entries = new ArrayList<>();
        for (Cell cell : draft.cells()) {
            if (cell.name().equals(family.name())) {
                entries.add(new Expr.Sym(
                        cell.name(),
                        cell.indices().stream().map(i -> (Expr) Exprs.num(i)).toList()));
            }
        }
        Cond.Rel relation = new Cond.Rel(new Expr.Add(entries), Relation.EQ, Exprs.ONE);
        Assumption source = new Assumption(relation, List.of(), List.of(), family.latex());
        return new Constraint(source, relation, relation.left(), relation.right());
    }

    /** Whether a name's domain is empty, so that nothing can satisfy the givens; its LaTeX, or the empty string. */
    public static String emptyDomain(Givens givens) {
        for (Given given : givens.all()) {
            Domain domain = given instanceof Given.Scalar scalar
                    ? scalar.domain()
                    : given instanceof Given.Family family ? family.domain() : Domain.REALS;
            if (Domains.isEmpty(domain)) {
                return given.latex();
            }
        }
        return "";
    }
}
