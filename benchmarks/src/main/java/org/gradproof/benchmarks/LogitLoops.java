package org.gradproof.benchmarks;

/** What a careful programmer writes over {@link Math}: nothing overflows, each number by itself. */
final class LogitLoops {

    private LogitLoops() {}

    static double sigmoid(double[] z, double[] out) {
        for (int i = 0; i < z.length; i++) {
            out[i] = sigmoid(z[i]);
        }
        return out[0];
    }

    private static double sigmoid(double z) {
        double e = Math.exp(-Math.abs(z));
        return z >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    static double logSigmoid(double[] z, double[] out) {
        for (int i = 0; i < z.length; i++) {
            out[i] = Math.min(z[i], 0) - Math.log1p(Math.exp(-Math.abs(z[i])));
        }
        return out[0];
    }

    static double softplus(double[] z, double[] out) {
        for (int i = 0; i < z.length; i++) {
            out[i] = Math.max(z[i], 0) + Math.log1p(Math.exp(-Math.abs(z[i])));
        }
        return out[0];
    }

    /** The mean and its gradient, of labels 0 and 1. */
    static double focalLoss(double[] z, double[] y, double gamma, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            double sign = 2 * y[i] - 1;
            double t = sign * z[i];
            double e = Math.exp(-Math.abs(t));
            double right = t >= 0 ? 1 / (1 + e) : e / (1 + e);
            double wrong = t >= 0 ? e / (1 + e) : 1 / (1 + e);
            double logLoss = Math.max(-t, 0) + Math.log1p(e);
            double power = Math.pow(wrong, gamma);
            sum += power * logLoss;
            gradient[i] = -sign * power * (wrong + gamma * right * logLoss) / z.length;
        }
        return sum / z.length;
    }

    static double logLossHessian(double[] z, double[] v, double[] out) {
        for (int i = 0; i < z.length; i++) {
            double e = Math.exp(-Math.abs(z[i]));
            out[i] = e / ((1 + e) * (1 + e)) * v[i];
        }
        return out[0];
    }
}
