package org.gradproof.replay;

import org.gradproof.symbolic.certificate.Certificate;
import org.gradproof.symbolic.certificate.Certificate.Combination;
import org.gradproof.symbolic.certificate.Certificate.Weighted;

/**
 * The linear combinations of inequalities that a proof names: each part is shown by the checker's own laws, and the sum is
 * added up again.
 */
final class Combinations {
    private Combinations() {}

    /** Learns the signs that the combinations show; one that is not shown here says nothing. */
    static void learn(Certificate certificate, Laws laws) {
        for (Combination combination : certificate.combinations()) {
            try {
                learn(combination, laws);
            } catch (NoAnswer unreadable) {
                continue;
            }
        }
    }

    private static void learn(Combination combination, Laws laws) {
        Order order = new Order(laws);
        Poly target = laws.reading.of(combination.target());
        Poly sum = Poly.ZERO;
        boolean strict = false;
        for (Weighted part : combination.parts()) {
            Poly fact = laws.reading.of(part.fact());
            if (part.weight().signum() < 0 || !order.holds(fact, part.strict())) {
                return;
            }
            sum = sum.plus(fact, part.weight());
            strict |= part.strict() && part.weight().signum() > 0;
        }
        Poly rest = sum.minus(target);
        Ring.Fraction fraction = laws.ring.together(rest);
        if (fraction.numerator().isZero() && laws.ring.isNowhereZero(rest, fraction)) {
            laws.signs.assume(target, strict);
        }
    }
}
