package org.gradproof.verify.numeric;

import org.gradproof.symbolic.expr.Rational;

/** Where the numbers of an evaluation come from: double, or balls of a given precision. */
interface Arithmetic {
    Leaf of(Rational value);

    Leaf of(long value);

    Leaf pi();

    /** The bits to which a quadrature is carried, fewer than the numbers have. */
    int quadratureBits();

    /** How many bits smaller than another a summand was whose bits were lost thereby; 0 if none was. */
    long lostBits();

    /** How many operations of a budget one operation counts for. */
    int weight();
}
