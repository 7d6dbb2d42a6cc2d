package org.gradproof.verify.mutation;

/**
 * Whether a claim is true, as far as a long search at high precision tells.
 *
 * @param finding what was found
 * @param points at which both sides were defined
 * @param witness for a false claim the point at which it fails, as text; else empty
 */
record Decision(Finding finding, int points, String witness) {
    /** What a search found. */
    enum Finding {
        /** There is a point at which the enclosures of the two sides show that the relation does not hold. */
        FALSE,
        /** No such point was found: the claim is true as far as is known. */
        TRUE,
        /** The two sides are nowhere defined together, so that nothing is claimed. */
        NOWHERE
    }
}
