package org.gradproof.symbolic.symja;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.symbolic.cas.Monomial;
import org.gradproof.symbolic.cas.Polynomial;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;

/**
 * Points of rational coordinates inside the domains, at which given polynomials are exactly 0. They
 * are the same in every run.
 */
final class AdmissiblePoints {
    private static final int CANDIDATES = 80;

    private final Unknowns unknowns;
    private final Generators atoms;
    private final List<Polynomial> zeros;

    AdmissiblePoints(Unknowns unknowns, Generators atoms, List<Polynomial> zeros) {
        this.unknowns = unknowns;
        this.atoms = atoms;
        this.zeros = zeros;
    }

    static boolean isNonnegative(Domain domain) {
        if (domain instanceof Domain.Interval interval) {
            return interval.low() != null && interval.low().signum() >= 0;
        }
        return domain instanceof Domain.Finite finite
                && finite.values().stream().allMatch(value -> value.signum() >= 0);
    }

    /** A number of the domain, for an interval from its inside. */
    static Rational pick(Domain domain, int hash) {
        if (domain instanceof Domain.Finite finite) {
            return finite.values().get(Math.floorMod(hash, finite.values().size()));
        }
        Domain.Interval interval = (Domain.Interval) domain;
        Rational low = interval.low();
        Rational high = interval.high();
        Rational step = Rational.of(1 + Math.floorMod(hash, 997), 499);
        if (low != null && high != null) {
            return low.plus(high.minus(low).times(step).times(Rational.HALF));
        } else if (low != null) {
            return low.plus(step);
        } else if (high != null) {
            return high.minus(step);
        }
        return hash % 2 == 0 ? step : step.negate();
    }

    /** At most so many points, each with the value of every unknown's symbol. */
    List<Map<String, Rational>> first(int most) {
        List<Map<String, Rational>> points = new ArrayList<>();
        for (int candidate = 1; candidate <= CANDIDATES && points.size() < most; candidate++) {
            Map<String, Rational> point = candidate(candidate);
            if (repair(point) && isInside(point) && !points.contains(point)) {
                points.add(point);
            }
        }
        return points;
    }

    private Map<String, Rational> candidate(int candidate) {
        Map<String, Rational> point = new LinkedHashMap<>();
        Map<Name, Rational> sums = new LinkedHashMap<>();
        int place = 0;
        for (Unknowns.Unknown unknown : unknowns.all()) {
            place++;
            int hash = (candidate * 0x9E3779B1 + place * 0x85EBCA6B) >>> 7;
            Rational value = pick(unknown.domain(), hash);
            point.put(unknown.symbol().toString(), value);
            if (unknown.simplex()) {
                sums.merge(unknown.name(), value, Rational::plus);
            }
        }
        for (Unknowns.Unknown unknown : unknowns.all()) {
            if (unknown.simplex()) {
                Rational sum = sums.getOrDefault(unknown.name(), Rational.ONE);
                point.computeIfPresent(unknown.symbol().toString(), (symbol, value) -> value.dividedBy(sum));
            }
        }
        return point;
    }

    /** Solves each polynomial for one coordinate, and says whether all are 0 then. */
    private boolean repair(Map<String, Rational> point) {
        Set<String> solved = new HashSet<>();
        for (Polynomial zero : zeros) {
            if (!evaluate(zero, point).isZero()) {
                solve(zero, point, solved);
            }
        }
        return zeros.stream().allMatch(zero -> evaluate(zero, point).isZero());
    }

    private void solve(Polynomial zero, Map<String, Rational> point, Set<String> solved) {
        for (int atom : Generators.of(zero)) {
            String symbol = symbol(atom);
            if (zero.degree(atom) == 1 && !solved.contains(symbol)) {
                Rational slope = evaluate(PolynomialParts.coefficient(zero, atom, 1), point);
                if (!slope.isZero()) {
                    Rational value = evaluate(PolynomialParts.coefficient(zero, atom, 0), point)
                            .dividedBy(slope)
                            .negate();
                    point.put(symbol, value);
                    solved.add(symbol);
                    return;
                }
            }
        }
    }

    private Rational evaluate(Polynomial p, Map<String, Rational> point) {
        Rational sum = Rational.ZERO;
        for (Map.Entry<Monomial, Rational> term : p.terms().entrySet()) {
            Rational product = term.getValue();
            for (int atom = 0; atom < Generators.WIDTH; atom++) {
                int power = term.getKey().exponent(atom);
                if (power > 0) {
                    product = product.times(
                            point.getOrDefault(symbol(atom), Rational.ZERO).pow(power));
                }
            }
            sum = sum.plus(product);
        }
        return sum;
    }

    private String symbol(int atom) {
        return atoms.atom(atom) instanceof Generator.Symbol symbol ? symbol.name() : "";
    }

    private boolean isInside(Map<String, Rational> point) {
        return unknowns.all().stream()
                .allMatch(unknown -> Optional.ofNullable(
                                point.get(unknown.symbol().toString()))
                        .filter(value -> contains(unknown.domain(), value))
                        .isPresent());
    }

    private static boolean contains(Domain domain, Rational value) {
        if (domain instanceof Domain.Interval interval) {
            Rational low = interval.low();
            Rational high = interval.high();
            // The ends are left out even where they belong to it: much is undefined there.
            return (low == null || value.compareTo(low) > 0) && (high == null || value.compareTo(high) < 0);
        }
        return domain instanceof Domain.Finite finite && finite.values().contains(value);
    }
}
