package org.gradproof.verify.random.ground;

import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;

/** Questions about domains. */
public final class Domains {
    private Domains() {}

    /** Whether the value lies in the domain. */
    public static boolean contains(Domain domain, Rational value) {
        if (domain instanceof Domain.Finite finite) {
            return finite.values().contains(value);
        }
        Domain.Interval interval = (Domain.Interval) domain;
        Rational low = interval.low();
        Rational high = interval.high();
        if (low != null) {
            int order = value.compareTo(low);
            if (order < 0 || (order == 0 && interval.lowOpen())) {
                return false;
            }
        }
        if (high != null) {
            int order = value.compareTo(high);
            return order < 0 || (order == 0 && !interval.highOpen());
        }
        return true;
    }

    /** Whether no number lies in it. */
    public static boolean isEmpty(Domain domain) {
        if (domain instanceof Domain.Finite finite) {
            return finite.values().isEmpty();
        }
        Domain.Interval interval = (Domain.Interval) domain;
        Rational low = interval.low();
        Rational high = interval.high();
        if (low == null || high == null) {
            return false;
        }
        int order = low.compareTo(high);
        return order > 0 || (order == 0 && (interval.lowOpen() || interval.highOpen()));
    }

    /** Whether it is nonnegative numbers without holes, starting at 0. */
    public static boolean startsAtZero(Domain domain) {
        return domain instanceof Domain.Interval interval && Rational.ZERO.equals(interval.low());
    }
}
