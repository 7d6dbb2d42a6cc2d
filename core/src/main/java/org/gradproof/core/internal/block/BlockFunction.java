package org.gradproof.core.internal.block;

/** A function of one number and its derivative, for blocks. */
public interface BlockFunction {

    /** From b.z writes the first n values to b.loss and the derivatives to b.y, each where it is wanted. */
    void run(DoubleBlock b, int n, boolean value, boolean gradient);

    /** The same for floats. */
    void run(FloatBlock b, int n, boolean value, boolean gradient);
}
