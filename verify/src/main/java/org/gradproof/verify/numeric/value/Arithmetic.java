package org.gradproof.verify.numeric.value;

import org.gradproof.symbolic.expr.Rational;

/** Where the numbers of an evaluation come from: double, or balls of a given precision. */
public interface Arithmetic {
    BoundedNumber of(Rational value);

    BoundedNumber of(long value);

    BoundedNumber pi();

    /** The bits to which a quadrature is carried, fewer than the numbers have. */
    int quadratureBits();

    /** How many bits smaller than another a summand was whose bits were lost thereby; 0 if none was. */
    long lostBits();

    /** How many operations of a budget one operation counts for. */
    int weight();
}
