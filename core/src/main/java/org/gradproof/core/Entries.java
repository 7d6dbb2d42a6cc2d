package org.gradproof.core;

/**
 * How a caller's array, of doubles or of floats, is read and written as doubles, without an object for the array. Floats
 * are widened exactly, and rounded once.
 *
 * @param <T> {@code double[]} or {@code float[]}
 */
sealed interface Entries<T> {

    Entries<double[]> DOUBLES = new Doubles();

    Entries<float[]> FLOATS = new Floats();

    int length(T array);

    T empty();

    T ofLength(int length);

    double at(T array, int index);

    /** Copies n entries of the array from index from on to into[at], …. */
    void read(T array, int from, double[] into, int at, int n);

    /** Copies values[at], … to n entries of the array from index to on. */
    void write(double[] values, int at, T array, int to, int n);

    /** Copies: the kernels then work on scratch at one common index. */
    final class Doubles implements Entries<double[]> {
        private static final double[] EMPTY = {};

        private Doubles() {}

        @Override
        public int length(double[] array) {
            return array.length;
        }

        @Override
        public double[] empty() {
            return EMPTY;
        }

        @Override
        public double[] ofLength(int length) {
            return new double[length];
        }

        @Override
        public double at(double[] array, int index) {
            return array[index];
        }

        @Override
        public void read(double[] array, int from, double[] into, int at, int n) {
            System.arraycopy(array, from, into, at, n);
        }

        @Override
        public void write(double[] values, int at, double[] array, int to, int n) {
            System.arraycopy(values, at, array, to, n);
        }
    }

    /** Widens on reading and narrows on writing. */
    final class Floats implements Entries<float[]> {
        private static final float[] EMPTY = {};

        private Floats() {}

        @Override
        public int length(float[] array) {
            return array.length;
        }

        @Override
        public float[] empty() {
            return EMPTY;
        }

        @Override
        public float[] ofLength(int length) {
            return new float[length];
        }

        @Override
        public double at(float[] array, int index) {
            return array[index];
        }

        @Override
        public void read(float[] array, int from, double[] into, int at, int n) {
            for (int i = 0; i < n; i++) {
                into[at + i] = array[from + i];
            }
        }

        @Override
        public void write(double[] values, int at, float[] array, int to, int n) {
            for (int i = 0; i < n; i++) {
                array[to + i] = (float) values[at + i];
            }
        }
    }
}
