package org.gradproof.verify.numeric.value;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.gradproof.verify.numeric.ball.Ball;

/**
 * Values of a function that several claims ask for: the steps of a derivation are tried at the same points, and the right
 * side of one is the left side of the next. A value depends on the operand and the bits alone, so that who asked for it
 * first, and what was forgotten, changes nothing.
 */
final class SharedValues {
    /** In bits of the operands and values together, about 4 MB. */
    private static final long MOST_BITS = 32_000_000;

    /** Of an entry besides its digits. */
    private static final int OVERHEAD = 1000;

    private record Key(Ball operand, int bits) {}

    private final BiFunction<Ball, Integer, Ball> function;
    private final Map<Key, Ball> recent = new ConcurrentHashMap<>();
    private final AtomicLong size = new AtomicLong();

    SharedValues(BiFunction<Ball, Integer, Ball> function) {
        this.function = function;
    }

    Ball of(Ball operand, int bits) {
        Key key = new Key(operand, bits);
        Ball known = recent.get(key);
        if (known == null) {
            known = function.apply(operand, bits);
            if (size.addAndGet(OVERHEAD + 2L * bits) > MOST_BITS) {
                size.set(0);
                recent.clear();
            }
            recent.put(key, known);
        }
        return known;
    }
}
