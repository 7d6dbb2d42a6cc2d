package org.gradproof.verify.numeric.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.verify.numeric.ball.UndecidableException;
import org.gradproof.verify.numeric.value.Arithmetic;
import org.gradproof.verify.numeric.value.BoundedNumber;

/**
 * Places and weights of double exponential quadrature (Takahasi and Mori 1974) in one arithmetic:
 * an integral becomes the sum, over t in steps of h, of h times weight times the integrand at the place.
 */
final class Abscissas {
    /** Which interval is mapped to the real line. */
    enum Range {
        /** (0, 1): the place is the distance from the nearer end, {@code 1 / (e^(2s) + 1)}. */
        FINITE,
        /** (0, infinity): the place is {@code e^s}. */
        HALF,
        /** The real line: the place is {@code sinh s}. */
        FULL
    }

    /** At {@code s = pi/2 sinh t}. */
    record Abscissa(BoundedNumber place, BoundedNumber weight) {}

    private record Key(Arithmetic arithmetic, Range range) {}

    private static final Map<Key, Abscissas> KNOWN = new ConcurrentHashMap<>();

    /** At most this many levels are kept: h = 1, 1/2, 1/4 … */
    private static final int LEVELS = 12;

    private final Arithmetic arithmetic;
    private final Range range;
    private final List<Map<Integer, Abscissa>> levels = new ArrayList<>();

    private Abscissas(Key key) {
        this.arithmetic = key.arithmetic;
        this.range = key.range;
        for (int i = 0; i < LEVELS; i++) {
            levels.add(new ConcurrentHashMap<>());
        }
    }

    static Abscissas of(Arithmetic arithmetic, Range range) {
        if (KNOWN.size() > 30) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(new Key(arithmetic, range), Abscissas::new);
    }

    /**
     * At {@code t = index / 2^level}. The places of opposite t mirror each other, but for half lines.
     *
     * @throws UndecidableException beyond the range of the arithmetic
     */
    Abscissa at(int level, int index) {
        int canonical = range == Range.HALF ? index : Math.abs(index);
        return levels.get(level).computeIfAbsent(canonical, k -> compute(level, k));
    }

    private Abscissa compute(int level, int index) {
        BoundedNumber half = arithmetic.of(Rational.HALF);
        BoundedNumber one = arithmetic.of(1);
        BoundedNumber t = arithmetic.of(Rational.of(index, 1L << level));
        BoundedNumber halfPi = arithmetic.pi().times(half);
        BoundedNumber s = halfPi.times(t.sinh());
        BoundedNumber speed = halfPi.times(t.cosh());
        return switch (range) {
            case FINITE -> {
                BoundedNumber q = one.dividedBy(s.plus(s).exp().plus(one));
                // The derivative of the place is 2 q (1 - q) ds/dt.
                yield new Abscissa(q, speed.plus(speed).times(q).times(one.minus(q)));
            }
            case HALF -> new Abscissa(s.exp(), speed.times(s.exp()));
            case FULL -> new Abscissa(s.sinh(), speed.times(s.cosh()));
        };
    }
}
