package org.gradproof.docsgen.experiments;

import org.gradproof.core.CrossEntropy;
import org.gradproof.core.LogLoss;
import org.gradproof.core.Sigmoid;
import org.gradproof.core.Softmax;
import org.gradproof.core.SumOfLogLosses;

/** The losses that are compared, of one example's logits against its labels, as core has them. */
enum Loss {
    LOG_LOSS {
        @Override
        double value(double[] z, double[] y) {
            return LogLoss.value(z[0], y[0]);
        }

        @Override
        double[] gradient(double[] z, double[] y) {
            return new double[] {LogLoss.gradient(z[0], y[0])};
        }

        @Override
        double[] probabilities(double[] z) {
            return new double[] {Sigmoid.value(z[0])};
        }
    },

    CROSS_ENTROPY {
        @Override
        double value(double[] z, double[] y) {
            return CrossEntropy.value(z, y);
        }

        @Override
        double[] gradient(double[] z, double[] y) {
            return CrossEntropy.gradient(z, y);
        }

        @Override
        double[] probabilities(double[] z) {
            return Softmax.value(z);
        }
    },

    SUM_OF_LOG_LOSSES {
        @Override
        double value(double[] z, double[] y) {
            return SumOfLogLosses.value(z, y);
        }

        @Override
        double[] gradient(double[] z, double[] y) {
            return SumOfLogLosses.gradient(z, y);
        }

        @Override
        double[] probabilities(double[] z) {
            double[] p = new double[z.length];
            for (int k = 0; k < z.length; k++) {
                p[k] = Sigmoid.value(z[k]);
            }
            return p;
        }
    };

    /** In nats. */
    abstract double value(double[] z, double[] y);

    /** With respect to the logits. */
    abstract double[] gradient(double[] z, double[] y);

    abstract double[] probabilities(double[] z);
}
