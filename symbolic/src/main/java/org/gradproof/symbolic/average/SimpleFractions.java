package org.gradproof.symbolic.average;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/** The partial fractions of a {@link Quotient} whose divisor has linear and quadratic factors over the rationals. */
final class SimpleFractions {
    private static final int LARGEST_ROOT = 200;

    /**
     * {@code (slope v + constant) / factor^power}.
     *
     * @param factor monic; of degree 1, with no slope, or of degree 2 without real zeros
     */
    record Fraction(List<Rational> factor, int power, Rational constant, Rational slope) {
        boolean isLinear() {
            return factor.size() == 2;
        }

        /** {@code 4 c - b^2} of {@code v^2 + b v + c}. */
        Rational room() {
            return Rational.of(4).times(factor.get(0)).minus(factor.get(1).times(factor.get(1)));
        }
    }

    /** The polynomial that is split off, and the fractions. */
    record Split(List<Rational> polynomial, List<Fraction> fractions) {}

    private SimpleFractions() {}

    /** The quotient's partial fractions, or null where the divisor has other factors. */
    static @Nullable Split of(Quotient quotient) {
        Quotient.Division division = Quotient.divide(quotient.top(), quotient.bottom());
        Map<List<Rational>, Integer> factors = factors(quotient.bottom());
        if (factors == null) {
            return null;
        }
        List<Fraction> unknown = new ArrayList<>();
        List<List<Rational>> columns = new ArrayList<>();
        factors.forEach((factor, power) -> {
            List<Rational> rest = quotient.bottom();
            for (int k = 1; k <= power; k++) {
                rest = Quotient.divide(rest, factor).quotient();
                unknown.add(new Fraction(factor, k, Rational.ONE, Rational.ZERO));
                columns.add(rest);
                if (factor.size() == 3) {
                    unknown.add(new Fraction(factor, k, Rational.ZERO, Rational.ONE));
                    columns.add(Quotient.times(rest, List.of(Rational.ZERO, Rational.ONE)));
                }
            }
        });
        Rational[] weights = solve(columns, division.remainder());
        List<Fraction> fractions = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            Fraction f = unknown.get(i);
            if (!weights[i].isZero()) {
                fractions.add(new Fraction(
                        f.factor(),
                        f.power(),
                        f.constant().times(weights[i]),
                        f.slope().times(weights[i])));
            }
        }
        return new Split(division.quotient(), fractions);
    }

    /** The weights of the columns that add up to the value: as many columns, independent ones, as there are powers. */
    private static Rational[] solve(List<List<Rational>> columns, List<Rational> value) {
        int n = columns.size();
        Rational[][] rows = new Rational[n][n + 1];
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < n; c++) {
                rows[r][c] = r < columns.get(c).size() ? columns.get(c).get(r) : Rational.ZERO;
            }
            rows[r][n] = r < value.size() ? value.get(r) : Rational.ZERO;
        }
        for (int c = 0; c < n; c++) {
            int pivot = c;
            while (rows[pivot][c].isZero()) {
                pivot++;
            }
            Rational[] row = rows[pivot];
            rows[pivot] = rows[c];
            rows[c] = row;
            Rational lead = Rational.ONE.dividedBy(row[c]);
            for (int k = c; k <= n; k++) {
                row[k] = row[k].times(lead);
            }
            for (int r = 0; r < n; r++) {
                Rational factor = rows[r][c];
                for (int k = c; k <= n && r != c && !factor.isZero(); k++) {
                    rows[r][k] = rows[r][k].minus(factor.times(row[k]));
                }
            }
        }
        Rational[] weights = new Rational[n];
        for (int r = 0; r < n; r++) {
            weights[r] = rows[r][n];
        }
        return weights;
    }

    private static @Nullable Map<List<Rational>, Integer> factors(List<Rational> monic) {
        Map<List<Rational>, Integer> factors = new LinkedHashMap<>();
        List<Rational> rest = monic;
        for (Rational root = root(rest); root != null; root = root(rest)) {
            List<Rational> factor = List.of(root.negate(), Rational.ONE);
            factors.merge(factor, 1, Integer::sum);
            rest = Quotient.divide(rest, factor).quotient();
        }
        if (rest.size() > 1) {
            List<Rational> derivative = new ArrayList<>();
            for (int i = 1; i < rest.size(); i++) {
                derivative.add(rest.get(i).times(Rational.of(i)));
            }
            List<Rational> simple =
                    Quotient.divide(rest, Quotient.gcd(rest, derivative)).quotient();
            for (List<Rational> quadratic : quadratics(simple)) {
                for (Quotient.Division d = Quotient.divide(rest, quadratic);
                        d.remainder().isEmpty() && rest.size() > 1;
                        d = Quotient.divide(rest, quadratic)) {
                    factors.merge(quadratic, 1, Integer::sum);
                    rest = d.quotient();
                }
            }
        }
        boolean known = rest.size() == 1
                && factors.keySet().stream()
                        .allMatch(f -> f.size() == 2
                                || new Fraction(f, 1, Rational.ZERO, Rational.ZERO)
                                                .room()
                                                .signum()
                                        > 0);
        return known ? factors : null;
    }

    /** The factors of a polynomial of degree 2, or of one of degree 4 in even powers alone. */
    private static List<List<Rational>> quadratics(List<Rational> simple) {
        if (simple.size() == 3) {
            return List.of(simple);
        }
        boolean even =
                simple.size() == 5 && simple.get(1).isZero() && simple.get(3).isZero();
        Rational square = even ? root(List.of(simple.get(0), simple.get(2), Rational.ONE)) : null;
        if (square == null) {
            return List.of();
        }
        List<Rational> first = List.of(square.negate(), Rational.ZERO, Rational.ONE);
        return List.of(first, Quotient.divide(simple, first).quotient());
    }

    /** A rational zero, or null where none with small numerator and denominator is found. */
    private static @Nullable Rational root(List<Rational> poly) {
        if (poly.size() < 2) {
            return null;
        } else if (poly.get(0).isZero()) {
            return Rational.ZERO;
        }
        BigInteger common = poly.stream()
                .map(Rational::denominator)
                .reduce(BigInteger.ONE, (a, b) -> a.multiply(b).divide(a.gcd(b)));
        BigInteger last =
                poly.get(0).times(new Rational(common, BigInteger.ONE)).numerator();
        BigInteger lead = poly.get(poly.size() - 1)
                .times(new Rational(common, BigInteger.ONE))
                .numerator();
        for (int q = 1; q <= LARGEST_ROOT; q++) {
            boolean below = lead.mod(BigInteger.valueOf(q)).signum() == 0;
            for (int p = 1; below && p <= LARGEST_ROOT; p++) {
                if (last.mod(BigInteger.valueOf(p)).signum() == 0) {
                    Rational candidate = Rational.of(p, q);
                    if (Quotient.at(poly, candidate).isZero()) {
                        return candidate;
                    } else if (Quotient.at(poly, candidate.negate()).isZero()) {
                        return candidate.negate();
                    }
                }
            }
        }
        return null;
    }
}
