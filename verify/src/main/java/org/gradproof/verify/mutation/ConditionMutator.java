package org.gradproof.verify.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Cases;
import org.gradproof.symbolic.expr.Expr.Indicator;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Relation;

/** Mistakes with the conditions of deltas, binders and cases. */
final class ConditionMutator {
    private ConditionMutator() {}

    /** Equal for different, less for greater or equal, and so on. */
    static List<Expr> flipped(Site site) {
        return changed(site, ConditionMutator::opposites);
    }

    /** Less for less or equal, and so on. */
    static List<Expr> tightened(Site site) {
        return changed(site, ConditionMutator::neighbours);
    }

    private static List<Expr> changed(Site site, Function<Cond, List<Cond>> change) {
        List<Expr> mutants = new ArrayList<>();
        if (site.expr() instanceof Indicator indicator) {
            change.apply(indicator.condition()).forEach(c -> mutants.add(new Indicator(c)));
        } else if (site.expr() instanceof Binder binder) {
            change.apply(binder.filter()).forEach(c -> mutants.add(BinderMutator.withFilter(binder, c)));
        } else if (site.expr() instanceof Cases cases) {
            for (int i = 0; i < cases.branches().size(); i++) {
                Expr.Branch branch = cases.branches().get(i);
                for (Cond c : change.apply(branch.condition())) {
                    mutants.add(new Cases(Lists.replaced(cases.branches(), i, new Expr.Branch(branch.value(), c))));
                }
            }
        }
        return mutants;
    }

    /** A delta taken for 1, a filter left out. */
    static List<Expr> dropped(Site site) {
        if (site.expr() instanceof Indicator) {
            return List.of(Exprs.ONE);
        } else if (site.expr() instanceof Binder binder && !(binder.filter() instanceof Cond.True)) {
            return List.of(BinderMutator.withFilter(binder, new Cond.True()));
        }
        return List.of();
    }

    /** The values of two neighbouring cases exchanged. */
    static List<Expr> exchanged(Site site) {
        List<Expr> mutants = new ArrayList<>();
        if (site.expr() instanceof Cases cases) {
            for (int i = 0; i + 1 < cases.branches().size(); i++) {
                Expr.Branch a = cases.branches().get(i);
                Expr.Branch b = cases.branches().get(i + 1);
                List<Expr.Branch> exchanged =
                        Lists.replaced(cases.branches(), i, new Expr.Branch(b.value(), a.condition()));
                mutants.add(new Cases(Lists.replaced(exchanged, i + 1, new Expr.Branch(a.value(), b.condition()))));
            }
        }
        return mutants;
    }

    private static List<Cond> opposites(Cond cond) {
        return inEach(cond, relation -> List.of(relation.negated()));
    }

    private static List<Cond> neighbours(Cond cond) {
        return inEach(cond, relation -> switch (relation) {
            case LT -> List.of(Relation.LE);
            case LE -> List.of(Relation.LT);
            case GT -> List.of(Relation.GE);
            case GE -> List.of(Relation.GT);
            case EQ, NE -> List.of();
        });
    }

    private static List<Cond> inEach(Cond cond, Function<Relation, List<Relation>> change) {
        List<Cond> all = new ArrayList<>();
        if (cond instanceof Cond.Rel rel) {
            change.apply(rel.relation()).forEach(r -> all.add(new Cond.Rel(rel.left(), r, rel.right())));
        } else if (cond instanceof Cond.And and) {
            for (int i = 0; i < and.parts().size(); i++) {
                for (Cond part : inEach(and.parts().get(i), change)) {
                    all.add(new Cond.And(Lists.replaced(and.parts(), i, part)));
                }
            }
        } else if (cond instanceof Cond.Not not) {
            inEach(not.part(), change).forEach(part -> all.add(new Cond.Not(part)));
        }
        return all;
    }
}
