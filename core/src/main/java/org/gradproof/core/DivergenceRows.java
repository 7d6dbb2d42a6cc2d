package org.gradproof.core;

import org.jspecify.annotations.Nullable;

/** The measures of rows of one kind, whose shapes have been checked. */
interface DivergenceRows {

    /**
     * The sum of a measure over rows, of which b's are a's own for the entropy; writes the gradients, divided by count,
     * where they are wanted.
     */
    <T> double run(
            Measure measure,
            Entries<T> entries,
            T a,
            int from,
            T b,
            int first,
            @Nullable T ofA,
            int atA,
            @Nullable T ofB,
            int atB,
            int rows,
            int count);
}
