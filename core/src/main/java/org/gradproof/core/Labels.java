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
}
