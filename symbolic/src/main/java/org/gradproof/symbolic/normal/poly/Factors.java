package org.gradproof.symbolic.normal.poly;

import java.util.List;

/** Factorisation of polynomials over atoms, with the algebra system's help where one is at hand. */
public final class Factors {
    private Factors() {}

    /** Factors whose product is the primitive polynomial; the polynomial itself where none are found. */
    public static List<Poly> of(Poly poly, PolynomialPort port) {
        return poly.size() < 2 ? List.of(poly) : port.factor(poly);
    }
}
