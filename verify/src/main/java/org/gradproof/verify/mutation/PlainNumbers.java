package org.gradproof.verify.mutation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;

/** Small fractions of a domain, all about equally likely. */
final class PlainNumbers {
    private static final int ATTEMPTS = 40;

    private final Random random;

    PlainNumbers(Random random) {
        this.random = random;
    }

    /** A number of the domain, which is not empty. */
    Rational of(Domain domain) {
        if (domain instanceof Domain.Finite finite) {
            return finite.values().get(random.nextInt(finite.values().size()));
        }
        Domain.Interval interval = (Domain.Interval) domain;
        Rational low = interval.low();
        Rational high = interval.high();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Rational drawn = low != null && high != null
                    ? low.plus(high.minus(low).times(Rational.of(random.nextInt(9), 8)))
                    : Rational.of(random.nextInt(25) - 12L, 1L + random.nextInt(4));
            if (isWithin(interval, drawn)) {
                return drawn;
            }
        }
        Rational inner = Rational.of(1 + random.nextInt(9), 10);
        return low != null && high != null
                ? low.plus(high.minus(low).times(inner))
                : low != null ? low.plus(inner) : high != null ? high.minus(inner) : inner;
    }

    private static boolean isWithin(Domain.Interval interval, Rational number) {
        Rational low = interval.low();
        Rational high = interval.high();
        int above = low == null ? 1 : number.compareTo(low);
        int below = high == null ? -1 : number.compareTo(high);
        boolean fromLow = above > 0 || (above == 0 && !interval.lowOpen());
        return fromLow && (below < 0 || (below == 0 && !interval.highOpen()));
    }

    /** Numbers of the domain; now and then all the same. */
    List<Rational> vector(Domain domain, int size) {
        if (size > 0 && random.nextInt(6) == 0) {
            return Collections.nCopies(size, of(domain));
        }
        List<Rational> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(of(domain));
        }
        return all;
    }

    /** Numbers from 0 to 1 with sum 1; one of three times a single 1 among zeros. */
    List<Rational> simplex(int size) {
        int[] weights = new int[size];
        boolean oneHot = random.nextInt(3) == 0;
        for (int i = 0; i < size && !oneHot; i++) {
            weights[i] = random.nextInt(5);
        }
        weights[random.nextInt(size)] += 1;
        long total = 0;
        for (int weight : weights) {
            total += weight;
        }
        List<Rational> all = new ArrayList<>();
        for (int weight : weights) {
            all.add(Rational.of(weight, total));
        }
        return all;
    }
}
