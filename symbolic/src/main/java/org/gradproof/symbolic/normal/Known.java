package org.gradproof.symbolic.normal;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Name;

/**
 * A polynomial whose sign is known, for all values of the universal indices in it.
 *
 * @param sign positive or nonnegative or nonzero
 * @param laws what the knowledge rests on besides the givens, where a reader wants to hear of it
 */
record Known(Poly poly, Sign sign, List<Name> universal, Set<Law> laws) {
    Known(Poly poly, Sign sign, List<Name> universal) {
        this(poly, sign, universal, Set.of());
    }

    static Known of(Poly poly, boolean strict) {
        return new Known(poly, strict ? Sign.POSITIVE : Sign.NONNEGATIVE, List.of());
    }

    static Known of(Poly poly, boolean strict, Law law) {
        return new Known(poly, strict ? Sign.POSITIVE : Sign.NONNEGATIVE, List.of(), Set.of(law));
    }

    /** Another polynomial that rests on this knowledge, and on a law. */
    Known then(Poly other, boolean strict, Law law) {
        Set<Law> all = EnumSet.of(law);
        all.addAll(laws);
        return new Known(other, strict ? Sign.POSITIVE : Sign.NONNEGATIVE, List.of(), all);
    }

    /** Another polynomial that rests on this knowledge. */
    Known then(Poly other, boolean strict) {
        return new Known(other, strict ? Sign.POSITIVE : Sign.NONNEGATIVE, List.of(), laws);
    }
}
