package org.gradproof.verify.numeric.program;

import org.gradproof.verify.numeric.value.Real;

/** A compiled expression. */
interface ProgramNode {
    Real eval(Context context);

    /** A compiled expression of integer value: an index, a size, a limit of a sum. */
    public interface Index {
        int eval(Context context);
    }

    /** A compiled condition. */
    interface Test {
        Truth test(Context context);
    }
}
