package org.gradproof.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gradproof.replay.Atom.Kind;
import org.gradproof.symbolic.expr.Name;
import org.jspecify.annotations.Nullable;

/** Integrals as quantities of their own: only what does not depend on the variable is taken before them. */
final class Integrals {
    private final Laws laws;

    Integrals(Laws laws) {
        this.laws = laws;
    }

    /**
     * The integral of the body over the variable.
     *
     * @param low the lower limit, or null for minus infinity
     * @param high the upper limit, or null for plus infinity
     */
    Poly integral(Name variable, @Nullable Poly low, @Nullable Poly high, Poly body) {
        if (body.isZero()) {
            return Poly.ZERO;
        }
        Poly whole = laws.ring().divided(body);
        // One factor that all terms share; terms are not integrated one by one, as each might diverge alone.
        Ring.Primitive primitive = Ring.primitive(whole);
        Mono outside = primitive.content().filter(a -> !a.dependsOn(variable));
        Mono inside = primitive.content().filter(a -> a.dependsOn(variable));
        Poly rest = laws.ring().times(primitive.poly(), inside);
        Name bound = new Name("%", Math.max(rest.depth(), Math.max(depth(low), depth(high))) + 1);
        List<Poly> parts = new ArrayList<>(List.of(Renaming.of(rest, variable, bound)));
        String tag = (low == null ? "-" : "[") + (high == null ? "-" : "]");
        if (low != null) {
            parts.add(low);
        }
        if (high != null) {
            parts.add(high);
        }
        Atom atom = new Atom(Kind.INTEGRAL, null, tag, List.of(), parts, List.of(bound));
        return laws.ring()
                .times(laws.rules().atom(atom).scale(primitive.number()), laws.ring().simplified(outside));
    }

    private static int depth(@Nullable Poly limit) {
        return limit == null ? 0 : limit.depth();
    }

    Poly rebuilt(Atom integral, UnaryOperator<Poly> part) {
        Name fresh = laws.known().freshReal();
        Poly body = part.apply(Renaming.of(integral.part(), integral.bound.get(0), fresh));
        int next = 1;
        Poly low = integral.tag.startsWith("[") ? part.apply(integral.parts.get(next++)) : null;
        Poly high = integral.tag.endsWith("]") ? part.apply(integral.parts.get(next)) : null;
        return integral(fresh, low, high, body);
    }
}
