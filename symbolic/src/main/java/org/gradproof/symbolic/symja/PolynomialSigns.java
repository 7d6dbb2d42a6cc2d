package org.gradproof.symbolic.symja;

import java.util.HashMap;
import java.util.Map;
import org.gradproof.symbolic.cas.Monomial;
import org.gradproof.symbolic.cas.Polynomial;
import org.gradproof.symbolic.expr.Rational;

/**
 * Signs of polynomials wherever all is defined: -1 for not above 0, 1 for not below 0, 0 for unknown.
 * Known from the domains of atoms, and from what stands under a logarithm.
 */
final class PolynomialSigns {
    private final Map<Integer, Integer> atoms = new HashMap<>();
    private final Map<Polynomial, Integer> learnt = new HashMap<>();

    void setNonnegative(int atom) {
        atoms.put(atom, 1);
    }

    /** Learns from {@code unit * product of the factors} being above 0, if one sign only is unknown. */
    void learn(Rational unit, Map<Polynomial, Integer> factors) {
        Polynomial unknown = null;
        int sign = unit.signum();
        for (Map.Entry<Polynomial, Integer> factor : factors.entrySet()) {
            if (factor.getValue() % 2 != 0) {
                int known = of(factor.getKey());
                if (known == 0 && unknown != null) {
                    return;
                } else if (known == 0) {
                    unknown = factor.getKey();
                } else {
                    sign *= known;
                }
            }
        }
        if (unknown != null) {
            learnt.put(unknown, sign);
        } else if (sign < 0) {
            throw new Unanswered("the logarithm of what is never positive");
        }
    }

    int of(Polynomial p) {
        Integer known = learnt.get(p);
        if (known != null) {
            return known;
        }
        int common = 0;
        for (Map.Entry<Monomial, Rational> term : p.terms().entrySet()) {
            int sign = term.getValue().signum() * of(term.getKey());
            if (sign == 0 || (common != 0 && sign != common)) {
                return 0;
            }
            common = sign;
        }
        return common;
    }

    private int of(Monomial monomial) {
        int sign = 1;
        for (int atom = 0; atom < monomial.variables(); atom++) {
            if (monomial.exponent(atom) % 2 != 0) {
                Integer known = atoms.get(atom);
                if (known == null) {
                    known = learnt.getOrDefault(Polynomial.variable(monomial.variables(), atom), 0);
                }
                sign *= known;
            }
        }
        return sign;
    }
}
