package org.gradproof.symbolic.normal.poly;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Factorisation of polynomials over atoms, with the algebra system's help where one is at hand. */
public final class Factors {
    private Factors() {}

    /** Factors whose product is the primitive polynomial; the polynomial itself where none are found. */
    public static List<Poly> of(Poly poly, PolynomialPort port) {
        return poly.size() < 2 ? List.of(poly) : port.factor(poly);
    }

    /** How often each factor other than 1 occurs. */
    public static Map<Poly, Integer> powers(List<Poly> factors) {
        Map<Poly, Integer> powers = new LinkedHashMap<>();
        for (Poly factor : factors) {
            if (!factor.isOne()) {
                powers.merge(factor, 1, Integer::sum);
            }
        }
        return powers;
    }
}
