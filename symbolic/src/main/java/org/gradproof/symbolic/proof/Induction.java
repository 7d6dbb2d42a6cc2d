package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.gradproof.symbolic.normal.facts.Differences;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.gradproof.symbolic.proof.Proof.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Claims proved by induction on a size n: the claim at the least n that the givens leave, and from the claim at n the
 * claim at n + 1. A vector of n components is, at n + 1, one with a component more, and the claim at n is about its
 * first n.
 *
 * <p>That is a proof only if the claim at n may be used below the claim at n + 1: whatever the givens allow at n + 1
 * they must allow at n ({@link #isDownward}), and where the sides have values at n + 1 they must have values at n
 * ({@link DefinedBelow}). The step itself is a claim like any other, under the givens, and proved like one: the sides
 * change by the same amount, or the sides are equal at n + 1 where they are given to be equal at n.
 */
final class Induction {
    private final Setting setting;
    private final Claim claim;
    private final Dependencies dependencies;

    private Induction(Setting setting) {
        this.setting = setting;
        this.claim = setting.claim();
        this.dependencies = new Dependencies(claim.givens());
    }

    /** A proof by induction on one of the claim's sizes, or on one of its free indices, or null. */
    static @Nullable Proof prove(Setting setting) {
        Proof proof = onSizes(setting);
        return proof != null ? proof : onIndices(setting);
    }

    /** An index k from 1 to n is a size k that is at most n. */
    private static @Nullable Proof onIndices(Setting setting) {
        Claim claim = setting.claim();
        Set<Name> written = new LinkedHashSet<>(Dependencies.direct(claim.left()));
        written.addAll(Dependencies.direct(claim.right()));
        for (Name name : written.stream().sorted().toList()) {
            if (claim.givens().find(name) instanceof Given.Index index
                    && index.low().equals(Exprs.ONE)) {
                Cond.Rel most = new Cond.Rel(new Expr.Sym(name), Relation.LE, index.high());
                List<Given> givens = new ArrayList<>(claim.givens().all());
                givens.replaceAll(g -> g.equals(index) ? new Given.Size(name, index.latex()) : g);
                givens.add(new Assumption(most, List.of(), List.of(), ""));
                Claim sized = new Claim(new Givens(givens), claim.left(), claim.relation(), claim.right());
                try {
                    Proof proof = new Induction(setting.like(sized)).on(name);
                    if (proof != null) {
                        return proof;
                    }
                } catch (Unsupported notExpressible) {
                    // Another index may do.
                }
            }
        }
        return null;
    }

    private static @Nullable Proof onSizes(Setting setting) {
        Induction induction = new Induction(setting);
        Set<Name> written =
                new LinkedHashSet<>(Dependencies.direct(setting.claim().left()));
        written.addAll(Dependencies.direct(setting.claim().right()));
        for (Name size : setting.sizes()) {
            if (!written.contains(size)) {
                continue;
            }
            try {
                Proof proof = induction.on(size);
                if (proof != null) {
                    return proof;
                }
            } catch (Unsupported notExpressible) {
                // Another size may do.
            }
        }
        return null;
    }

    private @Nullable Proof on(Name size) {
        Differences known = new Admission(setting.relations(), setting.points().bounds()).differences(Map.of());
        Long least = known.least(size);
        if (least == null || least > Integer.MAX_VALUE || known.largest(size) != null || !isDownward(size, known)) {
            return null;
        }
        DefinedBelow below = new DefinedBelow(claim.givens(), size, least);
        if (!below.isKnown(List.of(claim.left(), claim.right())) || !below.holds(setting.open())) {
            return null;
        }
        for (List<Fact> facts : chosen()) {
            Attempted base = setting.related(facts, Map.of(size, Math.toIntExact(least)));
            if (base.holds() && steps(size, least, facts)) {
                List<String> reasons = new ArrayList<>(List.of("induction on $" + size.spelling() + "$"));
                facts.stream().map(Fact::words).distinct().forEach(reasons::add);
                return new Proof(
                        Outcome.PROVED,
                        List.of(),
                        reasons,
                        setting.conditions(Set.of()),
                        "",
                        Fact.certificate(setting.claim(), facts, List.of()));
            }
        }
        return null;
    }

    private List<List<Fact>> chosen() {
        List<Fact> all = setting.facts();
        return all.isEmpty() ? List.of(all) : List.of(List.of(), all);
    }

    /**
     * Whether the claim at n is among what is claimed as soon as the claim at n + 1 is: no given but lower bounds speaks
     * of n, or of vectors of n components as a whole; no index of the claim goes up to n, and no size is bounded by n.
     */
    private boolean isDownward(Name size, Differences known) {
        Set<Name> names = new LinkedHashSet<>(dependencies.all(claim.left()));
        names.addAll(dependencies.all(claim.right()));
        for (Name name : names) {
            boolean bounded = known.symbols().contains(name)
                    && !name.equals(size)
                    && known.most(Idx.of(name), Idx.of(size)) != null;
            if (bounded || !isFree(claim.givens().find(name), size)) {
                return false;
            }
        }
        return !setting.relations().constrainedOtherwise().contains(size)
                && claim.givens().assumptions().stream()
                        .allMatch(a -> IndexRelations.isAboutIndices(a, claim.givens()) || isFree(a, size));
    }

    /** Whether what is declared with this name is the same at n + 1, but for a component more. */
    private boolean isFree(@Nullable Given given, Name size) {
        if (given instanceof Given.Family family) {
            return !family.simplex() || family.ranges().stream().noneMatch(r -> mentions(r, size));
        } else if (given instanceof Given.Index index) {
            return !mentions(index.low(), size) && !mentions(index.high(), size);
        } else if (given instanceof Given.IndexSet set) {
            return !mentions(set.high(), size);
        } else if (given instanceof Given.SmoothFunction function) {
            return function.ranges().stream().noneMatch(r -> mentions(r, size));
        } else if (given instanceof Given.Definition definition) {
            return !dependencies.all(definition.body()).contains(size)
                    && definition.ranges().stream().noneMatch(r -> mentions(r, size));
        }
        return true;
    }

    /** Whether the assumption says the same at n + 1 of what there is at n: it is about single components, for each. */
    private boolean isFree(Assumption assumption, Name size) {
        Cond.Rel relation = assumption.relation();
        Set<Name> names = new LinkedHashSet<>(dependencies.all(relation.left()));
        names.addAll(dependencies.all(relation.right()));
        for (Name name : names) {
            Given given = claim.givens().find(name);
            boolean whole = given instanceof Given.Family family
                    && family.ranges().stream().anyMatch(r -> mentions(r, size))
                    && assumption.universal().isEmpty()
                    && !(isByNumber(relation.left(), name) && isByNumber(relation.right(), name));
            if (name.equals(size) || whole || !isFree(given, size)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the family stands in the expression with numbers for its indices alone. */
    private static boolean isByNumber(Expr expr, Name family) {
        return (expr instanceof Expr.Sym sym && sym.name().equals(family))
                ? sym.indices().stream().allMatch(Expr.Num.class::isInstance)
                : Parts.of(expr).stream().allMatch(part -> isByNumber(part, family));
    }

    private boolean mentions(Expr expr, Name size) {
        return dependencies.all(expr).contains(size);
    }

    /** Whether the claim at n + 1 follows from the claim at n. */
    private boolean steps(Name size, long least, List<Fact> facts) {
        Successor successor = new Successor(size, least);
        Expr left = successor.of(claim.left());
        Expr right = successor.of(claim.right());
        Expr leftHere = successor.here(claim.left());
        Expr rightHere = successor.here(claim.right());
        Givens above = successor.of(claim.givens());
        Claim change = new Claim(above, Exprs.sub(left, leftHere), claim.relation(), Exprs.sub(right, rightHere));
        List<Fact> same = facts.stream().map(f -> successor.of(f)).toList();
        if (claim.relation() != Relation.NE
                && setting.like(change).related(same, Map.of()).holds()) {
            return true;
        }
        if (claim.relation() == Relation.EQ
                && isProduct(claim.left(), claim.right())
                && scales(above, left, right, leftHere, rightHere, same)) {
            return true;
        }
        Assumption hypothesis =
                new Assumption(new Cond.Rel(leftHere, claim.relation(), rightHere), List.of(), List.of(), "");
        Claim next = new Claim(above.with(hypothesis), left, claim.relation(), right);
        List<Fact> more = new ArrayList<>(same);
        if (claim.relation() == Relation.EQ) {
            more.add(new Fact.Equation(hypothesis));
        }
        return setting.like(next).related(more, Map.of()).holds();
    }

    /**
     * Whether both sides grow by the same factor: from {@code l' r = r' l} follows {@code l' = r'} where l and r are
     * equal, and one of them, and so the other, is known not to be zero.
     */
    private boolean scales(Givens above, Expr left, Expr right, Expr leftHere, Expr rightHere, List<Fact> facts) {
        Claim factor = new Claim(above, Exprs.mul(left, rightHere), Relation.EQ, Exprs.mul(right, leftHere));
        return setting.like(factor).related(facts, Map.of()).holds()
                && (isNonzero(above, rightHere, facts) || isNonzero(above, leftHere, facts));
    }

    private boolean isNonzero(Givens above, Expr side, List<Fact> facts) {
        Claim nonzero = new Claim(above, side, Relation.NE, Exprs.ZERO);
        return setting.like(nonzero).related(facts, Map.of()).holds();
    }

    private static boolean isProduct(Expr... sides) {
        return Arrays.stream(sides)
                .anyMatch(e -> (e instanceof Expr.Binder binder && binder.kind() == Expr.Kind.PRODUCT)
                        || isProduct(Parts.of(e).toArray(Expr[]::new)));
    }
}
