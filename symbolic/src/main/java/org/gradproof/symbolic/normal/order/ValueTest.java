package org.gradproof.symbolic.normal.order;

import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.facts.Sign;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.rewrite.Signs;
import org.jspecify.annotations.Nullable;

/**
 * Whether a polynomial has a value wherever the claim is made. That is so where nothing of the claim may be left out, as
 * the claim is made only where its sides have values. Else each root, log and denominator must have one by what is
 * known: for at {@code x = -1} neither {@code \sqrt{x} > 1} nor {@code \sqrt{x} \le 1} holds, and what follows from both
 * need not hold there.
 */
final class ValueTest {
    private final Signs signs;

    ValueTest(Signs signs) {
        this.signs = signs;
    }

    boolean hasValue(Poly poly) {
        return !signs.areDenominatorsInDoubt() || isTotal(poly);
    }

    private boolean isTotal(@Nullable Poly poly) {
        return poly == null || poly.monos().stream().allMatch(this::isTotal);
    }

    private boolean isTotal(Mono mono) {
        for (int i = 0; i < mono.size(); i++) {
            if (!isTotal(mono.atom(i)) || !isTotal(mono.atom(i), mono.exponent(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isTotal(Atom atom, Rational exponent) {
        Sign sign = exponent.isInteger() && exponent.signum() >= 0 ? Sign.POSITIVE : signs.sign(atom);
        return (exponent.signum() >= 0 || sign.isNonzero()) && (exponent.isInteger() || sign.isNonnegative());
    }

    private boolean isTotal(Atom atom) {
        if (atom instanceof Atom.Exp exp) {
            return isTotal(exp.exponent);
        } else if (atom instanceof Atom.Log log) {
            return signs.sign(log.argument) == Sign.POSITIVE && isTotal(log.argument);
        } else if (atom instanceof Atom.Base base) {
            return isTotal(base.poly);
        } else if (atom instanceof Atom.Where where) {
            return isTotal(where.poly);
        } else if (atom instanceof Atom.BigOperator operator) {
            return isTotal(operator.body);
        } else if (atom instanceof Atom.Extreme extreme) {
            return isTotal(extreme.body);
        } else if (atom instanceof Atom.Integral integral) {
            return isTotal(integral.low) && isTotal(integral.high) && isTotal(integral.body);
        } else if (atom instanceof Atom.Apply apply) {
            return apply.arguments.stream().allMatch(this::isTotal) && isTotal(apply);
        }
        return true;
    }

    private boolean isTotal(Atom.Apply apply) {
        return switch (apply.function) {
            case "factorial", "binomial" ->
                apply.arguments.stream().allMatch(a -> signs.sign(a).isNonnegative());
            case "power" ->
                signs.sign(apply.arguments.get(0)).isNonzero()
                        || signs.sign(apply.arguments.get(1)).isNonnegative();
            default -> true;
        };
    }
}
