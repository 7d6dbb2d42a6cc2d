package org.gradproof.core.internal.block;

/** The sigmoid, its logarithm and softplus, from {@link SigmoidKernel}'s loops. */
public enum SigmoidFunction implements BlockFunction {
    SIGMOID {
        @Override
        void value(DoubleBlock b, int n) {
            SigmoidKernel.positives(b.z, b.p, b.loss, n);
        }

        @Override
        void gradient(DoubleBlock b, int n) {
            SigmoidKernel.curvatures(b.p, b.y, n);
        }

        @Override
        void value(FloatBlock b, int n) {
            FloatSigmoidKernel.positives(b.z, b.p, b.loss, n);
        }

        @Override
        void gradient(FloatBlock b, int n) {
            FloatSigmoidKernel.curvatures(b.p, b.y, n);
        }
    },
    LOG_SIGMOID {
        @Override
        void value(DoubleBlock b, int n) {
            SigmoidKernel.logarithms(b.p, b.loss, n);
            SigmoidKernel.below(b.z, b.loss, n);
        }

        @Override
        void gradient(DoubleBlock b, int n) {
            SigmoidKernel.negatives(b.z, b.p, b.y, n);
        }

        @Override
        void value(FloatBlock b, int n) {
            FloatSigmoidKernel.logarithms(b.p, b.loss, n);
            FloatSigmoidKernel.below(b.z, b.loss, n);
        }

        @Override
        void gradient(FloatBlock b, int n) {
            FloatSigmoidKernel.negatives(b.z, b.p, b.y, n);
        }
    },
    SOFTPLUS {
        @Override
        void value(DoubleBlock b, int n) {
            SigmoidKernel.logarithms(b.p, b.loss, n);
            SigmoidKernel.above(b.z, b.loss, n);
        }

        @Override
        void gradient(DoubleBlock b, int n) {
            SigmoidKernel.positives(b.z, b.p, b.y, n);
        }

        @Override
        void value(FloatBlock b, int n) {
            FloatSigmoidKernel.logarithms(b.p, b.loss, n);
            FloatSigmoidKernel.above(b.z, b.loss, n);
        }

        @Override
        void gradient(FloatBlock b, int n) {
            FloatSigmoidKernel.positives(b.z, b.p, b.y, n);
        }
    };

    @Override
    public void run(DoubleBlock b, int n, boolean value, boolean gradient) {
        SigmoidKernel.exponentials(b.z, b.p, b.w, n);
        if (value) {
            value(b, n);
        }
        if (gradient) {
            gradient(b, n);
        }
    }

    @Override
    public void run(FloatBlock b, int n, boolean value, boolean gradient) {
        FloatSigmoidKernel.exponentials(b.z, b.p, b.w, n);
        if (value) {
            value(b, n);
        }
        if (gradient) {
            gradient(b, n);
        }
    }

    /** From b.z and e<sup>-|z|</sup> in b.p to b.loss. */
    abstract void value(DoubleBlock b, int n);

    /** From b.z and e<sup>-|z|</sup> in b.p to b.y. */
    abstract void gradient(DoubleBlock b, int n);

    abstract void value(FloatBlock b, int n);

    abstract void gradient(FloatBlock b, int n);
}
