package org.gradproof.core;

/** The logit, one number after the other; floats as doubles, rounded once. */
final class LogitFunction implements BlockFunction {

    @Override
    public void run(DoubleBlock b, int n, boolean value, boolean gradient) {
        for (int i = 0; i < n; i++) {
            if (value) {
                b.loss[i] = Logit.value(b.z[i]);
            }
            if (gradient) {
                b.y[i] = Logit.gradient(b.z[i]);
            }
        }
    }

    @Override
    public void run(FloatBlock b, int n, boolean value, boolean gradient) {
        for (int i = 0; i < n; i++) {
            if (value) {
                b.loss[i] = (float) Logit.value(b.z[i]);
            }
            if (gradient) {
                b.y[i] = (float) Logit.gradient(b.z[i]);
            }
        }
    }
}
