package org.gradproof.core.internal.block;

import org.gradproof.core.internal.arrays.Overlap;
import org.jspecify.annotations.Nullable;

/** The classes of rows, and how far the rows of each array lie apart. */
public record DivergenceShape(
        int classes, int strideOfA, int strideOfB, int strideOfGradientOfA, int strideOfGradientOfB) {

    private static final double SPLITTER = 0x1.0000002p27;

    public static DivergenceShape of(int classes) {
        return new DivergenceShape(classes, classes, classes, classes, classes);
    }

    /** How many rows an array has, of which the last may end with its classes. */
    public int rows(int length) {
        return strideOfA == classes ? length / classes : (int) ((length + (strideOfA - 1L)) / strideOfA);
    }

    /** The length of an array that ends with its last row. */
    public int length(int rows, int stride) {
        return Math.toIntExact(rows == 0 ? 0 : (rows - 1L) * stride + classes);
    }

    /** Checks that a gradient, where it is wanted, overlaps an argument only in place. */
    public void requireApart(
            String name,
            @Nullable Object gradient,
            int at,
            int stride,
            Object a,
            int from,
            Object b,
            int first,
            int rows) {
        Overlap.refuse(name, gradient, at, stride, "the first argument", a, from, strideOfA, classes, rows);
        Overlap.refuse(name, gradient, at, stride, "the second argument", b, first, strideOfB, classes, rows);
    }

    /** Checks that the two gradients, where they are wanted, are not in each other's place. */
    public void requireTwo(@Nullable Object ofA, int atA, @Nullable Object ofB, int atB, int rows) {
        int length = length(rows, strideOfGradientOfA);
        Overlap.refuse(
                "gradientOfFirst", ofA, atA, length, "gradientOfSecond", ofB, atB, length(rows, strideOfGradientOfB));
    }

    /** 1 - a b c for a c near 1/(a b), by Dekker's products. */
    public static double remainder(double a, double b, double c) {
        double product = a * b;
        double one = product * c;
        return ((1 - one) + lost(product, c, one)) + lost(a, b, product) * c;
    }

    /** What a product's rounding added. */
    private static double lost(double a, double b, double product) {
        double c = SPLITTER * a;
        double aHigh = c - (c - a);
        double aLow = a - aHigh;
        double d = SPLITTER * b;
        double bHigh = d - (d - b);
        double bLow = b - bHigh;
        return ((product - aHigh * bHigh) - aHigh * bLow - aLow * bHigh) - aLow * bLow;
    }
}
