package org.gradproof.core;

import org.jspecify.annotations.Nullable;

/** The measures of a batch of rows: its shapes checked, its rows split over threads. */
final class DivergenceBatch {

    private final Reduction reduction;
    private final DivergenceShape shape;
    private final boolean logits;
    private final int threads;
    private final int granule;
    private final DivergenceRows rows;

    DivergenceBatch(Reduction reduction, DivergenceShape shape, boolean logits, int threads) {
        this.reduction = reduction;
        this.shape = shape;
        this.logits = logits;
        this.threads = threads;
        this.granule = Math.max(1, DivergenceBlock.LENGTH / shape.classes());
        this.rows = logits ? new LogitPairs(shape) : new DistributionPairs(shape);
    }

    DivergenceBatch ofDistributions() {
        return new DivergenceBatch(reduction, shape, false, threads);
    }

    DivergenceBatch withThreads(int count) {
        ArgumentChecks.requireThreads(count);
        return new DivergenceBatch(reduction, shape, logits, count);
    }

    DivergenceBatch withStrides(int ofA, int ofB, int ofGradientOfA, int ofGradientOfB) {
        int classes = shape.classes();
        ArgumentChecks.requireStride("a", ofA, classes);
        ArgumentChecks.requireStride("b", ofB, classes);
        ArgumentChecks.requireStride("the gradient of a", ofGradientOfA, classes);
        ArgumentChecks.requireStride("the gradient of b", ofGradientOfB, classes);
        DivergenceShape other = new DivergenceShape(classes, ofA, ofB, ofGradientOfA, ofGradientOfB);
        return new DivergenceBatch(reduction, other, logits, threads);
    }

    /** Of whole arrays; a gradient of length 0 is not wanted. */
    <T> double run(Measure measure, Entries<T> entries, T a, T b, T ofA, T ofB) {
        boolean entropy = measure == Measure.ENTROPY;
        int classes = shape.classes();
        int n = shape.rows(entries.length(a));
        ArgumentChecks.requireRows(entropy ? "z" : "a", entries.length(a), n, classes, shape.strideOfA());
        if (!entropy) {
            ArgumentChecks.requireRows("b", entries.length(b), n, classes, shape.strideOfB());
        }
        if (entries.length(ofA) > 0) {
            String name = entropy ? "gradient" : "gradientOfA";
            ArgumentChecks.requireRows(name, entries.length(ofA), n, classes, shape.strideOfGradientOfA());
        }
        if (entries.length(ofB) > 0) {
            ArgumentChecks.requireRows("gradientOfB", entries.length(ofB), n, classes, shape.strideOfGradientOfB());
        }
        return checked(measure, entries, a, 0, b, 0, ofA, 0, ofB, 0, n);
    }

    /** Of n rows from the middle of each array on; a gradient of length 0 is not wanted. */
    <T> double run(
            Measure measure, Entries<T> entries, T a, int from, T b, int first, T ofA, int atA, T ofB, int atB, int n) {
        boolean entropy = measure == Measure.ENTROPY;
        int classes = shape.classes();
        ArgumentChecks.requirePart(entropy ? "z" : "a", entries.length(a), from, n, classes, shape.strideOfA());
        if (!entropy) {
            ArgumentChecks.requirePart("b", entries.length(b), first, n, classes, shape.strideOfB());
        }
        if (entries.length(ofA) > 0) {
            String name = entropy ? "gradient" : "gradientOfA";
            ArgumentChecks.requirePart(name, entries.length(ofA), atA, n, classes, shape.strideOfGradientOfA());
        }
        if (entries.length(ofB) > 0) {
            ArgumentChecks.requirePart(
                    "gradientOfB", entries.length(ofB), atB, n, classes, shape.strideOfGradientOfB());
        }
        return checked(measure, entries, a, from, b, first, ofA, atA, ofB, atB, n);
    }

    /** The gradient with respect to a, in a new array. */
    <T> T gradientOfA(Measure measure, Entries<T> entries, T a, T b) {
        int n = shape.rows(entries.length(a));
        T gradient = entries.ofLength(shape.length(n, shape.strideOfGradientOfA()));
        run(measure, entries, a, b, gradient, entries.empty());
        return gradient;
    }

    /** The gradient with respect to b, in a new array. */
    <T> T gradientOfB(Measure measure, Entries<T> entries, T a, T b) {
        int n = shape.rows(entries.length(a));
        T gradient = entries.ofLength(shape.length(n, shape.strideOfGradientOfB()));
        run(measure, entries, a, b, entries.empty(), gradient);
        return gradient;
    }

    private <T> double checked(
            Measure measure, Entries<T> entries, T a, int from, T b, int first, T ofA, int atA, T ofB, int atB, int n) {
        T wantedOfA = entries.length(ofA) == 0 ? null : ofA;
        T wantedOfB = entries.length(ofB) == 0 ? null : ofB;
        int count = reduction.count(n);
        // One thread needs no object for the parts.
        double sum = threads == 1
                ? rows.run(measure, entries, a, from, b, first, wantedOfA, atA, wantedOfB, atB, n, count)
                : split(measure, entries, a, from, b, first, wantedOfA, atA, wantedOfB, atB, n, count);
        return reduction.of(sum, n);
    }

    private <T> double split(
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
            int n,
            int count) {
        return Chunks.sum(
                n,
                granule,
                threads,
                (start, end) -> rows.run(
                        measure,
                        entries,
                        a,
                        from + start * shape.strideOfA(),
                        b,
                        first + start * shape.strideOfB(),
                        ofA,
                        atA + start * shape.strideOfGradientOfA(),
                        ofB,
                        atB + start * shape.strideOfGradientOfB(),
                        end - start,
                        count));
    }
}
