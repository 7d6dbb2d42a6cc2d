package org.gradproof.verify.random.ground;

import java.util.Map;
import java.util.TreeMap;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.work.Work;
import org.jspecify.annotations.Nullable;

/**
 * A constant plus multiples of cells, exactly.
 *
 * @param coefficients none of them zero
 */
public record Affine(Rational constant, Map<Cell, Rational> coefficients) {
    public Affine {
        coefficients = java.util.Collections.unmodifiableMap(new TreeMap<>(coefficients));
    }

    private static Affine of(Rational constant) {
        return new Affine(constant, Map.of());
    }

    /**
     * The ground expression as an affine form. In a product of several factors with cells all but
     * one are held at their present values, as are cells under functions and powers.
     *
     * @return null if a part that is held has no exact value
     */
    public static @Nullable Affine of(Expr ground, Draft draft) {
        Work.count(1);
        if (ground instanceof Expr.Sym sym) {
            Cell cell = Grounding.cell(sym);
            return cell == null || draft.get(cell) == null
                    ? null
                    : new Affine(Rational.ZERO, Map.of(cell, Rational.ONE));
        } else if (ground instanceof Expr.Add add) {
            Affine sum = of(Rational.ZERO);
            for (Expr term : add.terms()) {
                Affine part = of(term, draft);
                if (part == null) {
                    return null;
                }
                sum = sum.plus(part, Rational.ONE);
            }
            return sum;
        } else if (ground instanceof Expr.Mul mul) {
            return product(mul, draft);
        }
        Rational value = Exact.value(ground, draft);
        return value == null ? null : of(value);
    }

    private static @Nullable Affine product(Expr.Mul mul, Draft draft) {
        Affine open = null;
        Rational held = Rational.ONE;
        for (Expr factor : mul.factors()) {
            Affine part = of(factor, draft);
            if (part == null) {
                return null;
            }
            Work.count(1 + held.words() * (held.words() + part.constant.words()));
            if (part.coefficients.isEmpty()) {
                held = held.times(part.constant);
            } else if (open == null) {
                open = part;
            } else {
                held = held.times(open.at(draft));
                open = part;
            }
        }
        return open == null ? of(held) : of(Rational.ZERO).plus(open, held);
    }

    /** This plus a multiple of the other. */
    public Affine plus(Affine other, Rational times) {
        Map<Cell, Rational> sum = new TreeMap<>(coefficients);
        other.coefficients.forEach((cell, c) -> {
            Work.count(1 + c.words() * (c.words() + times.words()));
            Rational more = sum.getOrDefault(cell, Rational.ZERO).plus(c.times(times));
            if (more.isZero()) {
                sum.remove(cell);
            } else {
                sum.put(cell, more);
            }
        });
        return new Affine(constant.plus(other.constant.times(times)), sum);
    }

    /** The value at the draft. */
    public Rational at(Draft draft) {
        Rational sum = constant;
        for (Map.Entry<Cell, Rational> term : coefficients.entrySet()) {
            Work.count(1 + sum.words() * sum.words());
            Rational value = draft.get(term.getKey());
            sum = sum.plus(term.getValue().times(value == null ? Rational.ZERO : value));
        }
        return sum;
    }
}
