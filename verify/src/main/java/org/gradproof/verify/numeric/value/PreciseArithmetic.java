package org.gradproof.verify.numeric.value;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.work.Work;
import org.gradproof.verify.numeric.ball.Ball;
import org.gradproof.verify.numeric.ball.BallFunctions;
import org.gradproof.verify.numeric.ball.BallTrigonometry;
import org.gradproof.verify.numeric.ball.Constants;

/**
 * Exact rational numbers as far as they go, and balls of {@code bits} bits beyond. Remembers the
 * exponentials and logarithms that it was asked for: sums over classes and the derivatives of them ask
 * for the same few again and again. Used by one thread at a time.
 */
public final class PreciseArithmetic implements Arithmetic {
    private static final int GUARD_BITS = 96;
    private static final int MOST_REMEMBERED = 512;
    /** What an operation and a function cost beside one in double, at fifty digits. */
    private static final int OPERATION = 8;

    private static final int FUNCTION = 150;

    private static final SharedValues SHARED_EXPONENTIALS = new SharedValues(BallFunctions::exp);
    private static final SharedValues SHARED_LOGARITHMS = new SharedValues(BallFunctions::log);
    private static final SharedValues SHARED_SINES = new SharedValues(BallTrigonometry::sin);
    private static final SharedValues SHARED_COSINES = new SharedValues(BallTrigonometry::cos);

    private final int bits;
    private final Map<Ball, Ball> exponentials = new HashMap<>();
    private final Map<Ball, Ball> logarithms = new HashMap<>();

    private int visible;
    private long lostBits;

    private PreciseArithmetic(int bits) {
        this.bits = bits;
        this.visible = bits;
    }

    /** Of every middle. */
    public int bits() {
        return bits;
    }

    Ball exp(Ball x) {
        return remembered(exponentials, x, SHARED_EXPONENTIALS);
    }

    /** Of a ball of positive numbers. */
    Ball log(Ball x) {
        return remembered(logarithms, x, SHARED_LOGARITHMS);
    }

    Ball sin(Ball x) {
        count();
        return SHARED_SINES.of(x, bits);
    }

    Ball cos(Ball x) {
        count();
        return SHARED_COSINES.of(x, bits);
    }

    private Ball remembered(Map<Ball, Ball> known, Ball x, SharedValues shared) {
        Ball value = known.get(x);
        if (value == null) {
            // Counted whether or not another claim asked for it before: else the count would depend on which was first.
            count();
            value = shared.of(x, bits);
            if (known.size() >= MOST_REMEMBERED) {
                known.clear();
            }
            known.put(x, value);
        }
        return value;
    }

    /** The function's value, counted as what a series of so many bits takes; the same for those that are remembered. */
    Ball function(BiFunction<Ball, Integer, Ball> function, Ball x) {
        count();
        return function.apply(x, bits);
    }

    private void count() {
        Work.count((long) FUNCTION * weight() * (8 + weight()) / 9);
    }

    /** The arithmetic for results of so many decimal digits, with bits to spare for what an evaluation loses. */
    public static PreciseArithmetic ofDigits(int digits) {
        return new PreciseArithmetic((int) Math.ceil(digits * 3.3219280948873626) + GUARD_BITS);
    }

    /** The arithmetic for enclosures of many values at once, which a few bits hold. */
    public static PreciseArithmetic ofBoxes() {
        return new PreciseArithmetic(Long.SIZE);
    }

    @Override
    public BoundedNumber of(Rational value) {
        return PreciseNumber.of(value, this);
    }

    @Override
    public BoundedNumber of(long value) {
        return of(Rational.of(value));
    }

    @Override
    public BoundedNumber pi() {
        int point = bits + 8;
        return new PreciseNumber(null, new Ball(Constants.pi(point), 2, -point), this);
    }

    @Override
    public int quadratureBits() {
        return bits - GUARD_BITS + 8;
    }

    @Override
    public void needs(long more) {
        if (more > visible) {
            lostBits = Math.max(lostBits, more);
        }
    }

    @Override
    public int watch(int bitsSeen) {
        int before = visible;
        visible = bitsSeen;
        return before;
    }

    @Override
    public long lostBits() {
        return lostBits;
    }

    /** One up to fifty digits. */
    @Override
    public int weight() {
        return 1 + bits / 300;
    }

    @Override
    public int cost() {
        return OPERATION * weight();
    }
}
