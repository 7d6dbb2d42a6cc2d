package org.gradproof.verify.random.repair;

import org.gradproof.symbolic.expr.Cond;
import org.gradproof.verify.numeric.value.Point;

/** Decides at high precision whether a relation holds at a point. */
@FunctionalInterface
public interface GivenCheck {
    /** Whether both sides are defined there and the relation holds. */
    boolean holds(Point point, Cond.Rel relation);
}
