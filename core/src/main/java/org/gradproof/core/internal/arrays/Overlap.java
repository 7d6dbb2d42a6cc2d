package org.gradproof.core.internal.arrays;

import org.jspecify.annotations.Nullable;

/**
 * The rule for arrays that are written: one may be an argument itself, its rows at the same offset and stride, and may not
 * overlap it otherwise; two that are written may not overlap at all.
 */
public final class Overlap {

    private Overlap() {}

    /** Of so many entries that are written in place of as many that are read. */
    public static void refuse(
            String name,
            @Nullable Object written,
            int at,
            String otherName,
            @Nullable Object read,
            int from,
            int count) {
        refuse(name, written, at, count, otherName, read, from, count, count, 1);
    }

    /** Of entries that are not written in place of the others. */
    public static void refuse(
            String name,
            @Nullable Object written,
            int at,
            int count,
            String otherName,
            @Nullable Object other,
            int from,
            int otherCount) {
        if (written == other && written != null && at < from + otherCount && from < at + count) {
            throw new IllegalArgumentException(name + " overlaps " + otherName + " in one array");
        }
    }

    /** Of rows of so many classes. */
    public static void refuse(
            String name,
            @Nullable Object written,
            int at,
            int stride,
            String otherName,
            @Nullable Object read,
            int from,
            int otherStride,
            int classes,
            int rows) {
        if (written != read || written == null || rows == 0 || (at == from && stride == otherStride)) {
            return;
        }
        long end = at + (rows - 1L) * stride + classes;
        long otherEnd = from + (rows - 1L) * otherStride + classes;
        if (at < otherEnd && from < end && !(stride == otherStride && areBeside(at, from, stride, classes))) {
            throw new IllegalArgumentException(name + " overlaps " + otherName
                    + " in one array; it may be written in place only at the same offset and stride");
        }
    }

    /** Whether rows that lie as far apart fit between each other, as two columns of blocks of one matrix do. */
    private static boolean areBeside(int at, int from, int stride, int classes) {
        int apart = Math.floorMod(at - from, stride);
        return apart >= classes && stride - apart >= classes;
    }
}
