package org.gradproof.verify.random.draw;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.verify.random.draw.Sampler.Size;
import org.gradproof.verify.random.ground.Approx;
import org.gradproof.verify.random.ground.Domains;
import org.gradproof.verify.random.ground.Exact;
import org.gradproof.verify.random.repair.Values;

/** Values that could break a claim: ends and middles, ties, tiny and huge ones. */
final class WildValues implements Values {
    /** So near to an end that no double tells it from there. */
    private static final Rational HAIR = new Rational(BigInteger.ONE, BigInteger.ONE.shiftLeft(120));

    private static final List<Size> ORDINARY = List.of(Size.ORDINARY, Size.INTEGERS, Size.FRACTIONS);
    private static final List<Size> ALL = List.of(
            Size.ORDINARY,
            Size.ORDINARY,
            Size.INTEGERS,
            Size.INTEGERS,
            Size.FRACTIONS,
            Size.TINY,
            Size.THIRTY,
            Size.SEVEN_HUNDRED,
            Size.MIXED,
            Size.MIXED);
    private static final List<Rational> NEAR =
            List.of(Rational.of(1, 1024), Rational.of(1, 1 << 20), Exact.of(0x1p-40), Rational.of(1, 8));
    private static final List<Rational> BEYOND =
            List.of(Rational.ONE, Rational.of(2), Rational.of(5), Rational.of(30), Rational.of(700), Rational.HALF);

    private final Random random;
    private final boolean onlyDoubles;
    private final List<Size> sizes;

    WildValues(Random random, ValueProfile taste) {
        this.random = random;
        this.onlyDoubles = taste == ValueProfile.DOUBLES;
        this.sizes = taste == ValueProfile.CALM ? ORDINARY : ALL;
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
        return inside((Domain.Interval) domain, sizes == ALL ? Size.MIXED : oneOf(sizes));
    }

    private Rational inside(Domain.Interval interval, Size size) {
        Rational value = anywhere(interval, size);
        if (!onlyDoubles) {
            return value;
        }
        Rational rounded = Exact.of(Approx.of(value));
        return Domains.contains(interval, rounded) ? rounded : value;
    }

    private Rational anywhere(Domain.Interval interval, Size size) {
        Rational low = interval.low();
        Rational high = interval.high();
        if (low == null && high == null) {
            return Sampler.real(size, onlyDoubles, random);
        } else if (low != null && high != null) {
            return between(low, interval.lowOpen(), high, interval.highOpen(), size);
        } else if (low != null) {
            return low.plus(distance(interval.lowOpen(), size));
        } else if (high != null) {
            return high.minus(distance(interval.highOpen(), size));
        }
        throw new IllegalStateException("no such interval");
    }

    private Rational distance(boolean open, Size size) {
        if (!open && integer(0, 7) == 0) {
            return Rational.ZERO;
        }
        Rational value = Sampler.real(size, onlyDoubles, random);
        if (value.isZero()) {
            return oneOf(integer(0, 1) == 0 ? NEAR : BEYOND);
        }
        return value.signum() < 0 ? value.negate() : value;
    }

    private Rational between(Rational low, boolean lowOpen, Rational high, boolean highOpen, Size size) {
        Rational width = high.minus(low);
        if (width.isZero()) {
            return low;
        }
        int kind = size == Size.TINY ? integer(0, 3) : integer(0, 11);
        Rational nearest = !onlyDoubles && integer(0, 7) == 0 ? HAIR : Rational.ONE;
        Rational near = oneOf(NEAR).times(width).times(nearest);
        return switch (kind) {
            case 0 -> lowOpen ? low.plus(near) : low;
            case 1 -> highOpen ? high.minus(near) : high;
            case 2 -> low.plus(near);
            case 3 -> high.minus(near);
            case 4 -> low.plus(width.times(Rational.HALF));
            case 5 -> low.plus(width.times(Rational.of(integer(1, 7), 8)));
            default -> low.plus(width.times(Sampler.unit(random)));
        };
    }

    @Override
    public List<Rational> vector(Domain domain, int size) {
        List<Rational> entries = new ArrayList<>(size);
        Size one = oneOf(sizes);
        for (int i = 0; i < size; i++) {
            entries.add(domain instanceof Domain.Interval interval ? inside(interval, one) : scalar(domain));
        }
        return size == 0 ? entries : arranged(domain, entries);
    }

    /** Ties the entries, or lets one dominate, now and then. */
    private List<Rational> arranged(Domain domain, List<Rational> entries) {
        switch (integer(0, 9)) {
            case 0 -> Collections.fill(entries, entries.get(0));
            case 1 -> entries.set(integer(0, entries.size() - 1), entries.get(0));
            case 2 -> {
                if (domain.equals(Domain.REALS) && sizes == ALL) {
                    Rational dominant = Rational.of(oneOf(List.of(30, 100, 700)));
                    entries.set(integer(0, entries.size() - 1), dominant);
                }
            }
            default -> {}
        }
        return entries;
    }

    @Override
    public List<Rational> simplex(int size) {
        List<Long> weights = new ArrayList<>();
        int kind = integer(0, 5);
        for (int i = 0; i < size; i++) {
            weights.add(
                    switch (kind) {
                        case 0 -> 0L;
                        case 1 -> 1L;
                        case 2 -> (long) integer(0, 3);
                        case 3 -> 1L;
                        default -> (long) integer(1, 40);
                    });
        }
        int one = integer(0, size - 1);
        if (kind == 0 || weights.stream().allMatch(w -> w == 0)) {
            weights.set(one, 1L);
        } else if (kind == 3) {
            weights.set(one, 1L << 30);
        }
        return onlyDoubles ? dyadic(weights, one) : scaled(weights);
    }

    private static List<Rational> scaled(List<Long> weights) {
        long sum = weights.stream().mapToLong(Long::longValue).sum();
        return weights.stream().map(w -> Rational.of(w, sum)).toList();
    }

    /** Divides by a power of two above the sum and gives the rest to one entry. */
    private static List<Rational> dyadic(List<Long> weights, int rest) {
        long sum = weights.stream().mapToLong(Long::longValue).sum();
        long whole = Long.highestOneBit(sum) == sum ? sum : 2 * Long.highestOneBit(sum);
        List<Long> padded = new ArrayList<>(weights);
        padded.set(rest, padded.get(rest) + whole - sum);
        return padded.stream().map(w -> Rational.of(w, whole)).toList();
    }
}
