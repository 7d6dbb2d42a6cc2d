package org.gradproof.symbolic.normal.order;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;

/** The logs that stand with the same sum before them, or with its negative: {@code (1-p) (log a - log b)}. */
final class LogCoefficients {
    private static final int MAX_COEFFICIENT = 3;

    private LogCoefficients() {}

    /** For each sum the logs that stand with it, those with its negative subtracted. */
    static Map<Poly, Poly> of(Poly poly) {
        Map<Atom, Poly.Builder> coefficients = new LinkedHashMap<>();
        for (Map.Entry<Mono, Rational> term : poly.terms()) {
            for (Atom atom : term.getKey().atoms()) {
                if (atom instanceof Atom.Log && term.getKey().exponent(atom).isOne()) {
                    coefficients
                            .computeIfAbsent(atom, a -> new Poly.Builder())
                            .add(term.getKey().without(atom), term.getValue());
                }
            }
        }
        Map<Poly, Poly> parts = new LinkedHashMap<>();
        coefficients.forEach((log, builder) -> {
            Poly coefficient = builder.build();
            if (coefficient.size() > 1 && coefficient.size() <= MAX_COEFFICIENT) {
                boolean flip = parts.containsKey(coefficient.negate());
                Poly q = flip ? Poly.of(log).negate() : Poly.of(log);
                parts.merge(flip ? coefficient.negate() : coefficient, q, Poly::plus);
            }
        });
        return parts;
    }
}
