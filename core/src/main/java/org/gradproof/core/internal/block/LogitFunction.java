package org.gradproof.core.internal.block;

import org.gradproof.core.internal.example.Logistic;

/** The logit, one number after the other; floats as doubles, rounded once. */
public final class LogitFunction implements BlockFunction {

    @Override
    public void run(DoubleBlock b, int n, boolean value, boolean gradient) {
        for (int i = 0; i < n; i++) {
            if (value) {
                b.loss[i] = Logistic.logit(b.z[i]);
            }
            if (gradient) {
                b.y[i] = Logistic.logitSlope(b.z[i]);
            }
        }
    }

    @Override
    public void run(FloatBlock b, int n, boolean value, boolean gradient) {
        for (int i = 0; i < n; i++) {
            if (value) {
                b.loss[i] = (float) Logistic.logit(b.z[i]);
            }
            if (gradient) {
                b.y[i] = (float) Logistic.logitSlope(b.z[i]);
            }
        }
    }
}
