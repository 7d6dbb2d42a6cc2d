package org.gradproof.core;

/** The checks of arguments: each refusal quotes the value and the bound that it breaks. */
final class Labels {

    private Labels() {}

    static void requireProbability(double y) {
        if (!(y >= 0 && y <= 1)) {
            throw new IllegalArgumentException("label " + y + " is not in [0, 1]");
        }
    }

    static void requireProbability(double y, int index) {
        if (!(y >= 0 && y <= 1)) {
            throw new IllegalArgumentException("label " + y + " at index " + index + " is not in [0, 1]");
        }
    }

    static void requireClass(int target, int classes) {
        if (target < 0 || target >= classes) {
            throw new IndexOutOfBoundsException(
                    "class " + target + " is not in 0 … " + (classes - 1) + ", of " + classes + " classes");
        }
    }

    static void requireSameLength(String name, int length, String otherName, int otherLength) {
        if (length != otherLength) {
            throw new IllegalArgumentException(
                    name + " has length " + length + ", but " + otherName + " has length " + otherLength);
        }
    }

    /** Checks the first count labels of a block that begins at index start of the caller's array. */
    static void requireProbabilities(double[] y, int count, int start) {
        boolean valid = true;
        for (int i = 0; i < count; i++) {
            valid &= y[i] >= 0 && y[i] <= 1;
        }
        for (int i = 0; !valid && i < count; i++) {
            requireProbability(y[i], start + i);
        }
    }

    static void requireWeight(double weight) {
        if (!(weight >= 0 && weight <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("weight " + weight + " is not in [0, ∞)");
        }
    }

    static void requireThreads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("thread count " + count + " is below 1");
        }
    }

    static void requireShape(String name, int length, int rows, int classes) {
        if (length != (long) rows * classes) {
            throw new IllegalArgumentException(name + " has length " + length + ", but " + rows + " rows of " + classes
                    + " classes have " + (long) rows * classes);
        }
    }

    static void requireSize(String name, int size) {
        if (size < 1) {
            throw new IllegalArgumentException(name + " is " + size + ", below 1");
        }
    }
}
