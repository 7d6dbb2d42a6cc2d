package org.gradproof.core.internal.arrays;

import org.jspecify.annotations.Nullable;

/**
 * The arrays of a function of one example, as its doubles: those of the caller, or floats widened to arrays of this thread,
 * which are kept between calls. An argument that the result would overwrite is copied first.
 */
public final class Operands {

    /** A function of two arrays' first n entries. */
    @FunctionalInterface
    public interface Value {
        double of(double[] first, double[] second, int n);
    }

    /** The same, which writes its gradient in one of them to an array that is neither. */
    @FunctionalInterface
    public interface Gradient {
        double of(double[] first, double[] second, int n, double[] gradient);
    }

    private static final ThreadLocal<Operands> CURRENT = ThreadLocal.withInitial(Operands::new);

    private double[] first = new double[0];
    private double[] second = new double[0];
    private double[] third = new double[0];
    private double[] result = new double[0];

    private Operands() {}

    public static double value(double[] a, double[] b, Value function) {
        return function.of(a, b, a.length);
    }

    public static double value(float[] a, float[] b, Value function) {
        return function.of(first(a, null), second(b, null), a.length);
    }

    public static double run(double[] a, double[] b, double[] gradient, Gradient function) {
        return function.of(first(a, gradient), second(b, gradient), a.length, gradient);
    }

    public static double run(float[] a, float[] b, float[] gradient, Gradient function) {
        double[] wide = result(gradient);
        double value = function.of(first(a, gradient), second(b, gradient), a.length, wide);
        write(wide, gradient);
        return value;
    }

    public static double[] first(double[] x, double @Nullable [] result) {
        return x == result ? x.clone() : x;
    }

    public static double[] first(float[] x, float @Nullable [] result) {
        Operands own = CURRENT.get();
        own.first = holding(x, own.first);
        return own.first;
    }

    public static double[] second(double[] x, double @Nullable [] result) {
        return x == result ? x.clone() : x;
    }

    public static double[] second(float[] x, float @Nullable [] result) {
        Operands own = CURRENT.get();
        own.second = holding(x, own.second);
        return own.second;
    }

    public static double[] third(double[] x, double @Nullable [] result) {
        return x == result ? x.clone() : x;
    }

    public static double[] third(float[] x, float @Nullable [] result) {
        Operands own = CURRENT.get();
        own.third = holding(x, own.third);
        return own.third;
    }

    /** Where the result is written. */
    public static double[] result(double[] caller) {
        return caller;
    }

    public static double[] result(float[] caller) {
        Operands own = CURRENT.get();
        own.result = own.result.length < caller.length ? new double[caller.length] : own.result;
        return own.result;
    }

    /** Brings the result to the caller's array: floats are rounded once. */
    public static void write(double[] result, double[] caller) {}

    public static void write(double[] result, float[] caller) {
        Copy.write(result, 0, caller, 0, caller.length);
    }

    private static double[] holding(float[] x, double[] array) {
        double[] room = array.length < x.length ? new double[x.length] : array;
        Copy.read(x, 0, room, 0, x.length);
        return room;
    }
}
