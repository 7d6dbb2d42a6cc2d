package org.gradproof.verify.evidence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.random.claim.Mentioned;
import org.jspecify.annotations.Nullable;

/**
 * Which names a claim depends on: those in it, in the definitions that it uses, and the sizes of its families; and which
 * givens say something of these.
 *
 * @param concerning what is defined, and what has to be drawn for the claim: the names that it depends on, the assumptions on
 *     these, and the names that such assumptions tie to them
 * @param others the rest of what is drawn and assumed, which shares no name but those of sizes with the former: whether it
 *     can be met decides whether the claim says anything, but nothing else
 */
record Relevance(Givens concerning, Givens others) {
    static Set<Name> of(Givens givens, Expr... exprs) {
        return closure(givens, Arrays.asList(exprs));
    }

    private static Set<Name> closure(Givens givens, Collection<? extends Expr> exprs) {
        Set<Name> reached = new TreeSet<>();
        Deque<Expr> open = new ArrayDeque<>(exprs);
        while (!open.isEmpty()) {
            for (Name name : Mentioned.in(open.pop())) {
                if (!reached.add(name)) {
                    continue;
                }
                Given given = givens.find(name);
                if (given instanceof Given.Definition definition) {
                    open.push(definition.body());
                    open.addAll(definition.ranges());
                } else if (given instanceof Given.Family family) {
                    open.addAll(family.ranges());
                } else if (given instanceof Given.SmoothFunction f) {
                    open.addAll(f.ranges());
                } else if (given instanceof Given.Index index) {
                    open.push(index.low());
                    open.push(index.high());
                } else if (given instanceof Given.IndexSet set) {
                    open.push(set.high());
                }
            }
        }
        return reached;
    }

    /** The givens divided by whether the expressions depend on them. */
    static Relevance divide(Givens givens, Collection<Expr> exprs) {
        Set<Name> reached = closure(givens, exprs);
        Set<Given> kept = new HashSet<>();
        int before;
        do {
            before = reached.size();
            for (Given given : givens.all()) {
                Name name = declared(given);
                Set<Name> names = name == null ? tied(givens, given) : Set.of(name);
                if (!Collections.disjoint(reached, names)) {
                    kept.add(given);
                    reached.addAll(name == null ? names : closure(givens, List.of(new Expr.Sym(name))));
                }
            }
        } while (reached.size() > before);
        List<Given> concerning = new ArrayList<>();
        List<Given> others = new ArrayList<>();
        for (Given given : givens.all()) {
            boolean drawn = !(given instanceof Given.Definition
                    || given instanceof Given.RandomVariable
                    || given instanceof Given.Independence);
            if (!drawn || kept.contains(given)) {
                concerning.add(given);
            }
            // What is left may have as many entries as what is drawn for the claim.
            if (!drawn || !kept.contains(given) || given instanceof Given.Size) {
                others.add(given);
            }
        }
        return new Relevance(givens.with(concerning), givens.with(others));
    }

    /** The name of what is drawn whatever else is; null of what may keep values out. */
    private static @Nullable Name declared(Given given) {
        if (given instanceof Given.Scalar scalar) {
            return scalar.name();
        } else if (given instanceof Given.Size size) {
            return size.name();
        } else if (given instanceof Given.Family family) {
            return family.name();
        }
        return given instanceof Given.SmoothFunction f ? f.name() : null;
    }

    /** The names of which one cannot be drawn without the others: what an assumption relates; an index and its range. */
    private static Set<Name> tied(Givens givens, Given given) {
        if (given instanceof Given.Assumption assumption) {
            List<Expr> all = new ArrayList<>(assumption.universalRanges());
            all.add(assumption.relation().left());
            all.add(assumption.relation().right());
            Set<Name> names = closure(givens, all);
            assumption.universal().forEach(universal -> names.remove(universal.name()));
            return names;
        } else if (given instanceof Given.IndexSet set) {
            Set<Name> names = closure(givens, List.of(new Expr.Sym(set.name())));
            names.add(set.size());
            return names;
        } else if (given instanceof Given.Index index) {
            return closure(givens, List.of(new Expr.Sym(index.name())));
        }
        return Set.of();
    }
}
