package org.gradproof.verify.evidence;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.random.claim.Mentioned;

/** Which names a claim depends on: those in it, in the definitions that it uses, and the sizes of its families. */
final class Relevance {
    private Relevance() {}

    static Set<Name> of(Givens givens, Expr... exprs) {
        Set<Name> reached = new TreeSet<>();
        Deque<Expr> open = new ArrayDeque<>(Arrays.asList(exprs));
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
                    open.push(index.high());
                } else if (given instanceof Given.IndexSet set) {
                    open.push(set.high());
                }
            }
        }
        return reached;
    }
}
