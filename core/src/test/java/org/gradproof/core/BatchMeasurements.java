package org.gradproof.core;

import java.util.List;

/** Measures the batches' kernels. */
final class BatchMeasurements {

    private BatchMeasurements() {}

    static List<Measured> all() {
        return List.of();
    }
}
