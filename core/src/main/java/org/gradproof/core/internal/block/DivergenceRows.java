package org.gradproof.core.internal.block;

/** The measures of rows of one kind. */
public interface DivergenceRows {

    /**
     * Adds a measure of the first n rows of s.a and s.b to s; for the entropy s.b is not looked at. Leaves the gradients,
     * divided by count and where they are wanted, in s.u and s.change.
     *
     * @param from where the rows of a begin in the caller's array, for a refusal to tell
     * @param first where those of b begin
     */
    void run(
            Measure measure,
            DivergenceBlock s,
            int n,
            int from,
            int first,
            int count,
            boolean gradientOfA,
            boolean gradientOfB);
}
