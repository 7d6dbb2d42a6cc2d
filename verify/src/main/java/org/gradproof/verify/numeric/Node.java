package org.gradproof.verify.numeric;

/** A compiled expression. */
interface Node {
    Real eval(Context context);

    /** A compiled expression of integer value: an index, a size, a limit of a sum. */
    interface Index {
        int eval(Context context);
    }

    /** A compiled condition. */
    interface Test {
        Truth test(Context context);
    }
}
