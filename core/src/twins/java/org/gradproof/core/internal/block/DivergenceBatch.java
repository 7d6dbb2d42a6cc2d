package org.gradproof.core.internal.block;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.arrays.Copy;
import org.gradproof.core.internal.sum.Chunks;
import org.gradproof.core.internal.sum.Reduction;
import org.jspecify.annotations.Nullable;

/** A measure of the rows of a batch: its shapes checked, its rows split over threads, and read and written in groups. */
public final class DivergenceBatch {

    private final Reduction reduction;
    private final Measure measure;
    private final DivergenceShape shape;
    private final boolean logits;
    private final int threads;
    private final int group;
    private final DivergenceRows rows;

    public DivergenceBatch(Reduction reduction, Measure measure, DivergenceShape shape, boolean logits, int threads) {
        this.reduction = reduction;
        this.measure = measure;
        this.shape = shape;
        this.logits = logits;
        this.threads = threads;
        this.group = Math.max(1, DivergenceBlock.LENGTH / shape.classes());
        this.rows = logits ? new LogitPairs(shape.classes()) : new DistributionPairs(shape);
    }

    public static DivergenceBatch of(Reduction reduction, Measure measure, int classes, boolean logits) {
        ArgumentChecks.requireSize("classes", classes);
        return new DivergenceBatch(reduction, measure, DivergenceShape.of(classes), logits, 1);
    }

    public DivergenceBatch withThreads(int count) {
        ArgumentChecks.requireThreads(count);
        return new DivergenceBatch(reduction, measure, shape, logits, count);
    }

    public DivergenceBatch withStrides(int ofA, int ofB, int ofGradientOfA, int ofGradientOfB) {
        int classes = shape.classes();
        ArgumentChecks.requireStride("the first argument", ofA, classes);
        ArgumentChecks.requireStride("the second argument", ofB, classes);
        ArgumentChecks.requireStride("the first gradient", ofGradientOfA, classes);
        ArgumentChecks.requireStride("the second gradient", ofGradientOfB, classes);
        DivergenceShape other = new DivergenceShape(classes, ofA, ofB, ofGradientOfA, ofGradientOfB);
        return new DivergenceBatch(reduction, measure, other, logits, threads);
    }

    /** Of whole arrays. */
    public double run(double[] a, double[] b, double @Nullable [] ofA, double @Nullable [] ofB) {
        int classes = shape.classes();
        int n = shape.rows(a.length);
        ArgumentChecks.requireRows("a", a.length, n, classes, shape.strideOfA());
        ArgumentChecks.requireRows("b", b.length, n, classes, shape.strideOfB());
        if (ofA != null) {
            ArgumentChecks.requireRows("gradientOfFirst", ofA.length, n, classes, shape.strideOfGradientOfA());
        }
        if (ofB != null) {
            ArgumentChecks.requireRows("gradientOfSecond", ofB.length, n, classes, shape.strideOfGradientOfB());
        }
        return checked(a, 0, b, 0, ofA, 0, ofB, 0, n);
    }

    /** Of n rows from the middle of each array on. */
    public double run(
            double[] a,
            int from,
            double[] b,
            int first,
            double @Nullable [] ofA,
            int atA,
            double @Nullable [] ofB,
            int atB,
            int n) {
        int classes = shape.classes();
        ArgumentChecks.requirePart("a", a.length, from, n, classes, shape.strideOfA());
        ArgumentChecks.requirePart("b", b.length, first, n, classes, shape.strideOfB());
        if (ofA != null) {
            ArgumentChecks.requirePart("gradientOfFirst", ofA.length, atA, n, classes, shape.strideOfGradientOfA());
        }
        if (ofB != null) {
            ArgumentChecks.requirePart("gradientOfSecond", ofB.length, atB, n, classes, shape.strideOfGradientOfB());
        }
        return checked(a, from, b, first, ofA, atA, ofB, atB, n);
    }

    /** The gradient with respect to a, in a new array. */
    public double[] gradientOfA(double[] a, double[] b) {
        double[] gradient = new double[shape.length(shape.rows(a.length), shape.strideOfGradientOfA())];
        run(a, b, gradient, null);
        return gradient;
    }

    /** The gradient with respect to b, in a new array. */
    public double[] gradientOfB(double[] a, double[] b) {
        double[] gradient = new double[shape.length(shape.rows(a.length), shape.strideOfGradientOfB())];
        run(a, b, null, gradient);
        return gradient;
    }

    private double checked(
            double[] a,
            int from,
            double[] b,
            int first,
            double @Nullable [] ofA,
            int atA,
            double @Nullable [] ofB,
            int atB,
            int n) {
        shape.requireApart("gradientOfFirst", ofA, atA, shape.strideOfGradientOfA(), a, from, b, first, n);
        shape.requireApart("gradientOfSecond", ofB, atB, shape.strideOfGradientOfB(), a, from, b, first, n);
        shape.requireTwo(ofA, atA, ofB, atB, n);
        int count = reduction.count(n);
        // One thread needs no object for the parts.
        double sum = threads == 1
                ? part(a, from, b, first, ofA, atA, ofB, atB, 0, n, count)
                : Chunks.sum(
                        n,
                        group,
                        threads,
                        (start, end) -> part(a, from, b, first, ofA, atA, ofB, atB, start, end, count));
        return reduction.of(sum, n);
    }

    private double part(
            double[] a,
            int from,
            double[] b,
            int first,
            double @Nullable [] ofA,
            int atA,
            double @Nullable [] ofB,
            int atB,
            int start,
            int end,
            int count) {
        DivergenceBlock s = DivergenceBlock.ofThisThread();
        int classes = shape.classes();
        s.reserve(classes);
        s.clear();
        for (int i = start; i < end; i += group) {
            int n = Math.min(group, end - i);
            int begin = from + i * shape.strideOfA();
            int second = first + i * shape.strideOfB();
            Copy.readRows(a, begin, shape.strideOfA(), s.a, classes, n);
            if (measure != Measure.ENTROPY) {
                Copy.readRows(b, second, shape.strideOfB(), s.b, classes, n);
            }
            rows.run(measure, s, n, begin, second, count, ofA != null, ofB != null);
            if (ofA != null) {
                int stride = shape.strideOfGradientOfA();
                Copy.writeRows(s.u, ofA, atA + i * stride, stride, classes, n);
            }
            if (ofB != null) {
                int stride = shape.strideOfGradientOfB();
                Copy.writeRows(s.change, ofB, atB + i * stride, stride, classes, n);
            }
        }
        return s.sum();
    }
}
