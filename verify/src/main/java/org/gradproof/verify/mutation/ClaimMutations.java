package org.gradproof.verify.mutation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.random.claim.Mentioned;
import org.jspecify.annotations.Nullable;

/** Mistakes in what stands around the two sides: the relation between them, and the givens. */
final class ClaimMutations {
    /** A claim with a mistake in it, and the mistake in LaTeX. */
    record Changed(Mutation mutation, String change, Claim claim) {}

    private static final Domain HULL = new Domain.Interval(Rational.ZERO, false, Rational.ONE, false);

    private final Claim claim;
    private final List<Changed> all = new ArrayList<>();

    private ClaimMutations(Claim claim) {
        this.claim = claim;
    }

    static List<Changed> of(Claim claim) {
        ClaimMutations mutations = new ClaimMutations(claim);
        mutations.relations();
        mutations.givens();
        return List.copyOf(mutations.all);
    }

    private void relations() {
        List<Relation> others = switch (claim.relation()) {
            case EQ -> List.of(Relation.LT, Relation.GT, Relation.NE);
            case NE -> List.of(Relation.EQ);
            case LT -> List.of(Relation.GT, Relation.EQ);
            case GT -> List.of(Relation.LT, Relation.EQ);
            case LE -> List.of(Relation.LT, Relation.GE, Relation.EQ);
            case GE -> List.of(Relation.GT, Relation.LE, Relation.EQ);
        };
        for (Relation other : others) {
            Claim changed = new Claim(claim.givens(), claim.left(), other, claim.right());
            all.add(new Changed(Mutation.RELATION, other.latex(), changed));
        }
    }

    private void givens() {
        List<Given> given = claim.givens().all();
        Set<Name> reached = reached();
        for (int i = 0; i < given.size(); i++) {
            Given each = given.get(i);
            if (each instanceof Given.Assumption assumption) {
                Set<Name> names = Mentioned.in(
                        assumption.relation().left(), assumption.relation().right());
                if (!Collections.disjoint(names, reached)) {
                    add(Mutation.GIVEN_DROPPED, each, Lists.without(given, i));
                }
            } else if (each instanceof Given.Family family && reached.contains(family.name())) {
                if (family.simplex()) {
                    replace(i, Mutation.GIVEN_DROPPED, of(family, HULL));
                }
                Domain wider = wider(family.domain());
                if (wider != null && !family.simplex()) {
                    replace(i, Mutation.DOMAIN_WIDENED, of(family, wider));
                }
            } else if (each instanceof Given.Scalar scalar && reached.contains(scalar.name())) {
                Domain wider = wider(scalar.domain());
                if (wider != null) {
                    replace(i, Mutation.DOMAIN_WIDENED, new Given.Scalar(scalar.name(), wider, scalar.latex()));
                }
            }
        }
    }

    private void replace(int at, Mutation mutation, Given by) {
        List<Given> given = claim.givens().all();
        add(mutation, given.get(at), Lists.replaced(given, at, by));
    }

    private void add(Mutation mutation, Given without, List<Given> givens) {
        Claim changed = new Claim(claim.givens().with(givens), claim.left(), claim.relation(), claim.right());
        all.add(new Changed(mutation, without.latex(), changed));
    }

    private static Given of(Given.Family family, Domain domain) {
        return new Given.Family(family.name(), family.ranges(), domain, false, family.structure(), family.latex());
    }

    /** The interval around finitely many numbers; all reals for a part of them; null for all reals. */
    private static @Nullable Domain wider(Domain domain) {
        if (domain instanceof Domain.Finite finite && !finite.values().isEmpty()) {
            return new Domain.Interval(
                    Collections.min(finite.values()), false, Collections.max(finite.values()), false);
        }
        return domain.equals(Domain.REALS) ? null : Domain.REALS;
    }

    /** The names that the two sides mention, through definitions too. */
    private Set<Name> reached() {
        Set<Name> reached = new TreeSet<>();
        List<Expr> open = new ArrayList<>(List.of(claim.left(), claim.right()));
        while (!open.isEmpty()) {
            for (Name name : Mentioned.in(open.remove(open.size() - 1))) {
                if (reached.add(name)) {
                    Given.Definition definition = claim.givens().definition(name);
                    if (definition != null) {
                        open.add(definition.body());
                    }
                }
            }
        }
        return reached;
    }
}
