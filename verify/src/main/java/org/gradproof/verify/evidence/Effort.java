package org.gradproof.verify.evidence;

/** How much the trials of a claim have to carry. */
public enum Effort {
    /** A proof stands beside them that another checker has replayed, or little hangs on them: they look at edges and ties. */
    BRIEF,
    /** A proof stands beside them. */
    MODERATE,
    /** There is no proof, as far as is known. */
    ORDINARY,
    /** They stand alone. */
    THOROUGH
}
