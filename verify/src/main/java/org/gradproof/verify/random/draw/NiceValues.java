package org.gradproof.verify.random.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.verify.random.ground.Domains;
import org.gradproof.verify.random.repair.Values;

/** Values that a person would choose. */
final class NiceValues implements Values {
    private static final List<Rational> PARTS = List.of(
            Rational.HALF,
            Rational.HALF,
            Rational.of(1, 4),
            Rational.of(3, 4),
            Rational.of(1, 3),
            Rational.of(2, 3),
            Rational.of(1, 10));

    private final Random random;

    NiceValues(Random random) {
        this.random = random;
    }

    @Override
    public int integer(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    @Override
    public Rational scalar(Domain domain) {
        if (domain instanceof Domain.Finite finite) {
            return oneOf(finite.values());
        }
        for (int attempt = 0; attempt < 20; attempt++) {
            Rational value = Sampler.nice(random);
            if (Domains.contains(domain, value)) {
                return value;
            }
        }
        return away((Domain.Interval) domain);
    }

    /** For intervals far from zero. */
    private Rational away(Domain.Interval interval) {
        Rational low = interval.low();
        Rational high = interval.high();
        if (low != null && high != null) {
            return low.plus(high.minus(low).times(oneOf(PARTS)));
        } else if (low != null) {
            return low.plus(Rational.of(integer(1, 3)));
        } else if (high != null) {
            return high.minus(Rational.of(integer(1, 3)));
        }
        return Rational.ZERO;
    }

    @Override
    public List<Rational> vector(Domain domain, int size) {
        List<Rational> entries = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            entries.add(scalar(domain));
        }
        return entries;
    }

    @Override
    public List<Rational> simplex(int size) {
        int kind = integer(0, 2);
        int one = integer(0, size - 1);
        List<Integer> weights = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            weights.add(
                    switch (kind) {
                        case 0 -> i == one ? 1 : 0;
                        case 1 -> 1;
                        default -> integer(0, 2);
                    });
        }
        int sum = weights.stream().mapToInt(Integer::intValue).sum();
        if (sum == 0) {
            weights.set(one, 1);
            sum = 1;
        }
        int whole = sum;
        return weights.stream().map(w -> Rational.of(w, whole)).toList();
    }
}
