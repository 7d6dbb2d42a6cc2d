package org.gradproof.core;

/** A measure of one or two rows, of logits or of distributions. */
enum Measure {
    /** H(a). */
    ENTROPY,
    /** H(a, b). */
    CROSS_ENTROPY,
    /** KL(a ‖ b). */
    DIVERGENCE
}
