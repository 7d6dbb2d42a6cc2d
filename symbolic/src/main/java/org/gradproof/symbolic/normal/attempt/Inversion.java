package org.gradproof.symbolic.normal.attempt;

import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.rewrite.Ring;
import org.jspecify.annotations.Nullable;

/**
 * How a defined name d is made of {@code u = e^z}: {@code d = (a u + b) / (c u + e)} with numbers a, b, c, e
 * (a sigmoid), or {@code d_i = u_i / \sum_j u_j} (a softmax).
 *
 * @param variable the name of z
 * @param softmax whether it is a softmax
 * @param coefficients a, b, c, e of the first kind
 */
public record Inversion(Name variable, boolean softmax, List<Rational> coefficients) {
    public Inversion {
        coefficients = List.copyOf(coefficients);
    }

    static @Nullable Inversion of(Ring.Fraction fraction, List<Idx> own) {
        Poly numerator = fraction.numerator();
        if (fraction.denominator().isEmpty()) {
            return softmax(numerator, own);
        }
        if (fraction.denominator().size() != 1 || !fraction.denominator().containsValue(1)) {
            return null;
        }
        Poly denominator = fraction.denominator().keySet().iterator().next().poly;
        Atom.Exp exp = null;
        for (Atom atom : denominator.atoms()) {
            if (!(atom instanceof Atom.Exp found) || exp != null) {
                return null;
            }
            exp = found;
        }
        Name variable = exp == null ? null : variable(exp, own);
        if (exp == null || variable == null || !isLinear(numerator, exp) || !isLinear(denominator, exp)) {
            return null;
        }
        Mono u = Mono.of(exp);
        return new Inversion(
                variable,
                false,
                List.of(
                        numerator.coefficient(u),
                        numerator.constantTerm(),
                        denominator.coefficient(u),
                        denominator.constantTerm()));
    }

    private static boolean isLinear(Poly poly, Atom.Exp exp) {
        return poly.monos().stream().allMatch(m -> m.isOne() || m.equals(Mono.of(exp)));
    }

    /** The variable in the exponent, if it stands there alone with the definition's own index or none. */
    private static @Nullable Name variable(Atom.Exp exp, List<Idx> own) {
        boolean alone = exp.exponent.size() == 1
                && exp.exponent.exponent(0).isOne()
                && exp.exponent.atom(0) instanceof Atom.Symbol symbol
                && symbol.indices.equals(own);
        return alone ? ((Atom.Symbol) exp.exponent.atom(0)).name : null;
    }

    private static @Nullable Inversion softmax(Poly value, List<Idx> own) {
        if (value.size() != 1
                || !value.leadCoefficient().isOne()
                || value.leadMono().size() != 2) {
            return null;
        }
        Mono mono = value.leadMono();
        Atom.Exp exp = null;
        Atom.BigOperator operator = null;
        for (Map.Entry<Atom, Rational> factor : Map.of(mono.atom(0), mono.exponent(0), mono.atom(1), mono.exponent(1))
                .entrySet()) {
            if (factor.getKey() instanceof Atom.Exp found && factor.getValue().isOne()) {
                exp = found;
            } else if (factor.getKey() instanceof Atom.BigOperator found
                    && factor.getValue().equals(Rational.MINUS_ONE)
                    && found.kind == Kind.SUM) {
                operator = found;
            }
        }
        if (exp == null || operator == null || operator.variables.size() != 1 || own.size() != 1) {
            return null;
        }
        Name variable = variable(exp, own);
        Mono summed = operator.body;
        if (variable == null || summed.size() != 1 || !summed.exponent(0).isOne()) {
            return null;
        }
        boolean same = summed.atom(0) instanceof Atom.Exp inner
                && variable.equals(variable(inner, List.of(Idx.of(operator.variables.get(0)))));
        return same ? new Inversion(variable, true, List.of()) : null;
    }
}
