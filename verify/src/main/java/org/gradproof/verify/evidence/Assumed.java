package org.gradproof.verify.evidence;

import java.util.Set;
import java.util.TreeSet;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;

/** Which names the assumptions speak of, directly or through definitions, and those of matrices with a structure. */
final class Assumed {
    private Assumed() {}

    static Set<Name> names(Givens givens) {
        Set<Name> names = new TreeSet<>();
        for (Given given : givens.all()) {
            if (given instanceof Given.Assumption assumption) {
                names.addAll(Relevance.of(
                        givens,
                        assumption.relation().left(),
                        assumption.relation().right()));
                assumption.universalRanges().forEach(range -> names.addAll(Relevance.of(givens, range)));
            } else if (given instanceof Given.Family family && family.structure() != Given.Structure.GENERAL) {
                names.add(family.name());
            }
        }
        return names;
    }
}
