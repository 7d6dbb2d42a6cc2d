package org.gradproof.core.internal.block;

import org.gradproof.core.internal.exact.DoubleDouble;
import org.gradproof.core.internal.example.Curvature;

/** σ(z) σ(-z) v for a block. Far out, where the first product may be subnormal and the second not, one by one. */
public final class CurvatureKernel {

    /** Up to this, σ(z) σ(-z) is a normal number. */
    private static final double ORDINARY = 700;

    /** How many are computed at once. */
    public static final int LENGTH = DoubleBlock.LENGTH;

    private CurvatureKernel() {}

    /** Where arguments and results stand, for floats too. */
    public static DoubleBlock block() {
        return DoubleBlock.ofThisThread();
    }

    /** From z in b.z and v in b.y to b.loss. */
    public static void run(DoubleBlock b, int n) {
        SigmoidKernel.exponentials(b.z, b.p, b.w, n);
        SigmoidKernel.curvatures(b.p, b.loss, n);
        multiply(b.loss, b.y, n);
        for (int i = 0; i < n; i++) {
            if (!(Math.abs(b.z[i]) <= ORDINARY)) {
                b.loss[i] = Curvature.times(b.z[i], DoubleDouble.ONE, b.y[i]);
            }
        }
    }

    private static void multiply(double[] x, double[] v, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = x[i] * v[i];
        }
    }
}
