package org.gradproof.symbolic.normal.facts;

import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;

/**
 * Which facts an attempt may use.
 *
 * @param unfolded the names whose definitions may be put for them
 * @param givens assumptions and declarations whose equations may be used ({@code \sum_i y_i = 1},
 *     {@code y \in \{0,1\}})
 * @param expectations whether an expectation may be written as its sum or integral
 * @param derivatives whether derivatives are carried out; else each is a quantity of its own
 */
public record Selection(Set<Name> unfolded, List<Given> givens, boolean expectations, boolean derivatives) {
    public Selection {
        unfolded = Set.copyOf(unfolded);
        givens = List.copyOf(givens);
    }

    public boolean unfolds(Name name) {
        return unfolded.contains(name);
    }
}
