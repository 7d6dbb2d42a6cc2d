package org.gradproof.core.internal.arrays;

/** Copies of doubles, and of floats that are widened when read and rounded when written. */
public final class Copy {

    private Copy() {}

    /** Copies x[from], …, n of them, to into[at], …. */
    public static void read(double[] x, int from, double[] into, int at, int n) {
        System.arraycopy(x, from, into, at, n);
    }

    /** The same of floats. */
    public static void read(float[] x, int from, double[] into, int at, int n) {
        for (int i = 0; i < n; i++) {
            into[at + i] = x[from + i];
        }
    }

    /** Copies values[at], …, n of them, to x[to], …. */
    public static void write(double[] values, int at, double[] x, int to, int n) {
        System.arraycopy(values, at, x, to, n);
    }

    /** The same, rounded to floats. */
    public static void write(double[] values, int at, float[] x, int to, int n) {
        for (int i = 0; i < n; i++) {
            x[to + i] = (float) values[at + i];
        }
    }

    /** Copies n rows that begin at x[from + i · stride]. */
    public static void readRows(double[] x, int from, int stride, double[] into, int classes, int n) {
        boolean together = stride == classes;
        for (int i = 0; i < (together ? 1 : n); i++) {
            read(x, from + i * stride, into, i * classes, together ? n * classes : classes);
        }
    }

    /** Copies n rows, to begin at x[to + i · stride]. */
    public static void writeRows(double[] values, double[] x, int to, int stride, int classes, int n) {
        boolean together = stride == classes;
        for (int i = 0; i < (together ? 1 : n); i++) {
            write(values, i * classes, x, to + i * stride, together ? n * classes : classes);
        }
    }

    /** The same of floats. */
    public static void readRows(float[] x, int from, int stride, double[] into, int classes, int n) {
        boolean together = stride == classes;
        for (int i = 0; i < (together ? 1 : n); i++) {
            read(x, from + i * stride, into, i * classes, together ? n * classes : classes);
        }
    }

    /** The same, rounded to floats. */
    public static void writeRows(double[] values, float[] x, int to, int stride, int classes, int n) {
        boolean together = stride == classes;
        for (int i = 0; i < (together ? 1 : n); i++) {
            write(values, i * classes, x, to + i * stride, together ? n * classes : classes);
        }
    }
}
