package org.gradproof.symbolic.normal.facts;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.normal.poly.Poly;

/**
 * A polynomial whose sign is known, for all values of the universal indices in it.
 *
 * @param sign positive or nonnegative or nonzero
 * @param laws what the knowledge rests on besides the givens, where a reader wants to hear of it
 */
public record KnownSign(Poly poly, Sign sign, List<Name> universal, Set<Law> laws) {
    public KnownSign(Poly poly, Sign sign, List<Name> universal) {
        this(poly, sign, universal, Set.of());
    }

    public static KnownSign of(Poly poly, boolean strict) {
        return new KnownSign(poly, strict ? Sign.POSITIVE : Sign.NONNEGATIVE, List.of());
    }

    public static KnownSign of(Poly poly, boolean strict, Law law) {
        return new KnownSign(poly, strict ? Sign.POSITIVE : Sign.NONNEGATIVE, List.of(), Set.of(law));
    }

    /** Another polynomial that rests on this knowledge, and on a law. */
    public KnownSign then(Poly other, boolean strict, Law law) {
        Set<Law> all = EnumSet.of(law);
        all.addAll(laws);
        return new KnownSign(other, strict ? Sign.POSITIVE : Sign.NONNEGATIVE, List.of(), all);
    }

    /** Another polynomial that rests on this knowledge. */
    public KnownSign then(Poly other, boolean strict) {
        return new KnownSign(other, strict ? Sign.POSITIVE : Sign.NONNEGATIVE, List.of(), laws);
    }
}
