package org.gradproof.core.internal.block;

/** A measure of one or two rows, of logits or of distributions. */
public enum Measure {
    /** H(a). */
    ENTROPY,
    /** H(a, b). */
    CROSS_ENTROPY,
    /** KL(a ‖ b). */
    DIVERGENCE
}
