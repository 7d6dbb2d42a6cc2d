package org.gradproof.verify.numeric.value;

import java.util.List;
import org.gradproof.verify.numeric.ball.UndecidableException;

/** Maximum and minimum of values; a derivative through them exists only where the extreme one is alone. */
public final class Extremum {
    private Extremum() {}

    public static Real smallest(List<Real> values) {
        return Reals.negate(largest(values.stream().map(Reals::negate).toList()));
    }

    public static Real largest(List<Real> values) {
        if (values.isEmpty()) {
            throw new UndefinedException("maximum or minimum of nothing");
        }
        boolean constant = true;
        BoundedNumber largest = Reals.leaf(values.get(0));
        for (Real value : values) {
            constant &= value instanceof BoundedNumber;
            largest = largest.max(Reals.leaf(value));
        }
        return constant ? largest : differentiable(values);
    }

    /** The one value above all others; where it is tied, none of those may depend on a variable of differentiation. */
    private static Real differentiable(List<Real> values) {
        int best = 0;
        for (int i = 1; i < values.size(); i++) {
            if (Reals.leaf(values.get(i)).approximation()
                    > Reals.leaf(values.get(best)).approximation()) {
                best = i;
            }
        }
        BoundedNumber height = Reals.leaf(values.get(best));
        boolean undecided = false;
        boolean tied = false;
        boolean dependent = values.get(best) instanceof Dual;
        for (int i = 0; i < values.size(); i++) {
            Real value = values.get(i);
            if (i == best) {
                continue;
            }
            switch (height.order(Reals.leaf(value))) {
                case GREATER -> {}
                case EQUAL -> {
                    tied = true;
                    dependent |= value instanceof Dual;
                }
                case LESS, UNKNOWN -> undecided = true;
            }
        }
        if (undecided) {
            throw new UndecidableException("derivative near a boundary of max or min");
        }
        if (tied && dependent) {
            throw new UndefinedException("derivative at a boundary of max or min");
        }
        return values.get(best);
    }
}
