package org.gradproof.verify.evidence;

import org.gradproof.verify.numeric.Point;

/** The formula of a chosen function, in LaTeX. */
final class Formula {
    private Formula() {}

    static String of(Point.Chosen chosen) {
        return chosen.body().toString();
    }
}
