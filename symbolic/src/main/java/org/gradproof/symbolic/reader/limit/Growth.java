package org.gradproof.symbolic.reader.limit;

import org.gradproof.symbolic.expr.Rational;

/**
 * How fast something grows as u does: {@code e^{rate u} u^power (log u)^logs}, times something that falls faster than any
 * power of u where {@code tiny} is negative, but slower than {@code e^{-cu}} for a c that is not known.
 */
record Growth(Rational rate, int tiny, Rational power, int logs) implements Comparable<Growth> {
    static final Growth ONE = new Growth(Rational.ZERO, 0, Rational.ZERO, 0);
    static final Growth TINY = new Growth(Rational.ZERO, -1, Rational.ZERO, 0);

    static Growth power(Rational power) {
        return new Growth(Rational.ZERO, 0, power, 0);
    }

    static Growth rate(Rational rate) {
        return new Growth(rate, 0, Rational.ZERO, 0);
    }

    Growth times(Growth other) {
        return new Growth(rate.plus(other.rate), tiny + other.tiny, power.plus(other.power), logs + other.logs);
    }

    Growth inverse() {
        return new Growth(rate.negate(), -tiny, power.negate(), -logs);
    }

    /** Whether it falls to zero. */
    boolean vanishes() {
        return compareTo(ONE) < 0;
    }

    boolean isOne() {
        return compareTo(ONE) == 0;
    }

    @Override
    public int compareTo(Growth other) {
        int byRate = rate.compareTo(other.rate);
        int byTiny = byRate != 0 ? byRate : Integer.compare(tiny, other.tiny);
        int byPower = byTiny != 0 ? byTiny : power.compareTo(other.power);
        return byPower != 0 ? byPower : Integer.compare(logs, other.logs);
    }
}
