// twins: doubles floats, CrossEntropyRows FloatCrossEntropyRows
package org.gradproof.core.internal.block;

import org.gradproof.core.internal.sum.Chunks;
import org.gradproof.core.internal.sum.Reduction;
import org.jspecify.annotations.Nullable;

/** The cross entropy of a batch whose shapes have been checked, split over threads. */
public final class CrossEntropyBatch {

    private final Reduction reduction;
    private final CrossEntropyTerms terms;
    private final int threads;
    private final int granule;
    private final CrossEntropyRows doubles;
    private final FloatCrossEntropyRows floats;

    public CrossEntropyBatch(Reduction reduction, CrossEntropyTerms terms, int threads) {
        this.reduction = reduction;
        this.terms = terms;
        this.threads = threads;
        this.granule = ClassBlock.granule(terms.classes());
        this.doubles = new CrossEntropyRows(terms);
        this.floats = new FloatCrossEntropyRows(terms);
    }

    public CrossEntropyBatch with(CrossEntropyTerms otherTerms) {
        return new CrossEntropyBatch(reduction, otherTerms, threads);
    }

    public CrossEntropyBatch withThreads(int count) {
        return new CrossEntropyBatch(reduction, terms, count);
    }

    public CrossEntropyTerms terms() {
        return terms;
    }

    public double run(double[] z, int from, int[] targets, int first, double @Nullable [] gradient, int at, int rows) {
        int count = reduction.count(rows);
        // One thread needs no object for the parts.
        double sum = threads == 1
                ? doubles.run(z, from, targets, first, gradient, at, rows, count)
                : Chunks.sum(
                        rows,
                        granule,
                        threads,
                        (start, end) -> doubles.run(
                                z,
                                from + start * terms.stride(),
                                targets,
                                first + start,
                                gradient,
                                at + start * terms.gradientStride(),
                                end - start,
                                count));
        return reduction.of(sum, rows);
    }

    public double run(double[] z, int from, double[] y, int first, double @Nullable [] gradient, int at, int rows) {
        int count = reduction.count(rows);
        double sum = threads == 1
                ? doubles.run(z, from, y, first, gradient, at, rows, count)
                : Chunks.sum(
                        rows,
                        granule,
                        threads,
                        (start, end) -> doubles.run(
                                z,
                                from + start * terms.stride(),
                                y,
                                first + start * terms.labelStride(),
                                gradient,
                                at + start * terms.gradientStride(),
                                end - start,
                                count));
        return reduction.of(sum, rows);
    }
}
