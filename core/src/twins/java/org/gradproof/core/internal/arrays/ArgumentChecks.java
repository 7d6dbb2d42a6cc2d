package org.gradproof.core.internal.arrays;

/** The checks of arguments: each refusal quotes the value and the bound that it breaks. */
public final class ArgumentChecks {

    private ArgumentChecks() {}

    public static void requireProbability(double y) {
        if (!(y >= 0 && y <= 1)) {
            throw new IllegalArgumentException("label " + y + " is not in [0, 1]");
        }
    }

    public static void requireProbability(double y, int index) {
        if (!(y >= 0 && y <= 1)) {
            throw new IllegalArgumentException("label " + y + " at index " + index + " is not in [0, 1]");
        }
    }

    public static void requireClass(int target, int classes) {
        if (target < 0 || target >= classes) {
            throw new IndexOutOfBoundsException(
                    "class " + target + " is not in 0 … " + (classes - 1) + ", of " + classes + " classes");
        }
    }

    public static void requireSameLength(String name, int length, String otherName, int otherLength) {
        if (length != otherLength) {
            throw new IllegalArgumentException(
                    name + " has length " + length + ", but " + otherName + " has length " + otherLength);
        }
    }

    /** Checks the first count labels of a block that begins at index start of the caller's array. */
    public static void requireProbabilities(double[] y, int count, int start) {
        boolean valid = true;
        for (int i = 0; i < count; i++) {
            valid &= y[i] >= 0 && y[i] <= 1;
        }
        for (int i = 0; !valid && i < count; i++) {
            requireProbability(y[i], start + i);
        }
    }

    /** Checks rows of labels that begin at y[from + row · stride]. */
    public static void requireProbabilities(double[] y, int from, int rows, int classes, int stride) {
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < classes; k++) {
                int index = from + row * stride + k;
                requireProbability(y[index], index);
            }
        }
    }

    public static void requireWeight(double weight) {
        if (!(weight >= 0 && weight <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("weight " + weight + " is not in [0, ∞)");
        }
    }

    /** Checks the entries of two distributions over the same classes. */
    public static void requireProbabilities(double[] p, double[] q) {
        requireSameLength("q", q.length, "p", p.length);
        requireProbabilities(p, q, p.length);
    }

    /** Checks the first n entries of two distributions. */
    public static void requireProbabilities(double[] p, double[] q, int n) {
        for (int k = 0; k < n; k++) {
            requireProbability(p[k], k);
            requireProbability(q[k], k);
        }
    }

    public static void requireClasses(int classes) {
        if (classes == 0) {
            throw new IllegalArgumentException("z has length 0, but cross entropy needs at least one class");
        }
    }

    public static void requireSmoothing(double epsilon) {
        if (!(epsilon >= 0 && epsilon <= 1)) {
            throw new IllegalArgumentException("label smoothing " + epsilon + " is not in [0, 1]");
        }
    }

    public static void requireTemperature(double t) {
        if (!(t >= 0x1p-30 && t <= 0x1p30)) {
            throw new IllegalArgumentException("temperature " + t + " is not in [2^-30, 2^30]");
        }
    }

    public static void requireFocus(double gamma) {
        if (!(gamma >= 0 && gamma <= 0x1p30)) {
            throw new IllegalArgumentException("gamma " + gamma + " is not in [0, 2^30]");
        }
    }

    /** Weights of this size can be multiplied exactly. */
    public static boolean isModerate(double weight) {
        return weight == 0 || (weight >= 0x1p-300 && weight <= 0x1p300);
    }

    public static void requireModerateWeight(double weight) {
        if (!isModerate(weight)) {
            throw new IllegalArgumentException("weight " + weight + " is neither 0 nor in [2^-300, 2^300]");
        }
    }

    public static void requireThreads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("thread count " + count + " is below 1");
        }
    }

    public static void requireShape(String name, int length, int rows, int classes) {
        if (length != (long) rows * classes) {
            throw new IllegalArgumentException(name + " has length " + length + ", but " + rows + " rows of " + classes
                    + " classes have " + (long) rows * classes);
        }
    }

    public static void requireSize(String name, int size) {
        if (size < 1) {
            throw new IllegalArgumentException(name + " is " + size + ", below 1");
        }
    }

    /** Checks an array of rows, of which the last may end with its classes. */
    public static void requireRows(String name, int length, int rows, int classes, int stride) {
        if (stride == classes) {
            requireShape(name, length, rows, classes);
            return;
        }
        long most = (long) rows * stride;
        long least = rows == 0 ? 0 : most - stride + classes;
        if (length < least || length > most) {
            throw new IllegalArgumentException(name + " has length " + length + ", but " + rows + " rows of " + classes
                    + " classes, " + stride + " apart, have " + least + " to " + most);
        }
    }

    /** Checks that rows from an index on are within their array. */
    public static void requirePart(String name, int length, int from, int rows, int classes, int stride) {
        if (rows < 0) {
            throw new IllegalArgumentException("row count " + rows + " is below 0");
        }
        long end = rows == 0 ? from : from + (rows - 1L) * stride + classes;
        if (from < 0 || end > length) {
            throw new IndexOutOfBoundsException(name + " has length " + length + ", but " + rows + " rows of " + classes
                    + " classes, " + stride + " apart, stand from " + from + " to " + end);
        }
    }

    /** Checks that entries from an index on are within their array. */
    public static void requirePart(String name, int length, int from, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count " + count + " is below 0");
        }
        if (from < 0 || (long) from + count > length) {
            throw new IndexOutOfBoundsException(name + " has length " + length + ", but " + count
                    + " entries from index " + from + " are asked for");
        }
    }

    public static void requireStride(String name, int stride, int classes) {
        if (stride < classes) {
            throw new IllegalArgumentException(
                    "stride " + stride + " of " + name + " is below the row's " + classes + " classes");
        }
    }
}
