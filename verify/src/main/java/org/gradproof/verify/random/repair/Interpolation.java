package org.gradproof.verify.random.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.verify.numeric.value.Point;
import org.jspecify.annotations.Nullable;

/** A chosen function made to take given values at given places: an interpolating term, and the function times one that vanishes there. */
final class Interpolation {
    private final Point.Chosen chosen;
    private final Values values;

    Interpolation(Point.Chosen chosen, Values values) {
        this.chosen = chosen;
        this.values = values;
    }

    /**
     * Newton's form for a function of one argument.
     *
     * @param places for each place the value there, the first derivative, and so on; null where it is free
     */
    Expr byNewton(Map<List<Rational>, List<@Nullable Rational>> places) {
        Polynomial sum = new Polynomial(List.of());
        Polynomial vanishing = new Polynomial(List.of(Rational.ONE));
        for (Map.Entry<List<Rational>, List<@Nullable Rational>> place : places.entrySet()) {
            Rational at = place.getKey().get(0);
            for (int order = 0; order < place.getValue().size(); order++) {
                Rational value = place.getValue().get(order);
                Rational wanted = value == null ? Rational.of(values.integer(-2, 2)) : value;
                Rational missing = wanted.minus(sum.derivative(order).at(at));
                Rational slope = vanishing.derivative(order).at(at);
                sum = sum.plus(vanishing, missing.dividedBy(slope));
                vanishing = vanishing.timesRoot(at);
            }
        }
        Expr t = chosen.parameters().get(0);
        List<Expr> factors = new ArrayList<>();
        places.forEach((place, derivatives) -> {
            Rational at = place.get(0);
            Expr distance = distance(t, at);
            factors.add(derivatives.size() == 1 ? distance : new Pow(distance, Exprs.num(derivatives.size())));
        });
        factors.add(chosen.body());
        return sum.isZero() ? Exprs.mul(factors) : Exprs.add(sum.of(t), Exprs.mul(factors));
    }

    /** With squared distances from the places: positive where the function and all values are. */
    Expr byDistance(Map<List<Rational>, List<@Nullable Rational>> places) {
        List<List<Rational>> all = List.copyOf(places.keySet());
        List<Expr> terms = new ArrayList<>();
        List<Expr> vanishing = new ArrayList<>();
        for (List<Rational> place : all) {
            Rational value = places.getOrDefault(place, List.of()).get(0);
            Rational weight = value == null ? Rational.ONE : value;
            List<Expr> factors = new ArrayList<>();
            for (List<Rational> other : all) {
                if (!other.equals(place)) {
                    factors.add(distance(other));
                    weight = weight.dividedBy(distance(other, place));
                }
            }
            if (!weight.isZero()) {
                factors.add(0, new Num(weight));
                terms.add(Exprs.mul(factors));
            }
            vanishing.add(distance(place));
        }
        vanishing.add(chosen.body());
        terms.add(Exprs.mul(vanishing));
        return terms.size() == 1 ? terms.get(0) : Exprs.add(terms);
    }

    private Expr distance(List<Rational> from) {
        List<Expr> squares = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            squares.add(new Pow(distance(chosen.parameters().get(i), from.get(i)), Exprs.num(2)));
        }
        return squares.size() == 1 ? squares.get(0) : Exprs.add(squares);
    }

    private static Expr distance(Expr t, Rational at) {
        return at.isZero() ? t : Exprs.sub(t, new Num(at));
    }

    private static Rational distance(List<Rational> a, List<Rational> b) {
        Rational sum = Rational.ZERO;
        for (int i = 0; i < a.size(); i++) {
            sum = sum.plus(a.get(i).minus(b.get(i)).pow(2));
        }
        return sum;
    }

    /** In one variable; the coefficient of the lowest power first. */
    private record Polynomial(List<Rational> coefficients) {
        Rational at(Rational x) {
            Rational value = Rational.ZERO;
            for (int i = coefficients.size() - 1; i >= 0; i--) {
                value = value.times(x).plus(coefficients.get(i));
            }
            return value;
        }

        Polynomial derivative(int order) {
            List<Rational> lower = coefficients;
            for (int d = 0; d < order; d++) {
                List<Rational> next = new ArrayList<>();
                for (int i = 1; i < lower.size(); i++) {
                    next.add(lower.get(i).times(Rational.of(i)));
                }
                lower = next;
            }
            return new Polynomial(lower);
        }

        Polynomial plus(Polynomial other, Rational times) {
            List<Rational> sum = new ArrayList<>();
            for (int i = 0; i < Math.max(coefficients.size(), other.coefficients.size()); i++) {
                sum.add(coefficient(i).plus(other.coefficient(i).times(times)));
            }
            return new Polynomial(sum);
        }

        /** Times the variable less the root. */
        Polynomial timesRoot(Rational root) {
            List<Rational> shifted = new ArrayList<>();
            for (int i = 0; i <= coefficients.size(); i++) {
                Rational higher = i == 0 ? Rational.ZERO : coefficient(i - 1);
                shifted.add(higher.minus(coefficient(i).times(root)));
            }
            return new Polynomial(shifted);
        }

        private static Expr term(Rational coefficient, Expr t, int power) {
            if (power == 0) {
                return new Num(coefficient);
            }
            Expr raised = power == 1 ? t : new Pow(t, Exprs.num(power));
            return coefficient.isOne() ? raised : Exprs.mul(new Num(coefficient), raised);
        }

        boolean isZero() {
            return coefficients.stream().allMatch(Rational::isZero);
        }

        private Rational coefficient(int power) {
            return power < coefficients.size() ? coefficients.get(power) : Rational.ZERO;
        }

        /** The sum of its terms. */
        Expr of(Expr t) {
            List<Expr> terms = new ArrayList<>();
            for (int power = coefficients.size() - 1; power >= 0; power--) {
                if (!coefficient(power).isZero()) {
                    terms.add(term(coefficient(power), t, power));
                }
            }
            return Exprs.add(terms);
        }
    }
}
