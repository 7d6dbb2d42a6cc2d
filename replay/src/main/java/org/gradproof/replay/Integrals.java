package org.gradproof.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gradproof.replay.Atom.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/** Integrals as quantities of their own: an integral is linear, and no other law of it is used. */
final class Integrals {
    private final Laws laws;

    Integrals(Laws laws) {
        this.laws = laws;
    }

    /**
     * The integral of the body over the variable, term by term. Some terms may have no integral alone; what is added up
     * here is then the value of a linear functional that agrees with the integral wherever there is one, and there always
     * is such a functional.
     *
     * @param low the lower limit, or null for minus infinity
     * @param high the upper limit, or null for plus infinity
     */
    Poly integral(Name variable, @Nullable Poly low, @Nullable Poly high, Poly body) {
        Poly sum = Poly.ZERO;
        for (Map.Entry<Mono, Rational> term : laws.ring.divided(body).terms().entrySet()) {
            Poly outside = Poly.term(term.getKey().filter(a -> !a.dependsOn(variable)), term.getValue());
            Mono inside = term.getKey().filter(a -> a.dependsOn(variable));
            Poly length = inside.isOne() && low != null && high != null ? high.minus(low) : null;
            sum = sum.plus(laws.times(outside, length != null ? length : closed(variable, low, high, inside)));
        }
        return sum;
    }

    private Poly closed(Name variable, @Nullable Poly low, @Nullable Poly high, Mono inside) {
        Poly body = Poly.term(inside, Rational.ONE);
        Name bound = new Name("%", Math.max(body.depth(), Math.max(depth(low), depth(high))) + 1);
        List<Poly> parts = new ArrayList<>(List.of(Renaming.of(body, variable, bound)));
        if (low != null) {
            parts.add(low);
        }
        if (high != null) {
            parts.add(high);
        }
        String tag = (low == null ? "-" : "[") + (high == null ? "-" : "]");
        return laws.rules.atom(new Atom(Kind.INTEGRAL, null, tag, List.of(), parts, List.of(bound)));
    }

    private static int depth(@Nullable Poly limit) {
        return limit == null ? 0 : limit.depth();
    }

    Poly rebuilt(Atom integral, UnaryOperator<Poly> part) {
        Name fresh = laws.known.freshReal();
        Poly body = part.apply(Renaming.of(integral.part(), integral.bound.get(0), fresh));
        int next = 1;
        Poly low = integral.tag.startsWith("[") ? part.apply(integral.parts.get(next++)) : null;
        Poly high = integral.tag.endsWith("]") ? part.apply(integral.parts.get(next)) : null;
        return integral(fresh, low, high, body);
    }
}
