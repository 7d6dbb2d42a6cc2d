package org.gradproof.core;

/** A caller's array, of doubles or of floats, read and written in pieces as doubles. Floats are rounded once, at the end. */
sealed interface Values {

    int length();

    void read(int from, double[] into, int count);

    void write(int from, double[] values, int count);

    static Values of(double[] array) {
        return new Doubles(array);
    }

    static Values of(float[] array) {
        return new Floats(array);
    }

    /** Reads and writes by copying: the kernels then work on scratch at one common index. */
    final class Doubles implements Values {
        private final double[] array;

        private Doubles(double[] array) {
            this.array = array;
        }

        @Override
        public int length() {
            return array.length;
        }

        @Override
        public void read(int from, double[] into, int count) {
            System.arraycopy(array, from, into, 0, count);
        }

        @Override
        public void write(int from, double[] values, int count) {
            System.arraycopy(values, 0, array, from, count);
        }
    }

    /** Widens on reading, which is exact, and narrows on writing. */
    final class Floats implements Values {
        private final float[] array;

        private Floats(float[] array) {
            this.array = array;
        }

        @Override
        public int length() {
            return array.length;
        }

        @Override
        public void read(int from, double[] into, int count) {
            for (int i = 0; i < count; i++) {
                into[i] = array[from + i];
            }
        }

        @Override
        public void write(int from, double[] values, int count) {
            for (int i = 0; i < count; i++) {
                array[from + i] = (float) values[i];
            }
        }
    }
}
