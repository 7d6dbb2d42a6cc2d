package org.gradproof.core;

import static org.gradproof.core.LogitEdges.INF;
import static org.gradproof.core.LogitEdges.LEAST;
import static org.gradproof.core.LogitEdges.MAX;
import static org.gradproof.core.LogitEdges.NAN;

import java.util.List;

/** The edges of a linear model's gradients: no rows, infinite and NaN entries, sums that overflow on their way. */
final class LinearEdges {

    private LinearEdges() {}

    static List<Edge> all() {
        return List.of(
                weights(new double[] {}, 2, new double[] {}, 2, 0, 0, 0, 0),
                weights(new double[] {-0.0}, 1, new double[] {3}, 1, 0),
                weights(new double[] {INF, 1}, 2, new double[] {0, 2}, 2, NAN, 0, INF, 2),
                weights(new double[] {INF, -INF}, 1, new double[] {1, 1}, 1, NAN),
                weights(new double[] {INF, NAN}, 1, new double[] {1, 1}, 1, NAN),
                weights(new double[] {2, INF}, 1, new double[] {-3, -1}, 1, -INF),
                weights(new double[] {MAX, MAX, -MAX}, 1, new double[] {1, 1, 1}, 1, MAX),
                weights(new double[] {MAX, MAX}, 1, new double[] {1, 1}, 1, INF),
                weights(new double[] {1e200, 1e200, 3}, 1, new double[] {1e200, -1e200, 1}, 1, 3),
                weights(new double[] {MAX, MAX}, 1, new double[] {MAX, -MAX}, 1, 0),
                weights(new double[] {LEAST, 1}, 1, new double[] {1, LEAST}, 1, 2 * LEAST),
                weights(new double[] {1e-200}, 1, new double[] {1e-200}, 1, 0),
                weights(new double[] {0x1p-600, 0x1p-600}, 1, new double[] {0x1p-474, 0x1p-474}, 1, 2 * LEAST),
                bias(new double[] {}, 2, 0, 0),
                bias(new double[] {1, 2, 3, -2}, 2, 4, 0),
                bias(new double[] {INF, 1, -INF, 2}, 2, NAN, 3),
                bias(new double[] {INF, NAN, 1, 2}, 2, INF, NAN),
                bias(new double[] {MAX, MAX, -MAX}, 1, MAX),
                bias(new double[] {1, 1e-30, -1}, 1, 1e-30),
                bias(new double[] {1, Math.scalb(1.0, -100), -1}, 1, Math.scalb(1.0, -100)),
                bias(new double[] {LEAST, -0.0, LEAST}, 1, 2 * LEAST));
    }

    private static Edge weights(double[] inputs, int features, double[] gradient, int outputs, double... result) {
        return Edge.of(LinearModel.class, inputs, features, gradient, outputs).gives("weightGradient", result);
    }

    private static Edge bias(double[] gradient, int outputs, double... result) {
        return Edge.of(LinearModel.class, gradient, outputs).gives("biasGradient", result);
    }
}
