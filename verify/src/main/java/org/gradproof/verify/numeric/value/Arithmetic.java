package org.gradproof.verify.numeric.value;

import org.gradproof.symbolic.expr.Rational;

/** Where the numbers of an evaluation come from: double, or balls of a given precision. */
public interface Arithmetic {
    BoundedNumber of(Rational value);

    BoundedNumber of(long value);

    BoundedNumber pi();

    /** The bits to which a quadrature is carried, fewer than the numbers have. */
    int quadratureBits();

    /** How many bits would have been needed for all parts of all operands to show in the results; 0 if they did. */
    long lostBits();

    /** Notes that a number takes so many bits to tell it from simpler ones. */
    void needs(long bits);

    /**
     * From how many bits on a part is lost, from now on; {@link Integer#MAX_VALUE} where no loss matters, as in the tails of
     * a quadrature.
     *
     * @return what it was before
     */
    int watch(int visible);

    /** How many operations of a budget one operation counts for. */
    int weight();

    /** How many operations of a task one operation counts for, functions apart. */
    int cost();
}
