package org.gradproof.symbolic.given;

import java.util.List;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/** The values that a scalar, or each component of a family, may take. */
public sealed interface Domain {
    /**
     * An interval of reals.
     *
     * @param low the lower end, or null for minus infinity
     * @param lowOpen whether the lower end is left out
     * @param high the upper end, or null for plus infinity
     * @param highOpen whether the upper end is left out
     */
    record Interval(
            @Nullable Rational low,
            boolean lowOpen,
            @Nullable Rational high,
            boolean highOpen) implements Domain {}

    /** Finitely many numbers, such as {0, 1}. */
    record Finite(List<Rational> values) implements Domain {
        public Finite {
            values = List.copyOf(values);
        }

        /** Whether they are 0 and 1, or one of these. */
        public boolean isZeroOne() {
            return values.stream().allMatch(v -> v.isZero() || v.isOne());
        }

        /** Whether they are 1 and -1, or one of these. */
        public boolean isSign() {
            return values.stream().allMatch(v -> v.times(v).isOne());
        }
    }

    /** All real numbers. */
    Interval REALS = new Interval(null, true, null, true);

    /** The real numbers above 0. */
    Interval POSITIVE = new Interval(Rational.ZERO, true, null, true);

    /** The real numbers that are not below 0. */
    Interval NONNEGATIVE = new Interval(Rational.ZERO, false, null, true);
}
