package org.gradproof.verify.random.draw;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Tuple;
import net.jqwik.api.sessions.JqwikSession;
import org.gradproof.jqwik.Magnitudes;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.verify.random.ground.Exact;

/**
 * jqwik's generators of the numbers that break claims. They are built once, inside a session, for
 * jqwik keeps generators by session; drawing from them needs none, as long as none is flat-mapped
 * (as {@code frequencyOf} is).
 */
final class Sampler {
    private static final int TRIES = 1000;

    /** Real numbers of one size. */
    enum Size {
        INTEGERS,
        ORDINARY,
        FRACTIONS,
        TINY,
        THIRTY,
        SEVEN_HUNDRED,
        MIXED
    }

    private static final Sampler SHARED = create();

    private final Map<Size, RandomGenerator<Rational>> reals;
    private final Map<Size, RandomGenerator<Rational>> doubles;
    private final RandomGenerator<Rational> unit;
    private final RandomGenerator<Rational> nice;
    private final RandomGenerator<Size> mix;

    private Sampler() {
        Arbitrary<Rational> integers = Arbitraries.integers().between(-3, 3).map(Rational::of);
        Arbitrary<Rational> ordinary = Magnitudes.ordinary().map(Exact::of);
        Arbitrary<Rational> fractions = Combinators.combine(
                        Arbitraries.integers().between(-12, 12), Arbitraries.of(2, 3, 4, 5, 7))
                .as(Rational::of);
        Arbitrary<Rational> halves = Arbitraries.integers().between(-24, 24).map(top -> Rational.of(top, 8));
        Arbitrary<Rational> tiny = Magnitudes.tiny().map(Exact::of);
        Arbitrary<Rational> thirty = Magnitudes.thirty().map(Exact::of);
        Arbitrary<Rational> huge = Magnitudes.sevenHundred().map(Exact::of);
        reals = generators(integers, ordinary, fractions, tiny, thirty, huge);
        doubles = generators(integers, ordinary, halves, tiny, thirty, huge);
        unit = Arbitraries.doubles()
                .between(0.0, 1.0)
                .ofScale(3)
                .filter(x -> x > 0 && x < 1)
                .map(Exact::of)
                .generator(TRIES);
        mix = Arbitraries.frequency(
                        Tuple.of(4, Size.INTEGERS),
                        Tuple.of(5, Size.ORDINARY),
                        Tuple.of(3, Size.FRACTIONS),
                        Tuple.of(1, Size.TINY),
                        Tuple.of(2, Size.THIRTY),
                        Tuple.of(1, Size.SEVEN_HUNDRED))
                .generator(TRIES);
        nice = Arbitraries.frequency(
                        Tuple.of(6, Rational.ZERO),
                        Tuple.of(6, Rational.ONE),
                        Tuple.of(4, Rational.of(2)),
                        Tuple.of(3, Rational.MINUS_ONE),
                        Tuple.of(3, Rational.HALF),
                        Tuple.of(2, Rational.of(3)),
                        Tuple.of(1, Rational.of(-2)),
                        Tuple.of(1, Rational.of(-1, 2)),
                        Tuple.of(1, Rational.of(1, 3)),
                        Tuple.of(1, Rational.of(4)))
                .generator(TRIES);
    }

    private static Map<Size, RandomGenerator<Rational>> generators(
            Arbitrary<Rational> integers,
            Arbitrary<Rational> ordinary,
            Arbitrary<Rational> fractions,
            Arbitrary<Rational> tiny,
            Arbitrary<Rational> thirty,
            Arbitrary<Rational> huge) {
        Map<Size, RandomGenerator<Rational>> all = new EnumMap<>(Size.class);
        all.put(Size.INTEGERS, integers.generator(TRIES));
        all.put(Size.ORDINARY, ordinary.generator(TRIES));
        all.put(Size.FRACTIONS, fractions.generator(TRIES));
        all.put(Size.TINY, tiny.generator(TRIES));
        all.put(Size.THIRTY, thirty.generator(TRIES));
        all.put(Size.SEVEN_HUNDRED, huge.generator(TRIES));
        return all;
    }

    private static Sampler create() {
        if (JqwikSession.isActive()) {
            return new Sampler();
        }
        Sampler[] made = new Sampler[1];
        JqwikSession.run(() -> made[0] = new Sampler());
        return made[0];
    }

    /** A real number of the size; with {@code onlyDoubles} one that is exactly a double. */
    static Rational real(Size size, boolean onlyDoubles, Random random) {
        Map<Size, RandomGenerator<Rational>> all = onlyDoubles ? SHARED.doubles : SHARED.reals;
        Size one = size == Size.MIXED ? SHARED.mix.next(random).value() : size;
        return Objects.requireNonNull(all.get(one)).next(random).value();
    }

    /** A double strictly between 0 and 1 with about three digits. */
    static Rational unit(Random random) {
        return SHARED.unit.next(random).value();
    }

    /** A small integer or simple fraction. */
    static Rational nice(Random random) {
        return SHARED.nice.next(random).value();
    }
}
