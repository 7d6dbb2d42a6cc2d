package org.gradproof.core.internal.exact;

/** The series of 2 artanh, whose coefficients the kernels' loops take too. */
public final class AtanhSeries {

    public static final double A0 = 0x1.5555555555555p-1;
    public static final double A1 = 0x1.999999999a3ddp-2;
    public static final double A2 = 0x1.24924923d44c6p-2;
    public static final double A3 = 0x1.c71c727143318p-3;
    public static final double A4 = 0x1.745cf0b0e03bdp-3;
    public static final double A5 = 0x1.3b18b294bebf9p-3;
    public static final double A6 = 0x1.10ac75dc602b1p-3;
    public static final double A7 = 0x1.eb905e8575054p-4;
    public static final double A8 = 0x1.687a6e7c95176p-4;
    public static final double A9 = 0x1.4b0a26c5f2aefp-3;

    private AtanhSeries() {}
    /** 2 (artanh(√w)/√w - 1)/w, for one number in [0, 1/9]. */
    public static double tail(double w) {
        double w2 = w * w;
        double a = (A3 * w + A2) * w2 + (A1 * w + A0);
        double b = (A7 * w + A6) * w2 + (A5 * w + A4);
        double w4 = w2 * w2;
        return ((A9 * w + A8) * w4 + b) * w4 + a;
    }
}
